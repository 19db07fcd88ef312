// SPDX-License-Identifier: Apache-2.0
// The mistakes that people make, each looked for in the line that the parser could not read.
#include "kiosk/base/toml_mistake.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "kiosk/base/utf8.hpp"

namespace kiosk {
namespace {

constexpr std::size_t kMostShown = 60;  // bytes of the text that a message repeats

struct Found {
  std::string what;
  std::string to_do;
};

/// The line that could not be read, taken apart.
struct Line {
  std::string_view whole;        ///< without white space around it
  std::string_view key;          ///< before the first '='; all of it where there is none
  std::string_view value;        ///< after it
  bool has_value = false;        ///< there is a '='
  std::string_view description;  ///< the parser's
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// What a message may repeat: printable, and no longer than a line bears.
std::string shown(std::string_view text) {
  std::string made;
  while (!text.empty()) {
    const auto next = utf8::first_of(text);
    const bool fine = next.valid && next.value >= 0x20 && next.value != 0x7F;
    if (made.size() + next.bytes > kMostShown) return made + "...";
    made += fine ? std::string(text.substr(0, next.bytes)) : std::string("?");
    text.remove_prefix(next.bytes);
  }
  return made;
}

std::string assignment(const Line& line, std::string_view value) { return shown(line.key) + " = " + shown(value); }

std::string in_quotes(std::string_view text) { return '"' + std::string(text) + '"'; }

/// Without a comment after it, for values that have no quotes.
std::string_view bare(std::string_view value) { return trimmed(value.substr(0, value.find('#'))); }

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::optional<Found> repeated(const Line& line) {
  if (!has(line.description, "redefine")) return std::nullopt;
  const auto name = line.whole.starts_with('[') ? line.whole : line.key;
  return Found{shown(name) + " is there twice", "keep one of the two"};
}

std::optional<Found> header(const Line& line) {
  if (!line.whole.starts_with('[')) return std::nullopt;
  const bool list = line.whole.starts_with("[[");
  auto name = line.whole.substr(list ? 2 : 1);
  name = trimmed(name.substr(0, name.find_first_of("]#")));
  const auto meant = list ? "[[" + shown(name) + "]]" : "[" + shown(name) + "]";
  return Found{"the heading " + shown(line.whole) + " cannot be read", "write " + meant + " on a line of its own"};
}

std::optional<Found> no_value(const Line& line) {
  if (line.has_value) {
    if (!bare(line.value).empty()) return std::nullopt;
    return Found{shown(line.key) + " has no value", "write one after the =, or remove the line"};
  }
  const auto colon = line.whole.find(':');
  if (colon != std::string_view::npos && line.whole.find_first_of(" \t,;\"{") > colon) {
    const auto value = trimmed(line.whole.substr(colon + 1));
    return Found{"a colon stands where = has to", "write " + shown(line.whole.substr(0, colon)) + " = " + shown(value)};
  }
  return Found{"the line is neither a [heading] nor key = value", "write it as one, or put a # before it"};
}

std::optional<Found> typographic(const Line& line) {
  constexpr std::array<std::string_view, 8> kMarks = {"\u201C", "\u201D", "\u201E", "\u2018",
                                                      "\u2019", "\u00AB", "\u00BB", "\u00B4"};
  const auto starts = [&](std::string_view mark) { return line.value.starts_with(mark); };
  if (std::ranges::none_of(kMarks, starts)) return std::nullopt;
  auto inside = bare(line.value);
  for (const auto mark : kMarks) {
    if (inside.starts_with(mark)) inside.remove_prefix(mark.size());
    if (inside.ends_with(mark)) inside.remove_suffix(mark.size());
  }
  return Found{"the quotes are typographic ones", "write plain ones: " + assignment(line, in_quotes(inside))};
}

/// Where the text in quotes ends that `value` begins with: behind its last quote.
std::optional<std::size_t> end_of_text(std::string_view value) {
  const char quote = value.front();
  for (std::size_t i = 1; i < value.size(); ++i) {
    if (quote == '"' && value[i] == '\\') {
      ++i;
    } else if (value[i] == quote) {
      return i + 1;
    }
  }
  return std::nullopt;
}

std::optional<Found> text(const Line& line) {
  const auto value = line.value;
  if (!value.starts_with('"') && !value.starts_with('\'')) return std::nullopt;
  const auto end = end_of_text(value);
  if (!end) {
    return Found{"the quote at the end of the text is missing", "write " + assignment(line, value) + value.front()};
  }
  if (has(line.description, "escape")) {
    return Found{"there is a backslash in the text, which TOML takes for the beginning of a special character",
                 "write two, \\\\, or put the text in single quotes"};
  }
  const auto rest = bare(value.substr(*end));
  if (rest == "," || rest == ";") return Found{"a \"" + std::string(rest) + "\" stands after the value", "remove it"};
  if (rest.empty()) return std::nullopt;
  if (value.starts_with('\'')) {
    const auto inside = trimmed(value.substr(1, value.rfind('\'') - 1));
    return Found{"there is an apostrophe in a text in single quotes",
                 "put it in double quotes: " + assignment(line, in_quotes(inside))};
  }
  return Found{"something stands after the text, or there are quotes in it",
               "write \\\" for a quote within a text, and # before a comment"};
}

std::optional<Found> list(const Line& line) {
  const bool array = line.value.starts_with('[');
  if (!array && !line.value.starts_with('{')) return std::nullopt;
  const auto close = array ? ']' : '}';
  if (line.value.find(close) == std::string_view::npos) {
    return Found{std::string("the ") + close + " at the end is missing",
                 "write " + assignment(line, line.value) + " " + close};
  }
  return Found{array ? "the list cannot be read" : "the table in { } cannot be read",
               array ? "put texts in quotes and commas between them: [\"one\", \"two\"]"
                     : "write it as { key = value, other = value } on one line"};
}

std::optional<Found> truth(const Line& line) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kWords = {{{"True", "true"},
                                                                                     {"TRUE", "true"},
                                                                                     {"yes", "true"},
                                                                                     {"Yes", "true"},
                                                                                     {"on", "true"},
                                                                                     {"False", "false"},
                                                                                     {"FALSE", "false"},
                                                                                     {"no", "false"},
                                                                                     {"No", "false"},
                                                                                     {"off", "false"}}};
  for (const auto& [written, meant] : kWords) {
    if (bare(line.value) != written) continue;
    return Found{std::string(written) + " is no value", "write " + assignment(line, meant)};
  }
  return std::nullopt;
}

std::optional<Found> bare_text(const Line& line) {
  auto value = bare(line.value);
  if (value.starts_with('"') || value.starts_with('\'')) return std::nullopt;
  if (value.ends_with(',') || value.ends_with(';')) {
    const bool number =
        std::ranges::all_of(value.substr(0, value.size() - 1), [](char c) { return c >= '0' && c <= '9'; });
    if (number) return Found{"a \"" + std::string(1, value.back()) + "\" stands after the value", "remove it"};
    value.remove_suffix(1);
  }
  return Found{"the quotes around " + shown(value) + " are missing",
               "write " + assignment(line, in_quotes(shown(value)))};
}

/// What is wrong with the file as a whole.
std::optional<Found> wrong_kind(std::string_view text) {
  if (text.starts_with("PK\x03\x04") || text.starts_with("\xD0\xCF\x11\xE0")) {
    return Found{"is a spreadsheet, a document or an archive", "write the file with a text editor, as plain text"};
  }
  const auto head = text.substr(0, 1000);
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") || head.find('\0') != std::string_view::npos) {
    return Found{"is no text in UTF-8 (UTF-16, perhaps)", "save it as UTF-8"};
  }
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && (text[first] == '{' || text[first] == '<')) {
    return Found{text[first] == '{' ? "is JSON" : "is HTML or XML",
                 "write it as TOML: [heading], then key = value lines"};
  }
  return std::nullopt;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const auto end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

bool well_formed(std::string_view text) {
  while (!text.empty()) {
    const auto next = utf8::first_of(text);
    if (!next.valid) return false;
    text.remove_prefix(next.bytes);
  }
  return true;
}

Line taken_apart(std::string_view written, std::string_view description) {
  Line line;
  line.whole = trimmed(written);
  const auto equals = line.whole.find('=');
  line.has_value = equals != std::string_view::npos && !line.whole.starts_with('[');
  line.key = trimmed(line.whole.substr(0, equals));
  if (line.has_value) line.value = trimmed(line.whole.substr(equals + 1));
  line.description = description;
  return line;
}

/// A list that is never closed is noticed in one of the lines below it: the line where it begins, or `at`.
std::size_t beginning_of_list(const std::vector<std::string_view>& lines, std::size_t at,
                              std::string_view description) {
  if (!has(description, "array") && !has(description, "inline table")) return at;
  for (auto before = at + 1; before-- > 0;) {
    const auto line = taken_apart(lines[before], description);
    const bool open = line.value.starts_with('[') && line.value.find(']') == std::string_view::npos;
    if (open || (line.value.starts_with('{') && line.value.find('}') == std::string_view::npos)) return before;
    if (line.whole.starts_with('[')) break;
  }
  return at;
}

/// "film" of "[film]  # first" and "[[film]]"; empty where the line is no heading.
std::string_view name_in_heading(std::string_view line) {
  auto name = trimmed(line);
  if (!name.starts_with('[')) return {};
  name.remove_prefix(name.starts_with("[[") ? 2 : 1);
  return trimmed(name.substr(0, name.find(']')));
}

/// Where one of `lists` that is there again first has a single bracket.
std::optional<TomlMistake> list_in_single_brackets(const std::vector<std::string_view>& lines, const Line& again,
                                                   std::span<const std::string_view> lists) {
  const auto name = name_in_heading(again.whole);
  if (!has(again.description, "redefine") || std::ranges::find(lists, name) == lists.end()) return std::nullopt;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (name_in_heading(lines[i]) != name || trimmed(lines[i]).starts_with("[[")) continue;
    const auto heading = '[' + std::string(name) + ']';
    return TomlMistake{i + 1, heading + " stands in single brackets",
                       "a list of them is written with two, [" + heading + "], each time"};
  }
  return std::nullopt;
}

}  // namespace

TomlMistake toml_mistake(std::string_view text_of_file, std::size_t number, std::string_view description,
                         std::span<const std::string_view> lists) {
  if (auto found = wrong_kind(text_of_file)) return {1, std::move(found->what), std::move(found->to_do)};
  const auto lines = lines_of(text_of_file);
  auto at = std::clamp<std::size_t>(number, 1, lines.size()) - 1;
  const auto broken = std::ranges::find_if_not(lines, well_formed);
  if (broken != lines.end()) {
    return {static_cast<std::size_t>(broken - lines.begin()) + 1, "has a letter that is not in UTF-8",
            "save the file as UTF-8"};
  }
  at = beginning_of_list(lines, at, description);
  const auto line = taken_apart(lines[at], description);
  if (auto found = list_in_single_brackets(lines, line, lists)) return *std::move(found);
  constexpr std::array kChecks = {repeated, header, no_value, typographic, text, list, truth, bare_text};
  if (!line.whole.empty() && !line.whole.starts_with('#')) {
    for (const auto check : kChecks) {
      if (auto found = check(line)) return {at + 1, std::move(found->what), std::move(found->to_do)};
    }
  }
  return {at + 1, "is no TOML there: " + shown(description), "compare the line with those around it"};
}

}  // namespace kiosk
