// SPDX-License-Identifier: Apache-2.0
// Which column of a list of passes is what: by the names that festivals and their accreditation programs give them.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/base/result.hpp"

namespace central {

enum class PassColumn {
  kCode,
  kName,
  kFirstName,
  kInfix,  ///< between the two: "van de" of Dutch names
  kLastName,
  kCategory,
  kEmail,
  kState,
  kValidFrom,
  kValidUntil,
  kId
};

/// In the order in which a mapping is printed and an export is written.
inline constexpr std::array<std::pair<PassColumn, std::string_view>, 11> kPassColumns{{
    {PassColumn::kCode, "code"},
    {PassColumn::kName, "name"},
    {PassColumn::kFirstName, "first_name"},
    {PassColumn::kInfix, "infix"},
    {PassColumn::kLastName, "last_name"},
    {PassColumn::kCategory, "category"},
    {PassColumn::kEmail, "email"},
    {PassColumn::kState, "state"},
    {PassColumn::kValidFrom, "valid_from"},
    {PassColumn::kValidUntil, "valid_until"},
    {PassColumn::kId, "id"},
}};

/// kiosk::folded() without punctuation: words with one blank between them. "N° d’accréditation" is "n d accreditation".
[[nodiscard]] std::string plain_words(std::string_view text);

/// The column that lists call so, in plain_words().
[[nodiscard]] std::optional<PassColumn> column_called(std::string_view words);

/// Where in a row each column stands.
class PassMapping {
 public:
  /// `header`: the cells of the first row. `given`: "code=Badge no.", "code=#3" (counted from 1), "id=" (none). The
  /// error is a line a mistake: two columns that are the same thing, a name that no column has. What a list cannot do
  /// without is not looked at here.
  [[nodiscard]] static kiosk::Result<PassMapping, std::string> of(const std::vector<std::string>& header,
                                                                  const std::vector<std::string>& given);

  [[nodiscard]] std::optional<std::size_t> place(PassColumn column) const {
    return places_.at(static_cast<std::size_t>(column));
  }
  [[nodiscard]] bool has(PassColumn column) const { return place(column).has_value(); }
  /// Said by what was given, be it that there is none.
  [[nodiscard]] bool is_given(PassColumn column) const { return decided_.at(static_cast<std::size_t>(column)); }
  /// The places in the first row, with a name there, that no column has.
  [[nodiscard]] std::vector<std::size_t> unused() const;
  /// A full name, or a first or a last one.
  [[nodiscard]] bool has_name() const;
  /// What is missing of what each list needs, as a line that says what to do; nothing where all is there.
  [[nodiscard]] std::optional<std::string> missing(bool needs_category) const;
  /// A line a column that is used, then one of those that are not.
  [[nodiscard]] std::vector<std::string> lines() const;

 private:
  void take_given(const std::string& text, std::string& mistakes);
  void find(PassColumn column, std::string_view name, std::string& mistakes);
  void settle_names(std::string& mistakes);
  /// The name of a column that is not used, as one word of a shell: nothing that may be of a pass in its place.
  [[nodiscard]] std::string example() const;

  std::vector<std::string> header_;
  std::array<std::optional<std::size_t>, kPassColumns.size()> places_{};
  std::array<bool, kPassColumns.size()> decided_{};  ///< by what was given
};

}  // namespace central
