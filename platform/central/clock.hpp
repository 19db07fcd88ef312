// SPDX-License-Identifier: Apache-2.0
// What time it is for the service: the system's clock, or one that was started at a chosen instant.
#pragma once

#include <functional>
#include <optional>

#include "kiosk/base/instant.hpp"

namespace central {

/// Any thread.
using Clock = std::function<kiosk::Instant()>;

/// The system's clock; with `start`, a clock that shows `start` now and goes on from there.
[[nodiscard]] Clock make_clock(std::optional<kiosk::Instant> start);

}  // namespace central
