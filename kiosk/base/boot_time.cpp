// SPDX-License-Identifier: Apache-2.0
// CLOCK_BOOTTIME: CLOCK_MONOTONIC, which std::chrono::steady_clock reads, stands still while the machine is suspended.
#include "kiosk/base/boot_time.hpp"

#include <chrono>

#include <time.h>

namespace kiosk {

Duration time_since_boot() {
  timespec now{};
  (void)::clock_gettime(CLOCK_BOOTTIME, &now);  // since Linux 2.6.39; fails for unknown clocks alone
  return std::chrono::floor<Duration>(std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec));
}

}  // namespace kiosk
