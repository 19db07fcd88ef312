// SPDX-License-Identifier: Apache-2.0
// The words are walked through a second time, by the program's own commands and options: CLI11 reports what is missing
// before what is mistyped.
#include "platform/usage/usage.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "kiosk/base/shell_word.hpp"
#include "kiosk/base/spelling.hpp"

namespace platform::usage {
namespace {

constexpr std::size_t kLongestWord = 60;   ///< bytes of what was typed that are told back
constexpr std::size_t kLongestLine = 300;  ///< bytes of a complaint that is CLI11's

/// How far the words are understood.
struct Place {
  const CLI::App* app = nullptr;
  std::string name;                     ///< "central devices"
  std::vector<std::string> unexpected;  ///< words that are no command's, option's or value's
  /// The first option with a text, or a value of a form, and further words behind it: its name, its value, and those
  /// words.
  std::vector<std::string> split;
  const CLI::Option* split_option = nullptr;
  [[nodiscard]] bool is_split() const { return split.size() > 2; }
  std::optional<std::string> no_option;  ///< "--databse", the first that there is not
  /// The first option that stands as another's value: the other's name, and what stands there.
  std::optional<std::pair<std::string, std::string>> taken_as_value;
};

std::string shown(std::string_view word, std::size_t longest = kLongestWord) {
  std::string made(word.substr(0, longest));
  std::ranges::replace_if(
      made, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7F'; }, '?');
  return made;
}

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

const CLI::App* command_called(const CLI::App& app, std::string_view word) {
  for (const auto* each : commands_of(app)) {
    if (each->get_name() == word) return each;
  }
  return nullptr;
}

const CLI::Option* option_called(const CLI::App& app, const std::string& name) {
  for (const auto* each : app.get_options()) {
    if (each->check_name(name)) return each;
  }
  return nullptr;
}

using Options = std::vector<const CLI::Option*>;

/// For how many words there is a place; an argument that was given by its name, as an option, takes none.
std::size_t positional_places(const CLI::App& app, const Options& named) {
  std::size_t places = 0;
  for (const auto* each : app.get_options()) {
    const bool waits = each->get_positional() && std::ranges::find(named, each) == named.end();
    if (waits) places += static_cast<std::size_t>(std::max(1, each->get_items_expected_max()));
  }
  return places;
}

/// Whether it takes one word at a time.
bool takes_one(const CLI::Option& option) {
  return option.get_items_expected_max() == 1 ||
         (option.get_items_expected_max() > 1 && !option.get_allow_extra_args());
}

/// Whether its value is a text and what it stands for, of which the text alone may be of several words: "TEXT=ID".
bool takes_text_before_equals_sign(const CLI::Option& option) { return option.get_type_name().starts_with("TEXT="); }

/// Whether its value is any text, which may be of several words.
bool takes_text(const CLI::Option& option) {
  return takes_one(option) && (option.get_type_name() == "TEXT" || takes_text_before_equals_sign(option));
}

/// The form that its value has, which is one word: "WIDTHxHEIGHT"; empty: a text or a number.
std::string form_of(const CLI::Option& option) {
  constexpr std::array<std::string_view, 4> kNoForms{"TEXT", "INT", "UINT", "FLOAT"};
  const auto type = option.get_type_name();
  const auto begins = [&](std::string_view each) { return type.starts_with(each); };
  return takes_one(option) && std::ranges::none_of(kNoForms, begins) ? type : std::string();
}

/// Whether `word` would be an option if it were not another's value: "--database", "--database=x".
bool is_option(const CLI::App& app, std::string_view word) {
  return word.starts_with("--") && option_called(app, std::string(word.substr(0, word.find('=')))) != nullptr;
}

/// Up to the first command or option that there is not.
Place walk(const CLI::App& program, int count, const char* const* words) {
  Place place;
  place.app = &program;
  place.name = program.get_name();
  std::vector<std::string> bare;
  Options named;
  bool behind_text = false;
  bool only_bare = false;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--" && !only_bare) {
      only_bare = true;
    } else if (!only_bare && word.size() > 1 && word.front() == '-') {
      const auto name = word.substr(0, word.find('='));
      const auto* option = option_called(*place.app, name);
      if (option == nullptr) return place.no_option = shown(name), place;
      named.push_back(option);
      const bool valued = option->get_items_expected_max() > 0 && word == name && ++i < count;
      if (valued && !place.taken_as_value && is_option(*place.app, words[i]))
        place.taken_as_value.emplace(name, shown(words[i]));
      behind_text = valued && (takes_text(*option) || !form_of(*option).empty()) && !place.is_split();
      if (behind_text) place.split = {name, words[i]};
      if (behind_text) place.split_option = option;
    } else if (const auto* command = only_bare ? nullptr : command_called(*place.app, word)) {
      place.app = command;
      place.name += ' ' + command->get_name();
      bare.clear();
    } else {
      bare.push_back(shown(word));
      if (behind_text) place.split.push_back(word);
      if (commands_of(*place.app).empty()) continue;
      return place.unexpected = std::move(bare), place;
    }
  }
  const auto places = std::min(bare.size(), positional_places(*place.app, named));
  place.unexpected.assign(bare.begin() + static_cast<std::ptrdiff_t>(places), bare.end());
  return place;
}

std::string see(const Place& place) { return "; see " + place.name + " --help"; }

bool has_equals_sign(const std::string& text) { return text.find('=') != std::string::npos; }

/// Whether something stands behind its last "=".
bool is_pair(const std::string& text) { return has_equals_sign(text) && text.back() != '='; }

/// The values that an option's words may have been meant as. Of an option that may be said again a word with "=" begins
/// the next one, where the one before has its own: "code=Badge no. name=Name" is two. Where the text before "=" may be
/// of several words, so does a word that has one behind it; an id is one word, so that what follows the last is no
/// value's.
std::vector<std::string> values_of(const Place& place) {
  const auto& option = *place.split_option;
  const bool several = option.get_items_expected_max() > 1;
  const auto begin = place.split.begin() + 1;
  const auto count = std::min(place.split.size() - 1, place.unexpected.size() + 1);
  const auto end = begin + static_cast<std::ptrdiff_t>(count);
  const auto behind_last_pair =
      std::find_if(std::reverse_iterator(end), std::reverse_iterator(begin), has_equals_sign).base();
  std::vector<std::string> values{*begin};
  for (auto word = begin + 1; word != end; ++word) {
    const bool complete = several && is_pair(values.back());
    const bool pair_follows = word < behind_last_pair;
    if (complete && !pair_follows && option.get_type_name() == "TEXT=ID") break;
    if (complete && (has_equals_sign(*word) || (pair_follows && takes_text_before_equals_sign(option)))) {
      values.push_back(*word);
    } else {
      values.back() += ' ' + *word;
    }
  }
  return values;
}

/// As one writes it for a shell; dots for what is too long or means something between quotes.
std::string in_quotes(const std::string& value) {
  const bool plain =
      value.size() <= kLongestWord && value == shown(value) && value.find_first_of("\"\\$`!") == std::string::npos;
  return '"' + (plain ? value : std::string("...")) + '"';
}

/// What to do about words that perhaps belong to a value: it stands in quotes then, or is one word; empty where there
/// are none such.
std::string quoting(const Place& place) {
  if (!place.is_split()) return {};
  const auto& name = place.split.front();
  if (const auto form = form_of(*place.split_option); !form.empty()) {
    const auto usual = place.split_option->get_default_str();
    return "; " + name + " takes one word, " + form + (usual.empty() ? "" : ", such as " + usual);
  }
  const auto values = values_of(place);
  const bool as_given = values.size() == 1 && values.front() == place.split[1];
  if (as_given) return {};
  if (values.size() == 1) return "; a value of several words stands in quotes: " + name + ' ' + in_quotes(values[0]);
  std::string line = "; " + name + " is said once for each value:";
  for (const auto& value : values) {
    line += ' ' + name + ' ' + (kiosk::is_shell_word(value) ? shown(value) : in_quotes(value));
  }
  return line;
}

std::string joined(const std::vector<std::string>& words) {
  std::string made;
  for (std::size_t i = 0; i < words.size(); ++i) {
    made += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
  }
  return made;
}

std::vector<std::string> names_of_commands(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* each : commands_of(app)) names.push_back(each->get_name());
  return names;
}

