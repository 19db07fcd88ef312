// SPDX-License-Identifier: Apache-2.0
// A venue's programme day, as JSON and back.
#include <algorithm>
#include <chrono>
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

constexpr int kLongestFilm = 60 * 24 * 7;  ///< minutes; more is a slip of the data

Array to_json(const std::vector<Credit>& credits) {
  Array out;
  for (const auto& credit : credits) {
    Array names;
    for (const auto& name : credit.names) names.push_back({name});
    Object one;
    put_unless_empty(one, "role", credit.role);
    put(one, "names", Value{std::move(names)});
    out.push_back({std::move(one)});
  }
  return out;
}

Value to_json(const Film& film) {
  Object out;
  put(out, "id", film.id.str());
  put_unless_empty(out, "title", film.title);
  put_unless_empty(out, "own_title", film.own_title);
  put(out, "running_minutes", Value{std::int64_t{film.running.count()}});
  put_unless_empty(out, "synopsis", film.synopsis);
  if (!film.credits.empty()) put(out, "credits", Value{to_json(film.credits)});
  put_unless_empty(out, "distributor", film.distributor);
  put_unless_empty(out, "sales_agent", film.sales_agent);
  put_unless_empty(out, "website", film.website);
  return {std::move(out)};
}

Array to_json(const std::vector<AccessNotice>& access) {
  Array out;
  for (const auto& notice : access) {
    Object one;
    put(one, "kind", to_name(kAccessKinds, notice.kind));
    put_unless_empty(one, "language", notice.language);
    put_unless_empty(one, "part", notice.part);
    out.push_back({std::move(one)});
  }
  return out;
}

Value to_json(const DayScreening& screening, const Stamp& stamp) {
  Object out;
  put(out, "id", screening.id.str());
  put(out, "film", screening.film.str());
  put_unless_empty(out, "room", screening.room);
  put(out, "starts_at", stamp(screening.starts_at));
  put(out, "ends_at", stamp(screening.ends_at));
  put(out, "be_seated_by", stamp(screening.be_seated_by));
  put(out, "rush_line_opens", stamp(screening.rush_line_opens));
  put(out, "in_person", to_json(screening.in_person, stamp));
  put(out, "allotment", to_name(kAllotmentStates, screening.allotment));
  if (screening.cancelled) put(out, "cancelled", Value{true});
  if (!screening.access.empty()) put(out, "access", Value{to_json(screening.access)});
  return {std::move(out)};
}

/// The name as it came: an alias stays what it is.
std::optional<std::string> known_zone(std::string_view name) {
  return Zone::find(name) ? std::optional(std::string(name)) : std::nullopt;
}

Credit credit_of(Reader& reader) { return {reader.text("role"), reader.texts("names")}; }

Film film_of(Reader& reader) {
  Film film;
  film.id = reader.id<FilmId>("id");
  film.title = reader.text("title");
  film.own_title = reader.text("own_title");
  film.running = std::chrono::minutes{reader.number("running_minutes", 0, kLongestFilm)};
  film.synopsis = reader.text("synopsis");
  film.credits = reader.list("credits", credit_of);
  film.distributor = reader.text("distributor");
  film.sales_agent = reader.text("sales_agent");
  film.website = reader.text("website");
  return film;
}

AccessNotice notice_of(Reader& reader) {
  return {reader.one_of("kind", kAccessKinds), reader.text("language"), reader.text("part")};
}

DayScreening screening_of(Reader& reader) {
  DayScreening screening;
  screening.id = reader.id<ScreeningId>("id");
  screening.film = reader.id<FilmId>("film");
  screening.room = reader.text("room");
  screening.starts_at = reader.instant("starts_at");
  screening.ends_at = reader.instant("ends_at");
  screening.be_seated_by = reader.instant("be_seated_by");
  screening.rush_line_opens = reader.instant("rush_line_opens");
  auto in_person = reader.child("in_person");
  screening.in_person = window_of(in_person);
  screening.allotment = reader.one_of("allotment", kAllotmentStates);
  screening.cancelled = reader.flag("cancelled");
  screening.access = reader.list("access", notice_of);
  if (screening.ends_at < screening.starts_at) reader.wrong("ends_at", "before it starts");
  return screening;
}

}  // namespace

Value to_json(const VenueDay& day, const Stamp& stamp) {
  Object out;
  put(out, "venue", day.venue.str());
  put_unless_empty(out, "venue_name", day.venue_name);
  put_unless_empty(out, "box_office_directions", day.box_office_directions);
  put_unless_empty(out, "box_office_directions_in", day.box_office_directions_in);
  put(out, "zone", day.zone);
  put(out, "day", format_date(day.day));
  if (day.box_office) put(out, "box_office", to_json(*day.box_office, stamp));
  put_maybe(out, "next_box_office_opens", day.next_box_office_opens, stamp);
  put_maybe(out, "tomorrow_opens_online", day.tomorrow_opens_online, stamp);
  Array films;
  for (const auto& film : day.films) films.push_back(to_json(film));
  put(out, "films", Value{std::move(films)});
  Array screenings;
  for (const auto& screening : day.screenings) screenings.push_back(to_json(screening, stamp));
  put(out, "screenings", Value{std::move(screenings)});
  return {std::move(out)};
}

VenueDay venue_day_of(Reader& reader) {
  VenueDay day;
  day.venue = reader.id<VenueId>("venue");
  day.venue_name = reader.text("venue_name");
  day.box_office_directions = reader.text("box_office_directions");
  day.box_office_directions_in = reader.texts_by_name("box_office_directions_in");
  day.zone = reader.parsed("zone", known_zone, "a zone of the time zone database");
  day.day = reader.parsed("day", parse_date, "a date");
  if (reader.has("box_office")) {
    auto box_office = reader.child("box_office");
    day.box_office = window_of(box_office);
  }
  day.next_box_office_opens = reader.maybe_instant("next_box_office_opens");
  day.tomorrow_opens_online = reader.maybe_instant("tomorrow_opens_online");
  day.films = reader.list("films", film_of);
  day.screenings = reader.list("screenings", screening_of);
  std::ranges::stable_sort(day.screenings, {}, &DayScreening::starts_at);
  return day;
}

}  // namespace kiosk::ticketing
