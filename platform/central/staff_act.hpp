// SPDX-License-Identifier: Apache-2.0
// What staff do by command is on record: who did what to which pass or ticket, and why.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/instant.hpp"
#include "platform/central/database.hpp"

namespace central {

inline constexpr std::size_t kLongestReason = 200;  ///< bytes

struct StaffAct {
  kiosk::Instant at;
  std::string who;                      ///< see staff_name()
  std::string act;                      ///< a word of the program: "pass_blocked", "ticket_issued"
  std::optional<std::string> pass{};    ///< its id
  std::optional<std::string> ticket{};  ///< its id
  std::string reason{};                 ///< as staff gave it
  std::string details{};                ///< what is not in the other members; empty: nothing
};

/// Inside a change of the caller; `who` and `details` are kept as stored_text() has them. Throws StoreFailure.
void record(Connection& db, const StaffAct& act);
/// Many at a time.
void record(Connection& db, const std::vector<StaffAct>& acts);

/// What was done with the pass itself, not with its tickets; the oldest first. Throws StoreFailure.
[[nodiscard]] std::vector<StaffAct> acts_on_pass(Connection& db, std::string_view pass);

/// Who acts: `by` where it is given, else the user who ran the program (sudo's user behind root), else "uid N";
/// as stored_text() has it.
[[nodiscard]] std::string staff_name(std::string_view by);

/// Why this reason (or name) cannot be taken; nothing where it can: 1 to kLongestReason bytes of UTF-8, no control
/// characters, not blanks alone. `what`: "--reason".
[[nodiscard]] std::optional<std::string> refuse_reason(std::string_view what, std::string_view reason);

/// The same of a --reason and a --by that may be left out, the first that cannot be taken.
[[nodiscard]] std::optional<std::string> refuse_given(std::string_view reason, std::string_view by);

}  // namespace central
