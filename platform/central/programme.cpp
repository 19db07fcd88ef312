// Queries on the programme.
#include "platform/central/programme.hpp"

#include <algorithm>

#include "platform/central/rules_store.hpp"

namespace central {
namespace {

constexpr std::string_view kSelectScreening =
    "SELECT s.id, s.film, s.venue, s.room, s.starts_at, s.ends_at, s.q_and_a_minutes, s.programme_day, s.cancelled, "
    "f.title, f.running_minutes, v.name "
    "FROM screening s JOIN film f ON f.id = s.film JOIN venue v ON v.id = s.venue ";

std::string zone_name(Connection& db) {
  auto row = db.query("SELECT zone FROM festival");
  if (!row.step()) throw StoreFailure("no festival has been imported; run: central import FESTIVAL.toml");
  return row.text(0);
}

kiosk::Zone zone_of(const std::string& name) {
  const auto zone = kiosk::Zone::find(name);
  if (!zone) throw StoreFailure("the zone " + name + " is not in the time zone database");
  return *zone;
}

kiosk::Date date_of(const std::string& text) {
  const auto date = kiosk::parse_date(text);
  if (!date) throw StoreFailure("'" + text + "' is no date");
  return *date;
}

}  // namespace

Programme::Programme(Connection& db)
    : db_(db), rules_(load_rules(db)), zone_name_(central::zone_name(db)), zone_(zone_of(zone_name_)) {}

kiosk::Date Programme::day_at(kiosk::Instant at) const { return kiosk::policy::programme_day(at, rules_, zone_); }

std::optional<VenueRecord> Programme::venue(const kiosk::VenueId& id) const {
  auto row = db_.query("SELECT name, directions FROM venue WHERE id = ?", id);
  if (!row.step()) return std::nullopt;
  return VenueRecord{id, row.text(0), row.text(1)};
}

ScreeningRecord Programme::screening_of(const Statement& row) const {
  ScreeningRecord made;
  auto& screening = made.screening;
  screening.id = kiosk::ScreeningId(row.text(0));
  made.film = kiosk::FilmId(row.text(1));
  screening.venue = kiosk::VenueId(row.text(2));
  made.room = row.text(3);
  screening.starts_at = row.instant(4);
  made.ends_at = row.instant(5);
  screening.q_and_a = row.minutes(6);
  screening.programme_day = date_of(row.text(7));
  screening.cancelled = row.integer(8) != 0;
  made.title = row.text(9);
  screening.running = row.minutes(10);
  made.venue_name = row.text(11);
  auto eligible =
      db_.query("SELECT category FROM screening_category WHERE screening = ? ORDER BY category", screening.id);
  while (eligible.step()) screening.categories.push_back(eligible.text(0));
  return made;
}

std::optional<ScreeningRecord> Programme::screening(const kiosk::ScreeningId& id) const {
  auto row = db_.query(std::string(kSelectScreening) + "WHERE s.id = ?", id);
  if (!row.step()) return std::nullopt;
  return screening_of(row);
}

std::vector<ScreeningRecord> Programme::screenings(const kiosk::VenueId& venue, kiosk::Date day) const {
  std::vector<ScreeningRecord> made;
  auto rows =
      db_.query(std::string(kSelectScreening) + "WHERE s.venue = ? AND s.programme_day = ? ORDER BY s.starts_at, s.id",
                venue, kiosk::format_date(day));
  while (rows.step()) made.push_back(screening_of(rows));
  return made;
}

std::optional<kiosk::policy::Window> Programme::box_office(const kiosk::VenueId& venue, kiosk::Date day) const {
  std::vector<kiosk::policy::Screening> shown;
  for (const auto& record : screenings(venue, day)) shown.push_back(record.screening);
  const auto derived = kiosk::policy::box_office(shown, rules_);
  if (!derived) return std::nullopt;
  auto published =
      db_.query("SELECT opens, closes FROM venue_hours WHERE venue = ? AND day = ?", venue, kiosk::format_date(day));
  if (published.step()) return kiosk::policy::Window{published.instant(0), published.instant(1)};
  return derived;
}

std::optional<kiosk::Date> Programme::next_day(const kiosk::VenueId& venue, kiosk::Date day) const {
  auto row = db_.query("SELECT min(programme_day) FROM screening WHERE venue = ? AND programme_day > ?", venue,
                       kiosk::format_date(day));
  if (!row.step() || row.null(0)) return std::nullopt;
  return date_of(row.text(0));
}

std::optional<kiosk::Film> Programme::film(const kiosk::FilmId& id) const {
  auto row = db_.query(
      "SELECT title, running_minutes, synopsis, distributor, sales_agent, website FROM film WHERE id = ?", id);
  if (!row.step()) return std::nullopt;
  kiosk::Film made{id, row.text(0), row.minutes(1), row.text(2), {}, row.text(3), row.text(4), row.text(5)};
  auto credits =
      db_.query("SELECT position, role, name FROM film_credit WHERE film = ? ORDER BY position, name_position", id);
  for (int last = -1; credits.step(); last = credits.small(0)) {
    if (credits.small(0) != last) made.credits.push_back({credits.text(1), {}});
    made.credits.back().names.push_back(credits.text(2));
  }
  return made;
}

std::vector<kiosk::AccessNotice> Programme::access(const kiosk::ScreeningId& id) const {
  std::vector<kiosk::AccessNotice> made;
  auto rows = db_.query("SELECT kind, language, part FROM screening_access WHERE screening = ? ORDER BY position", id);
  while (rows.step()) made.push_back({static_cast<kiosk::AccessKind>(rows.integer(0)), rows.text(1), rows.text(2)});
  return made;
}

Seats Programme::seats(const kiosk::ScreeningId& screening, const std::string& category) const {
  const auto allotted =
      db_.number("SELECT seats FROM allotment WHERE screening = ? AND category = ?", screening, category);
  const auto taken = db_.number("SELECT count(*) FROM ticket WHERE screening = ? AND category = ? AND state = 'valid'",
                                screening, category);
  return {static_cast<int>(allotted), static_cast<int>(std::max<std::int64_t>(0, allotted - taken))};
}

Seats Programme::seats(const kiosk::ScreeningId& screening) const {
  Seats total;
  auto rows = db_.query("SELECT category FROM allotment WHERE screening = ?", screening);
  while (rows.step()) {
    const auto one = seats(screening, rows.text(0));
    total.allotted += one.allotted;
    total.left += one.left;
  }
  return total;
}

}  // namespace central
