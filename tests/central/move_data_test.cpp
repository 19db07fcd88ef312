// SPDX-License-Identifier: Apache-2.0
// A festival that moves into another database, from each kind to each kind: everything that was given out goes on.
#include "platform/central/move_data.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <vector>

#include "platform/central/commands.hpp"
#include "platform/central/in_use.hpp"
#include "platform/central/migrate_command.hpp"
#include "platform/central/setup_code.hpp"
#include "platform/central/signer.hpp"
#include "platform/central/tables.hpp"
#include "tests/central/empty_database.hpp"
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

namespace {

using central::Connection;
using central::Dialect;
using central::MoveKind;
using central::Store;
using house::House;
using house::post;

const auto kIssue = R"({"pass":"amara","screening":"union","channel":"in_person"})";

using Target = house::EmptyDatabase;

void watch_nothing(const std::string& /*step*/, std::int64_t /*rows*/) {}

std::string refusal(Store& from, Store& to, const central::MoveWatch& watch = watch_nothing) {
  const auto moved = central::move_data(from, to, MoveKind::kTrial, watch);
  return moved ? "" : moved.error().line;
}

std::int64_t count(Store& store, const std::string& table) {
  return store.lease()->number("SELECT count(*) FROM " + table);
}

/// Tickets in every state, a session, a call for help, a code that waits, a device that went.
struct Day {
  Day() {
    const auto got = h.get("amara", "union").value();
    REQUIRE(h.report(got.id, kiosk::DeliveryOutcome::kUncertain) == 204);
    replaced = h.replace(got.id).value();
    REQUIRE(h.report(got.id, kiosk::DeliveryOutcome::kDelivered, 2) == 204);
    const auto back = h.get("press", "union").value();
    REQUIRE(h.give_back(back.id).status == 204);
    issued = h.ask(request);
    REQUIRE(issued.status == 409);  // there is one already: that answer is remembered as well
    kept = h.visited(post("/v1/tickets", R"({"pass":"press","screening":"late","channel":"in_person"})"));
    kept_answer = h.ask(kept);
    session = h.sign_in("PASS-AMARA");
    REQUIRE(h.ask(post("/v1/kiosks/help", R"({"language":"fr"})")).status == 201);
    REQUIRE(central::make_setup_code(h.store(), kiosk::VenueId("alger"), "counter", std::chrono::hours{24},
                                     house::local("17:42"), central::Role::kDesk));
    REQUIRE(h.audit() == "");
  }

