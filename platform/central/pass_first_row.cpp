// SPDX-License-Identifier: Apache-2.0
// Names of columns have neither addresses nor categories, and not the pattern of the codes below them.
#include "platform/central/pass_first_row.hpp"

#include <algorithm>
#include <cstddef>

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

 private:
  std::vector<std::string> cells_{};
};

bool is_category(const std::string& cell, const CategoryReader* categories) {
  return categories != nullptr && !cell.empty() && categories->read(cell).has_value();
}

/// "Guest" names a column, and is a category too.
bool names_column(const std::string& cell, const Below& below, const CategoryReader* categories) {
  if (!is_column_name(cell)) return false;
  const bool is_repeated = below.any([&](const std::string& other) { return other == cell; });
  return !is_repeated && !is_category(cell, categories);
}

bool is_of_pass(const std::string& cell, const Below& below, const CategoryReader* categories) {
  if (kiosk::is_mail_address(cell)) return true;
  const auto is_one = [&](const std::string& other) { return is_category(other, categories); };
  if (is_one(cell) && (below.empty() || below.any(is_one))) return true;
  const auto pattern = pattern_of(cell);
  return !pattern.empty() && below.any([&](const std::string& other) { return pattern_of(other) == pattern; });
}

}  // namespace

bool looks_like_pass(const std::vector<std::string>& first, const std::vector<Row>& below,
                     const CategoryReader* categories) {
  bool found = false;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const Below column(below, i);
    if (names_column(first[i], column, categories)) return false;
    found = found || is_of_pass(first[i], column, categories);
  }
  return found;
}

std::string no_column_names(std::size_t columns, char delimiter) {
  const auto between = delimiter == '\t' ? std::string(" TAB ") : std::string(1, delimiter);
  std::string names = "code";
  if (columns > 1) names += between + "name";
  if (columns > 2) names += between + "category";
  if (columns > 3) names += between + "...";
  return "the first row looks like a pass and not like the names of columns; put a row of names above it (" + names +
         ')';
}

}  // namespace central
