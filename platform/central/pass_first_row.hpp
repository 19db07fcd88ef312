// SPDX-License-Identifier: Apache-2.0
// Whether a list of passes begins with the names of its columns, or with the first of its passes.
#pragma once

#include <string>
#include <vector>

#include "platform/csv/rows.hpp"

namespace central {

class CategoryReader;

/// How many rows below the first are worth looking at.
inline constexpr std::size_t kRowsToCompare = 50;

/// True where a cell of `first` (tidy cells) is what only a pass has: an address; letters and digits in the pattern of
/// a cell below; or a category where the rows below have categories too. One cell that may name a column says nothing
/// against that, as it may be a person's name; the names of the code and of a column that all lists have outweigh a
/// pattern, and two names a category; nothing outweighs an address. `given` is PassSheetOptions::columns: against a
/// pattern, a cell that it calls by name names that column. `categories` may be null: then cells are not read as
/// categories.
[[nodiscard]] bool looks_like_pass(const std::vector<std::string>& first, const std::vector<platform::csv::Row>& below,
                                   const CategoryReader* categories, const std::vector<std::string>& given);

/// What is wrong with such a list, as a line that says what to do; `delimiter` stands between its cells.
[[nodiscard]] std::string no_column_names(std::size_t columns, char delimiter);

}  // namespace central
