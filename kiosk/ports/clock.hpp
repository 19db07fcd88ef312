// SPDX-License-Identifier: Apache-2.0
// The time of day.
#pragma once

#include "kiosk/base/instant.hpp"

namespace kiosk::ports {

class Clock {
 public:
  virtual ~Clock() = default;
  /// Any thread. May jump when the system's clock is set.
  [[nodiscard]] virtual Instant now() const = 0;
};

}  // namespace kiosk::ports
