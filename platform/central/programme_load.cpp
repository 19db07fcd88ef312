// SPDX-License-Identifier: Apache-2.0
// The programme out of its tables.
#include <algorithm>
#include <string>
#include <string_view>

#include "platform/central/programme.hpp"
#include "platform/central/rules_store.hpp"

namespace central {
namespace {

kiosk::Zone zone_of(const std::string& name) {
  const auto zone = kiosk::Zone::find(name);
  if (!zone) throw StoreFailure("the zone " + name + " is not in the time zone database");
  return *zone;
}

kiosk::Date date_of(const std::string& text) {
  const auto date = kiosk::parse_date(text);
  if (!date) throw Damaged("'" + text + "' is no date");
  return *date;
}

/// What a row refers to. `referring`: "screening union".
template <class Map>
auto& referred(Map& map, const std::string& id, std::string_view kind, std::string_view referring) {
  const auto found = map.find(typename Map::key_type(id));
  if (found == map.end()) {
    throw Damaged(std::string(kind) + " " + id + " is missing, to which " + std::string(referring) + " refers");
  }
  return found->second;
}

}  // namespace

std::shared_ptr<const Programme> Programme::load(Connection& db) {
  const std::shared_ptr<Programme> made(new Programme);
  made->load_festival(db);
  made->load_venues(db);
  made->load_local_texts(db);
  made->load_films(db);
  made->load_screenings(db);
  made->open_box_offices();
  return made;
}

void Programme::load_festival(Connection& db) {
  auto row = db.query("SELECT zone, revision FROM festival");
  if (!row.step()) throw StoreFailure("no festival has been imported; run: central import FESTIVAL.toml");
  zone_name_ = row.text(0);
  revision_ = row.integer(1);
  zone_ = zone_of(zone_name_);
  rules_ = load_rules(db);
  for (auto rows = db.query("SELECT id, name FROM category"); rows.step();) categories_[rows.text(0)] = rows.text(1);
}

void Programme::load_venues(Connection& db) {
  for (auto rows = db.query("SELECT id, name, directions FROM venue"); rows.step();) {
    const kiosk::VenueId id(rows.text(0));
    venues_[id] = {id, rows.text(1), rows.text(2), {}};
  }
  for (auto rows = db.query("SELECT venue, day, opens, closes FROM venue_hours"); rows.step();) {
    hours_[{kiosk::VenueId(rows.text(0)), date_of(rows.text(1))}] = {rows.instant(2), rows.instant(3)};
  }
}

void Programme::load_local_texts(Connection& db) {
  for (auto rows = db.query("SELECT what, id, language, text FROM local_text"); rows.step();) {
    if (rows.text(0) == "category_name") {
      categories_in_[rows.text(1)][rows.text(2)] = rows.text(3);
    } else if (rows.text(0) == "venue_directions") {
      auto& venue = referred(venues_, rows.text(1), "venue", "a text in " + rows.text(2));
      venue.directions_in[rows.text(2)] = rows.text(3);
    }
  }
}

void Programme::load_films(Connection& db) {
  auto rows =
      db.query("SELECT id, title, running_minutes, synopsis, distributor, sales_agent, website, own_title FROM film");
  while (rows.step()) {
    const kiosk::FilmId id(rows.text(0));
    films_[id] = {.id = id,
                  .title = rows.text(1),
                  .own_title = rows.text(7),
                  .running = rows.minutes(2),
                  .synopsis = rows.text(3),
                  .credits = {},
                  .distributor = rows.text(4),
                  .sales_agent = rows.text(5),
                  .website = rows.text(6)};
  }
  auto credits = db.query("SELECT film, position, role, name FROM film_credit ORDER BY film, position, name_position");
  for (std::pair<std::string, int> last; credits.step();) {
    auto& film = referred(films_, credits.text(0), "film", "a credit");
    const std::pair here{credits.text(0), credits.small(1)};
    if (film.credits.empty() || here != last) film.credits.push_back({credits.text(2), {}});
    film.credits.back().names.push_back(credits.text(3));
    last = here;
  }
}

void Programme::load_screenings(Connection& db) {
  auto rows = db.query(
      "SELECT id, film, venue, room, starts_at, ends_at, q_and_a_minutes, programme_day, cancelled FROM screening");
  while (rows.step()) {
    ScreeningRecord made;
    auto& screening = made.screening;
    screening.id = kiosk::ScreeningId(rows.text(0));
    made.film = kiosk::FilmId(rows.text(1));
    screening.venue = kiosk::VenueId(rows.text(2));
    made.room = rows.text(3);
    screening.starts_at = rows.instant(4);
    made.ends_at = rows.instant(5);
    screening.q_and_a = rows.minutes(6);
    screening.programme_day = date_of(rows.text(7));
    screening.cancelled = rows.integer(8) != 0;
    const auto named = "screening " + screening.id.str();
    const auto& film = referred(films_, made.film.str(), "film", named);
    made.title = film.title;
    screening.running = film.running;
    made.venue_name = referred(venues_, screening.venue.str(), "venue", named).name;
    screenings_[screening.id] = std::move(made);
  }
  for (auto eligible = db.query("SELECT screening, category FROM screening_category ORDER BY screening, category");
       eligible.step();) {
    auto& record = referred(screenings_, eligible.text(0), "screening", "an admitted category");
    record.screening.categories.push_back(eligible.text(1));
  }
  for (auto notices =
           db.query("SELECT screening, kind, language, part FROM screening_access ORDER BY screening, position");
       notices.step();) {
    auto& access = referred(screenings_, notices.text(0), "screening", "an access notice").access;
    const auto kind = notices.one_of(1, kiosk::AccessKind::kSignLanguage,
                                     "screening " + notices.text(0) + " has a kind of access notice");
    access.push_back({kind, notices.text(2), notices.text(3)});
  }
  for (const auto& [id, record] : screenings_) {
    days_[{record.screening.venue, record.screening.programme_day}].push_back(&record);
  }
  const auto by_start = [](const ScreeningRecord* a, const ScreeningRecord* b) {
    return std::pair(a->screening.starts_at, a->screening.id) < std::pair(b->screening.starts_at, b->screening.id);
  };
  for (auto& [day, shown] : days_) std::ranges::sort(shown, by_start);
}

void Programme::open_box_offices() {
  for (const auto& [day, records] : days_) {
    std::vector<kiosk::policy::Screening> shown;
    for (const auto* record : records) shown.push_back(record->screening);
    const auto published = hours_.find(day);
    const auto derived = kiosk::policy::box_office(shown, rules_);
    if (derived) box_offices_[day] = published == hours_.end() ? *derived : published->second;
  }
}

}  // namespace central
