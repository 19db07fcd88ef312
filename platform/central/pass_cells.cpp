// SPDX-License-Identifier: Apache-2.0
// What a cell may hold is what the festival's file may say of a pass.
#include "platform/central/pass_cells.hpp"

#include <algorithm>
#include <regex>

#include "kiosk/base/mail_address.hpp"
#include "kiosk/base/shell_word.hpp"
#include "kiosk/base/utf8.hpp"
#include "kiosk/ticketing/pass_code.hpp"
#include "platform/csv/rows.hpp"
#include "platform/festival/times.hpp"

namespace central {
namespace {

constexpr std::size_t kLongestCode = 512;
constexpr std::size_t kLongestName = 200;
constexpr std::size_t kLongestId = 40;
constexpr std::size_t kShown = 60;  ///< bytes of a cell, in a message

auto wrong(std::string what) { return kiosk::failure(std::move(what)); }

/// Control characters, and those that turn the direction of text.
bool is_control(char32_t value) {
  const bool turns = (value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069);
  return turns || value < 0x20 || (value >= 0x7F && value < 0xA0);
}

bool is_blank(char32_t value) {
  return value == ' ' || value == '\t' || value == '\n' || value == '\r' || value == 0xA0 || value == 0x2028 ||
         value == 0x2029 || value == 0x202F || value == 0x3000 || (value >= 0x2000 && value <= 0x200A);
}

bool is_invisible(char32_t value) { return value == 0x200B || value == 0x2060 || value == 0xFEFF || value == 0xAD; }

bool has_control(std::string_view text) {
  while (!text.empty()) {
    const auto next = kiosk::utf8::first_of(text);
    if (is_control(next.value)) return true;
    text.remove_prefix(next.bytes);
  }
  return false;
}

/// ="0042", as spreadsheets write a text that looks like a number.
std::string without_text_formula(std::string cell) {
  const bool is_text = cell.size() >= 3 && cell.starts_with("=\"") && cell.ends_with('"');
  const auto inner = is_text ? cell.substr(2, cell.size() - 3) : cell;
  return inner.find('"') == std::string::npos ? inner : cell;
}

/// Without blanks and invisible characters at either end; what is within stays as it is.
std::string_view trimmed(std::string_view cell) {
  std::size_t begin = cell.size();
  std::size_t end = cell.size();
  for (std::size_t at = 0; at < cell.size();) {
    const auto next = kiosk::utf8::first_of(cell.substr(at));
    const bool counts = !is_blank(next.value) && !is_invisible(next.value);
    if (counts) begin = std::min(begin, at);
    at += next.bytes;
    if (counts) end = at;
  }
  return cell.substr(begin, end - begin);
}

/// What no symbol of a pass says: a mistake of copying.
bool has_odd_character(std::string_view code) {
  while (!code.empty()) {
    const auto next = kiosk::utf8::first_of(code);
    if (!next.valid || is_control(next.value) || is_invisible(next.value)) return true;
    code.remove_prefix(next.bytes);
  }
  return false;
}

using Dated = kiosk::Result<ListDate, std::string>;

Dated date_of(const std::string& cell, DateOrder order) {
  if (const auto date = read_list_date(cell, order)) return *date;
  const bool either = read_list_date(cell, DateOrder::kDayFirst) || read_list_date(cell, DateOrder::kMonthFirst);
  if (either)
    return wrong(quoted_cell(cell) + " may be a day and a month or the reverse; say --dates dmy or --dates mdy");
  return wrong(quoted_cell(cell) + " is no date; write it as 2024-04-28");
}

}  // namespace

std::string quoted_cell(std::string_view text) {
  std::string made = "\"";
  for (std::string_view rest = text.substr(0, kShown + 4); !rest.empty() && made.size() <= kShown;) {
    const auto next = kiosk::utf8::first_of(rest);
    made.append(is_control(next.value) || !next.valid ? "?" : rest.substr(0, next.bytes));
    rest.remove_prefix(next.bytes);
  }
  return made + (text.size() > kShown ? "...\"" : "\"");
}

std::string pasted_cell(std::string_view cell, std::string_view otherwise) {
  return cell.size() > kShown || has_control(cell) ? std::string(otherwise) : kiosk::shell_word(cell);
}

std::string tidy(std::string_view cell) {
  std::string made;
  bool gap = false;
  while (!cell.empty()) {
    const auto next = kiosk::utf8::first_of(cell);
    if (is_blank(next.value)) {
      gap = true;
    } else if (!is_invisible(next.value)) {
      if (gap && !made.empty()) made += ' ';
      gap = false;
      made.append(cell.substr(0, next.bytes));
    }
    cell.remove_prefix(next.bytes);
  }
  return made;
}

std::string word_key(std::string_view word) {
  auto made = plain_words(word);
  return made.empty() ? tidy(word) : made;
}

std::string without_blanks(std::string_view code) {
  auto made = tidy(code);
  std::erase(made, ' ');
  return made;
}

Cell code_cell(std::string_view cell) {
  static const std::regex shortened("[0-9]([.,][0-9]+)?[eE]\\+[0-9]+");
  const auto raw = std::string(trimmed(cell));
  const std::string code(trimmed(platform::csv::unguarded(without_text_formula(raw))));
  if (code.empty()) return wrong("code is empty");
  if (code.size() > kLongestCode) {
    return wrong("code is " + std::to_string(code.size()) + " bytes long; at most " + std::to_string(kLongestCode));
  }
  if (has_odd_character(code)) {
    return wrong("code " + quoted_cell(code) + " has a line end, a control character or an invisible one; remove it");
  }
  if (raw.starts_with('=') && code.starts_with('=')) {
    return wrong("code " + quoted_cell(code) + " is a formula; export the values");
  }
  if (code.size() < kLongestId && code.find('+') != std::string::npos && std::regex_match(code, shortened)) {
    return wrong("code " + quoted_cell(code) +
                 " is a number that the spreadsheet has shortened; format the column as text");
  }
  if (kiosk::ticketing::is_signed_pass(code)) {
    return wrong("code is the text of a signed pass; write the code that was signed");
  }
  return code;
}

Cell name_cell(std::string_view cell) {
  const auto raw = tidy(cell);
  if (raw.starts_with('=')) return wrong("name " + quoted_cell(raw) + " is a formula; export the values");
  auto name = platform::csv::unguarded(raw);
  if (name.empty()) return wrong("name is empty");
  if (name.size() > kLongestName) {
    return wrong("name is " + std::to_string(name.size()) + " bytes long; at most " + std::to_string(kLongestName));
  }
  if (has_control(name)) return wrong("name " + quoted_cell(name) + " has a control character; remove it");
  return name;
}

Cell email_cell(std::string_view cell) {
  auto email = platform::csv::unguarded(tidy(cell));
  if (email.empty() || (email.size() <= kiosk::kLongestMailAddress && kiosk::is_mail_address(email))) return email;
  return wrong("email " + quoted_cell(email) + " is no address; write one, as name@example.org");
}

Cell id_cell(std::string_view cell) {
  auto id = platform::csv::unguarded(tidy(cell));
  const auto good = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-';
  };
  if (id.size() <= kLongestId && std::ranges::all_of(id, good)) return id;
  return wrong("id " + quoted_cell(id) + " is none: 1 to " + std::to_string(kLongestId) +
               " letters, digits, '.', '_' and '-'; --column id= does without the column");
}

