// SPDX-License-Identifier: Apache-2.0
// The database as the service sees it, whichever of the two stands behind it.
#include "platform/central/database.hpp"

#include <algorithm>
#include <atomic>
#include <limits>
#include <thread>
#include <vector>

#include "platform/central/store.hpp"
#include "tests/central/test_database.hpp"
#include "tests/support/catch.hpp"

using central::Blob;
using central::Connection;
using central::Contention;
using central::Disconnected;
using central::Purpose;
using central::StoreFailure;
using central::Transaction;
using house::TestDatabase;

namespace {

/// A table of every type, in a database of its own.
struct Things {
  Things() {
    const bool sqlite = db->dialect() == central::Dialect::kSqlite;
    db->script(sqlite ? "CREATE TABLE thing (id TEXT PRIMARY KEY, words TEXT, number INTEGER, bytes BLOB) STRICT"
                      : "CREATE TABLE thing (id text PRIMARY KEY, words text, number bigint, bytes bytea)");
  }
  void put(const std::string& id, std::int64_t number) {
    db->execute("INSERT INTO thing (id, number) VALUES (?, ?)", id, number);
  }
  [[nodiscard]] std::int64_t count() { return db->number("SELECT count(*) FROM thing"); }

  TestDatabase database;
  std::unique_ptr<Connection> db = database.connect();
};

std::string all_bytes() {
  std::string made;
  for (int byte = 0; byte < 256; ++byte) made += static_cast<char>(byte);
  return made;
}

}  // namespace

TEST_CASE("What goes into a database comes out as it was", "[database]") {
  Things things;
  auto& db = *things.db;
  SECTION("text, whatever is in it") {
    for (const std::string text : {"", " ", "it's \"quoted\" \\ and ? $1 %", "-- no comment /* at all",
                                   "Ōtsuka 東京 🎬 e\u0301", "line\nline\r\n\t", "NULL", "\\x00", "\x01\x7f"}) {
      db.execute("DELETE FROM thing");
      REQUIRE(db.execute("INSERT INTO thing (id, words) VALUES (?, ?)", "a", text) == 1);
      auto row = db.query("SELECT words FROM thing WHERE words = ?", text);
      REQUIRE(row.step());
      CHECK(row.text(0) == text);
      CHECK_FALSE(row.null(0));
      CHECK_FALSE(row.step());
    }
  }
  SECTION("text of a megabyte") {
    const std::string text(1'000'000, 'x');
    db.execute("INSERT INTO thing (id, words) VALUES ('a', ?)", text);
    auto row = db.query("SELECT words FROM thing");
    REQUIRE(row.step());
    CHECK(row.text(0) == text);
  }
  SECTION("numbers to both ends") {
    using Limits = std::numeric_limits<std::int64_t>;
    for (const auto number : {Limits::min(), std::int64_t{-1}, std::int64_t{0}, std::int64_t{1} << 53, Limits::max()}) {
      db.execute("DELETE FROM thing");
      things.put("a", number);
      CHECK(db.number("SELECT number FROM thing WHERE number = ?", number) == number);
    }
  }
  SECTION("bytes, each of them, and none") {
    for (const auto& bytes : {all_bytes(), std::string(), std::string(1, '\0'), std::string("\\x4142")}) {
      db.execute("DELETE FROM thing");
      db.execute("INSERT INTO thing (id, bytes) VALUES ('a', ?)", Blob{bytes});
      auto row = db.query("SELECT bytes, length(bytes) FROM thing WHERE bytes = ?", Blob{bytes});
      REQUIRE(row.step());
      CHECK(row.text(0) == bytes);
      CHECK(row.small(1) == static_cast<int>(bytes.size()));
      CHECK_FALSE(row.null(0));
    }
  }
  SECTION("nothing, of every type") {
    db.execute("INSERT INTO thing (id, words, number, bytes) VALUES ('a', ?, ?, ?)", std::nullopt,
               std::optional<std::int64_t>(), std::optional<Blob>());
    auto row = db.query("SELECT words, number, bytes FROM thing");
    REQUIRE(row.step());
    for (int column = 0; column < 3; ++column) {
      CHECK(row.null(column));
      CHECK(row.text(column).empty());
      CHECK(row.integer(column) == 0);
    }
    CHECK_FALSE(row.maybe_instant(1));
  }
  SECTION("what is true is 1, and a sum is a number") {
    things.put("a", 40);
    things.put("b", 2);
    CHECK(db.number("SELECT sum(number) = 42 FROM thing") == 1);
    CHECK(db.number("SELECT sum(number) > 42 FROM thing") == 0);
    CHECK(db.number("SELECT sum(number) FROM thing") == 42);
  }
}

