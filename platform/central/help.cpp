// SPDX-License-Identifier: Apache-2.0
// Calls for help in the database.
#include "platform/central/help.hpp"

#include <optional>

#include "platform/central/random.hpp"
#include "platform/central/shown_times.hpp"

namespace central {
namespace {

constexpr std::size_t kIdDigits = 6;

/// Two calls of one device at the same time go one after the other; SQLite has one writer anyhow.
void lock_device(Connection& db, const std::string& device) {
  if (db.dialect() == Dialect::kSqlite) return;
  (void)db.query("SELECT id FROM device WHERE id = ? FOR NO KEY UPDATE", device).step();
}

std::optional<HelpCall> open_call_of(Connection& db, const std::string& device) {
  auto row = db.query("SELECT id, called_at FROM help_call WHERE device = ? AND ended_at IS NULL", device);
  return row.step() ? std::optional(HelpCall{row.text(0), row.instant(1), false}) : std::nullopt;
}

}  // namespace

HelpCall call_for_help(Connection& db, const std::string& device, const std::string& language, kiosk::Instant now) {
  lock_device(db, device);
  // Whoever calls again keeps the place and the id of the first call.
  if (auto open = open_call_of(db, device)) return *std::move(open);
  // An id that is taken stops the transaction, which is then done again, with another.
  HelpCall made{"H-" + random_crockford(kIdDigits), now, true};
  db.execute("INSERT INTO help_call (id, device, language, called_at) VALUES (?, ?, ?, ?)", made.id, device, language,
             made.called_at);
  return made;
}

std::int64_t open_help_calls(Connection& db) {
  return db.number("SELECT count(*) FROM help_call WHERE ended_at IS NULL");
}

kiosk::Result<std::vector<ListedHelpCall>, std::string> list_help_calls(Store& store, bool utc) {
  try {
    return store.ask([&](Connection& db) {
      const ShownTimes shown(db, utc);
      std::vector<ListedHelpCall> made;
      auto rows = db.query(
          "SELECT h.id, h.called_at, d.name, v.name, h.language FROM help_call h "
          "JOIN device d ON d.id = h.device JOIN venue v ON v.id = d.venue "
          "WHERE h.ended_at IS NULL ORDER BY h.called_at, h.id");
      while (rows.step()) {
        made.push_back({rows.text(0), shown(rows.instant(1)), rows.text(2), rows.text(3), rows.text(4)});
      }
      return made;
    });
  } catch (const StoreFailure& failure) {
    return kiosk::failure(std::string(failure.what()));
  }
}

kiosk::Result<void, std::string> end_help_call(Store& store, const std::string& id, kiosk::Instant now) {
  try {
    const int ended = store.transact(Purpose::kChange, [&](Connection& db) {
      return db.execute("UPDATE help_call SET ended_at = ? WHERE id = ? AND ended_at IS NULL", now, id);
    });
    if (ended == 0) return kiosk::failure("there is no open call \"" + id + "\"; see central help list");
    return {};
  } catch (const StoreFailure& failure) {
    return kiosk::failure(std::string(failure.what()));
  }
}

}  // namespace central
