// SPDX-License-Identifier: Apache-2.0
// Options to rows and back; an option is told from another by what stands before its "=".
#include "platform/central/list_options.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "kiosk/base/shell_word.hpp"
#include "platform/central/pass_cells.hpp"
#include "platform/central/pass_columns.hpp"
#include "platform/central/random.hpp"
#include "platform/central/stored_text.hpp"

namespace central {
namespace {

using Values = std::vector<std::string>;

constexpr std::array<std::pair<const char*, Values PassSheetOptions::*>, 3> kKinds{{
    {"column", &PassSheetOptions::columns},
    {"category", &PassSheetOptions::categories},
    {"state", &PassSheetOptions::states},
}};
constexpr auto kDates = "dates";

/// "code" of "code=Badge no.".
std::string column_of(const std::string& text) { return tidy(text.substr(0, text.find('='))); }

/// "gast" of "Gast=guest"; nothing where an id stands alone.
std::optional<std::string> word_of(const std::string& text) {
  const auto equals = text.rfind('=');
  if (equals == std::string::npos) return std::nullopt;
  return word_key(text.substr(0, equals));
}

/// Behind the last "=".
std::string meaning_of(const std::string& text) { return tidy(text.substr(text.rfind('=') + 1)); }

template <class Key>
Values not_among(const Values& kept, const Values& given, const Key& key) {
  Values made;
  for (const auto& one : kept) {
    const auto same = [&](const std::string& other) { return key(stored_text(other)) == key(one); };
    if (std::ranges::none_of(given, same)) made.push_back(one);
  }
  return made;
}

std::string line_of(const std::string& name, const std::string& text) {
  const auto meaning = quoted_cell(meaning_of(text));
  const auto plain = meaning.substr(1, meaning.size() - 2);
  const auto what = text.find('=') == std::string::npos
                        ? plain + " where a row names none"
                        : quoted_cell(text.substr(0, text.rfind('='))) + " means " + plain;
  return "  " + name + std::string(13 - name.size(), ' ') + what;
}

}  // namespace

std::string header_digest(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += std::to_string(name.size()) + ':' + name;
  return digest_of(text);
}

std::map<std::string, PassSheetOptions> stored_list_options(Connection& db) {
  std::map<std::string, PassSheetOptions> made;
  for (auto rows = db.query("SELECT header, kind, value FROM list_option ORDER BY header, position"); rows.step();) {
    auto& options = made[rows.text(0)];
    const auto kind = rows.text(1);
    if (kind == kDates) options.dates = rows.text(2);
    for (const auto& [name, values] : kKinds) {
      if (kind == name) (options.*values).push_back(rows.text(2));
    }
  }
  for (auto& [header, options] : made) options = lasting(options);  // older versions kept more
  return made;
}

PassSheetOptions lasting(const PassSheetOptions& options) {
  PassSheetOptions made{.columns = options.columns, .categories = options.categories, .states = options.states};
  made.dates = options.dates;
  std::erase_if(made.categories, [](const std::string& text) { return word_of(text).value_or("").empty(); });
  return made;
}

bool decides_column(const PassSheetOptions& options, const std::string& column) {
  return std::ranges::find(options.columns, column, column_of) != options.columns.end();
}

void store_list_options(Connection& db, const std::string& header, const PassSheetOptions& options) {
  db.execute("DELETE FROM list_option WHERE header = ?", Blob{header});
  int position = 0;
  const auto add = [&](const char* kind, const std::string& value) {
    db.execute("INSERT INTO list_option (header, position, kind, value) VALUES (?, ?, ?, ?)", Blob{header}, position++,
               kind, stored_text(value));
  };
  const auto kept = lasting(options);
  for (const auto& [name, values] : kKinds) {
    for (const auto& value : kept.*values) add(name, value);
  }
  if (!kept.dates.empty()) add(kDates, kept.dates);
}

PassSheetOptions not_given_anew(const PassSheetOptions& kept, const PassSheetOptions& given,
                                const std::map<std::string, std::string>& categories) {
  PassSheetOptions made;
  made.columns = not_among(kept.columns, given.columns, column_of);
  made.categories = not_among(kept.categories, given.categories, word_of);
  std::erase_if(made.categories, [&](const std::string& text) { return !categories.contains(meaning_of(text)); });
  made.states = not_among(kept.states, given.states, word_of);
  if (given.dates.empty()) made.dates = kept.dates;
  return made;
}

PassSheetOptions together(PassSheetOptions kept, const PassSheetOptions& given) {
  for (const auto& [name, values] : kKinds)
    (kept.*values).insert((kept.*values).end(), (given.*values).begin(), (given.*values).end());
  if (!given.dates.empty()) kept.dates = given.dates;
  return kept;
}

std::string typed(const PassSheetOptions& options) {
  std::string made;
  const auto add = [&](const std::string& option, const std::string& value) {
    made += (made.empty() ? "--" : " --") + option + ' ' + kiosk::shell_word(value);
  };
  for (const auto& [name, values] : kKinds) {
    for (const auto& value : options.*values) add(name, value);
  }
  if (!options.dates.empty()) add(kDates, options.dates);
  return made;
}

std::vector<std::string> lines_of_words(const PassSheetOptions& options) {
  std::vector<std::string> made;
  for (const auto& text : options.categories) made.push_back(line_of("category", text));
  for (const auto& text : options.states) made.push_back(line_of("state", text));
  if (!options.dates.empty())
    made.push_back(std::string("  dates        ") + (options.dates == "dmy" ? "day first" : "month first"));
  return made;
}

}  // namespace central
