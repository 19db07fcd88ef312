// SPDX-License-Identifier: Apache-2.0
// Each day of the programme before, as it was and as it is.
#include "platform/central/box_office_changes.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace central {

namespace {

/// Whether the venue's box office of another programme day is open, which may be so after midnight.
bool is_open_otherwise(const Programme& programme, const kiosk::VenueId& venue, kiosk::Instant now) {
  return std::ranges::any_of(programme.all_screenings(), [&](const auto& entry) {
    const auto& screening = entry.second.screening;
    if (screening.venue != venue) return false;
    const auto hours = programme.box_office(venue, screening.programme_day);
    return hours && hours->contains(now);
  });
}

/// A screening's tickets are had in person in its own programme day's hours alone.
bool has_more(const Programme& programme, const kiosk::VenueId& venue, kiosk::Date day, kiosk::Instant now) {
  return std::ranges::any_of(programme.screenings(venue, day), [&](const ScreeningRecord* record) {
    return !record->screening.cancelled && record->screening.starts_at > now;
  });
}

/// Whether a box office that was open with these hours of `day` sells no more of what it sold.
bool closes(const BoxOfficeChange& change, const Programme& after, kiosk::Instant now) {
  if (!change.before.contains(now) || (change.after && change.after->contains(now))) return false;
  return has_more(after, change.venue, change.day, now) || !is_open_otherwise(after, change.venue, now);
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
    made.push_back({venue, day, *was, is});
    made.back().closes_now = closes(made.back(), after, now);
  }
  return made;
}

}  // namespace central
