// SPDX-License-Identifier: Apache-2.0
// Losses and recoveries of one reader.
#include "kiosk/app/health_watch.hpp"

#include <algorithm>
#include <utility>

namespace kiosk::app {

bool HealthWatch::is_told(ReaderCondition how, Instant now) {
  if (!lost_) {
    const bool again = last_loss_ && now - *last_loss_ < kForgiven;
    doubt_ = again ? std::min(2 * doubt_, kLongest) : kSure;
    last_loss_ = now;
    lost_ = true;
    missing_told_ = unusable_told_ = false;
  }
  bool& told = how == ReaderCondition::kMissing ? missing_told_ : unusable_told_;
  return std::exchange(told, true);
}

std::optional<core::ReaderChanged> HealthWatch::fails(ReaderCondition how, const std::string& detail, Instant now) {
  good_since_.reset();
  const bool worked = !std::exchange(down_, true);
  const bool told = is_told(how, now);
  if (told && !worked) return std::nullopt;
  return core::ReaderChanged{reader_, how, detail, told};
}

std::optional<core::ReaderChanged> HealthWatch::works(Instant now) {
  if (!lost_) return std::nullopt;
  if (!good_since_) good_since_ = now;
  const bool sure = now - *good_since_ >= doubt_;
  if (sure) {
    lost_ = false;
    good_since_.reset();
  } else if (!down_ || now - *good_since_ < kSure) {
    return std::nullopt;
  }
  down_ = false;
  return core::ReaderChanged{reader_, ReaderCondition::kWorks, {}, !sure};
}

}  // namespace kiosk::app