kiosk::Result<CategoryReader, std::string> CategoryReader::of(const std::map<std::string, std::string>& names,
                                                              const std::map<std::string, std::string>& others,
                                                              const std::vector<std::string>& given) {
  CategoryReader made;
  made.names_ = names;
  for (const auto& [id, name] : names) made.words_.emplace(word_key(name), id);
  for (const auto& [name, id] : others) made.words_.emplace(word_key(name), id);
  for (const auto& [id, name] : names) made.words_[word_key(id)] = id;
  for (const auto& text : given) {
    const auto equals = text.rfind('=');
    const auto id = tidy(equals == std::string::npos ? text : text.substr(equals + 1));
    if (!names.contains(id)) {
      std::string known;
      for (const auto& [each, name] : names) known.append(known.empty() ? "" : ", ").append(each);
      return wrong("--category " + quoted_cell(text) + ": " + quoted_cell(id) + " is no category's id; there are " +
                   known);
    }
    const auto word = word_key(text.substr(0, equals));
    if (equals == std::string::npos) {
      made.usual_ = id;
    } else if (word.empty()) {
      return wrong("--category " + quoted_cell(text) + ": the word before \"=\" is missing; write it as Delegate=" +
                   id + ", or " + id + " alone for rows that name none");
    } else {
      made.words_[word] = id;
    }
  }
  return made;
}

