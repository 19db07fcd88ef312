// SPDX-License-Identifier: Apache-2.0
// What came out of this kiosk, for the time after its way is closed. Inside the core only.
#pragma once

#include "kiosk/core/state.hpp"

namespace kiosk::core {

/// Notes the codes that came out of the printer, as far as is known, or stood on the screen. After each event: a way
/// is closed no earlier than one after its outcome.
void note_handed_out(State& state);

/// That this code came out here, and when, where that was in this run; nothing where it did not, or so many others did
/// since that it is forgotten. Into the state.
[[nodiscard]] const HandedOut* find_handed_out(const State& state, const TicketId& ticket, int serial);

}  // namespace kiosk::core
