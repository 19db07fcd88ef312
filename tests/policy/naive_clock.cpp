// SPDX-License-Identifier: Apache-2.0
// localtime_r under TZ.
#include "tests/policy/naive_clock.hpp"

#include <cstdlib>
#include <ctime>

namespace kiosk::policy::test {

NaiveClock::NaiveClock(const std::string& zone) {
  if (const char* set = std::getenv("TZ")) {
    before_ = set;
    was_set_ = true;
  }
  ::setenv("TZ", zone.c_str(), 1);
  ::tzset();
}

NaiveClock::~NaiveClock() {
  if (was_set_) {
    ::setenv("TZ", before_.c_str(), 1);
  } else {
    ::unsetenv("TZ");
  }
  ::tzset();
}

WallClock NaiveClock::at(Instant now) const {
  const std::time_t seconds = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  std::tm local{};
  ::localtime_r(&seconds, &local);
  // Days before the year's first: 365 for each year since 1970, and one for each leap year among them.
  const int year = local.tm_year + 1900;
  const auto leap_years = [](int before) { return (before - 1) / 4 - (before - 1) / 100 + (before - 1) / 400; };
  const int days = 365 * (year - 1970) + leap_years(year) - leap_years(1970) + local.tm_yday;
  return {days, local.tm_hour * 60 + local.tm_min};
}

}  // namespace kiosk::policy::test
