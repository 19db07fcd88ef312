// SPDX-License-Identifier: Apache-2.0
// The schema keeps its rules against the code above it, and moves forward only.
#include "platform/central/schema.hpp"

#include <array>
#include <cstring>
#include <fstream>

#include "platform/central/sqlite.hpp"
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

using central::Connection;
using central::SqliteConnection;
using central::StoreFailure;
using house::House;

namespace {

/// Why the statement was refused; empty where it was not.
std::string refusal(Connection& db, const std::string& sql) {
  try {
    db.script(sql);
    return {};
  } catch (const StoreFailure& failure) {
    return failure.what();
  }
}

std::string insert_ticket(const std::string& id, const std::string& pass, const std::string& screening) {
  return "INSERT INTO ticket (id, pass, screening, category, state, issued_at) VALUES ('" + id + "', '" + pass +
         "', '" + screening + "', 'industry', 'valid', 0)";
}

}  // namespace

TEST_CASE("The schema itself refuses a second ticket, a seat over the allotment and a second valid code") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  const auto db = h.store().lease();
  const auto says = [&](const std::string& sql, const std::string& why) {
    const auto what = refusal(*db, sql);
    INFO(sql << "\n" << what);
    CHECK(what.find(why) != std::string::npos);
  };
  const auto id = "'" + ticket->id.str() + "'";
  const bool sqlite = db->dialect() == central::Dialect::kSqlite;
  const std::string unique = sqlite ? "UNIQUE" : "violates unique constraint";
  const std::string foreign_key = sqlite ? "FOREIGN KEY" : "violates foreign key constraint";
  says(insert_ticket("T-2", "amara", "union"), unique);
  CHECK(refusal(*db, insert_ticket("T-3", "bo", "union")) == "");
  says(insert_ticket("T-4", "cy", "union"), "no seat left");
  says(insert_ticket("T-5", "cy", "nothing"), "no seat left");
  says("UPDATE allotment SET seats = 1 WHERE screening = 'union' AND category = 'industry'", "fewer seats");
  says("DELETE FROM allotment WHERE screening = 'union'", "tickets stand on it");
  says("UPDATE ticket SET screening = 'late' WHERE id = " + id, "never change");
  says("INSERT INTO ticket_code (ticket, serial, code, made_at) VALUES (" + id + ", 2, 'X', 0)", unique);
  says("INSERT INTO ticket_code (ticket, serial, code, made_at) VALUES (" + id + ", 7, 'X', 0)", "count up by one");
  says("UPDATE ticket_code SET code = 'X' WHERE ticket = " + id, "only be voided");
  says("DELETE FROM screening WHERE id = 'union'", "tickets stand on it");
  says("DELETE FROM pass WHERE id = 'amara'", foreign_key);
  CHECK(refusal(*db, "UPDATE ticket SET state = 'returned', ended_at = 1 WHERE id = " + id) == "");
  says("UPDATE ticket SET state = 'valid', ended_at = NULL WHERE id = " + id, "it has ended");
}

TEST_CASE("Steps are taken in order, each once, and what was there stays") {
  const house::TestDatabase database;
  const auto connection = database.connect();
  auto& db = *connection;
  const std::array steps = {central::SchemaStep{"CREATE TABLE a (x INTEGER); INSERT INTO a VALUES (7);"},
                            central::SchemaStep{"ALTER TABLE a ADD COLUMN y INTEGER NOT NULL DEFAULT 1;"}};
  central::migrate(db, std::span<const central::SchemaStep>(steps).first(1));
  CHECK(house::schema_version(db) == 1);
  central::migrate(db, steps);
  central::migrate(db, steps);
  CHECK(house::schema_version(db) == 2);
  CHECK(db.number("SELECT x + y FROM a") == 8);
  CHECK(db.number("SELECT count(*) FROM a") == 1);
}