std::string no_command(const Place& place) {
  const auto names = names_of_commands(*place.app);
  if (place.unexpected.empty()) return "a command is missing; there are " + joined(names) + see(place);
  const std::vector<std::string_view> known(names.begin(), names.end());
  return "there is no command \"" + place.unexpected.front() + "\"; " +
         kiosk::suggestion(place.unexpected.front(), known) + see(place);
}

std::string no_option(const Place& place) {
  std::vector<std::string> names;
  for (const auto* each : place.app->get_options()) {
    for (const auto& name : each->get_lnames()) names.push_back("--" + name);
  }
  const auto line = "there is no option " + *place.no_option;
  const auto inside = [&](const CLI::App* command) { return option_called(*command, *place.no_option) != nullptr; };
  if (std::ranges::any_of(commands_of(*place.app), inside)) {
    return line + " before the command; write it after: " + place.name + " COMMAND " + *place.no_option + " ..." +
           see(place);
  }
  const std::vector<std::string_view> known(names.begin(), names.end());
  return line + "; " + kiosk::suggestion(*place.no_option, known) + see(place);
}

/// The options that have to be given and were not.
std::vector<const CLI::Option*> missing_options(const CLI::App& app) {
  std::vector<const CLI::Option*> missing;
  for (const auto* each : app.get_options()) {
    if (each->get_required() && each->count() == 0) missing.push_back(each);
  }
  return missing;
}

