// SPDX-License-Identifier: Apache-2.0
// Which pass staff mean: by its code, its id, a name, or the reference of one of its tickets.
#pragma once

#include <string>

#include "kiosk/base/result.hpp"
#include "platform/central/shown_times.hpp"
#include "platform/central/ticket_store.hpp"

namespace central {

/// A pass that a word named, and how far the word can be trusted.
struct NamedPass {
  PassRecord record;
  bool by_part_of_name = false;  ///< no other pass has it in its name: enough to show, and not to act
};

/// The one pass that `word` names: its code, its id, the reference of a ticket of it in whatever state, its whole name,
/// or a part of the name that no other has; names without regard to capitals and accents. The error is for staff, a
/// line or several: which passes have such a name, or which are near. Any text at all. Reads all names where `word` is
/// none of the others. Throws StoreFailure.
[[nodiscard]] kiosk::Result<NamedPass, std::string> find_one_pass(const Books& books, const std::string& word);

/// The code on the badge of the pass, for staff; empty where there is no such pass. Throws StoreFailure.
[[nodiscard]] std::string code_of_pass(Connection& db, const kiosk::PassId& id);

/// What to tell of a pass that was found by a code of its past: "the code PASS-1 was replaced on ...; the pass p-1 has
/// another now". Empty where `word` is no such code. Throws StoreFailure.
[[nodiscard]] std::string about_replaced_code(const Books& books, const std::string& word, const ShownTimes& times);

}  // namespace central