  House h;
  kiosk::HttpRequest request = h.visited(post("/v1/tickets", kIssue));
  kiosk::HttpResponse issued;
  kiosk::HttpRequest kept;
  kiosk::HttpResponse kept_answer;
  kiosk::Ticket replaced;
  std::string session;
  std::string door = h.token("bader", central::Role::kDoor);
  /// Not asked yet.
  kiosk::HttpRequest fresh =
      h.visited(post("/v1/tickets", R"({"pass":"amara","screening":"late","channel":"in_person"})"));
};

/// A row in each of the tables that a day's business left empty.
void fill_the_rest(Day& day) {
  const auto db = day.h.store().lease();
  const auto& ticket = day.replaced.id;
  db->execute("INSERT INTO admission (ticket, serial, at) VALUES (?, 2, 5)", ticket);
  db->execute(
      "INSERT INTO staff_act (at, who, act, pass, ticket, reason, details) VALUES (5, 'Zo\xC3\xAB', 'pass_blocked', "
      "'amara', NULL, 'l''\xC3\xA9t\xC3\xA9 \"; --', '')");
  db->execute("INSERT INTO desk_action (device, key, reason, at) VALUES ('d-1', 'k', 'wet', 5)");
  db->execute("INSERT INTO venue_hours (venue, day, opens, closes) VALUES ('bader', '2024-04-30', 5, 6)");
  db->execute(
      "INSERT INTO one_time_code (pass, digest, digits, made_at, expires_at, tries_left) "
      "SELECT 'press', token_digest, 6, 5, 6, 3 FROM session");
  db->execute("INSERT INTO wrong_guess (pass, made_at) VALUES ('amara', 5)");
  db->execute("INSERT INTO replaced_code (code, pass, replaced_at) VALUES ('PASS-OLD', 'amara', 5)");
  db->execute(
      "INSERT INTO screening_change (screening, at, starts_at, venue, venue_name, room) "
      "VALUES ('late', 5, 6, 'bader', 'Isabel Bader', '')");
  db->execute("INSERT INTO earlier_start (screening, starts_at) VALUES ('late', 7)");
  db->execute(
      "INSERT INTO device_condition (device, part, condition, detail, since, reported_at) "
      "VALUES ('d-1', 'reader', 'missing', '', 5, 6)");
  db->execute(
      "INSERT INTO list_option (header, position, kind, value) SELECT token_digest, 0, 'column', 'code=Nr' FROM "
      "session");
  db->execute("INSERT INTO local_text (what, id, language, text) VALUES ('category_name', 'press', 'fr', 'Presse')");
}

/// Every row of every table, in an order of its own.
std::map<std::string, std::vector<std::string>> all_rows(Store& store) {
  return store.transact(central::Purpose::kRead, [](Connection& db) {
    std::map<std::string, std::vector<std::string>> made;
    for (const auto& table : central::tables_of(db)) {
      auto& rows = made[table.name];
      central::read_rows(db, table, [&](const central::TableRow& row) {
        std::string text;
        for (const auto& cell : row) text += cell.null ? "NULL|" : std::to_string(cell.number) + cell.bytes + '|';
        rows.push_back(text);
      });
      std::ranges::sort(rows);
    }
    return made;
  });
}

}  // namespace

TEST_CASE("A festival that goes to the other kind of database and back is the same, row by row, in every table") {
  const bool over_a_server = house::test_dialect() == Dialect::kSqlite;
  Day day;
  fill_the_rest(day);
  const auto before = all_rows(day.h.store());
  for (const auto& [table, rows] : before) {
    CAPTURE(table);
    CHECK(rows.empty() == (table == "moved_away"));
  }
  Target there(over_a_server);
  Target back(!over_a_server);
  REQUIRE(refusal(day.h.store(), *there.store) == "");
  CHECK(all_rows(*there.store) == before);
  REQUIRE(refusal(*there.store, *back.store) == "");
  CHECK(all_rows(*back.store) == before);
}

TEST_CASE("What was given out before the move is good after it") {
  const bool on_server = GENERATE(false, true);
  CAPTURE(on_server);
  Day day;
  Target target(on_server);
  const auto moved = central::move_data(day.h.store(), *target.store, MoveKind::kTrial, watch_nothing);
  INFO((moved ? "" : moved.error().line));
  REQUIRE(moved);
  CHECK(moved->rows > 30);
  CHECK(moved->source.tickets == moved->target.tickets);
  CHECK(moved->target.findings.empty());
  for (const auto* table : {"ticket", "ticket_code", "delivery", "idempotency", "session", "signing_key", "device",
                            "setup_code", "help_call", "one_time_code", "outbox", "pass", "allotment"}) {
    CAPTURE(table);
    CHECK(count(*target.store, table) == count(day.h.store(), table));
  }

  const auto service = central::Service::open(*target.store, [] { return house::local("17:45"); });
  REQUIRE(service);
  const auto ask = [&](kiosk::HttpRequest request, const std::string& token) {
    request.headers.emplace_back("Authorization", "Bearer " + token);
    return day.h.ask(**service, request);
  };
  const auto kiosk = day.h.token("bader");
  // The same key, the same answer: nothing is done a second time.
  CHECK(ask(day.kept, kiosk).body == day.kept_answer.body);
  CHECK(ask(day.request, kiosk).body == day.issued.body);
  CHECK(count(*target.store, "ticket") == moved->target.tickets);
  CHECK(ask({"GET", "/v1/online/pass", {}, ""}, day.session).status == 200);
  const auto verified = ask(post("/v1/tickets/verify", R"({"code":")" + day.replaced.code.str() + "\"}"), day.door);
  CHECK(house::text_in(verified, "state") == "valid");
  CHECK(ask(day.fresh, kiosk).status == 201);

  const auto audited = central::audit(*target.store);
  REQUIRE(audited);
  CHECK(audited->findings.empty());
}

