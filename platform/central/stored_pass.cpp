// SPDX-License-Identifier: Apache-2.0
// Rows of the table of passes, many at a time: a festival has thousands, and kiosks wait while they are written.
#include "platform/central/stored_pass.hpp"

#include <algorithm>

#include "platform/central/staff_act.hpp"
#include "platform/central/ticket_store.hpp"

namespace central {
namespace {

using kiosk::policy::PassState;

constexpr std::size_t kRowsAtOnce = 100;
constexpr std::size_t kMostNamed = 20;  ///< tickets in one line

constexpr std::string_view kInsert =
    "INSERT INTO pass (id, code, name, email, category, state, valid_from, valid_until, revision, source, ended_at) "
    "VALUES ";
// What staff have blocked stays blocked; the file's word is kept for the day on which it no longer is.
constexpr std::string_view kOrUpdate =
    " ON CONFLICT (id) DO UPDATE SET code = excluded.code, name = excluded.name, email = excluded.email, "
    "category = excluded.category, valid_from = excluded.valid_from, valid_until = excluded.valid_until, "
    "revision = excluded.revision, source = excluded.source, ended_at = excluded.ended_at, "
    "state = CASE WHEN pass.listed_state IS NULL THEN excluded.state ELSE pass.state END, "
    "listed_state = CASE WHEN pass.listed_state IS NULL THEN NULL ELSE excluded.state END";

PassState stored_state(ListedState state) {
  switch (state) {
    case ListedState::kActive:
      return PassState::kActive;
    case ListedState::kNotCollected:
      return PassState::kNotCollected;
    case ListedState::kSuspended:
    case ListedState::kEnded:
      return PassState::kSuspended;
    case ListedState::kReplaced:
      return PassState::kReplaced;
  }
  return PassState::kActive;
}

ListedState listed_state(PassState state) {
  switch (state) {
    case PassState::kActive:
      return ListedState::kActive;
    case PassState::kNotCollected:
      return ListedState::kNotCollected;
    case PassState::kSuspended:
      return ListedState::kSuspended;
    case PassState::kReplaced:
      return ListedState::kReplaced;
  }
  return ListedState::kActive;
}

std::string statement_for(std::size_t rows, std::string_view where_there) {
  std::string made(kInsert);
  for (std::size_t i = 0; i < rows; ++i) made.append(i == 0 ? "" : ", ").append("(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  return made.append(where_there);
}

/// `where_there`: what becomes of a row whose id is there.
void write_rows(Connection& db, const std::vector<StoredPass>& passes, std::int64_t revision, kiosk::Instant now,
                std::string_view where_there) {
  std::vector<Parameter> values;
  for (std::size_t first = 0; first < passes.size(); first += kRowsAtOnce) {
    const auto count = std::min(kRowsAtOnce, passes.size() - first);
    values.clear();
    for (std::size_t i = first; i < first + count; ++i) {
      using detail::parameter;
      const auto& pass = passes[i];
      const auto ended = pass.state == ListedState::kEnded ? std::optional(now) : std::nullopt;
      values.insert(values.end(),
                    {parameter(pass.id), parameter(pass.code), parameter(pass.name), parameter(pass.email),
                     parameter(pass.category), parameter(static_cast<int>(stored_state(pass.state))),
                     parameter(pass.valid_from), parameter(pass.valid_until), parameter(revision),
                     parameter(pass.source == PassSource::kList ? "list" : "festival"), parameter(ended)});
    }
    db.run(statement_for(count, where_there), values);
  }
}

}  // namespace

std::map<std::string, StoredPass> stored_passes(Connection& db) {
  std::map<std::string, StoredPass> made;
  auto rows = db.query(
      "SELECT id, code, name, email, category, state, valid_from, valid_until, source, listed_state, ended_at FROM "
      "pass");
  while (rows.step()) {
    StoredPass pass{rows.text(0), rows.text(1), rows.text(2), rows.text(3), rows.text(4)};
    pass.blocked = !rows.null(9);
    const auto what = "pass " + pass.id + " has a state";
    pass.state = listed_state(rows.one_of(pass.blocked ? 9 : 5, PassState::kReplaced, what));
    if (!rows.null(10)) pass.state = ListedState::kEnded;
    pass.valid_from = rows.instant(6);
    pass.valid_until = rows.instant(7);
    pass.source = rows.text(8) == "list" ? PassSource::kList : PassSource::kFestival;
    made.emplace_hint(made.end(), pass.id, std::move(pass));
  }
  return made;
}

ReplacedCodes replaced_codes(Connection& db) {
  ReplacedCodes made;
  auto rows = db.query("SELECT code, pass FROM replaced_code");
  while (rows.step()) made.emplace(rows.text(0), rows.text(1));
  return made;
}

std::map<std::string, int> live_tickets(Connection& db, kiosk::Instant now) {
  std::map<std::string, int> made;
  auto rows = db.query(
      "SELECT t.pass, count(*) FROM ticket t JOIN screening s ON s.id = t.screening "
      "WHERE t.state = 'valid' AND s.starts_at > ? GROUP BY t.pass",
      now);
  while (rows.step()) made.emplace(rows.text(0), rows.small(1));
  return made;
}

std::string_view shown_state(const StoredPass& pass) { return pass.blocked ? "blocked" : name_of(pass.state); }

std::string_view shown_state(PassState stored, bool blocked, bool ended) {
  if (blocked) return "blocked";
  return name_of(ended ? ListedState::kEnded : listed_state(stored));
}

void add_passes(Connection& db, const std::vector<StoredPass>& passes, std::int64_t revision, kiosk::Instant now) {
  write_rows(db, passes, revision, now, "");
}

void write_passes(Connection& db, const std::vector<StoredPass>& passes, std::int64_t revision, kiosk::Instant now) {
  write_rows(db, passes, revision, now, kOrUpdate);
}

void take_code(Connection& db, std::string_view id) {
  db.execute("UPDATE pass SET code = CAST(? AS text) || id WHERE id = ?", "\x01", id);
}

std::string ReturnedTickets::stay_words() const {
  if (admitted.empty()) return {};
  auto made =
      "; " + std::to_string(admitted.size()) +
      (admitted.size() == 1 ? " stays, because its holder was let in: " : " stay, because their holders were let in: ");
  for (std::size_t i = 0; i < std::min(admitted.size(), kMostNamed); ++i) made += (i == 0 ? "" : ", ") + admitted[i];
  return admitted.size() > kMostNamed ? made + " and more" : made;
}

ReturnedTickets return_live_tickets(Connection& db, std::string_view pass, std::string_view who,
                                    std::string_view reason, kiosk::Instant now) {
  ReturnedTickets made;
  std::vector<std::string> tickets;
  {
    auto rows = db.query(
        "SELECT t.id, (SELECT count(*) FROM admission a WHERE a.ticket = t.id AND a.undone_at IS NULL) "
        "FROM ticket t JOIN screening s ON s.id = t.screening "
        "WHERE t.pass = ? AND t.state = 'valid' AND s.starts_at > ? ORDER BY t.id",
        pass, now);
    while (rows.step()) (rows.integer(1) == 0 ? tickets : made.admitted).push_back(rows.text(0));
  }
  for (const auto& ticket : tickets) {
    end_ticket(db, kiosk::TicketId(ticket), TicketState::kReturned, {std::nullopt, std::nullopt, now});
    record(db, {now, std::string(who), "ticket_returned", std::string(pass), ticket, std::string(reason), ""});
  }
  made.returned = static_cast<int>(tickets.size());
  return made;
}

}  // namespace central
