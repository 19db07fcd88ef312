// SPDX-License-Identifier: Apache-2.0
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
  return by_screening(db.query(
      "SELECT allotment.screening, seats, taken FROM screening JOIN allotment ON allotment.screening = screening.id "
      "WHERE screening.programme_day = ? AND category = ?",
      kiosk::format_date(day), category));
}

SeatsByScreening seats_of_day(Connection& db, const kiosk::VenueId& venue, kiosk::Date day) {
  return by_screening(db.query(
      "SELECT allotment.screening, sum(seats), sum(taken) FROM screening "
      "JOIN allotment ON allotment.screening = screening.id WHERE screening.venue = ? AND screening.programme_day = "
      "? GROUP BY allotment.screening",
      venue, kiosk::format_date(day)));
}

std::vector<AllotmentSeats> seats_between(Connection& db, kiosk::Instant from, kiosk::Instant to) {
  std::vector<AllotmentSeats> made;
  auto rows = db.query(
      "SELECT allotment.screening, category, seats - taken FROM screening JOIN allotment ON allotment.screening = "
      "screening.id "
      "WHERE screening.starts_at >= ? AND screening.starts_at < ? ORDER BY allotment.screening, category",
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