TEST_CASE("A database of schema 1 keeps its tickets and devices, and its seats are counted", "[sqlite]") {
  house::Folder folder;
  const auto file = folder.file("old.db");
  {
    SqliteConnection db(file, SqliteConnection::Mode::kCreate);
    central::migrate(db, central::sqlite_steps().first(1));
    db.script(R"sql(
      INSERT INTO category VALUES ('industry', 'Industry', NULL, 1);
      INSERT INTO venue VALUES ('bader', 'Isabel Bader', '', 1);
      INSERT INTO film VALUES ('union', 'Union', 104, '', '', '', '', 1);
      INSERT INTO screening VALUES ('s', 'union', 'bader', '', 10, 20, 0, '2024-04-28', 0, 1);
      INSERT INTO allotment VALUES ('s', 'industry', 2, 1);
      INSERT INTO pass VALUES ('amara', 'PASS-A', 'Amara', 'industry', 0, 0, 99, 1);
      INSERT INTO pass VALUES ('bo', 'PASS-B', 'Bo', 'industry', 0, 0, 99, 1);
      INSERT INTO device VALUES ('d-1', 'bader', 'lobby', zeroblob(32), 0, NULL);
      INSERT INTO ticket VALUES ('T-1', 'amara', 's', 'industry', 'valid', 1, NULL, NULL, NULL);
      INSERT INTO ticket VALUES ('T-2', 'bo', 's', 'industry', 'returned', 1, 2, 'd-1', 'k');
    )sql");
  }
  REQUIRE(central::Store::open("sqlite:" + file, central::Store::Mode::kExisting));
  SqliteConnection db(file, SqliteConnection::Mode::kExisting);
  CHECK(db.number("PRAGMA user_version") == static_cast<std::int64_t>(central::sqlite_steps().size()));
  CHECK(db.number("SELECT count(*) FROM device WHERE role = 'kiosk'") == 2);
  CHECK(db.number("SELECT taken FROM allotment") == 1);
  CHECK(db.number("SELECT count(*) FROM device WHERE id = 'd-1' AND venue = 'bader'") == 1);
  CHECK_FALSE(db.query("PRAGMA foreign_key_check").step());
  CHECK(refusal(db, "DELETE FROM device WHERE id = 'd-1'").find("FOREIGN KEY") != std::string::npos);
  CHECK(refusal(db, insert_ticket("T-3", "bo", "s")) == "");
  CHECK(db.number("SELECT taken FROM allotment") == 2);
  CHECK(refusal(db, "UPDATE ticket SET state = 'returned', ended_at = 3 WHERE id = 'T-1'") == "");
  CHECK(db.number("SELECT taken FROM allotment") == 1);
  CHECK(refusal(db, "DELETE FROM ticket").find("it is kept") != std::string::npos);
}

TEST_CASE("What was answered before anybody could call for help is remembered still") {
  const house::TestDatabase database;
  const auto connection = database.connect();
  auto& db = *connection;
  const bool sqlite = db.dialect() == central::Dialect::kSqlite;
  const auto steps = sqlite ? central::sqlite_steps() : central::postgres_steps();
  central::migrate(db, steps.first(sqlite ? 2 : 1));
  const std::string digest = sqlite ? "zeroblob(32)" : "decode(repeat('00', 32), 'hex')";
  const auto insert = [&](const std::string& key, const std::string& effect) {
    return "INSERT INTO idempotency (device, key, digest, effect, ticket, status, content_type, body, at) "
           "VALUES ('online', '" +
           key + "', " + digest + ", '" + effect + "', NULL, 409, 'application/problem+json', '{}', 7)";
  };
  CHECK(refusal(db, insert("k-1", "refused")) == "");
  CHECK(refusal(db, insert("k-2", "called")) != "");
  db.script("INSERT INTO film VALUES ('union', 'Union', 104, '', '', '', '', 1)");

  central::migrate(db);
  CHECK(house::schema_version(db) == static_cast<std::int64_t>(steps.size()));
  CHECK(db.number("SELECT count(*) FROM idempotency WHERE key = 'k-1' AND status = 409 AND at = 7") == 1);
  CHECK(db.number("SELECT count(*) FROM film WHERE own_title = ''") == 1);
  CHECK(refusal(db, insert("k-1", "refused")) != "");
  CHECK(refusal(db, insert("k-2", "called")) == "");
  CHECK(refusal(db, insert("k-3", "waiting")) == "");
  CHECK(refusal(db, insert("k-4", "issued")) != "");  // without a ticket
  CHECK(refusal(db, insert("k-5", "sung")) != "");
}

