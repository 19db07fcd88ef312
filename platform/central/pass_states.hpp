// SPDX-License-Identifier: Apache-2.0
// What a list of passes calls the state of a pass: in English, French, Spanish, German or Dutch, and as programs of
// accreditation say it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.hpp"
#include "platform/central/pass_sheet.hpp"
#include "platform/csv/rows.hpp"

namespace central {

/// Which state a cell means. A word that lists use for two states is no word for either: "retirado" is said of a badge
/// that was collected, and of an accreditation that was withdrawn.
class StateReader {
 public:
  /// `given`: "Retirado=active", which goes before all other words. The error is one line.
  [[nodiscard]] static kiosk::Result<StateReader, std::string> of(const std::vector<std::string>& given);
  /// Empty is active, and so is "-" where nothing else was given for it. The error says what is wrong and, after a
  /// semicolon, which words there are.
  [[nodiscard]] kiosk::Result<ListedState, std::string> read(std::string_view cell) const;
  /// Whether it is a word for states, be it for two.
  [[nodiscard]] bool is_word(std::string_view cell) const;

 private:
  std::map<std::string, ListedState> given_;  ///< by word_key()
};

/// A line a column that `mapping` does not use and whose cells in the rows that `below` reads are mostly words for
/// states, some of them not active; none where a column is the state. `names`: of all columns.
[[nodiscard]] std::vector<std::string> notes_of_states(platform::csv::Reader below, const PassMapping& mapping,
                                                       const StateReader& states,
                                                       const std::vector<std::string>& names);

}  // namespace central
