// SPDX-License-Identifier: Apache-2.0
// The festival's programme day at all its venues, as far as it is told to people who stand at one of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/base/zone.hpp"
#include "kiosk/core/values/venue_day.hpp"
#include "kiosk/policy/window.hpp"

namespace kiosk {

struct FestivalScreening {
  ScreeningId id;
  std::string title;
  std::string room;  ///< empty where the venue has one room
  Instant starts_at;
  policy::Window online;  ///< when its tickets can be had online
  AllotmentState allotment = AllotmentState::kAvailable;
  bool cancelled = false;
  friend bool operator==(const FestivalScreening&, const FestivalScreening&) = default;
};

struct FestivalVenue {
  VenueId id;
  std::string name;
  std::string directions;  ///< to its box office
  Texts directions_in;     ///< the same by language, where the festival gave it
  std::optional<policy::Window> box_office;
  std::vector<FestivalScreening> screenings;  ///< by start
  friend bool operator==(const FestivalVenue&, const FestivalVenue&) = default;
};

struct FestivalDay {
  std::string zone;                   ///< IANA name
  Date day;                           ///< the programme day
  std::vector<FestivalVenue> venues;  ///< those with a screening on it
  friend bool operator==(const FestivalDay&, const FestivalDay&) = default;
};

}  // namespace kiosk
