// SPDX-License-Identifier: Apache-2.0
// Each day of the programme before, as it was and as it is.
#include "platform/central/box_office_changes.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace central {

namespace {

/// On whatever programme day: after midnight it may be open for the day before.
bool is_open(const Programme& programme, const kiosk::VenueId& venue, kiosk::Instant now) {
  return std::ranges::any_of(programme.all_screenings(), [&](const auto& entry) {
    const auto& screening = entry.second.screening;
    if (screening.venue != venue) return false;
    const auto hours = programme.box_office(venue, screening.programme_day);
    return hours && hours->contains(now);
  });
}

}  // namespace

std::vector<BoxOfficeChange> box_office_changes(const Programme& before, const Programme& after, kiosk::Instant now) {
  std::set<std::pair<kiosk::VenueId, kiosk::Date>> days;
  for (const auto& [id, shown] : before.all_screenings()) {
    days.emplace(shown.screening.venue, shown.screening.programme_day);
  }
  std::vector<BoxOfficeChange> made;
  for (const auto& [venue, day] : days) {
    const auto was = before.box_office(venue, day);
    const auto is = after.box_office(venue, day);
    if (!was || was == is) continue;
    if (std::max(was->closes, is ? is->closes : was->closes) <= now) continue;
    made.push_back({venue, day, *was, is, was->contains(now) && !is_open(after, venue, now)});
  }
  return made;
}

}  // namespace central