Cell CategoryReader::read(std::string_view cell) const {
  const auto text = platform::csv::unguarded(tidy(cell));
  if (names_.contains(text)) return text;
  if (text.empty() && !usual_.empty()) return usual_;
  if (text.empty()) return wrong("category is empty; fill it in, or give all of them one with --category ID");
  if (const auto found = words_.find(word_key(text)); found != words_.end()) return found->second;
  std::string known;
  for (const auto& [id, name] : names_) known.append(known.empty() ? "" : ", ").append(id);
  return wrong("category " + quoted_cell(text) + " is none of " + known + "; say which it is: --category " +
               pasted_cell(text, "TEXT") + "=ID");
}

kiosk::Result<kiosk::Instant, std::string> from_cell(std::string_view cell, DateOrder order,
                                                     const PassListContext& context) {
  const auto text = tidy(cell);
  if (text.empty()) return context.usual.from;
  const auto date = date_of(text, order);
  if (!date) return wrong("valid_from " + date.error());
  if (const auto* instant = std::get_if<kiosk::Instant>(&*date)) return *instant;
  if (const auto* local = std::get_if<kiosk::LocalTime>(&*date)) return context.zone->instant(*local);
  return context.zone->instant(festival::at_local(std::get<kiosk::Date>(*date), std::chrono::minutes{0}));
}

kiosk::Result<kiosk::Instant, std::string> until_cell(std::string_view cell, DateOrder order,
                                                      const PassListContext& context) {
  const auto text = tidy(cell);
  if (text.empty()) return context.usual.until;
  const auto date = date_of(text, order);
  if (!date) return wrong("valid_until " + date.error());
  if (const auto* instant = std::get_if<kiosk::Instant>(&*date)) return *instant;
  if (const auto* local = std::get_if<kiosk::LocalTime>(&*date)) return context.zone->instant(*local);
  return context.zone->instant(
      festival::at_local(festival::days_after(std::get<kiosk::Date>(*date), 1), context.roll_over));
}

std::string written_from(kiosk::Instant from, const PassListContext& context) {
  const kiosk::Date day{std::chrono::floor<std::chrono::days>(context.zone->local(from))};
  const bool whole = from_cell(kiosk::format_date(day), DateOrder::kUnknown, context) == from;
  return whole ? kiosk::format_date(day) : kiosk::format_rfc3339(from, *context.zone);
}

std::string written_until(kiosk::Instant until, const PassListContext& context) {
  const auto local = std::chrono::floor<std::chrono::days>(context.zone->local(until));
  const kiosk::Date day{local - std::chrono::days{1}};
  const bool whole = until_cell(kiosk::format_date(day), DateOrder::kUnknown, context) == until;
  return whole ? kiosk::format_date(day) : kiosk::format_rfc3339(until, *context.zone);
}

}  // namespace central