TEST_CASE("What the database counts by itself goes on after the move") {
  const bool on_server = GENERATE(false, true);
  CAPTURE(on_server);
  Day day;
  day.h.store().lease()->script("DELETE FROM outbox");
  Target target(on_server);
  REQUIRE(central::move_data(day.h.store(), *target.store, MoveKind::kTrial, watch_nothing));
  const auto before = target.store->lease()->number("SELECT max(id) FROM delivery");
  for (auto* store : {target.store.get()}) {
    store->transact(central::Purpose::kChange, [&](Connection& db) {
      db.execute("INSERT INTO delivery (ticket, serial, method, outcome, at) VALUES (?, 2, 'print', 'failed', 1)",
                 day.replaced.id);
      db.execute("INSERT INTO wrong_guess (pass, made_at) VALUES ('amara', 1)");
      db.execute("INSERT INTO wrong_guess (pass, made_at) VALUES ('amara', 2)");
    });
  }
  CHECK(target.store->lease()->number("SELECT max(id) FROM delivery") == before + 1);
  CHECK(count(*target.store, "wrong_guess") == 2);
}

TEST_CASE("The schema's rules hold after the move") {
  const bool on_server = GENERATE(false, true);
  Day day;
  Target target(on_server);
  REQUIRE(central::move_data(day.h.store(), *target.store, MoveKind::kTrial, watch_nothing));
  const auto refused = [&](const std::string& sql) {
    CHECK_THROWS_AS(target.store->transact(central::Purpose::kChange, [&](Connection& db) { db.script(sql); }),
                    central::StoreFailure);
  };
  refused("DELETE FROM ticket");
  refused("UPDATE ticket SET screening = 'late'");
  refused("UPDATE allotment SET seats = 0 WHERE taken > 0");
}

TEST_CASE("A move that does not come to its end leaves nothing, and can be made again") {
  const bool on_server = GENERATE(false, true);
  const auto* at = GENERATE("table 1 of", ": ticket_code", "auditing");
  CAPTURE(on_server, at);
  Day day;
  Target target(on_server);
  bool reached = false;
  const auto stop = [&](const std::string& step, std::int64_t rows) {
    // "auditing" comes twice; the second time is the target's, when all is copied.
    if (step.find(at) == std::string::npos ||
        (step.starts_with("auditing") && step.find("moved") == std::string::npos && !on_server))
      return;
    reached = true;
    (void)rows;
    throw std::runtime_error("the power failed");
  };
  CHECK(refusal(day.h.store(), *target.store, stop).find("the power failed") != std::string::npos);
  CHECK(reached);
  for (const auto* table : {"festival", "ticket", "pass", "signing_key"}) CHECK(count(*target.store, table) == 0);
  CHECK(count(*target.store, "device") == 1);  // the one that comes with the schema
  CHECK(refusal(day.h.store(), *target.store) == "");
}

TEST_CASE("A target that has anything in it is refused, and keeps it") {
  const bool on_server = GENERATE(false, true);
  Day day;
  Target target(on_server);
  SECTION("a festival") {
    REQUIRE(central::move_data(day.h.store(), *target.store, MoveKind::kTrial, watch_nothing));
    CHECK(refusal(day.h.store(), *target.store).find("it holds a festival already (") != std::string::npos);
    CHECK(count(*target.store, "ticket") == count(day.h.store(), "ticket"));
  }
  SECTION("keys alone") {
    (void)target.store->transact(central::Purpose::kAlone,
                                 [](Connection& db) { return central::Signer::load_or_make(db, {}); });
    CHECK(refusal(day.h.store(), *target.store).find("it holds 1 rows in signing_key already") != std::string::npos);
    CHECK(count(*target.store, "signing_key") == 1);
  }
  SECTION("and a source without a festival is none") {
    Target empty(!on_server);
    CHECK(refusal(*empty.store, *target.store).find("there is no festival in ") != std::string::npos);
  }
}

