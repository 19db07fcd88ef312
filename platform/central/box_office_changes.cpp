// SPDX-License-Identifier: Apache-2.0
// Each venue's day, before and after.
#include "platform/central/box_office_changes.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "platform/central/festival_time.hpp"

namespace central {
namespace {

using kiosk::policy::Window;

std::string change_of(const Window& was, const Window& is, const FestivalTime& time, kiosk::Instant now) {
  std::string made;
  const auto add = [&](const char* what, kiosk::Instant before, kiosk::Instant after) {
    if (before == after) return;
    made += (made.empty() ? "" : ", ") + std::string(what) + ' ' + time.short_form(before, after) + " -> " +
            time.short_form(after, before);
  };
  add("opens", was.opens, is.opens);
  add("closes", was.closes, is.closes);
  const bool is_open = was.opens <= now && now < was.closes;
  if (is_open && now < is.opens) made += "; it is open now, and would be closed until then";
  return made;
}

}  // namespace

std::vector<std::string> box_office_changes(const Programme& before, const Programme& after, kiosk::Instant now) {
  std::set<std::pair<kiosk::VenueId, kiosk::Date>> days;
  for (const auto& [id, shown] : after.all_screenings()) {
    days.emplace(shown.screening.venue, shown.screening.programme_day);
  }
  const FestivalTime time(after.zone());
  std::vector<std::string> made;
  for (const auto& [venue, day] : days) {
    const auto was = before.box_office(venue, day);
    const auto is = after.box_office(venue, day);
    if (!was || !is || *was == *is || std::max(was->closes, is->closes) <= now) continue;
    made.push_back("box office of " + venue.str() + " on " + kiosk::format_date(day) + ": " +
                   change_of(*was, *is, time, now));
  }
  return made;
}

}  // namespace central
