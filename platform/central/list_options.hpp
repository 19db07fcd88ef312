// SPDX-License-Identifier: Apache-2.0
// What was said of a list of passes beside its file, kept for the next list whose columns have the same names.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "platform/central/database.hpp"
#include "platform/central/pass_sheet.hpp"

namespace central {

/// What lists with columns of these names, in this order, are known by: 32 bytes.
[[nodiscard]] std::string header_digest(const std::vector<std::string>& names);

/// What was kept, by header_digest(). Inside a transaction. Throws StoreFailure.
[[nodiscard]] std::map<std::string, PassSheetOptions> stored_list_options(Connection& db);

/// What of the options is about the columns of a list and their words, to be kept for the next one; not a category that
/// stands alone, of rows that name none, and not encoding, delimiter and first row: those are said of one file.
[[nodiscard]] PassSheetOptions lasting(const PassSheetOptions& options);

/// Whether the options say which column is `column`, or that none is.
[[nodiscard]] bool decides_column(const PassSheetOptions& options, const std::string& column);

/// In place of what was kept of such lists: what is lasting(), where there is anything. Inside a change. Throws
/// StoreFailure.
void store_list_options(Connection& db, const std::string& header, const PassSheetOptions& options);

/// Those of `kept` that say something `given` does not; of categories, those that there still are.
[[nodiscard]] PassSheetOptions not_given_anew(const PassSheetOptions& kept, const PassSheetOptions& given,
                                              const std::map<std::string, std::string>& categories);

/// Both, without encoding and delimiter.
[[nodiscard]] PassSheetOptions together(PassSheetOptions kept, const PassSheetOptions& given);

/// As they are typed: `--column "code=Badge no." --state paid=active`; empty: there are none.
[[nodiscard]] std::string typed(const PassSheetOptions& options);

/// What the words of a list mean, a line each, to stand below PassMapping::lines().
[[nodiscard]] std::vector<std::string> lines_of_words(const PassSheetOptions& options);

}  // namespace central