TEST_CASE("A parameter is a question mark, but not one inside quotes or a comment", "[database]") {
  Things things;
  auto& db = *things.db;
  auto row = db.query(
      "SELECT 'a?''?', \"words\" /* ? */ FROM (SELECT ? AS words) AS \"what?\" -- and now?\n WHERE 1 = ?", "given", 1);
  REQUIRE(row.step());
  CHECK(row.text(0) == "a?'?");
  CHECK(row.text(1) == "given");
}

TEST_CASE("Text that is none is refused, or comes out as it was, nothing is cut off", "[database]") {
  Things things;
  auto& db = *things.db;
  for (const auto& text : {std::string("PASS\0-AMARA", 11), std::string(1, '\0'), std::string("\xff\xfe"),
                           std::string("\xc0\x80"), std::string("\xed\xa0\x80"), std::string("cut \xe6\x9d")}) {
    try {
      db.execute("INSERT INTO thing (id) VALUES (?)", text);
      auto row = db.query("SELECT id FROM thing");
      REQUIRE(row.step());
      CHECK(row.text(0) == text);
    } catch (const StoreFailure& failure) {
      CHECK(things.count() == 0);
      CHECK(std::string(failure.what()).find('\n') == std::string::npos);
      CHECK(std::string(failure.what()).find("AMARA") == std::string::npos);
    }
    db.execute("DELETE FROM thing");
    CHECK(db.idle());
  }
}

TEST_CASE("Text is ordered by its bytes", "[database]") {
  Things things;
  for (const auto* id : {"b", "a", "B", "é", "_", "1", "東"}) things.put(id, 0);
  std::vector<std::string> ids;
  auto rows = things.db->query(things.db->dialect() == central::Dialect::kSqlite
                                   ? "SELECT id FROM thing ORDER BY id"
                                   : "SELECT id FROM thing ORDER BY id COLLATE \"C\"");
  while (rows.step()) ids.push_back(rows.text(0));
  CHECK(std::ranges::is_sorted(ids));
  CHECK(ids.size() == 7);
}

TEST_CASE("A statement says how many rows it changed", "[database]") {
  Things things;
  for (const auto* id : {"a", "b", "c"}) things.put(id, 1);
  CHECK(things.db->execute("UPDATE thing SET number = 2 WHERE id <> ?", "a") == 2);
  CHECK(things.db->execute("UPDATE thing SET number = 2 WHERE id = ?", "z") == 0);
  CHECK(things.db->execute("DELETE FROM thing") == 3);
}

TEST_CASE("Queries may run inside each other, the same one too", "[database]") {
  Things things;
  for (const auto* id : {"a", "b", "c"}) things.put(id, 1);
  std::string pairs;
  const std::string all = "SELECT id FROM thing ORDER BY id";
  for (auto outer = things.db->query(all); outer.step();) {
    for (auto inner = things.db->query(all); inner.step();) pairs += outer.text(0) + inner.text(0) + " ";
  }
  CHECK(pairs == "aa ab ac ba bb bc ca cb cc ");
}

TEST_CASE("A statement that once had a value may have none, and the other way round", "[database]") {
  Things things;
  const auto put = [&](const std::string& id, std::optional<std::int64_t> number) {
    return things.db->execute("INSERT INTO thing (id, number) VALUES (?, ?)", id, number);
  };
  CHECK(put("a", 1) == 1);
  CHECK(put("b", std::nullopt) == 1);
  CHECK(put("c", 3) == 1);
  CHECK(things.db->number("SELECT count(*) FROM thing WHERE number IS NULL") == 1);
}

