// SPDX-License-Identifier: Apache-2.0
// What is stored is read once and compared.
#include "platform/central/pass_import.hpp"

#include <map>
#include <string>

namespace central {
namespace {

/// A pass as it is stored, and as it would be.
struct Stored {
  std::string code;
  std::string name;
  std::string email;
  std::string category;
  std::int64_t state = 0;
  kiosk::Instant valid_from;
  kiosk::Instant valid_until;
  friend bool operator==(const Stored&, const Stored&) = default;
};

Stored stored_of(const festival::FestivalPass& entry) {
  const auto& pass = entry.pass;
  return {entry.code.str(), entry.name,      entry.email, pass.category, static_cast<int>(pass.state),
          pass.valid_from,  pass.valid_until};
}

std::map<std::string, Stored> read_passes(Connection& db) {
  std::map<std::string, Stored> made;
  auto rows = db.query("SELECT id, code, name, email, category, state, valid_from, valid_until FROM pass");
  while (rows.step()) {
    made[rows.text(0)] = {rows.text(1),    rows.text(2),    rows.text(3),   rows.text(4),
                          rows.integer(5), rows.instant(6), rows.instant(7)};
  }
  return made;
}

/// Two passes may have exchanged their codes, or a new one has that of one that goes: none is in the way meanwhile.
void take_code(Connection& db, const std::string& id) {
  db.execute("UPDATE pass SET code = CAST(? AS text) || id WHERE id = ?", "\x01", id);
}

void write(Connection& db, const std::string& id, const Stored& pass, std::int64_t revision) {
  db.execute(
      "INSERT INTO pass (id, code, name, email, category, state, valid_from, valid_until, revision) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET code = excluded.code, name = excluded.name, "
      "email = excluded.email, category = excluded.category, state = excluded.state, "
      "valid_from = excluded.valid_from, valid_until = excluded.valid_until, revision = excluded.revision",
      id, pass.code, pass.name, pass.email, pass.category, pass.state, pass.valid_from, pass.valid_until, revision);
}

}  // namespace

void import_passes(Connection& db, const std::vector<festival::FestivalPass>& passes, std::int64_t revision) {
  auto stored = read_passes(db);
  db.execute("UPDATE pass SET revision = ?", revision);
  std::map<std::string, Stored> changed;
  for (const auto& entry : passes) {
    const auto id = entry.pass.id.str();
    auto now = stored_of(entry);
    const auto before = stored.extract(id);
    if (!before.empty() && before.mapped() == now) continue;
    if (!before.empty() && before.mapped().code != now.code) take_code(db, id);
    changed[id] = std::move(now);
  }
  for (const auto& [id, gone] : stored) {
    take_code(db, id);
    db.execute("UPDATE pass SET revision = ? WHERE id = ?", revision - 1, id);
  }
  for (const auto& [id, pass] : changed) write(db, id, pass, revision);
}

}  // namespace central
