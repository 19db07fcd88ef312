// SPDX-License-Identifier: Apache-2.0
// The audit finds what the schema would have refused, when the schema's rules are taken away first.
#include <sstream>

#include "platform/central/commands.hpp"
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

using house::House;

namespace {

constexpr auto kSqliteRulesOff = R"sql(
DROP TRIGGER no_ticket_over_the_allotment;
DROP TRIGGER no_allotment_under_the_tickets;
DROP TRIGGER a_void_code_stays_void;
DROP TRIGGER serials_count_up;
DROP TRIGGER an_ended_ticket_stays_ended;
DROP TRIGGER an_admitted_ticket_does_not_end;
)sql";

constexpr auto kPostgresRulesOff = R"sql(
DO $$
DECLARE
  rule record;
BEGIN
  FOR rule IN SELECT conrelid::regclass AS on_table, conname AS name FROM pg_constraint
              WHERE connamespace = current_schema()::regnamespace AND contype IN ('c', 'f') LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', rule.on_table, rule.name);
  END LOOP;
  FOR rule IN SELECT tgrelid::regclass AS on_table, tgname AS name FROM pg_trigger WHERE NOT tgisinternal LOOP
    EXECUTE format('DROP TRIGGER %I ON %s', rule.name, rule.on_table);
  END LOOP;
END $$;
)sql";

/// What the rules of a schema would refuse.
void damage_by(central::Connection& db, const std::string& damage) {
  db.script(
      "DROP INDEX one_valid_ticket_per_pass_and_screening; DROP INDEX one_valid_code_per_ticket; "
      "DROP INDEX one_admission_per_ticket");
  if (db.dialect() == central::Dialect::kSqlite) {
    db.script("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
    db.script(kSqliteRulesOff);
    db.script(damage);
    db.script("PRAGMA foreign_keys = ON; PRAGMA ignore_check_constraints = OFF");
  } else {
    db.script(kPostgresRulesOff);
    db.script(damage);
  }
}

}  // namespace

TEST_CASE("A festival's ordinary business is clean, and the command says what was counted") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  REQUIRE(h.report(ticket->id, kiosk::DeliveryOutcome::kDelivered) == 204);
  REQUIRE(h.replace(ticket->id));
  REQUIRE(h.swap("amara", "clash", ticket->id));
  REQUIRE_FALSE(h.get("amara", "early"));
  std::ostringstream out;
  std::ostringstream err;
  CHECK(central::run_audit({h.database()}, out, err) == 0);
  CHECK(out.str() == "audited: 2 tickets (1 valid), 3 codes, 1 deliveries, 5 keys\naudit: clean\n");
  CHECK(err.str().empty());
}

TEST_CASE("Each kind of damage is a finding, and the command fails") {
  const auto [damage, finding] = GENERATE(table<std::string, std::string>({
      {"INSERT INTO ticket SELECT 'T-2', pass, screening, category, state, issued_at, NULL, NULL, NULL FROM ticket",
       "pass amara has 2 valid tickets for screening union"},
      {"UPDATE allotment SET seats = 0", "screening union has 1 tickets of industry on 0 seats"},
      {"UPDATE allotment SET taken = 0", "screening union counts 0 seats of industry as taken, 1 are"},
      {"UPDATE ticket_code SET serial = 3", "codes with serials 3 to 3"},
      {"DELETE FROM ticket_code", "has 0 codes"},
      {"UPDATE ticket_code SET voided_at = 1", "is valid and has no valid code"},
      {"UPDATE ticket SET state = 'returned', ended_at = 1", "code 1 is not void, and should be"},
      {"UPDATE ticket_code SET code = 'NONSENSE'", "code 1 is not genuine"},
      {"UPDATE ticket_code SET code = 'NONSENSE'", "its answer is not ticket"},
      {"DELETE FROM idempotency WHERE effect = 'issued'; "
       "INSERT INTO idempotency SELECT device, 'other', digest, 'refused', NULL, 409, '', '', at FROM idempotency",
       "has no record of its key"},
      {"UPDATE idempotency SET effect = 'withdrawn', ticket = NULL WHERE effect = 'issued'",
       "says withdrawn, and something"},
      {"UPDATE idempotency SET effect = 'returned'", "the tickets say otherwise"},
      {"DELETE FROM delivery", "the deliveries say otherwise"},
      {"UPDATE ticket_code SET made_key = 'other'", "the codes say otherwise"},
      {"INSERT INTO admission (ticket, serial, at) SELECT ticket, serial, at FROM admission", "was admitted 2 times"},
      {"UPDATE ticket SET state = 'returned', ended_at = 1", "was admitted and is returned"},
      {"UPDATE admission SET key = 'other'", "the admissions say otherwise"},
      {"UPDATE admission SET key = 'other'", "has no record of its key other"},
  }));
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  REQUIRE(h.report(ticket->id, kiosk::DeliveryOutcome::kDelivered) == 204);
  const auto admitted = R"({"code":")" + ticket->id.str() + R"(","admit":true})";
  REQUIRE(h.ask_as(house::post("/v1/tickets/verify", admitted), "bader", central::Role::kDoor).status == 200);
  REQUIRE(h.audit() == "");
  damage_by(*h.store().lease(), damage);
  INFO(h.audit());
  CHECK(h.audit().find(finding) != std::string::npos);
  std::ostringstream out;
  std::ostringstream err;
  CHECK(central::run_audit({h.database()}, out, err) == 1);
  CHECK(out.str().find("audit: clean") == std::string::npos);
}
