// Queries on allotments.
#include "platform/central/seats.hpp"

namespace central {
namespace {

SeatsByScreening by_screening(Rows rows) {
  SeatsByScreening made;
  while (rows.step()) made[kiosk::ScreeningId(rows.text(0))] = {rows.small(1), rows.small(1) - rows.small(2)};
  return made;
}

}  // namespace

Seats seats_of(Connection& db, const kiosk::ScreeningId& screening, const std::string& category) {
  auto row = db.query("SELECT seats, taken FROM allotment WHERE screening = ? AND category = ?", screening, category);
  if (!row.step()) return {};
  return {row.small(0), row.small(0) - row.small(1)};
}

SeatsByScreening seats_of_day(Connection& db, kiosk::Date day, const std::string& category) {
  return by_screening(
      db.query("SELECT a.screening, a.seats, a.taken FROM screening s JOIN allotment a ON a.screening = s.id "
               "WHERE s.programme_day = ? AND a.category = ?",
               kiosk::format_date(day), category));
}

SeatsByScreening seats_of_day(Connection& db, const kiosk::VenueId& venue, kiosk::Date day) {
  return by_screening(
      db.query("SELECT a.screening, sum(a.seats), sum(a.taken) FROM screening s "
               "JOIN allotment a ON a.screening = s.id WHERE s.venue = ? AND s.programme_day = ? GROUP BY a.screening",
               venue, kiosk::format_date(day)));
}

std::vector<AllotmentSeats> seats_between(Connection& db, kiosk::Instant from, kiosk::Instant to) {
  std::vector<AllotmentSeats> made;
  auto rows = db.query(
      "SELECT a.screening, a.category, a.seats - a.taken FROM screening s JOIN allotment a ON a.screening = s.id "
      "WHERE s.starts_at >= ? AND s.starts_at < ? ORDER BY a.screening, a.category",
      from, to);
  while (rows.step()) made.push_back({kiosk::ScreeningId(rows.text(0)), rows.text(1), rows.small(2)});
  return made;
}

void lock_seats(Connection& db, const kiosk::ScreeningId& one, const kiosk::ScreeningId& other,
                const std::string& category) {
  if (db.dialect() == Dialect::kSqlite) return;
  auto rows = db.query(
      "SELECT taken FROM allotment WHERE screening IN (?, ?) AND category = ? ORDER BY screening FOR NO KEY UPDATE",
      one, other, category);
  while (rows.step()) {
  }
}

}  // namespace central
