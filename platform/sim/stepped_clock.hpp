// SPDX-License-Identifier: Apache-2.0
// A clock that starts when it is told to: a festival day that is long past, or not yet come.
#pragma once

#include "kiosk/base/boot_time.hpp"
#include "kiosk/ports/clock.hpp"

namespace platform::sim {

/// Shows `start` when made and runs on at the usual pace; whoever sets the system's clock does not move it.
class SteppedClock final : public kiosk::ports::Clock {
 public:
  explicit SteppedClock(kiosk::Instant start) : start_(start), made_(kiosk::time_since_boot()) {}

  [[nodiscard]] kiosk::Instant now() const override { return start_ + (elapsed() - made_); }
  [[nodiscard]] kiosk::Duration elapsed() const override { return kiosk::time_since_boot(); }

 private:
  const kiosk::Instant start_;
  const kiosk::Duration made_;
};

}  // namespace platform::sim
