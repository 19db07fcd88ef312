// SPDX-License-Identifier: Apache-2.0
// Earlier starts, from the record of moves and from what the festival's own codes say.
#include "platform/central/earlier_starts.hpp"

#include <chrono>

#include "kiosk/ticketing/ticket_code.hpp"
#include "platform/central/signer.hpp"

namespace central {
namespace {

kiosk::Instant to_the_minute(kiosk::Instant at) { return std::chrono::floor<std::chrono::minutes>(at); }

void read_into(std::set<EarlierStart>& made, Rows rows) {
  while (rows.step()) made.emplace(kiosk::ScreeningId(rows.text(0)), to_the_minute(rows.instant(1)));
}

}  // namespace

std::set<EarlierStart> read_earlier_starts(Connection& db) {
  std::set<EarlierStart> made;
  read_into(made, db.query("SELECT screening, starts_at FROM screening_change"));
  read_into(made, db.query("SELECT screening, starts_at FROM earlier_start"));
  return made;
}

void note_earlier_starts(Connection& db) {
  const auto known = read_earlier_starts(db);
  std::set<EarlierStart> found;
  {
    const auto signer = Signer::load(db);
    auto rows = db.query(
        "SELECT k.ticket, k.serial, k.code, t.screening, s.starts_at FROM ticket_code k "
        "JOIN ticket t ON t.id = k.ticket JOIN screening s ON s.id = t.screening WHERE k.voided_at IS NULL");
    while (rows.step()) {
      const auto code = kiosk::ticketing::read_code(rows.text(2));
      if (!code) continue;
      const auto& claims = code->claims;
      const EarlierStart said{claims.screening, claims.starts_at};
      if (claims.starts_at == to_the_minute(rows.instant(4)) || known.contains(said) || found.contains(said)) continue;
      const bool of_its_row = claims.ticket.str() == rows.text(0) && claims.serial == rows.integer(1) &&
                              claims.screening.str() == rows.text(3);
      if (of_its_row && signer.genuine(*code)) found.insert(said);
    }
  }
  for (const auto& [screening, starts_at] : found) {
    db.execute("INSERT INTO earlier_start (screening, starts_at) VALUES (?, ?)", screening, starts_at);
  }
}

}  // namespace central
