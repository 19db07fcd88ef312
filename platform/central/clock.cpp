// SPDX-License-Identifier: Apache-2.0
// The system clock, and the demonstration's.
#include "platform/central/clock.hpp"

#include <chrono>

namespace central {

Clock make_clock(std::optional<kiosk::Instant> start) {
  using std::chrono::floor;
  if (!start) return [] { return floor<kiosk::Duration>(std::chrono::system_clock::now()); };
  // The steady clock: what goes on from a chosen instant must not follow the machine's corrections of its own.
  return [start = *start, began = std::chrono::steady_clock::now()] {
    return start + floor<kiosk::Duration>(std::chrono::steady_clock::now() - began);
  };
}

}  // namespace central
