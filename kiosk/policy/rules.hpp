// SPDX-License-Identifier: Apache-2.0
// What a festival can set of the policy, with the published rule as the default.
#pragma once

#include <chrono>
#include <map>
#include <string>

namespace kiosk::policy {

enum class OverlapRule { kSwap, kRefuse, kAllow };
enum class OtherVenuePickup { kShowWhere, kAllow };

struct Rules {
  using minutes = std::chrono::minutes;

  minutes online_opens{21 * 60};     ///< local time of day, on the calendar day before the programme day
  minutes online_closes_before{60};  ///< before the start
  minutes box_office_lead{60};       ///< before the venue's first screening of the day
  minutes grace{0};                  ///< after the start, in person
  minutes roll_over{5 * 60};         ///< a start before this local time belongs to the day before
  OverlapRule overlap = OverlapRule::kSwap;
  minutes walking_buffer{15};              ///< added between two venues
  std::map<std::string, int> daily_limit;  ///< by category; none where absent
  int few_left_seats = 10;                 ///< "few left" at this many seats or fewer ...
  int few_left_percent = 5;                ///< ... or this share of the allotment or less
  minutes returns_until{30};               ///< before the start
  minutes be_seated_by{15};                ///< before the start, printed on the ticket
  minutes rush_line_opens{60};             ///< before the start
  int reprints = 2;                        ///< then staff
  OtherVenuePickup other_venue_pickup = OtherVenuePickup::kShowWhere;

  friend bool operator==(const Rules&, const Rules&) = default;
};

}  // namespace kiosk::policy
