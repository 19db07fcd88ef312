// SPDX-License-Identifier: Apache-2.0
// Names of columns are no addresses and no categories, and have not the pattern of the codes below them.
#include "platform/central/pass_first_row.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "kiosk/base/mail_address.hpp"
#include "platform/central/pass_cells.hpp"
#include "platform/central/pass_columns.hpp"

namespace central {
namespace {

using platform::csv::Row;

/// "LF-1001" is "A-0000": letters as one, each digit for itself. Empty where there is no digit.
std::string pattern_of(std::string_view cell) {
  std::string made;
  bool has_digit = false;
  for (const char c : cell) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || byte >= 0x80;
    const bool digit = c >= '0' && c <= '9';
    has_digit = has_digit || digit;
    if (letter && made.ends_with('A')) continue;
    made += letter ? 'A' : digit ? '0' : c;
  }
  return has_digit ? made : std::string();
}

/// A column of the rows below.
class Below {
 public:
  Below(const std::vector<Row>& rows, std::size_t place) {
    for (const auto& row : rows) {
      rows_ += std::ranges::any_of(row.cells, [](const std::string& cell) { return !tidy(cell).empty(); }) ? 1 : 0;
      if (place >= row.cells.size()) continue;
      auto cell = tidy(row.cells[place]);
      if (!cell.empty()) cells_.push_back(std::move(cell));
    }
  }
  template <class Is>
  [[nodiscard]] bool any(const Is& is) const {
    return std::ranges::any_of(cells_, is);
  }
  [[nodiscard]] bool empty() const { return cells_.empty(); }
  /// Each pass has a code of its own: "no badge" beside a name is a remark, and no name of the codes' column.
  [[nodiscard]] bool may_be_codes() const {
    return cells_.size() == rows_ && std::set<std::string>(cells_.begin(), cells_.end()).size() == rows_;
  }

 private:
  std::size_t rows_ = 0;  ///< that are not blank
  std::vector<std::string> cells_{};
};

bool is_category(const std::string& cell, const CategoryReader* categories) {
  return categories != nullptr && !cell.empty() && categories->read(cell).has_value();
}

/// "LF-" of "LF-1001".
std::string without_digits(std::string_view cell) {
  std::string made;
  std::ranges::copy_if(cell, std::back_inserter(made), [](char c) { return c < '0' || c > '9'; });
  return made;
}

/// "Badge 2026", or "Column1" as Excel calls columns without a name.
bool is_numbered_name(std::string_view cell) {
  constexpr std::array<std::string_view, 5> kOfPrograms{"column", "colonne", "columna", "spalte", "field"};
  const auto words = plain_words(without_digits(cell));
  return column_called(words).has_value() || std::ranges::find(kOfPrograms, words) != kOfPrograms.end();
}

bool has_pattern(const std::string& cell, const Below& below) {
  const auto pattern = pattern_of(cell);
  const auto is_alike = [&](const std::string& other) { return pattern_of(other) == pattern; };
  if (pattern.empty() || !below.any(is_alike)) return false;
  // "BADGE-1001" above "BADGE-1002" is a code, and "Badge 2026" above "LF 1001" a name.
  const auto letters = without_digits(cell);
  const auto same_letters = [&](const std::string& other) {
    return is_alike(other) && without_digits(other) == letters;
  };
  return !is_numbered_name(cell) || below.any(same_letters);
}

/// The column that --column calls by this name; a number there says nothing of the cell.
std::optional<PassColumn> column_given(const std::string& cell, const std::vector<std::string>& given) {
  for (const auto& text : given) {
    const auto equals = text.find('=');
    if (equals == std::string::npos) continue;
    const auto wanted = tidy(text.substr(equals + 1));
    const bool is_it = wanted == cell || plain_words(wanted) == plain_words(cell);
    if (cell.empty() || !is_it || wanted.starts_with('#')) continue;
    const auto name = tidy(text.substr(0, equals));
    const auto* const found = std::ranges::find(kPassColumns, name, &std::pair<PassColumn, std::string_view>::second);
    if (found != kPassColumns.end()) return found->first;
  }
  return std::nullopt;
}

/// What the first row has of a pass, and what of a row of names.
struct Evidence {
  bool address = false;
  bool pattern = false;
  bool category = false;
  std::size_t known = 0;     ///< cells that lists call columns
  bool known_code = false;   ///< the code's is among them
  bool names_code = false;   ///< known, or given
  bool names_other = false;  ///< so too a column beside the code that all lists have

  void take_name(PassColumn column, bool is_known) {
    known += is_known ? 1 : 0;
    known_code = known_code || (is_known && column == PassColumn::kCode);
    names_code = names_code || column == PassColumn::kCode;
    names_other = names_other || column == PassColumn::kName || column == PassColumn::kFirstName ||
                  column == PassColumn::kLastName || column == PassColumn::kCategory;
  }
  [[nodiscard]] bool is_pass() const {
    if (address) return true;
    if (pattern) return !names_code || !names_other;
    return category && !known_code && known < 2;
  }
};

void look_at(const std::string& cell, const Below& below, const CategoryReader* categories,
             const std::vector<std::string>& given, Evidence& evidence) {
  const auto is_one = [&](const std::string& other) { return is_category(other, categories); };
  const bool is_address = kiosk::is_mail_address(cell);
  const bool is_pattern = has_pattern(cell, below);
  const bool category = is_one(cell) && (below.empty() || below.any(is_one));
  evidence.address = evidence.address || is_address;
  evidence.pattern = evidence.pattern || is_pattern;
  evidence.category = evidence.category || category;
  if (is_address || is_pattern || category) return;
  // "Guest" names a column, and is a category too.
  const bool repeated = below.any([&](const std::string& other) { return other == cell; });
  const auto known = repeated || is_one(cell) ? std::nullopt : column_called(plain_words(cell));
  const auto column = known ? known : column_given(cell, given);
  if (column == PassColumn::kCode && !below.may_be_codes()) return;
  if (column) evidence.take_name(*column, known.has_value());
}

}  // namespace

bool looks_like_pass(const std::vector<std::string>& first, const std::vector<Row>& below,
                     const CategoryReader* categories, const std::vector<std::string>& given) {
  Evidence evidence;
  for (std::size_t i = 0; i < first.size(); ++i) look_at(first[i], Below(below, i), categories, given, evidence);
  return evidence.is_pass();
}

std::string no_column_names(std::size_t columns, char delimiter) {
  const auto between = delimiter == '\t' ? std::string(" TAB ") : std::string(1, delimiter);
  std::string names = "code";
  if (columns > 1) names += between + "name";
  if (columns > 2) names += between + "category";
  if (columns > 3) names += between + "...";
  return "the first row looks like a pass and not like the names of columns; put a row of names above it (" + names +
         "); only where it is one of names all the same, say --first-row names";
}

}  // namespace central
