// SPDX-License-Identifier: Apache-2.0
// A pass that lies under the reader is read once; a view that asks for a scan takes it all the same. Inside the core
// only.
#pragma once

#include <optional>

#include "kiosk/core/turn.hpp"

namespace kiosk::core {

/// Notes what is held up and what was taken away, where the event says so.
void note_held(Turn& turn, const EventBody& event);

/// Notes that a visit began with what is held up. After the mode has had its turn.
void note_signed_in(State& state);

/// When a view that asks for a scan takes the pass that is held up already; nothing where it does not.
[[nodiscard]] std::optional<Instant> takes_held_at(const State& state);

/// Does so where it is time.
void take_held(Turn& turn);

}  // namespace kiosk::core
