// SPDX-License-Identifier: Apache-2.0
// What is PostgreSQL's own: a server that can be elsewhere, locked, full, old, or gone.
#include "platform/central/postgres.hpp"

#include <atomic>
#include <thread>

#include "platform/central/postgres_address.hpp"
#include "platform/central/postgres_sql.hpp"
#include "platform/central/store.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/postgres_server.hpp"

using central::Connection;
using central::Contention;
using central::Disconnected;
using central::PostgresConnection;
using central::Purpose;
using central::Store;
using central::StoreFailure;
using central::Transaction;

namespace {

/// Ends the other's session at the server, as an administrator or a crash would.
void cut(Connection& hand, Connection& other) {
  const auto session = other.number("SELECT pg_backend_pid()");
  REQUIRE(hand.number("SELECT pg_terminate_backend(CAST(? AS integer), 10000)", session) == 1);
}

/// Why no connection could be made; requires that none could.
std::string refusal(const std::string& address) {
  try {
    const PostgresConnection made(address);
  } catch (const StoreFailure& failure) {
    const std::string what = failure.what();
    CHECK(what.find('\n') == std::string::npos);
    return what;
  }
  FAIL("somebody let " + central::postgres_name(address) + " in");
  return {};
}

bool has(const std::string& text, const std::string& part) {
  INFO(text);
  CHECK(text.find(part) != std::string::npos);
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("Parameters are numbered where they are parameters", "[postgres]") {
  using central::numbered;
  CHECK(numbered("SELECT ?, ? + ?") == "SELECT $1, $2 + $3");
  CHECK(numbered("'?' || ? || 'it''s ?' || ?") == "'?' || $1 || 'it''s ?' || $2");
  CHECK(numbered("\"a?\" = ? -- why?\n AND ? /* ? */ = ?") == "\"a?\" = $1 -- why?\n AND $2 /* ? */ = $3");
  CHECK(numbered("? 'never closed ?") == "$1 'never closed ?");
  CHECK(numbered("? -- ?") == "$1 -- ?");
  CHECK(numbered("? /* ?") == "$1 /* ?");
  CHECK(numbered("").empty());
}

TEST_CASE("Every class of error means one thing to the work", "[postgres]") {
  using central::fault_of;
  using central::PostgresFault;
  for (const auto* state : {"40001", "40P01", "55P03", "23505", "23514", "23503"}) {
    CHECK(fault_of(state) == PostgresFault::kContention);
  }
  for (const auto* state : {"08006", "08000", "57P01", "57P02", "57P03", "25P03"}) {
    CHECK(fault_of(state) == PostgresFault::kDisconnected);
  }
  for (const auto* state : {"", "42601", "53100", "57014", "22021", "25P02"}) {
    CHECK(fault_of(state) == PostgresFault::kOther);
  }
}

TEST_CASE("A session does what a festival needs, whatever the server is set up for", "[postgres]") {
  const postgres::Database database;
  PostgresConnection admin(database.address());
  for (const auto* careless : {"synchronous_commit = off", "default_transaction_isolation = 'serializable'",
                               "statement_timeout = 0", "client_encoding = 'LATIN1'"}) {
    admin.script("ALTER DATABASE " + database.name() + " SET " + careless);
  }
  PostgresConnection db(database.address());
  const auto setting = [&](const std::string& name) {
    auto row = db.query("SELECT current_setting(?)", name);
    REQUIRE(row.step());
    return row.text(0);
  };
  CHECK(setting("synchronous_commit") == "on");
  CHECK(setting("statement_timeout") == "10s");
  CHECK(setting("lock_timeout") == "5s");
  CHECK(setting("idle_in_transaction_session_timeout") == "30s");
  CHECK(setting("client_encoding") == "UTF8");
  CHECK(setting("application_name") == "central");
  {
    const Transaction changing(db, Purpose::kChange);
    CHECK(setting("transaction_isolation") == "read committed");
    CHECK(setting("transaction_read_only") == "off");
  }
  const Transaction reading(db, Purpose::kRead);
  CHECK(setting("transaction_isolation") == "repeatable read");
  CHECK(setting("transaction_read_only") == "on");
}

TEST_CASE("A commit that waits for a standby to apply it is left at that", "[postgres]") {
  const postgres::Database database;
  PostgresConnection(database.address())
      .script("ALTER DATABASE " + database.name() + " SET synchronous_commit = remote_apply");
  PostgresConnection db(database.address());
  CHECK(db.number("SELECT current_setting('synchronous_commit') = 'remote_apply'") == 1);
}

TEST_CASE("Those who change tickets go on beside each other, and each sees what was committed before", "[postgres]") {
  const postgres::Database database;
  PostgresConnection one(database.address());
  PostgresConnection other(database.address());
  one.script("CREATE TABLE thing (id text PRIMARY KEY)");
  Transaction first(one, Purpose::kChange);
  Transaction second(other, Purpose::kChange);
  one.execute("INSERT INTO thing VALUES ('a')");
  CHECK(other.number("SELECT count(*) FROM thing") == 0);
  first.commit();
  CHECK(other.number("SELECT count(*) FROM thing") == 1);
  CHECK_THROWS_AS(other.execute("INSERT INTO thing VALUES ('a')"), Contention);
}

TEST_CASE("Of two that wait for each other one is in the way, and the other gets through", "[postgres]") {
  const postgres::Database database;
  PostgresConnection one(database.address());
  PostgresConnection other(database.address());
  one.script("CREATE TABLE thing (id text PRIMARY KEY, n bigint); INSERT INTO thing VALUES ('a', 0), ('b', 0)");
  std::atomic<int> contentions{0};
  const auto add_to = [&](Connection& db, const char* id) {
    db.execute("UPDATE thing SET n = n + 1 WHERE id = ?", id);
  };
  Transaction first(one, Purpose::kChange);
  Transaction second(other, Purpose::kChange);
  add_to(one, "a");
  add_to(other, "b");
  const auto go_on = [&](Connection& db, Transaction& transaction, const char* id) {
    try {
      add_to(db, id);
      transaction.commit();
    } catch (const Contention&) {
      ++contentions;
      db.rollback();
    }
  };
  std::thread beside([&] { go_on(one, first, "b"); });
  go_on(other, second, "a");
  beside.join();
  CHECK(contentions == 1);
  CHECK(one.number("SELECT sum(n) FROM thing") == 2);
}

TEST_CASE("One picture cannot be written to where it has changed since", "[postgres]") {
  const postgres::Database database;
  PostgresConnection one(database.address());
  PostgresConnection other(database.address());
  one.script("CREATE TABLE thing (n bigint); INSERT INTO thing VALUES (0)");
  one.script("BEGIN ISOLATION LEVEL REPEATABLE READ");
  CHECK(one.number("SELECT n FROM thing") == 0);
  other.execute("UPDATE thing SET n = 1");
  CHECK_THROWS_AS(one.execute("UPDATE thing SET n = 2"), Contention);
  CHECK_FALSE(one.idle());
  one.rollback();
  CHECK(one.idle());
}

TEST_CASE("A transaction with a failed statement cannot be committed by mistake", "[postgres]") {
  const postgres::Database database;
  PostgresConnection db(database.address());
  db.script("CREATE TABLE thing (id text PRIMARY KEY)");
  Transaction transaction(db, Purpose::kChange);
  db.execute("INSERT INTO thing VALUES ('a')");
  CHECK_THROWS_AS(db.execute("nonsense"), StoreFailure);
  CHECK_FALSE(db.idle());
  CHECK_THROWS_AS(transaction.commit(), StoreFailure);
  CHECK(db.idle());
  CHECK(db.number("SELECT count(*) FROM thing") == 0);
}

TEST_CASE("A rule that is looked at only at the commit is contention there", "[postgres]") {
  const postgres::Database database;
  PostgresConnection db(database.address());
  db.script("CREATE TABLE thing (id text, UNIQUE (id) DEFERRABLE INITIALLY DEFERRED)");
  Transaction transaction(db, Purpose::kChange);
  db.execute("INSERT INTO thing VALUES ('a')");
  db.execute("INSERT INTO thing VALUES ('a')");
  CHECK_THROWS_AS(transaction.commit(), Contention);
  CHECK(db.idle());
}

TEST_CASE("More statements than a connection keeps prepared all work", "[postgres]") {
  const postgres::Database database;
  PostgresConnection db(database.address());
  for (int i = 0; i < 300; ++i) {
    CHECK(db.number("SELECT ? + " + std::to_string(i), 1) == i + 1);
  }
  CHECK(db.number("SELECT count(*) FROM pg_prepared_statements") <= 256);
}

TEST_CASE("A connection that was cut says so at whatever is asked next, and never again anything else", "[postgres]") {
  const postgres::Database database;
  PostgresConnection hand(database.address());
  PostgresConnection db(database.address());
  hand.script("CREATE TABLE thing (id text)");
  const auto gone = [&](const auto& act) {
    CHECK_THROWS_AS(act(), Disconnected);
    CHECK_FALSE(db.idle());
    CHECK_THROWS_AS(db.number("SELECT 1"), Disconnected);
    CHECK_THROWS_AS(db.script("SELECT 1"), Disconnected);
    CHECK_THROWS_AS(db.begin(Purpose::kRead), Disconnected);
    CHECK_FALSE(db.idle());
  };
  SECTION("at a query") {
    cut(hand, db);
    gone([&] { (void)db.number("SELECT 1"); });
  }
  SECTION("at a statement prepared before") {
    CHECK(db.number("SELECT ? + 1", 1) == 2);
    cut(hand, db);
    gone([&] { (void)db.number("SELECT ? + 1", 1); });
  }
  SECTION("at the beginning of a transaction") {
    cut(hand, db);
    gone([&] { db.begin(Purpose::kChange); });
  }
  SECTION("at the commit, of which nobody knows; here nothing happened") {
    Transaction transaction(db, Purpose::kChange);
    db.execute("INSERT INTO thing VALUES ('a')");
    cut(hand, db);
    gone([&] { transaction.commit(); });
    CHECK(hand.number("SELECT count(*) FROM thing") == 0);
  }
  SECTION("in the middle of a transaction, which ends without another complaint") {
    {
      const Transaction transaction(db, Purpose::kChange);
      cut(hand, db);
      CHECK_THROWS_AS(db.execute("INSERT INTO thing VALUES ('a')"), Disconnected);
    }
    CHECK_NOTHROW(db.rollback());
  }
  SECTION("while it waits for its reply") {
    const auto session = db.number("SELECT pg_backend_pid()");
    std::thread beside([&] {
      // As soon as it waits, not before.
      while (hand.number("SELECT count(*) FROM pg_stat_activity WHERE pid = ? AND wait_event = 'PgSleep'", session) ==
             0) {
      }
      (void)hand.number("SELECT pg_terminate_backend(CAST(? AS integer))", session);
    });
    gone([&] { (void)db.number("SELECT 1 FROM pg_sleep(60)"); });
    beside.join();
  }
}

TEST_CASE("Work goes on over a new connection where the pooled ones have gone", "[postgres]") {
  postgres::Server server;
  const postgres::Database database(server);
  const auto store = Store::open(database.tcp_address(), Store::Mode::kExisting);
  REQUIRE(store);
  const auto write = [&](const std::string& name) {
    (*store)->transact(Purpose::kChange,
                       [&](Connection& db) { db.execute("INSERT INTO rule (name, value) VALUES (?, ?)", name, 1); });
  };
  const auto count = [&] {
    return (*store)->transact(Purpose::kRead, [](Connection& db) { return db.number("SELECT count(*) FROM rule"); });
  };
  write("before");
  server.stop();
  CHECK_THROWS_AS(write("meanwhile"), StoreFailure);
  server.start();
  // The same statements, which the new connection prepares anew.
  write("after");
  CHECK(count() == 2);
  {
    PostgresConnection hand(database.address());
    (void)hand.number(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()");
  }
  write("after a cut");
  CHECK(count() == 3);
  {
    const auto lease = (*store)->lease();
    PostgresConnection hand(database.address());
    cut(hand, *lease);
  }
  CHECK((*store)->ask([](Connection& db) { return db.number("SELECT count(*) FROM rule"); }) == 3);
}

TEST_CASE("Who cannot get in is told why in one line without the password", "[postgres]") {
  auto& server = postgres::Server::shared();
  const auto right = central::postgres_name(server.tcp_address("postgres"));
  CHECK(right.find("central@") != std::string::npos);
  SECTION("a wrong password") {
    const auto what = refusal(server.tcp_address("central", "hunter2", "postgres"));
    CHECK(what.find("hunter2") == std::string::npos);
    CHECK(has(what, "password authentication failed for user \"central\""));
    CHECK(what.starts_with(right + ": "));
  }
  SECTION("no such user") { CHECK(has(refusal(server.tcp_address("nobody", "hunter2", "postgres")), "\"nobody\"")); }
  SECTION("no such database") {
    const auto what = refusal(server.tcp_address("missing"));
    CHECK(has(what, "database \"missing\" does not exist"));
    CHECK(what.find(server.tcp_address("missing")) == std::string::npos);
  }
  SECTION("no such host") {
    CHECK(has(refusal("postgresql://central:hunter2@host.invalid/festival"),
              "postgresql://central@host.invalid/festival: "));
    CHECK(refusal("postgresql://central:hunter2@host.invalid/festival").find("hunter2") == std::string::npos);
  }
  SECTION("nobody listens") {
    // Port 1 is nobody's on a machine that does not offer tcpmux.
    CHECK(has(refusal("postgresql://central:hunter2@127.0.0.1:1/festival"), "Connection refused"));
  }
  SECTION("a folder without a socket") {
    CHECK(has(refusal("postgresql:///festival?host=/nonexistent"), "/nonexistent"));
  }
}

TEST_CASE("An address that falls apart in the wrong places is not repeated", "[postgres]") {
  for (const std::string address : {
           "postgresql://central:hun/ter2@host/festival",
           "postgresql://central:12/ter2@host/festival",
           "postgresql://central:hun@ter2@host/festival",
           "postgresql://central:hunter2%@host/festival",
           "postgresql://central:hunter2%zz@host/festival",
           "postgresql://central:hunter2@host/festival?ter2=1",
       }) {
    const auto what = refusal(address);
    INFO(what);
    CHECK(what.starts_with("--database: "));
    CHECK(what.find("ter2") == std::string::npos);
    CHECK(what.find("hun") == std::string::npos);
  }
  CHECK(central::postgres_name("postgresql://central:p%40ss@host:5433/festival?sslmode=require") ==
        "postgresql://central@host:5433/festival?sslmode=require");
}

TEST_CASE("An address to paste keeps the user and the options, and no password", "[postgres]") {
  struct Case {
    std::string given;
    std::string shown;
  };
  for (const auto& [given, shown] : {
           Case{"postgresql://central:p%40ss@db.example:5433/festival?sslmode=require",
                "postgresql://central@db.example:5433/festival?sslmode=require"},
           Case{"postgres://central@host/festival", "postgresql://central@host/festival"},
           Case{"postgresql://host/festival?user=a%20b&password=hunter2&sslpassword=hunter2",
                "postgresql://a%20b@host/festival"},
           Case{"postgresql:///festival?host=/run/pg&port=5433", "postgresql:///festival?host=/run/pg&port=5433"},
           Case{"postgresql://central@[::1]:5433/festival", "postgresql://central@/festival?host=::1&port=5433"},
           Case{"postgresql://central@a:1,b:2/festival?target_session_attrs=read-write",
                "postgresql://central@/festival?host=a,b&port=1,2&target_session_attrs=read-write"},
           Case{"postgresql://central@host/festival?options=-c%20search_path%3Dlido",
                "postgresql://central@host/festival?options=-c%20search_path%3Dlido"},
       }) {
    const auto made = central::postgres_name(given);
    CHECK(made == shown);
    CHECK(central::postgres_name(made) == made);
    CHECK(central::has_password(given) ==
          (given.find("p%40ss") != std::string::npos || given.find("hunter2") != std::string::npos));
    CHECK_FALSE(central::has_password(made));
  }
}

TEST_CASE("An address to paste leads to the same database", "[postgres]") {
  const postgres::Database database;
  PostgresConnection(database.address()).script("CREATE TABLE here (one integer)");
  PostgresConnection again(central::postgres_name(database.address()));
  CHECK(again.number("SELECT count(*) FROM here") == 0);
}

TEST_CASE("A database of another encoding is refused", "[postgres]") {
  auto& server = postgres::Server::shared();
  const postgres::Database database;
  const auto latin = database.name() + "_latin";
  PostgresConnection admin(database.address());
  admin.script("SET statement_timeout = 0");  // a database is copied as a whole
  admin.script("DROP DATABASE IF EXISTS " + latin);
  admin.script("CREATE DATABASE " + latin + " TEMPLATE template0 ENCODING 'LATIN1'");
  CHECK(has(refusal(server.address(latin)), "its encoding is LATIN1; create the database with ENCODING 'UTF8'"));
  admin.script("DROP DATABASE " + latin);
}
