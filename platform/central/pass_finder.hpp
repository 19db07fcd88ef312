// SPDX-License-Identifier: Apache-2.0
// Which pass staff mean: by its code, its id, a name, or the reference of one of its tickets.
#pragma once

#include <string>

#include "kiosk/base/result.hpp"
#include "platform/central/ticket_store.hpp"

namespace central {

/// The one pass that `word` names: its code, its id, the reference of a ticket of it in whatever state, its whole name,
/// or a part of the name that no other has; names without regard to capitals and accents. The error is for staff, a
/// line or several: which passes have such a name, or which are near. Any text at all. Reads all names where `word` is
/// none of the others. Throws StoreFailure.
[[nodiscard]] kiosk::Result<PassRecord, std::string> find_one_pass(const Books& books, const std::string& word);

}  // namespace central
