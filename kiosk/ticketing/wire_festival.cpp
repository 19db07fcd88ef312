// SPDX-License-Identifier: Apache-2.0
// The festival's programme day, as JSON and back.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "kiosk/ticketing/wire_values.hpp"

namespace kiosk::ticketing {
namespace {

using json::Array;
using json::Object;
using json::Reader;
using json::Value;

Value to_json(const FestivalScreening& screening, const Stamp& stamp) {
  Object out;
  put(out, "id", screening.id.str());
  put_unless_empty(out, "title", screening.title);
  put_unless_empty(out, "room", screening.room);
  put(out, "starts_at", stamp(screening.starts_at));
  put(out, "online", to_json(screening.online, stamp));
  put(out, "allotment", to_name(kAllotmentStates, screening.allotment));
  if (screening.cancelled) put(out, "cancelled", Value{true});
  return {std::move(out)};
}

Value to_json(const FestivalVenue& venue, const Stamp& stamp) {
  Object out;
  put(out, "venue", venue.id.str());
  put_unless_empty(out, "venue_name", venue.name);
  put_unless_empty(out, "box_office_directions", venue.directions);
  put_unless_empty(out, "box_office_directions_in", venue.directions_in);
  if (venue.box_office) put(out, "box_office", to_json(*venue.box_office, stamp));
  Array screenings;
  for (const auto& screening : venue.screenings) screenings.push_back(to_json(screening, stamp));
  put(out, "screenings", Value{std::move(screenings)});
  return {std::move(out)};
}

std::optional<std::string> known_zone(std::string_view name) {
  return Zone::find(name) ? std::optional(std::string(name)) : std::nullopt;
}

FestivalScreening screening_of(Reader& reader) {
  FestivalScreening screening;
  screening.id = reader.id<ScreeningId>("id");
  screening.title = reader.text("title");
  screening.room = reader.text("room");
  screening.starts_at = reader.instant("starts_at");
  auto online = reader.child("online");
  screening.online = window_of(online);
  screening.allotment = reader.one_of("allotment", kAllotmentStates);
  screening.cancelled = reader.flag("cancelled");
  return screening;
}

FestivalVenue venue_of(Reader& reader) {
  FestivalVenue venue;
  venue.id = reader.id<VenueId>("venue");
  venue.name = reader.text("venue_name");
  venue.directions = reader.text("box_office_directions");
  venue.directions_in = reader.texts_by_name("box_office_directions_in");
  if (reader.has("box_office")) {
    auto box_office = reader.child("box_office");
    venue.box_office = window_of(box_office);
  }
  venue.screenings = reader.list("screenings", screening_of);
  std::ranges::stable_sort(venue.screenings, {}, &FestivalScreening::starts_at);
  return venue;
}

}  // namespace

Value to_json(const FestivalDay& day, const Stamp& stamp) {
  Object out;
  put(out, "zone", day.zone);
  put(out, "day", format_date(day.day));
  Array venues;
  for (const auto& venue : day.venues) venues.push_back(to_json(venue, stamp));
  put(out, "venues", Value{std::move(venues)});
  return {std::move(out)};
}

FestivalDay festival_day_of(Reader& reader) {
  FestivalDay day;
  day.zone = reader.parsed("zone", known_zone, "a zone of the time zone database");
  day.day = reader.parsed("day", parse_date, "a date");
  if (!reader.has("venues")) reader.wrong("venues", "missing");
  day.venues = reader.list("venues", venue_of);
  return day;
}

}  // namespace kiosk::ticketing
