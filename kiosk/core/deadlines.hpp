// SPDX-License-Identifier: Apache-2.0
// The time-outs of each mode as data, for the machine and for the countdowns that the view shows.
#pragma once

#include <chrono>
#include <optional>

#include "kiosk/base/instant.hpp"
#include "kiosk/core/state.hpp"

namespace kiosk::core {

/// How long a person waits for the service before the view says what is certain and lets them choose.
inline constexpr Duration kPatience = std::chrono::seconds{15};

// All in terms of State::steady.

/// When the wait of a mode is overdue; nothing where it waits for no answer. What a device does with its own time-outs
/// makes no difference.
[[nodiscard]] std::optional<Instant> overdue_at(const Mode& mode);

/// The last sign of life in a mode that signs the person out; nothing where the mode has no such time-out.
[[nodiscard]] std::optional<Instant> last_sign_of_life(const State& state);

/// True where a sign of life gives all the time back. What was handed out stands for so long only, even if it is
/// touched: its person may have gone.
[[nodiscard]] bool can_be_prolonged(const State& state);

/// When the warning "still there?" comes up; nothing where the mode has none.
[[nodiscard]] std::optional<Instant> warning_at(const State& state);

/// When the mode ends by itself, after the warning; nothing where it does not.
[[nodiscard]] std::optional<Instant> ends_at(const State& state);

/// True while the warning stands.
[[nodiscard]] bool warning_is_up(const State& state);

}  // namespace kiosk::core
