// SPDX-License-Identifier: Apache-2.0
// Counts what was held up and cannot be a pass: all that is ever known of it.
#include "kiosk/app/refused_scans.hpp"

#include <string>

#include "kiosk/base/log.hpp"

namespace kiosk::app {

void RefusedScans::count() {
  const std::lock_guard lock(mutex_);
  ++total_;
}

void RefusedScans::report(Instant now) {
  std::uint64_t fresh = 0;
  {
    const std::lock_guard lock(mutex_);
    if (total_ == said_ || (said_at_ && now - *said_at_ < kEvery)) return;
    fresh = total_ - said_;
    said_ = total_;
    said_at_ = now;
  }
  log::info("reading", "refused scans: " + std::to_string(fresh));
}

std::uint64_t RefusedScans::total() const {
  const std::lock_guard lock(mutex_);
  return total_;
}

}  // namespace kiosk::app
