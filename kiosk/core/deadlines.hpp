// The time-outs of each mode as data, for the machine and for the countdowns that the view shows.
#pragma once

#include <optional>

#include "kiosk/base/instant.hpp"
#include "kiosk/core/state.hpp"

namespace kiosk::core {

// All in terms of State::steady.

/// The last sign of life in a mode that signs the person out; nothing where the mode has no such time-out.
[[nodiscard]] std::optional<Instant> last_sign_of_life(const State& state);

/// When the warning "still there?" comes up; nothing where the mode has none.
[[nodiscard]] std::optional<Instant> warning_at(const State& state);

/// When the mode ends by itself, warned or not; nothing where it does not.
[[nodiscard]] std::optional<Instant> ends_at(const State& state);

/// True while the warning stands.
[[nodiscard]] bool warning_is_up(const State& state);

}  // namespace kiosk::core