TEST_CASE("The schema itself refuses a second open call for help of one kiosk") {
  House h;
  const auto db = h.store().lease();
  const auto call = [](const std::string& id, const std::string& ended) {
    return "INSERT INTO help_call (id, device, language, called_at, ended_at) VALUES ('" + id + "', 'd-1', 'fr', 1, " +
           ended + ")";
  };
  CHECK(refusal(*db, call("H-1", "2")) == "");
  CHECK(refusal(*db, call("H-2", "NULL")) == "");
  CHECK(refusal(*db, call("H-3", "NULL")) != "");
  CHECK(refusal(*db, call("H-4", "3")) == "");
  CHECK(refusal(*db, "UPDATE help_call SET ended_at = NULL WHERE id = 'H-1'") != "");
}

TEST_CASE("A device may be bound to the key of a certificate, and those before that are bound to none") {
  House h;
  const auto db = h.store().lease();
  CHECK(db->number("SELECT count(*) FROM device WHERE client_key_digest IS NOT NULL") == 0);
  const bool sqlite = db->dialect() == central::Dialect::kSqlite;
  const auto bind = [&](const std::string& digits) {
    const auto bytes = sqlite ? "x'" + digits + "'" : "decode('" + digits + "', 'hex')";
    return refusal(*db, "UPDATE device SET client_key_digest = " + bytes + " WHERE id = 'd-1'");
  };
  CHECK(bind(std::string(64, 'a')) == "");
  CHECK(bind(std::string(62, 'a')) != "");
  CHECK(bind("") != "");
}

TEST_CASE("A step that fails leaves the schema as it was") {
  const house::TestDatabase database;
  const auto connection = database.connect();
  auto& db = *connection;
  const std::array steps = {central::SchemaStep{"CREATE TABLE a (x INTEGER);"},
                            central::SchemaStep{"CREATE TABLE b (x INTEGER); nonsense;"}};
  CHECK_THROWS_AS(central::migrate(db, steps), StoreFailure);
  CHECK(house::schema_version(db) == 1);
  CHECK(refusal(db, "CREATE TABLE b (x INTEGER)") == "");  // it was not there
}

TEST_CASE("A newer schema, another program's database and what is no database are refused in one line", "[sqlite]") {
  house::Folder folder;
  const auto why = [](const std::string& file) {
    const auto store = central::Store::open("sqlite:" + file, central::Store::Mode::kExisting);
    REQUIRE_FALSE(store);
    CHECK(store.error().find('\n') == std::string::npos);
    CHECK(store.error().find(file) == 0);
    return store.error();
  };
  const auto newer = folder.file("newer.db");
  REQUIRE(central::Store::open("sqlite:" + newer, central::Store::Mode::kCreate));
  SqliteConnection(newer, SqliteConnection::Mode::kExisting).script("PRAGMA user_version = 99");
  CHECK(why(newer).find("schema 99 is newer than this program's " + std::to_string(central::sqlite_steps().size()) +
                        "; install the newer program") != std::string::npos);

  const auto stranger = folder.file("stranger.db");
  SqliteConnection(stranger, SqliteConnection::Mode::kCreate).script("CREATE TABLE recipes (x INTEGER)");
  CHECK(why(stranger).find("another program") != std::string::npos);

  const auto text = folder.file("text.db");
  house::write_file(text, std::string(5000, 'x'));
  CHECK(why(text).find("does not begin as an SQLite database does") != std::string::npos);
  CHECK(why(folder.file("missing.db")).find("there is no such file; check its name, or make it: central import") !=
        std::string::npos);
}

TEST_CASE("A database address is sqlite: and a file") {
  CHECK(central::database_file("sqlite:/var/lib/a.db") == "/var/lib/a.db");
  CHECK_FALSE(central::database_file("sqlite:"));
  CHECK_FALSE(central::database_file("postgres://x"));
  CHECK_FALSE(central::database_file("/var/lib/a.db"));
}
