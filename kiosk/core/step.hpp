// SPDX-License-Identifier: Apache-2.0
// The machine: the only place where the kiosk decides anything.
#pragma once

#include <optional>
#include <vector>

#include "kiosk/base/instant.hpp"
#include "kiosk/core/effect.hpp"
#include "kiosk/core/event.hpp"
#include "kiosk/core/state.hpp"

namespace kiosk::core {

struct Step {
  State state;
  std::vector<Effect> effects;  ///< to be carried out in this order
};

/// What the event makes of the state. Pure: no clock, no chance, no I/O; the same arguments give the same step.
/// Any event is welcome in any state; one that means nothing there, a stale completion above all, changes nothing but
/// the time.
[[nodiscard]] Step step(State state, const Event& event);

/// When the core wants a Tick, at the latest, in terms of State::steady; nothing where only events can change anything.
/// Never before state.steady.
[[nodiscard]] std::optional<Instant> wake_at(const State& state);

}  // namespace kiosk::core
