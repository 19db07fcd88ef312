// SPDX-License-Identifier: Apache-2.0
// The programme day at all venues: the same for every device, so that nothing of it is about one of them.
#include <algorithm>

#include "platform/central/allotment_state.hpp"
#include "platform/central/views.hpp"

namespace central {
namespace {

kiosk::FestivalScreening screening_of(const Programme& programme, const ScreeningRecord& record, const Seats& seats) {
  const auto& screening = record.screening;
  kiosk::FestivalScreening made;
  made.id = screening.id;
  made.title = record.title;
  made.room = record.room;
  made.starts_at = screening.starts_at;
  made.online = kiosk::policy::online_window(screening, programme.rules(), programme.zone());
  // A start so early that its tickets never open online: such a window is written as empty.
  made.online.opens = std::min(made.online.opens, made.online.closes);
  made.allotment = allotment_state(seats, programme.rules());
  made.cancelled = screening.cancelled;
  return made;
}

}  // namespace

kiosk::FestivalDay festival_day_of(const Books& books, kiosk::Instant now) {
  const auto& programme = books.programme;
  kiosk::FestivalDay made{programme.zone_name(), programme.day_at(now), {}};
  for (const auto& [id, venue] : programme.venues()) {
    const auto& shown = programme.screenings(id, made.day);
    if (shown.empty()) continue;
    auto& there = made.venues.emplace_back();
    there.id = id;
    there.name = venue.name;
    there.directions = venue.directions;
    there.directions_in = venue.directions_in;
    there.box_office = programme.box_office(id, made.day);
    const auto seats = seats_of_day(books.db, id, made.day);
    for (const auto* record : shown) {
      const auto of_it = seats.find(record->screening.id);
      there.screenings.push_back(screening_of(programme, *record, of_it == seats.end() ? Seats{} : of_it->second));
    }
  }
  return made;
}

}  // namespace central
