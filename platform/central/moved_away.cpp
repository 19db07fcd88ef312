// SPDX-License-Identifier: Apache-2.0
// One row, in a table that older schemas do not have.
#include "platform/central/moved_away.hpp"

#include "platform/central/shell_word.hpp"
#include "platform/central/shown_times.hpp"
#include "platform/central/store.hpp"
#include "platform/central/stored_text.hpp"

namespace central {

std::optional<std::string> moved_away(Connection& db) {
  auto row = db.query("SELECT at, target FROM moved_away");
  if (!row.step()) return std::nullopt;
  const auto target = row.text(1);
  return "its festival was moved to " + target + " at " + ShownTimes(db, false)(row.instant(0)) +
         ": what is changed here would be lost. Use --database " + shell_word(target) +
         (database_file(target) ? "" : kNoPassword) +
         "; to go on from here all the same, copy it into an empty database: central migrate --while-served";
}

std::optional<std::string> moved_away_by_any(Connection& db) {
  const bool knows = db.number(db.dialect() == Dialect::kSqlite
                                   ? "SELECT count(*) FROM sqlite_schema WHERE name = 'moved_away'"
                                   : "SELECT count(*) FROM information_schema.tables WHERE table_schema = "
                                     "current_schema() AND table_name = 'moved_away'") != 0;
  return knows ? moved_away(db) : std::nullopt;
}

void mark_moved_away(Connection& db, std::string_view target, kiosk::Instant at) {
  db.execute("INSERT INTO moved_away (one, at, target) VALUES (1, ?, ?)", at, stored_text(target));
}

}  // namespace central
