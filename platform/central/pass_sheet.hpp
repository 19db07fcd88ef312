// SPDX-License-Identifier: Apache-2.0
// A list of passes as a spreadsheet has it: each row read and checked for itself, and against the rows before it.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kiosk/base/instant.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/base/zone.hpp"
#include "platform/central/database.hpp"
#include "platform/central/pass_columns.hpp"

namespace central {

/// What a list says of a pass: policy::PassState's, and "ended".
enum class ListedState { kActive, kNotCollected, kSuspended, kReplaced, kEnded };

/// "active", "not_collected", "suspended", "replaced", "ended".
[[nodiscard]] std::string_view name_of(ListedState state);

struct Validity {
  kiosk::Instant from;   ///< first instant at which a pass is good
  kiosk::Instant until;  ///< first instant at which it is not
  friend bool operator==(const Validity&, const Validity&) = default;
};

/// What is given beside the file.
struct PassSheetOptions {
  std::string encoding{};                 ///< empty: found out
  std::string delimiter{};                ///< a character, or "tab"; empty: found out
  std::vector<std::string> columns{};     ///< "code=Badge no."
  std::vector<std::string> categories{};  ///< "Industry Professional=industry"; "industry": of rows that name none
  std::vector<std::string> states{};      ///< "Retirado=active"
  std::string dates{};                    ///< "dmy" or "mdy"; empty: found out
  std::string first_row{};                ///< "names": it names the columns, whatever it looks like; empty: found out
  friend bool operator==(const PassSheetOptions&, const PassSheetOptions&) = default;
};

/// What the rows of a list are read by, from the festival that is stored.
struct PassListContext {
  std::map<std::string, std::string> categories{};   ///< names by id, in the festival's language
  std::map<std::string, std::string> other_names{};  ///< ids by name in another language, where one alone has it
  std::optional<kiosk::Zone> zone{};                 ///< always there once read
  std::chrono::minutes roll_over{0};
  kiosk::Date first_day{};
  Validity usual{};  ///< of a pass whose list does not say; empty where first_day lies after the last screening
  // What passes have from the festival's file and a cell would not keep: such a cell is taken as it is.
  std::set<std::string> odd_codes{};
  std::set<std::string> odd_names{};
  /// What was given beside earlier lists, by header_digest(); is given anew where it is not.
  std::map<std::string, PassSheetOptions> kept{};
};

/// Without odd codes and names, and what was kept. Inside a transaction. Throws StoreFailure, also where no festival
/// was imported.
[[nodiscard]] PassListContext pass_list_context(Connection& db);
/// All of it.
[[nodiscard]] PassListContext pass_import_context(Connection& db);
/// Whether cells mean the same in both; odd codes and names, and what was kept, are not compared.
[[nodiscard]] bool reads_alike(const PassListContext& a, const PassListContext& b);

/// A row that can be taken. Nothing: the list does not say.
struct ListedPass {
  int row = 0;
  std::string id{};  ///< empty: by its code
  std::string code{};
  std::string name{};
  std::string category{};
  std::optional<std::string> email{};
  std::optional<ListedState> state{};
  std::optional<kiosk::Instant> valid_from{};
  std::optional<kiosk::Instant> valid_until{};
};

/// Why a row, or several, cannot be taken.
struct RowFault {
  int row = 0;   ///< the first; 0: of no row alone
  int line = 0;  ///< of the file; 0: as the row
  std::string what{};
  bool of_word = false;     ///< of a word whose meaning can be said once on the command line, for all rows that have it
  std::size_t rows = 1;     ///< those with the same words, which `row` is the first of
  std::vector<int> next{};  ///< the next of them, as many as are named
};

struct PassSheet {
  std::string about{};                 ///< "passes.csv: UTF-8, semicolon between cells, 9999 rows"
  std::vector<std::string> mapping{};  ///< PassMapping::lines(), and what words were said to mean
  std::string header{};                ///< header_digest()
  PassSheetOptions kept{};             ///< what was taken from an earlier list
  PassSheetOptions used{};             ///< the same with what was given
  std::vector<std::string> notes{};    ///< lines of what may be overlooked
  std::vector<ListedPass> passes{};
  std::vector<RowFault> faults{};  ///< at most kMostFaults, in the order of the file
  std::size_t more_faults = 0;     ///< that are not among them
};

inline constexpr std::size_t kMostFaults = 100;
inline constexpr std::size_t kMostPasses = 200'000;

/// "row 12 (line 14): code is empty", "9 rows (2, 3, 4, ...): state \"actief\" is unknown; ..."
[[nodiscard]] std::string line_of(const RowFault& fault);

/// Reads the whole file ("-": standard input). The error is a line or several of what is wrong with the file as a
/// whole, each beginning with its name.
[[nodiscard]] kiosk::Result<PassSheet, std::string> read_pass_sheet(const std::string& file,
                                                                    const PassSheetOptions& options,
                                                                    const PassListContext& context);

/// A row with a code, and what tells whether a replaced code still means its pass there.
struct ListedCode {
  int row = 0;
  std::string code{};
  std::string id{};  ///< empty: by its code; as the cell has it where that can be no id
  ListedState state = ListedState::kActive;
  std::string unknown_state{};  ///< in quotes, a word that is no state; empty: `state` is what the row says
};
/// The codes of a list with a column for them, or of a file that has one a line. Rows are numbered as above. `kept`:
/// what was given beside earlier lists, by header_digest(). The error is as above.
[[nodiscard]] kiosk::Result<std::vector<ListedCode>, std::string> read_pass_codes(
    const std::string& file, const PassSheetOptions& options, const std::map<std::string, PassSheetOptions>& kept);

}  // namespace central
