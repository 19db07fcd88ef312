// SPDX-License-Identifier: Apache-2.0
// Whether there is such a pass cannot be told by how long a sign-in takes: whatever is wrong, the same is done.
#include <algorithm>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/central/sign_in.hpp"
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

using central::Connection;
using house::House;
using Statements = std::vector<std::string>;

namespace {

/// Passes everything on, and remembers the statements in their order.
class Recorded final : public Connection {
 public:
  explicit Recorded(Connection& db) : db_(db) {}
  [[nodiscard]] central::Dialect dialect() const override { return db_.dialect(); }
  void script(std::string_view sql) override { db_.script(sql); }
  void begin(central::Purpose purpose) override { db_.begin(purpose); }
  void commit() override { db_.commit(); }
  void rollback() override { db_.rollback(); }
  [[nodiscard]] bool idle() const override { return db_.idle(); }
  std::unique_ptr<central::Cursor> open(std::string_view sql, std::span<const central::Parameter> values) override {
    statements.emplace_back(sql);
    return db_.open(sql, values);
  }
  int run(std::string_view sql, std::span<const central::Parameter> values) override {
    statements.emplace_back(sql);
    return db_.run(sql, values);
  }

  Statements statements;

 private:
  Connection& db_;
};

/// What `work(Books)` ran, in a change of its own.
template <class Work>
Statements statements_of(House& h, const Work& work) {
  const auto db = h.store().lease();
  const auto programme = central::Programme::load(*db);
  Recorded recorded(*db);
  central::Transaction change(recorded, central::Purpose::kChange);
  work(central::Books{recorded, *programme});
  change.commit();
  return recorded.statements;
}

Statements ask(House& h, const std::string& code, const std::string& time = "17:42") {
  return statements_of(h, [&](const central::Books& books) {
    central::send_one_time_code(books, kiosk::PassCode(code), house::local(time));
  });
}

Statements try_code(House& h, const std::string& code, const std::string& digits, const std::string& time = "17:42") {
  return statements_of(h, [&](const central::Books& books) {
    CHECK_FALSE(central::begin_session(books, {kiosk::PassCode(code), digits}, house::local(time)));
  });
}

std::int64_t count(House& h, const std::string& table) {
  return h.store().lease()->number("SELECT count(*) FROM " + table);
}

bool writes(const Statements& statements) {
  return std::ranges::any_of(statements, [](const std::string& sql) { return sql.starts_with("INSERT INTO outbox"); });
}

}  // namespace

TEST_CASE("Asking for a one-time code runs the same statements whether a mail comes of it or not") {
  House h;
  const auto mailed = ask(h, "PASS-AMARA");
  REQUIRE(count(h, "outbox") == 1);
  REQUIRE(writes(mailed));
  CHECK(ask(h, "PASS-AMARA") == mailed);   // too soon
  CHECK(ask(h, "PASS-NOBODY") == mailed);  // no such pass
  CHECK(ask(h, "") == mailed);
  h.store().lease()->execute("UPDATE pass SET email = '' WHERE id = 'bo'");
  CHECK(ask(h, "PASS-BO") == mailed);  // nowhere to send it
  CHECK(count(h, "outbox") == 1);
  CHECK(count(h, "one_time_code") == 1);
  for (const auto* time : {"17:43", "17:44", "17:45", "17:46", "17:47"}) CHECK(ask(h, "PASS-AMARA", time) == mailed);
  CHECK(count(h, "outbox") == 5);  // the sixth was over the hour's limit
}

TEST_CASE("A sign-in that fails runs the same statements whatever is wrong") {
  House h;
  (void)ask(h, "PASS-AMARA");
  const auto code = h.mailed_code("amara");
  const auto wrong = code == "000000" ? "000001" : "000000";
  const auto refused = try_code(h, "PASS-AMARA", wrong);
  REQUIRE(writes(refused));
  CHECK(try_code(h, "PASS-NOBODY", wrong) == refused);
  CHECK(try_code(h, "PASS-BO", wrong) == refused);             // was mailed nothing
  CHECK(try_code(h, "PASS-AMARA", code, "17:52") == refused);  // too late
  CHECK(h.store().lease()->number("SELECT tries_left FROM one_time_code") == central::kOneTimeCodeTries - 1);
  CHECK(count(h, "wrong_guess") == 1);  // of those only the first could have been right
  for (int i = 1; i < central::kOneTimeCodeTries; ++i) CHECK(try_code(h, "PASS-AMARA", wrong) == refused);
  CHECK(try_code(h, "PASS-AMARA", code) == refused);  // no try left
  CHECK(h.store().lease()->number("SELECT tries_left FROM one_time_code") == 0);
  CHECK(count(h, "outbox") == 1);
}

TEST_CASE("The same statements run, and the answers are the same, while too many guesses are wrong") {
  House h;
  const auto mailed = ask(h, "PASS-AMARA");
  const auto code = h.mailed_code("amara");
  const auto refused = try_code(h, "PASS-NOBODY", "000000");
  {
    const auto db = h.store().lease();
    for (int i = 0; i < central::kWrongOfAll; ++i) {
      (void)central::note_wrong_guess(*db, kiosk::PassId("cy"), house::local("17:42"));
    }
  }
  CHECK(try_code(h, "PASS-AMARA", code) == refused);  // right, and short
  CHECK(try_code(h, "PASS-NOBODY", "0000000000") == refused);
  CHECK(ask(h, "PASS-BO") == mailed);
  CHECK(ask(h, "PASS-NOBODY") == mailed);
  CHECK(h.mailed_code("bo").size() == 10);
}
