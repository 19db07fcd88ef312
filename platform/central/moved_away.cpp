// SPDX-License-Identifier: Apache-2.0
// One row, in a table that older schemas do not have.
#include "platform/central/moved_away.hpp"

#include "kiosk/base/shell_word.hpp"
#include "platform/central/shown_times.hpp"
#include "platform/central/store.hpp"
#include "platform/central/stored_text.hpp"

namespace central {

namespace {

std::string what_it_means(AfterMove wish) {
  switch (wish) {
    case AfterMove::kChange:
      return "what is changed here would be lost";
    case AfterMove::kShow:
      return "what is shown is as it was then";
    case AfterMove::kVerify:
      return "what a ticket is worth may have changed since";
  }
  return {};
}

}  // namespace

std::optional<std::string> words_of_move(Connection& db, AfterMove wish) {
  auto row = db.query("SELECT at, target FROM moved_away");
  if (!row.step()) return std::nullopt;
  const auto target = row.text(1);
  auto line = "its festival was moved to " + target + " at " + ShownTimes(db, false)(row.instant(0)) + ": " +
              what_it_means(wish) + ". Use --database " + kiosk::shell_word(target) +
              (database_file(target) ? "" : kNoPassword);
  if (wish != AfterMove::kChange) return line;
  return line + "; to go on from here all the same, copy it into an empty database: central migrate --while-served";
}

std::optional<std::string> moved_away(Connection& db) { return words_of_move(db, AfterMove::kChange); }

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
