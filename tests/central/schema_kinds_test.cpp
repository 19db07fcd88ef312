// SPDX-License-Identifier: Apache-2.0
// The two schemas are one: the same tables, columns, keys, indexes and triggers, and the same seats under pressure.
#include <algorithm>
#include <atomic>
#include <set>
#include <thread>
#include <vector>

#include "platform/central/postgres.hpp"
#include "platform/central/schema.hpp"
#include "platform/central/sqlite.hpp"
#include "platform/central/store.hpp"
#include "tests/central/ready_schema.hpp"
#include "tests/central/test_database.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/postgres_server.hpp"

using central::Connection;
using central::PostgresConnection;
using central::Purpose;
using central::SqliteConnection;
using central::Store;
using central::StoreFailure;

namespace {

using Words = std::set<std::string>;

Words words(Connection& db, const std::string& sql) {
  Words made;
  for (auto rows = db.query(sql); rows.step();) made.insert(rows.text(0));
  return made;
}

/// What is in one of the two and not in the other, in a form that can be read in a test's output.
std::string difference(const Words& sqlite, const Words& postgres) {
  std::string made;
  for (const auto& word : sqlite) made += postgres.contains(word) ? "" : "only in SQLite: " + word + "\n";
  for (const auto& word : postgres) made += sqlite.contains(word) ? "" : "only in PostgreSQL: " + word + "\n";
  return made;
}

/// Both databases at their newest schema.
struct Both {
  Both() {
    central::migrate(sqlite);
    central::migrate(postgres);
  }
  [[nodiscard]] std::string compare(const std::string& in_sqlite, const std::string& in_postgres) {
    const auto here = words(sqlite, in_sqlite);
    REQUIRE(here.size() > 5);
    return difference(here, words(postgres, in_postgres));
  }

  house::Folder folder;
  postgres::Database database;
  SqliteConnection sqlite{folder.file("a.db"), SqliteConnection::Mode::kCreate};
  PostgresConnection postgres{database.address()};
};

}  // namespace

TEST_CASE("The schemas of both databases have the same tables, keys and names", "[postgres]") {
  Both both;
  SECTION("columns, with their types, their order, and whether they may be empty") {
    CHECK(
        both.compare("SELECT m.name || '.' || c.name || ' ' || c.cid || CASE c.type WHEN 'INTEGER' THEN ' bigint' "
                     "WHEN 'BLOB' THEN ' bytea' ELSE ' text' END || "
                     "CASE WHEN c.\"notnull\" OR c.pk > 0 THEN ' never empty' ELSE '' END "
                     "FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'",
                     "SELECT table_name || '.' || column_name || ' ' || (ordinal_position - 1) || ' ' || data_type || "
                     "CASE is_nullable WHEN 'NO' THEN ' never empty' ELSE '' END FROM information_schema.columns "
                     "WHERE table_schema = 'public' AND table_name <> 'central_schema'") == "");
  }
  SECTION("foreign keys, and what becomes of a row whose parent goes") {
    CHECK(both.compare("SELECT m.name || '.' || k.\"from\" || ' to ' || k.\"table\" || '.' || k.\"to\" || ' ' || "
                       "k.on_delete FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) k WHERE m.type = 'table'",
                       "SELECT conrelid::regclass || '.' || f.attname || ' to ' || confrelid::regclass || '.' || "
                       "t.attname || CASE confdeltype WHEN 'c' THEN ' CASCADE' ELSE ' NO ACTION' END "
                       "FROM pg_constraint, unnest(conkey, confkey) AS k (f, t) "
                       "JOIN pg_attribute f ON true JOIN pg_attribute t ON true "
                       "WHERE contype = 'f' AND f.attrelid = conrelid AND f.attnum = k.f "
                       "AND t.attrelid = confrelid AND t.attnum = k.t") == "");
  }
  SECTION("indexes that have a name of their own, and whether they are unique") {
    CHECK(both.compare("SELECT name || CASE WHEN sql LIKE 'CREATE UNIQUE%' THEN ' unique' ELSE '' END || "
                       "CASE WHEN sql LIKE '%WHERE%' THEN ' partial' ELSE '' END FROM sqlite_schema "
                       "WHERE type = 'index' AND sql IS NOT NULL",
                       "SELECT c.relname || CASE WHEN indisunique THEN ' unique' ELSE '' END || "
                       "CASE WHEN indpred IS NOT NULL THEN ' partial' ELSE '' END FROM pg_index i "
                       "JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = 'public'::regnamespace "
                       "AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = i.indexrelid)") == "");
  }
  SECTION("triggers; only PostgreSQL can empty a table in another way than row by row") {
    CHECK(both.compare("SELECT name || ' on ' || tbl_name FROM sqlite_schema WHERE type = 'trigger'",
                       "SELECT tgname || ' on ' || tgrelid::regclass FROM pg_trigger "
                       "WHERE NOT tgisinternal AND tgname <> 'tickets_are_kept'") == "");
    CHECK_THROWS_AS(both.postgres.script("TRUNCATE ticket CASCADE"), StoreFailure);
  }
  SECTION("text in the order of its bytes") {
    CHECK(both.postgres.number("SELECT count(*) FROM information_schema.columns WHERE table_schema = 'public' "
                               "AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'") == 0);
  }
}

