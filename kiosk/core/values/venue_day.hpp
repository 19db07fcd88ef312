// SPDX-License-Identifier: Apache-2.0
// One venue's programme day as the service tells it to its kiosks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/base/zone.hpp"
#include "kiosk/core/values/film.hpp"
#include "kiosk/core/values/texts.hpp"
#include "kiosk/policy/window.hpp"

namespace kiosk {

/// How the passholder allotment of a screening stands. Never a number: it would be wrong a second later.
enum class AllotmentState { kAvailable, kFewLeft, kFull };

struct DayScreening {
  ScreeningId id;
  FilmId film;
  std::string room;  ///< "Theatre 1"; empty where the venue has one room
  Instant starts_at;
  Instant ends_at;
  Instant be_seated_by;
  Instant rush_line_opens;
  policy::Window in_person;
  AllotmentState allotment = AllotmentState::kAvailable;
  bool cancelled = false;
  std::vector<AccessNotice> access;
  friend bool operator==(const DayScreening&, const DayScreening&) = default;
};

struct VenueDay {
  VenueId venue;
  std::string venue_name;
  std::string box_office_directions;             ///< "ground floor, left of the doors"
  Texts box_office_directions_in;                ///< the same by language, where the festival gave it
  std::string zone;                              ///< IANA name
  Date day;                                      ///< the programme day
  std::optional<policy::Window> box_office;      ///< nothing: no screening here today
  std::optional<Instant> next_box_office_opens;  ///< the next day's, where there is one
  std::optional<Instant> tomorrow_opens_online;  ///< when tomorrow's tickets open online, where that is to come
  std::vector<Film> films;
  std::vector<DayScreening> screenings;  ///< by start
  friend bool operator==(const VenueDay&, const VenueDay&) = default;

  /// The film of that id; nullptr where the day has none such. Lives as long as the day.
  [[nodiscard]] const Film* find_film(const FilmId& id) const {
    for (const auto& film : films) {
      if (film.id == id) return &film;
    }
    return nullptr;
  }
  /// The screening of that id; nullptr where the day has none such. Lives as long as the day.
  [[nodiscard]] const DayScreening* find_screening(const ScreeningId& id) const {
    for (const auto& screening : screenings) {
      if (screening.id == id) return &screening;
    }
    return nullptr;
  }
};

}  // namespace kiosk
