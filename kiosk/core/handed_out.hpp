// SPDX-License-Identifier: Apache-2.0
// What came out of this kiosk, for the time after its way is closed. Inside the core only.
#pragma once

#include <optional>

#include "kiosk/core/state.hpp"

namespace kiosk::core {

/// Notes the codes that came out of the printer, as far as is known, or stood on the screen. After each event: a way
/// is closed no earlier than one after its outcome.
void note_handed_out(State& state);

/// When this code came out here, by the clock; nothing where it did not, or so many others did since that it is
/// forgotten.
[[nodiscard]] std::optional<Instant> handed_out_at(const State& state, const TicketId& ticket, int serial);

}  // namespace kiosk::core