TEST_CASE("A newer schema and another program's database are refused in PostgreSQL too", "[postgres]") {
  const postgres::Database database;
  const auto why = [&] {
    const auto store = Store::open(database.address(), Store::Mode::kExisting);
    REQUIRE_FALSE(store);
    CHECK(store.error().find('\n') == std::string::npos);
    CHECK(store.error().find(database.name()) != std::string::npos);
    return store.error();
  };
  SECTION("a newer one") {
    REQUIRE(Store::open(database.address(), Store::Mode::kExisting));
    PostgresConnection(database.address()).script("UPDATE central_schema SET version = 99");
    CHECK(why().find("schema 99 is newer than this program's") != std::string::npos);
  }
  SECTION("another program's") {
    PostgresConnection(database.address()).script("CREATE TABLE recipes (x integer)");
    CHECK(why().find("another program") != std::string::npos);
  }
}

TEST_CASE("A test meets a whole and empty schema, whatever the one before did to it", "[postgres]") {
  const postgres::Database database;
  house::make_ready(database);
  {
    PostgresConnection last(database.address());
    const std::string what =
        GENERATE(as<std::string>(), "INSERT INTO category (id, name, revision) VALUES ('x', 'X', 1)",
                 "DROP TRIGGER a_ticket_is_kept ON ticket", "DROP TABLE delivery", "CREATE TABLE recipes (x integer)",
                 "ALTER TABLE pass ALTER COLUMN name DROP NOT NULL", "DELETE FROM device",
                 "UPDATE central_schema SET version = 0",
                 "CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS "
                 "'BEGIN RETURN NEW; END'");
    INFO(what);
    last.script(what);
  }
  house::make_ready(database);
  PostgresConnection db(database.address());
  CHECK(db.number("SELECT count(*) FROM category") == 0);
  CHECK(db.number("SELECT count(*) FROM device") == 1);
  CHECK(db.number("SELECT count(*) FROM delivery") == 0);
  CHECK(house::schema_version(db) == static_cast<std::int64_t>(central::postgres_steps().size()));
  CHECK(db.number("SELECT count(*) FROM pg_trigger WHERE tgname = 'a_ticket_is_kept'") == 1);
  CHECK(db.number("SELECT count(*) FROM pg_tables WHERE tablename = 'recipes'") == 0);
  CHECK(db.number("SELECT count(*) FROM pg_proc WHERE proname = 'refuse' AND prosrc LIKE '%RAISE%'") == 1);
  CHECK_THROWS_AS(db.script("INSERT INTO pass VALUES ('p', 'c', NULL, 'x', 0, 0, 0, 0, '')"), StoreFailure);
}

TEST_CASE("Programs that start at once on an empty database make one schema", "[database]") {
  const house::TestDatabase database;
  std::vector<std::thread> programs;
  std::atomic<int> opened{0};
  for (int i = 0; i < 4; ++i) {
    programs.emplace_back([&] {
      if (Store::open(database.address(), Store::Mode::kCreate)) ++opened;
    });
  }
  for (auto& program : programs) program.join();
  CHECK(opened == 4);
}

TEST_CASE("However many ask at once, the schema itself gives each seat once", "[database]") {
  const house::TestDatabase database;
  const auto store = Store::open(database.address(), Store::Mode::kCreate);
  REQUIRE(store);
  constexpr int kSeats = 5;
  constexpr int kPassholders = 4;
  constexpr int kTries = 4;
  (*store)->transact(Purpose::kAlone, [&](Connection& db) {
    db.script(
        "INSERT INTO category (id, name, revision) VALUES ('press', 'Press', 1);"
        "INSERT INTO venue VALUES ('bader', 'Isabel Bader', '', 1);"
        "INSERT INTO film VALUES ('union', 'Union', 104, '', '', '', '', 1, '');"
        "INSERT INTO screening VALUES ('s', 'union', 'bader', '', 10, 20, 0, '2024-04-28', 0, 1)");
    db.execute("INSERT INTO allotment (screening, category, seats, revision) VALUES ('s', 'press', ?, 1)", kSeats);
    for (int pass = 0; pass < kPassholders * kTries; ++pass) {
      const auto id = std::to_string(pass);
      db.execute(
          "INSERT INTO pass (id, code, name, category, state, valid_from, valid_until, revision) "
          "VALUES (?, ?, '', 'press', 0, 0, 99, 1)",
          id, "PASS-" + id);
    }
  });
  std::atomic<int> got{0};
  std::atomic<int> strange{0};
  const auto ask = [&](int number) {
    const auto id = std::to_string(number);
    try {
      // Nobody looks first whether there is a seat: what is in the way is the schema alone.
      (*store)->transact(Purpose::kChange, [&](Connection& db) {
        db.execute(
            "INSERT INTO ticket (id, pass, screening, category, state, issued_at) "
            "VALUES (?, ?, 's', 'press', 'valid', 1)",
            "T-" + id, id);
      });
      ++got;
    } catch (const StoreFailure& failure) {
      if (std::string(failure.what()).find("allotment: no seat left") == std::string::npos) ++strange;
    }
  };
  std::vector<std::thread> passholders;
  for (int one = 0; one < kPassholders; ++one) {
    passholders.emplace_back([&ask, one] {
      for (int i = 0; i < kTries; ++i) ask(one * kTries + i);
    });
  }
  for (auto& passholder : passholders) passholder.join();
  CHECK(got == kSeats);
  CHECK(strange == 0);
  const auto lease = (*store)->lease();
  CHECK(lease->number("SELECT taken FROM allotment") == kSeats);
  CHECK(lease->number("SELECT count(*) FROM ticket") == kSeats);
}
