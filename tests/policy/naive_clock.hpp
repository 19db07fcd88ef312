// SPDX-License-Identifier: Apache-2.0
// What a clock on the wall shows, asked of the C library minute by minute: a judge of the windows that shares no code
// with them, nor with kiosk::Zone.
#pragma once

#include <compare>
#include <string>

#include "kiosk/base/instant.hpp"

namespace kiosk::policy::test {

/// Days are counted from 1970-01-01, minutes from midnight.
struct WallClock {
  int day = 0;
  int minute = 0;
  friend auto operator<=>(const WallClock&, const WallClock&) = default;
};

/// Sets the process's TZ while it lives; one at a time.
class NaiveClock {
 public:
  explicit NaiveClock(const std::string& zone);
  ~NaiveClock();
  NaiveClock(const NaiveClock&) = delete;
  NaiveClock& operator=(const NaiveClock&) = delete;

  [[nodiscard]] WallClock at(Instant now) const;

 private:
  std::string before_;
  bool was_set_ = false;
};

}  // namespace kiosk::policy::test
