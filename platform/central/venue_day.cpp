// SPDX-License-Identifier: Apache-2.0
// A venue's programme day: what a kiosk shows while nobody has scanned a pass.
#include <algorithm>

#include "platform/central/allotment_state.hpp"
#include "platform/central/views.hpp"

namespace central {
namespace {

kiosk::DayScreening screening_of(const Programme& programme, const ScreeningRecord& record, const Seats& seats,
                                 const kiosk::policy::Window& box_office) {
  const auto& rules = programme.rules();
  const auto& screening = record.screening;
  kiosk::DayScreening made;
  made.id = screening.id;
  made.film = record.film;
  made.room = record.room;
  made.starts_at = screening.starts_at;
  made.ends_at = record.ends_at;
  made.be_seated_by = screening.starts_at - rules.be_seated_by;
  made.rush_line_opens = screening.starts_at - rules.rush_line_opens;
  made.in_person = kiosk::policy::in_person_window(screening, box_office, rules);
  // Hours that staff published may begin after the start: such a window never opens, and is written as empty.
  made.in_person.opens = std::min(made.in_person.opens, made.in_person.closes);
  made.allotment = allotment_state(seats, rules);
  made.cancelled = screening.cancelled;
  made.access = record.access;
  return made;
}

/// When the next calendar day's tickets for this venue open online, where that is to come.
std::optional<kiosk::Instant> tomorrow_opens(const Programme& programme, const kiosk::VenueId& venue, kiosk::Date today,
                                             kiosk::Instant now) {
  const kiosk::Date tomorrow{std::chrono::local_days{today} + std::chrono::days{1}};
  const auto& shown = programme.screenings(venue, tomorrow);
  if (shown.empty()) return std::nullopt;
  const auto opens = kiosk::policy::online_window(shown.front()->screening, programme.rules(), programme.zone()).opens;
  return opens > now ? std::optional(opens) : std::nullopt;
}

void add_film(const Programme& programme, const kiosk::FilmId& id, kiosk::VenueDay& day) {
  if (day.find_film(id) != nullptr) return;
  if (const auto* film = programme.film(id)) day.films.push_back(*film);
}

}  // namespace

kiosk::VenueDay day_of(const Books& books, const kiosk::VenueId& venue, kiosk::Instant now) {
  const auto& programme = books.programme;
  const auto* place = programme.venue(venue);
  if (place == nullptr) throw StoreFailure("the venue " + venue.str() + " is not in the programme");
  kiosk::VenueDay made;
  made.venue = venue;
  made.venue_name = place->name;
  made.box_office_directions = place->directions;
  made.box_office_directions_in = place->directions_in;
  made.zone = programme.zone_name();
  made.day = programme.day_at(now);
  made.box_office = programme.box_office(venue, made.day);
  if (const auto next = programme.next_day(venue, made.day)) {
    if (const auto hours = programme.box_office(venue, *next)) made.next_box_office_opens = hours->opens;
  }
  made.tomorrow_opens_online = tomorrow_opens(programme, venue, made.day, now);
  if (!made.box_office) return made;
  const auto seats = seats_of_day(books.db, venue, made.day);
  for (const auto* record : programme.screenings(venue, made.day)) {
    add_film(programme, record->film, made);
    const auto of_it = seats.find(record->screening.id);
    made.screenings.push_back(
        screening_of(programme, *record, of_it == seats.end() ? Seats{} : of_it->second, *made.box_office));
  }
  return made;
}

}  // namespace central
