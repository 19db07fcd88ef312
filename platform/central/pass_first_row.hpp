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

/// True where no cell of `first` (tidy cells) is a name that columns have, and one of them is what only a pass has: an
/// address; a category where the rows below have categories too; or letters and digits in the pattern of a cell
/// below. `categories` may be null: then cells are not read as categories.
[[nodiscard]] bool looks_like_pass(const std::vector<std::string>& first, const std::vector<platform::csv::Row>& below,
                                   const CategoryReader* categories);

/// What is wrong with such a list, as a line that says what to do; `delimiter` stands between its cells.
[[nodiscard]] std::string no_column_names(std::size_t columns, char delimiter);

}  // namespace central
