// SPDX-License-Identifier: Apache-2.0
// The time of day in milliseconds, rounded down: a window that opens at 21:00 is not open at 20:59:59.9996.
#include "platform/linux/system_clock.hpp"

#include <chrono>

#include "kiosk/base/boot_time.hpp"

namespace platform::os {

kiosk::Instant SystemClock::now() const {
  return std::chrono::floor<kiosk::Duration>(std::chrono::system_clock::now());
}

kiosk::Duration SystemClock::elapsed() const { return kiosk::time_since_boot(); }

}  // namespace platform::os
