// SPDX-License-Identifier: Apache-2.0
// Whoever stands here, signed in or not: their signs of life, what they like, the panels, their call for staff.
// Inside the core only, but for is_restful().
#pragma once

#include <optional>

#include "kiosk/core/turn.hpp"

namespace kiosk::core {

/// A mode that no time-out of its own ends: the kiosk waits for the next person, or is out of service.
[[nodiscard]] bool is_restful(const Mode& mode);

/// Notes that somebody is here, where the event says so.
void note_life(Turn& turn, const EventBody& event);

/// Carries out what is about the person and not about their tickets; true where that is all there is to the event.
[[nodiscard]] bool on_person(Turn& turn, const EventBody& event);

/// Closes a panel whose mode has come to its end.
void close_outlived_panel(Turn& turn, const Mode& before);

void on_help(Turn& turn, const HelpAnswered& event);

/// When what was chosen while nobody was signed in is forgotten; nothing where nothing was, or the mode forgets it.
[[nodiscard]] std::optional<Instant> forgets_at(const State& state);

}  // namespace kiosk::core
