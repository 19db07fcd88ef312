// SPDX-License-Identifier: Apache-2.0
// The audit's queries.
#include "platform/central/audit.hpp"

#include <map>
#include <span>

#include "kiosk/ticketing/messages.hpp"
#include "kiosk/ticketing/ticket_code.hpp"
#include "platform/central/earlier_starts.hpp"
#include "platform/central/idempotency.hpp"
#include "platform/central/shown_times.hpp"
#include "platform/central/signer.hpp"

namespace central {
namespace {

/// What a query of nothing but wrong rows says of each, from its columns.
using Describe = std::string (*)(const Rows& row);

struct Check {
  std::string_view query;
  Describe describe;
};

constexpr Check kChecks[] = {
    {"SELECT pass, screening, count(*) FROM ticket WHERE state = 'valid' GROUP BY pass, screening HAVING count(*) > 1",
     [](const Rows& row) {
       return "pass " + row.text(0) + " has " + row.text(2) + " valid tickets for screening " + row.text(1);
     }},
    {"SELECT t.screening, t.category, count(*), coalesce(a.seats, 0) FROM ticket t "
     "LEFT JOIN allotment a ON a.screening = t.screening AND a.category = t.category WHERE t.state = 'valid' "
     "GROUP BY t.screening, t.category, a.seats HAVING count(*) > coalesce(a.seats, 0)",
     [](const Rows& row) {
       return "screening " + row.text(0) + " has " + row.text(2) + " tickets of " + row.text(1) + " on " + row.text(3) +
              " seats";
     }},
    {"SELECT t.id, count(k.serial), coalesce(min(k.serial), 0), coalesce(max(k.serial), 0) FROM ticket t "
     "LEFT JOIN ticket_code k ON k.ticket = t.id GROUP BY t.id "
     "HAVING count(k.serial) = 0 OR min(k.serial) <> 1 OR max(k.serial) <> count(k.serial)",
     [](const Rows& row) {
       return "ticket " + row.text(0) + " has " + row.text(1) + " codes with serials " + row.text(2) + " to " +
              row.text(3);
     }},
    {"SELECT k.ticket, k.serial FROM ticket_code k JOIN ticket t ON t.id = k.ticket WHERE k.voided_at IS NULL "
     "AND (t.state <> 'valid' OR k.serial <> (SELECT max(serial) FROM ticket_code WHERE ticket = k.ticket))",
     [](const Rows& row) { return "ticket " + row.text(0) + ": code " + row.text(1) + " is not void, and should be"; }},
    {"SELECT t.id FROM ticket t WHERE t.state = 'valid' "
     "AND NOT EXISTS (SELECT 1 FROM ticket_code k WHERE k.ticket = t.id AND k.voided_at IS NULL)",
     [](const Rows& row) { return "ticket " + row.text(0) + " is valid and has no valid code"; }},
    {"SELECT i.key, i.effect, i.ticket FROM idempotency i WHERE "
     "(SELECT count(*) FROM ticket_code k WHERE k.made_device = i.device AND k.made_key = i.key "
     " AND k.ticket = i.ticket AND (i.effect = 'replaced') = (k.serial > 1)) "
     "<> CASE WHEN i.effect IN ('issued', 'swapped', 'replaced') THEN 1 ELSE 0 END",
     [](const Rows& row) {
       return "key " + row.text(0) + " says " + row.text(1) + " " + row.text(2) + ", the codes say otherwise";
     }},
    {"SELECT i.key, i.effect, i.ticket FROM idempotency i WHERE "
     "(SELECT count(*) FROM ticket t WHERE t.ended_device = i.device AND t.ended_key = i.key "
     " AND ((i.effect = 'returned' AND t.id = i.ticket AND t.state = 'returned') "
     "      OR (i.effect = 'swapped' AND t.id <> i.ticket AND t.state = 'swapped'))) "
     "<> CASE WHEN i.effect IN ('returned', 'swapped') THEN 1 ELSE 0 END",
     [](const Rows& row) {
       return "key " + row.text(0) + " says " + row.text(1) + " " + row.text(2) + ", the tickets say otherwise";
     }},
    {"SELECT i.key, i.effect, i.ticket FROM idempotency i WHERE "
     "(SELECT count(*) FROM delivery d WHERE d.device = i.device AND d.key = i.key AND d.ticket = i.ticket) "
     "<> CASE WHEN i.effect = 'reported' THEN 1 ELSE 0 END",
     [](const Rows& row) {
       return "key " + row.text(0) + " says " + row.text(1) + " " + row.text(2) + ", the deliveries say otherwise";
     }},
    {"SELECT a.ticket, count(*) FROM admission a WHERE a.undone_at IS NULL GROUP BY a.ticket HAVING count(*) > 1",
     [](const Rows& row) { return "ticket " + row.text(0) + " was admitted " + row.text(1) + " times"; }},
    {"SELECT a.ticket, t.state FROM admission a JOIN ticket t ON t.id = a.ticket "
     "WHERE a.undone_at IS NULL AND t.state <> 'valid'",
     [](const Rows& row) { return "ticket " + row.text(0) + " was admitted and is " + row.text(1); }},
    {"SELECT i.key, i.effect, i.ticket FROM idempotency i WHERE "
     "(SELECT count(*) FROM admission a WHERE a.ticket = i.ticket "
     " AND ((i.effect = 'admitted' AND a.device = i.device AND a.key = i.key) "
     "      OR (i.effect = 'let_out' AND a.undone_device = i.device AND a.undone_key = i.key))) "
     "<> CASE WHEN i.effect IN ('admitted', 'let_out') THEN 1 ELSE 0 END",
     [](const Rows& row) {
       return "key " + row.text(0) + " says " + row.text(1) + " " + row.text(2) + ", the admissions say otherwise";
     }},
    {"SELECT i.key, i.effect FROM idempotency i WHERE i.effect = 'withdrawn' AND ("
     "EXISTS (SELECT 1 FROM ticket_code k WHERE k.made_device = i.device AND k.made_key = i.key) OR "
     "EXISTS (SELECT 1 FROM ticket t WHERE t.ended_device = i.device AND t.ended_key = i.key) OR "
     "EXISTS (SELECT 1 FROM delivery d WHERE d.device = i.device AND d.key = i.key) OR "
     "EXISTS (SELECT 1 FROM admission a WHERE a.device = i.device AND a.key = i.key))",
     [](const Rows& row) {
       return "key " + row.text(0) + " says " + row.text(1) + ", and something was done under it";
     }},
    {"SELECT a.act, a.ticket FROM staff_act a "
     "WHERE a.act IN ('ticket_issued', 'ticket_reprinted', 'ticket_returned', 'ticket_moved') "
     "AND NOT EXISTS (SELECT 1 FROM ticket_code k WHERE k.ticket = a.ticket AND k.made_at = a.at AND k.made_key IS "
     "NULL "
     " AND ((a.act IN ('ticket_issued', 'ticket_moved') AND k.serial = 1) "
     "      OR (a.act = 'ticket_reprinted' AND k.serial > 1))) "
     "AND NOT EXISTS (SELECT 1 FROM ticket t WHERE t.id = a.ticket AND t.ended_at = a.at AND t.ended_key IS NULL "
     " AND ((a.act = 'ticket_returned' AND t.state = 'returned') OR (a.act = 'ticket_moved' AND t.state = 'swapped')))",
     [](const Rows& row) {
       return "staff are on record with " + row.text(0) + " " + row.text(1) + ", and it is not so";
     }},
    {"SELECT a.act, a.ticket FROM staff_act a WHERE a.act IN ('ticket_admitted', 'ticket_let_out') "
     "AND NOT EXISTS (SELECT 1 FROM admission d WHERE d.ticket = a.ticket "
     " AND ((a.act = 'ticket_admitted' AND d.at = a.at AND d.key IS NULL) "
     "      OR (a.act = 'ticket_let_out' AND d.undone_at = a.at AND d.undone_key IS NULL)))",
     [](const Rows& row) {
       return "staff are on record with " + row.text(0) + " " + row.text(1) + ", and it is not so";
     }},
    {"SELECT 'end' AS what, t.id FROM ticket t WHERE t.ended_at IS NOT NULL AND t.ended_key IS NULL "
     "AND NOT EXISTS (SELECT 1 FROM staff_act a WHERE a.ticket = t.id AND a.at = t.ended_at) "
     "UNION ALL SELECT 'new code', k.ticket FROM ticket_code k WHERE k.serial > 1 AND k.made_key IS NULL "
     "AND NOT EXISTS (SELECT 1 FROM staff_act a WHERE a.ticket = k.ticket AND a.at = k.made_at)",
     [](const Rows& row) {
       return "the " + row.text(0) + " of ticket " + row.text(1) + " has neither a key nor staff on record";
     }},
    {"SELECT a.screening, a.category, a.taken, (SELECT count(*) FROM ticket t WHERE t.screening = a.screening "
     "AND t.category = a.category AND t.state = 'valid') AS counted FROM allotment a "
     "WHERE a.taken <> (SELECT count(*) FROM ticket t WHERE t.screening = a.screening AND t.category = a.category "
     "AND t.state = 'valid')",
     [](const Rows& row) {
       return "screening " + row.text(0) + " counts " + row.text(2) + " seats of " + row.text(1) + " as taken, " +
              row.text(3) + " are";
     }},
};

/// What only a file can have wrong.
constexpr Check kFileChecks[] = {
    {"PRAGMA foreign_key_check",
     [](const Rows& row) { return "a row of " + row.text(0) + " refers to nothing in " + row.text(2); }},
    {"SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
     [](const Rows& row) { return "the file is damaged: " + row.text(0); }},
};

void run_checks(Connection& db, std::span<const Check> checks, Audit& audit) {
  for (const auto& [query, describe] : checks) {
    for (auto rows = db.query(query); rows.step();) audit.findings.push_back(describe(rows));
  }
}

/// What was made under a key within the time that keys are kept has its record.
void check_records(Connection& db, Audit& audit) {
  const kiosk::Instant newest{kiosk::Duration{db.number("SELECT coalesce(max(at), 0) FROM idempotency")}};
  auto rows = db.query(
      "SELECT what, key FROM (SELECT 'code of ' || ticket AS what, made_device AS device, made_key AS key, "
      "made_at AS at FROM ticket_code "
      "UNION ALL SELECT 'end of ' || id, ended_device, ended_key, ended_at FROM ticket "
      "UNION ALL SELECT 'delivery of ' || ticket, device, key, at FROM delivery "
      "UNION ALL SELECT 'admission of ' || ticket, device, key, at FROM admission "
      "UNION ALL SELECT 'letting out of ' || ticket, undone_device, undone_key, undone_at FROM admission) made "
      "WHERE key IS NOT NULL AND at > ? "
      "AND NOT EXISTS (SELECT 1 FROM idempotency i WHERE i.device = made.device AND i.key = made.key)",
      newest - kKeysKept);
  while (rows.step()) audit.findings.push_back("the " + rows.text(0) + " has no record of its key " + rows.text(1));
}

/// The code in the answer that a key replays is the one its row has.
void check_answers(Connection& db, Audit& audit) {
  auto rows = db.query(
      "SELECT i.key, i.status, i.body, k.ticket, k.serial, k.code FROM idempotency i "
      "JOIN ticket_code k ON k.made_device = i.device AND k.made_key = i.key "
      "WHERE i.effect IN ('issued', 'swapped', 'replaced')");
  while (rows.step()) {
    const auto said = kiosk::ticketing::read_ticket(kiosk::HttpResponse{rows.small(1), {}, rows.text(2)});
    const bool agrees =
        said && said->id.str() == rows.text(3) && said->serial == rows.small(4) && said->code.str() == rows.text(5);
    if (!agrees) audit.findings.push_back("key " + rows.text(0) + ": its answer is not ticket " + rows.text(3));
  }
}

/// A code that says a start which its screening had before it was moved is good, and worth a note.
void check_codes(Connection& db, const Signer& signer, const ShownTimes& shown, Audit& audit) {
  const auto earlier = read_earlier_starts(db);
  std::map<std::string, int> moved;
  auto rows = db.query(
      "SELECT k.ticket, k.serial, k.code, t.screening, k.voided_at, s.starts_at FROM ticket_code k "
      "JOIN ticket t ON t.id = k.ticket JOIN screening s ON s.id = t.screening");
  while (rows.step()) {
    const auto code = kiosk::ticketing::read_code(rows.text(2));
    const auto screening = rows.text(3);
    const bool fine = code && signer.genuine(*code) && code->claims.ticket.str() == rows.text(0) &&
                      code->claims.serial == rows.integer(1) && code->claims.screening.str() == screening;
    const auto which = "ticket " + rows.text(0) + ": code " + rows.text(1);
    if (!fine) {
      audit.findings.push_back(which + " is not genuine");
    } else if (!rows.null(4) || code->claims.starts_at == rows.instant(5)) {
      continue;
    } else if (earlier.contains({kiosk::ScreeningId(screening), code->claims.starts_at})) {
      ++moved[screening];
    } else {
      audit.findings.push_back(which + " says a start of " + shown(code->claims.starts_at) + ", screening " +
                               screening + " begins " + shown(rows.instant(5)));
    }
  }
  for (const auto& [screening, codes] : moved) {
    audit.notes.push_back("screening " + screening +
                          " was moved; codes that say an earlier start, and stay good: " + std::to_string(codes));
  }
}

}  // namespace

std::string Audit::summary() const {
  return "audited: " + std::to_string(tickets) + " tickets (" + std::to_string(valid_tickets) + " valid), " +
         std::to_string(codes) + " codes, " + std::to_string(deliveries) + " deliveries, " + std::to_string(keys) +
         " keys" + (admissions == 0 ? "" : ", " + std::to_string(admissions) + " admitted");
}

Audit audit(Connection& db, bool utc) {
  Audit made;
  made.tickets = db.number("SELECT count(*) FROM ticket");
  made.valid_tickets = db.number("SELECT count(*) FROM ticket WHERE state = 'valid'");
  made.codes = db.number("SELECT count(*) FROM ticket_code");
  made.deliveries = db.number("SELECT count(*) FROM delivery");
  made.keys = db.number("SELECT count(*) FROM idempotency");
  made.admissions = db.number("SELECT count(*) FROM admission WHERE undone_at IS NULL");
  run_checks(db, kChecks, made);
  if (db.dialect() == Dialect::kSqlite) run_checks(db, kFileChecks, made);
  check_records(db, made);
  check_answers(db, made);
  check_codes(db, Signer::load(db), ShownTimes(db, utc), made);
  return made;
}

kiosk::Result<Audit, std::string> audit(Store& store, bool utc) {
  try {
    return store.transact(Purpose::kRead, [&](Connection& db) { return audit(db, utc); });
  } catch (const std::exception& failure) {
    return kiosk::failure(store.name() + ": " + failure.what());
  }
}

}  // namespace central
