// SPDX-License-Identifier: Apache-2.0
// Conditions in the database: a row a kiosk and part.
#include "platform/central/device_conditions.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "kiosk/ticketing/names.hpp"
#include "platform/central/shown_times.hpp"

namespace central {
namespace {

namespace ticketing = kiosk::ticketing;
using kiosk::DeviceCondition;

/// What is stored was written by this program, or is damaged.
DeviceCondition condition_of(const Rows& row, int part, int condition, int detail) {
  const auto read_part = ticketing::from_name(ticketing::kDeviceParts, row.text(part));
  const auto read_condition = ticketing::from_name(ticketing::kPartConditions, row.text(condition));
  if (!read_part || !read_condition) throw Damaged("a device's condition is one that there is not");
  return {*read_part, *read_condition, row.text(detail)};
}

std::vector<DeviceCondition> conditions_of(Connection& db, const std::string& device) {
  std::vector<DeviceCondition> all;
  auto rows = db.query("SELECT part, condition, detail FROM device_condition WHERE device = ?", device);
  while (rows.step()) all.push_back(condition_of(rows, 0, 1, 2));
  return all;
}

/// Two reports of one kiosk go one after the other; SQLite has one writer anyhow.
void lock_device(Connection& db, const std::string& device) {
  if (db.dialect() == Dialect::kSqlite) return;
  (void)db.query("SELECT id FROM device WHERE id = ? FOR NO KEY UPDATE", device).step();
}

void insert(Connection& db, const std::string& device, const DeviceCondition& one, kiosk::Instant now) {
  db.execute(
      "INSERT INTO device_condition (device, part, condition, detail, since, reported_at) VALUES (?, ?, ?, ?, ?, ?)",
      device, std::string(ticketing::to_name(ticketing::kDeviceParts, one.part)),
      std::string(ticketing::to_name(ticketing::kPartConditions, one.condition)), one.detail, now, now);
}

}  // namespace

std::vector<DeviceCondition> note_conditions(Connection& db, const std::string& device,
                                             const std::vector<DeviceCondition>& reported, kiosk::Instant now) {
  lock_device(db, device);
  const auto before = conditions_of(db, device);
  std::vector<DeviceCondition> changed;
  for (const auto& old : before) {
    const auto same = std::ranges::find_if(
        reported, [&](const DeviceCondition& one) { return one.part == old.part && one.condition == old.condition; });
    const std::string part(ticketing::to_name(ticketing::kDeviceParts, old.part));
    if (same == reported.end()) {
      db.execute("DELETE FROM device_condition WHERE device = ? AND part = ?", device, part);
    } else {
      db.execute("UPDATE device_condition SET detail = ?, reported_at = ? WHERE device = ? AND part = ?", same->detail,
                 now, device, part);
    }
  }
  for (const auto& one : reported) {
    const auto same = std::ranges::find_if(
        before, [&](const DeviceCondition& old) { return one.part == old.part && one.condition == old.condition; });
    if (same != before.end()) continue;
    insert(db, device, one, now);
    const bool was_known = std::ranges::find(before, one.part, &DeviceCondition::part) != before.end();
    if (was_known || needs_staff(one.part, one.condition)) changed.push_back(one);
  }
  return changed;
}

kiosk::Result<std::vector<ListedCondition>, std::string> list_conditions(Store& store, bool troubles_only, bool utc) {
  try {
    return store.ask([&](Connection& db) {
      const ShownTimes shown(db, utc);
      std::vector<ListedCondition> made;
      auto rows = db.query(
          std::string("SELECT d.name, v.name, c.part, c.condition, c.detail, c.since, c.reported_at "
                      "FROM device_condition c JOIN device d ON d.id = c.device JOIN venue v ON v.id = d.venue "
                      "WHERE d.revoked_at IS NULL ORDER BY ") +
          (troubles_only ? "c.since, d.name, d.id, c.part" : "d.name, d.id, c.part"));
      while (rows.step()) {
        auto what = condition_of(rows, 2, 3, 4);
        if (troubles_only && !needs_staff(what.part, what.condition)) continue;
        made.push_back({rows.text(0), rows.text(1), std::move(what), shown(rows.instant(5)), shown(rows.instant(6))});
      }
      return made;
    });
  } catch (const StoreFailure& failure) {
    return kiosk::failure(std::string(failure.what()));
  }
}

std::string in_words(const DeviceCondition& what) {
  return std::string(ticketing::to_name(ticketing::kDeviceParts, what.part)) + ' ' +
         std::string(ticketing::to_name(ticketing::kPartConditions, what.condition));
}

}  // namespace central