std::string missing(const Place& place, const std::vector<const CLI::Option*>& options) {
  std::vector<std::string> names;
  for (const auto* each : options) names.push_back(each->get_name(each->get_positional()));
  if (options.size() > 1) return joined(names) + " are missing" + see(place);
  const auto line = names.front() + " is missing";
  if (place.unexpected.size() == 1 && !place.is_split() && !options.front()->get_positional()) {
    return line + "; write " + names.front() + " " + place.unexpected.front() + see(place);
  }
  return line + ": " + options.front()->get_description() + see(place);
}

/// A number of CLI11's without zeros behind its point; any other text as it is.
std::string plain_number(std::string_view text) {
  constexpr double kMost = 1e15;
  double number = 0;
  const auto* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  std::array<char, 40> digits{};
  if (read.ec != std::errc() || read.ptr != end || !(std::abs(number) < kMost)) return std::string(text);
  const auto made = std::to_chars(digits.data(), digits.data() + digits.size(), number, std::chars_format::fixed);
  return made.ec == std::errc() ? std::string(digits.data(), made.ptr) : std::string(text);
}

/// "0.000000 to 10.000000", or "[0 - 10]" as newer releases of CLI11 write it, is "0 to 10".
std::string plain_range(std::string_view text) {
  std::string_view between = " to ";
  if (text.starts_with('[') && text.ends_with(']')) {
    text = text.substr(1, text.size() - 2);
    between = " - ";
  }
  const auto at = text.find(between);
  if (at == std::string_view::npos) return std::string(text);
  return plain_number(text.substr(0, at)) + " to " + plain_number(text.substr(at + between.size()));
}

/// CLI11's own words, a little plainer. What was typed stands in front of the last words that are CLI11's.
std::string in_plain_words(std::string_view text) {
  constexpr std::string_view kConvert = "Could not convert: ";
  if (text.starts_with(kConvert)) return shown(text.substr(kConvert.size())) + ": that is no number";
  constexpr std::string_view kNotIn = " not in range ";
  constexpr std::string_view kValue = ": Value ";
  const auto tail = text.rfind(kNotIn);
  const auto value = text.find(kValue);
  if (tail == std::string_view::npos || value == std::string_view::npos || value + kValue.size() > tail) {
    return shown(text, kLongestLine);
  }
  const auto typed = text.substr(value + kValue.size(), tail - value - kValue.size());
  return std::string(text.substr(0, value)) + ": " + shown(typed) + " is no number from " +
         plain_range(text.substr(tail + kNotIn.size()));
}

std::string what_is_wrong(const Place& place, const CLI::ParseError& error) {
  if (place.no_option) return no_option(place);
  const bool wants_command = place.app->get_require_subcommand_min() > 0;
  if (wants_command) return no_command(place);
  if (const auto options = missing_options(*place.app);
      !options.empty() && dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    return missing(place, options);
  }
  if (!place.unexpected.empty())
    return "\"" + place.unexpected.front() + "\" is not expected here" + quoting(place) + see(place);
  return in_plain_words(error.what()) + see(place);
}

}  // namespace

std::string complaint(const CLI::App& app, const CLI::ParseError& error, int count, const char* const* words) {
  const auto place = walk(app, count, words);
  return place.name + ": " + what_is_wrong(place, error);
}

std::optional<std::string> value_missing(const CLI::App& app, int count, const char* const* words) {
  const auto place = walk(app, count, words);
  if (!place.taken_as_value) return std::nullopt;
  const auto& [name, taken] = *place.taken_as_value;
  return place.name + ": " + name + ": its value is missing; " + taken +
         " stands in its place; where it is the value, " + name + "=" + taken + see(place);
}

}  // namespace platform::usage