TEST_CASE("Data that the audit would not pass is not moved") {
  Day day;
  Target target(true);
  day.h.store().lease()->script("UPDATE allotment SET taken = taken - 1 WHERE taken > 0");
  const auto why = refusal(day.h.store(), *target.store);
  CHECK(why.find("the audit of ") != std::string::npos);
  CHECK(why.find("nothing was moved") != std::string::npos);
  CHECK(count(*target.store, "festival") == 0);
}

TEST_CASE("Tables that a later schema adds are moved without a word about them") {
  Day day;
  Target target(true);
  const auto add = [](Connection& db, bool with_row) {
    db.script(db.dialect() == Dialect::kSqlite
                  ? "CREATE TABLE a_later_one (id INTEGER PRIMARY KEY, \"order\" INTEGER, note TEXT, raw BLOB, "
                    "pass TEXT REFERENCES pass(id)) STRICT"
                  : "CREATE TABLE a_later_one (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, \"order\" boolean, "
                    "note text COLLATE \"C\", raw bytea, pass text COLLATE \"C\" REFERENCES pass(id))");
    if (!with_row) return;
    const auto* flag = db.dialect() == Dialect::kSqlite ? "1" : "true";
    db.execute(std::string("INSERT INTO a_later_one (\"order\", note, raw, pass) VALUES (") + flag + ", ?, ?, 'amara')",
               "l'\u00e9t\u00e9 \"; --\n", central::Blob{std::string_view("\0\xFF\x01", 3)});
    db.script("INSERT INTO a_later_one (note) VALUES (NULL)");
  };
  add(*day.h.store().lease(), true);
  add(*target.store->lease(), false);
  REQUIRE(refusal(day.h.store(), *target.store) == "");
  const auto there = target.store->lease();
  auto rows = there->query("SELECT \"order\", note, raw, pass FROM a_later_one ORDER BY id");
  REQUIRE(rows.step());
  CHECK(rows.integer(0) == 1);
  CHECK(rows.text(1) == "l'\u00e9t\u00e9 \"; --\n");
  CHECK(rows.text(2) == std::string("\0\xFF\x01", 3));
  CHECK(rows.text(3) == "amara");
  REQUIRE(rows.step());
  CHECK(rows.null(0));
  CHECK(rows.null(1));
  CHECK(rows.null(2));
}

TEST_CASE("The command says what it does, what came of it and what is next") {
  Day day;
  house::Folder folder;
  const auto file = folder.file("moved.db");
  std::ostringstream out;
  std::ostringstream err;
  // The fixture itself has the database open.
  CHECK(central::run_migrate({day.h.database(), "sqlite:" + file, true}, out, err) == 0);
  CHECK(out.str().find("moved: ") == 0);
  CHECK(out.str().find(", clean\n") != std::string::npos);
  CHECK(out.str().find("this is a trial") != std::string::npos);
  CHECK(err.str().find("central: table 1 of ") != std::string::npos);
  CHECK(err.str().find(": ticket_code\n") != std::string::npos);

  std::ostringstream once_more;
  CHECK(central::run_migrate({day.h.database(), "sqlite:" + file, true}, out, once_more) == 1);
  CHECK(once_more.str().find("it holds a festival already") != std::string::npos);

  std::ostringstream nothing;
  const auto never = folder.file("never.db");
  CHECK(central::run_migrate({"sqlite:" + folder.file("none.db"), "sqlite:" + never}, out, nothing) == 1);
  CHECK(nothing.str().find("there is no such file") != std::string::npos);
  CHECK(std::ifstream(never).fail());
}
