// SPDX-License-Identifier: Apache-2.0
// A clock that starts when it is told to: a festival day that is long past, or not yet come.
#pragma once

#include <chrono>

#include "kiosk/ports/clock.hpp"

namespace platform::sim {

/// Shows `start` when made and runs on at the usual pace; whoever sets the system's clock does not move it.
class SteppedClock final : public kiosk::ports::Clock {
 public:
  explicit SteppedClock(kiosk::Instant start) : start_(start), made_(std::chrono::steady_clock::now()) {}

  [[nodiscard]] kiosk::Instant now() const override {
    return start_ + std::chrono::duration_cast<kiosk::Duration>(std::chrono::steady_clock::now() - made_);
  }

 private:
  const kiosk::Instant start_;
  const std::chrono::steady_clock::time_point made_;
};

}  // namespace platform::sim
