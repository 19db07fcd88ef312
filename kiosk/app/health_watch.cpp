// SPDX-License-Identifier: Apache-2.0
// Losses and recoveries of one reader.
#include "kiosk/app/health_watch.hpp"

#include <algorithm>
#include <utility>

namespace kiosk::app {

std::optional<core::ReaderChanged> HealthWatch::fails(ReaderCondition how, const std::string& detail, Instant now) {
  good_since_.reset();
  if (!lost_) {
    const bool again = last_loss_ && now - *last_loss_ < kForgiven;
    doubt_ = again ? std::min(2 * doubt_, kLongest) : kSure;
    last_loss_ = now;
    lost_ = true;
    missing_told_ = unusable_told_ = false;
  }
  bool& told = how == ReaderCondition::kMissing ? missing_told_ : unusable_told_;
  if (std::exchange(told, true)) return std::nullopt;
  return core::ReaderChanged{reader_, how, detail};
}

std::optional<core::ReaderChanged> HealthWatch::works(Instant now) {
  if (!lost_) return std::nullopt;
  if (!good_since_) good_since_ = now;
  if (now - *good_since_ < doubt_) return std::nullopt;
  lost_ = false;
  good_since_.reset();
  return core::ReaderChanged{reader_, ReaderCondition::kWorks, {}};
}

}  // namespace kiosk::app
