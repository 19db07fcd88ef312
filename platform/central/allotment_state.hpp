// SPDX-License-Identifier: Apache-2.0
// How seats that are left are told: in words, by the festival's rule of what is few.
#pragma once

#include "kiosk/core/values/venue_day.hpp"
#include "kiosk/policy/rules.hpp"
#include "platform/central/seats.hpp"

namespace central {

[[nodiscard]] inline kiosk::AllotmentState allotment_state(const Seats& seats, const kiosk::policy::Rules& rules) {
  if (seats.left == 0) return kiosk::AllotmentState::kFull;
  const auto share = std::int64_t{100} * seats.left;
  const bool few = seats.left <= rules.few_left_seats || share <= std::int64_t{rules.few_left_percent} * seats.allotted;
  return few ? kiosk::AllotmentState::kFewLeft : kiosk::AllotmentState::kAvailable;
}

}  // namespace central
