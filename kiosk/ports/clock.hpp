// SPDX-License-Identifier: Apache-2.0
// The time of day, and a count beside it that nobody sets.
#pragma once

#include "kiosk/base/instant.hpp"

namespace kiosk::ports {

class Clock {
 public:
  virtual ~Clock() = default;
  /// Any thread. May jump when the system's clock is set.
  [[nodiscard]] virtual Instant now() const = 0;
  /// Counts on evenly from some moment, while the machine is suspended too, whatever is done to the time of day. Any
  /// thread.
  [[nodiscard]] virtual Duration elapsed() const = 0;
};

}  // namespace kiosk::ports