TEST_CASE("A transaction happens whole or not at all", "[database]") {
  Things things;
  SECTION("whole") {
    Transaction transaction(*things.db, Purpose::kChange);
    things.put("a", 1);
    CHECK_FALSE(things.db->idle());
    transaction.commit();
    CHECK(things.count() == 1);
  }
  SECTION("not at all, where it is let go") {
    {
      const Transaction transaction(*things.db, Purpose::kAlone);
      things.put("a", 1);
    }
    CHECK(things.count() == 0);
  }
  SECTION("not at all, where a statement failed") {
    {
      const Transaction transaction(*things.db, Purpose::kChange);
      things.put("a", 1);
      CHECK_THROWS_AS(things.put("a", 2), Contention);
    }
    CHECK(things.count() == 0);
  }
  CHECK(things.db->idle());
}

TEST_CASE("A rule of the schema is contention, a wrong statement is not, and both leave a connection that works",
          "[database]") {
  Things things;
  things.put("amara", 1);
  CHECK_THROWS_AS(things.put("amara", 1), Contention);
  CHECK(things.db->idle());
  for (const auto* wrong : {"SELECT nothing FROM thing", "nonsense", "SELECT * FROM nowhere", "INSERT INTO thing"}) {
    try {
      things.db->execute(wrong);
      FAIL(wrong);
    } catch (const Contention&) {
      FAIL(wrong);
    } catch (const StoreFailure& failure) {
      CHECK(std::string(failure.what()).find(wrong) != std::string::npos);
    }
    CHECK(things.db->idle());
  }
  CHECK(things.count() == 1);
}

TEST_CASE("What a failure says is one line without the values", "[database]") {
  Things things;
  things.put("Amara Okafor", 1);
  try {
    things.put("Amara Okafor", 1);
    FAIL("it was stored twice");
  } catch (const Contention& failure) {
    const std::string what = failure.what();
    CHECK(what.find("INSERT INTO thing") != std::string::npos);
    CHECK(what.find("Okafor") == std::string::npos);
    CHECK(what.find('\n') == std::string::npos);
  }
}

TEST_CASE("A reader has one picture, whatever is written meanwhile", "[database]") {
  Things things;
  const auto writer = things.database.connect();
  things.put("a", 1);
  {
    const Transaction reading(*things.db, Purpose::kRead);
    CHECK(things.count() == 1);
    {
      Transaction writing(*writer, Purpose::kChange);
      writer->execute("INSERT INTO thing (id) VALUES ('b')");
      writer->execute("UPDATE thing SET number = 2");
      writing.commit();
    }
    CHECK(things.count() == 1);
    CHECK(things.db->number("SELECT number FROM thing") == 1);
  }
  CHECK(things.count() == 2);
}

TEST_CASE("Nothing changes beside a transaction that is to be alone, and it waits for those that change",
          "[database]") {
  Things things;
  const auto other = things.database.connect_impatiently();
  for (const auto& [one, two] : {std::pair(Purpose::kAlone, Purpose::kChange),
                                 {Purpose::kAlone, Purpose::kAlone},
                                 {Purpose::kChange, Purpose::kAlone}}) {
    const Transaction held(*things.db, one);
    CHECK_THROWS_AS(Transaction(*other, two), Contention);
    CHECK(other->idle());
    CHECK_NOTHROW(Transaction(*other, Purpose::kRead));
  }
  CHECK_NOTHROW(Transaction(*other, Purpose::kAlone));
}

TEST_CASE("Work that others stand in the way of is done again until all of it is done", "[database]") {
  const TestDatabase database;
  const auto store = central::Store::open(database.address(), central::Store::Mode::kCreate);
  REQUIRE(store);
  const auto count = [](Connection& db) { return db.number("SELECT count(*) FROM rule"); };
  std::vector<std::thread> threads;
  std::atomic<int> failures{0};
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&] {
      for (int round = 0; round < 10; ++round) {
        try {
          // Two that see the same number collide on the name, and one of them counts again.
          (*store)->transact(Purpose::kChange, [&](Connection& db) {
            db.execute("INSERT INTO rule (name, value) VALUES (?, 1)", "r" + std::to_string(count(db)));
          });
        } catch (const StoreFailure&) {
          ++failures;
        }
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(failures == 0);
  CHECK((*store)->transact(Purpose::kRead, count) == 40);
}
