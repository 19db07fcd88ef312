// SPDX-License-Identifier: Apache-2.0
// A connection that goes while a change is being committed: what may be said to a kiosk, and what may be done again.
#include "platform/central/idempotency.hpp"
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

using central::Connection;
using central::Purpose;
using house::House;
using house::post;

namespace {

/// Ends the connection's own session at the server, through another connection: its commit finds nobody.
void cut(House& h, Connection& db) {
  const auto pid = db.number("SELECT pg_backend_pid()");
  const auto other = central::Store::open(h.database(), central::Store::Mode::kExisting);
  REQUIRE(other);
  REQUIRE((*other)->lease()->number("SELECT CASE WHEN pg_terminate_backend(CAST(? AS int), 5000) THEN 1 ELSE 0 END",
                                    pid) == 1);
}

void write_rule(Connection& db) { db.execute("INSERT INTO rule (name, value) VALUES ('cut', 1)"); }

}  // namespace

TEST_CASE("A change whose commit was cut is not said to have failed", "[postgres]") {
  House h;
  int times = 0;
  const auto work = [&](Connection& db) {
    ++times;
    write_rule(db);
    cut(h, db);
  };
  CHECK_THROWS_AS(h.store().transact(Purpose::kChange, work), central::OutcomeUnknown);
  CHECK(times == 1);
}

TEST_CASE("A change that knows when it was done before is done again after a cut commit", "[postgres]") {
  House h;
  int times = 0;
  h.store().transact_repeatable(Purpose::kChange, [&](Connection& db) {
    write_rule(db);
    if (++times == 1) cut(h, db);
  });
  CHECK(times == 2);
  CHECK(h.store().lease()->number("SELECT count(*) FROM rule WHERE name = 'cut'") == 1);
}

TEST_CASE("Tidying that fails takes nobody's answer away") {
  House h;
  h.store().lease()->script("ALTER TABLE setup_code RENAME TO setup_code_gone");
  h.at("17:50");  // it is time to tidy
  const auto request = post("/v1/tickets", R"({"pass":"amara","screening":"union","channel":"in_person"})");
  CHECK(h.ask(request).status == 201);
  h.store().lease()->script("ALTER TABLE setup_code_gone RENAME TO setup_code");
  CHECK(h.audit() == "");
}
