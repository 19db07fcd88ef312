// SPDX-License-Identifier: Apache-2.0
// A pass that lies under the reader is read once. One that came while another person's ticket was made is read as soon
// as that is out, or its person is told to scan it again then. One that lies there waits on where another person scans
// meanwhile and has their turn first. Inside the core only.
#pragma once

#include <optional>

#include "kiosk/core/turn.hpp"

namespace kiosk::core {

/// True where PassGone says that a pass was taken away. A scanner cannot tell, and a pass that came too early is asked
/// for again: it is not read for a person who may have gone.
[[nodiscard]] bool sees_passes_leave(const State& state);

/// Notes what is held up and what was taken away, where the event says so. Before the mode has its turn.
void note_held(Turn& turn, const EventBody& event);

/// Notes that a visit began with what is held up, and forgets a pass that can be scanned again now. After the mode has
/// had its turn.
void note_signed_in(State& state);

/// When a pass that waits is read; nothing where none does, where it is to be scanned again, or where something is
/// still to be done before.
[[nodiscard]] std::optional<Instant> takes_held_at(const State& state);

/// Does so where it is time.
void take_held(Turn& turn);

}  // namespace kiosk::core
