// SPDX-License-Identifier: Apache-2.0
// Who has a server's database open: not a program that is just ending. A file's lock ends with its program.
#include "platform/central/in_use.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <thread>

#include "tests/central/test_database.hpp"
#include "tests/support/catch.hpp"

namespace {

using central::Connection;

/// Ends the session once another one has asked who is there and been told of this one, or once the answer came.
void leave_when_seen(std::unique_ptr<Connection> session, const std::atomic<bool>& answered) {
  constexpr auto kSeenBy =
      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
      "AND application_name = 'central' AND state = 'idle' AND query LIKE '%pg_stat_activity%'";
  while (!answered && session->number(kSeenBy) == 0) std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

}  // namespace

TEST_CASE("A session of a server that ends is waited for, one that stays is named", "[postgres]") {
  const house::TestDatabase database;
  std::atomic<bool> answered = false;
  auto leaves = std::async(std::launch::async, leave_when_seen, database.connect(), std::cref(answered));
  const auto user = central::in_use_by(database.address());
  answered = true;
  leaves.get();
  CHECK(user.empty());

  const auto stays = database.connect();
  CHECK(central::in_use_by(database.address()) == "another program (central)");
}
