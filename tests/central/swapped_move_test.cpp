// SPDX-License-Identifier: Apache-2.0
// A move with its two addresses swapped: no line of it says to empty the database that holds the festival.
#include <sstream>
#include <string>

#include "platform/central/migrate_command.hpp"
#include "platform/central/move_data.hpp"
#include "platform/central/moved_away.hpp"
#include "platform/central/upgrade_command.hpp"
#include "tests/central/empty_database.hpp"
#include "tests/central/released.hpp"
#include "tests/support/catch.hpp"

namespace {

using central::Connection;
using central::MoveKind;
using central::Store;
using house::Released;

void watch_nothing(const std::string& /*step*/, std::int64_t /*rows*/) {}

/// What a move that fails says on the error stream; nothing on the other.
std::string refusal(const std::string& from, const std::string& to) {
  std::ostringstream out;
  std::ostringstream err;
  CHECK(central::run_migrate({from, to}, out, err) == 1);
  CHECK(out.str().empty());
  return err.str();
}

/// A festival, and a copy of it of some moment, into which and from which it may be moved.
struct Copied {
  explicit Copied(bool on_server) : copy(on_server) {
    REQUIRE(Store::open(released.address(), Store::Mode::kExisting));
    const auto from = Store::open(released.address(), Store::Mode::kAsItIs);
    REQUIRE(from);
    REQUIRE(central::move_data(**from, *copy.store, MoveKind::kTrial, watch_nothing));
    copy.store.reset();
  }
  Released released;
  house::EmptyDatabase copy;
};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("A move with its two addresses swapped says so before all else") {
  const Released released;
  REQUIRE(Store::open(released.address(), Store::Mode::kExisting));
  const house::TestDatabase none;
  none.connect()->script("SELECT 1");
  // As a failed move leaves a server's database, and `central upgrade` any.
  const bool tables = GENERATE(false, true);
  CAPTURE(tables);
  std::ostringstream out;
  if (tables) REQUIRE(central::run_upgrade(none.address(), out, out) == 0);
  CHECK(refusal(none.address(), released.address()) ==
        "central: there is no festival in --from, and --to holds one: are they swapped? Nothing was moved\n");
}

TEST_CASE("A move from a database without a festival says so, and makes nothing") {
  const house::TestDatabase none;
  const house::TestDatabase other;
  for (const auto* database : {&none, &other}) database->connect()->script("SELECT 1");
  CHECK(has(refusal(none.address(), other.address()), "make them: central import"));
  std::ostringstream out;
  REQUIRE(central::run_upgrade(none.address(), out, out) == 0);
  CHECK(refusal(none.address(), other.address()) ==
        "central: there is no festival in --from to move; nothing was moved\n");
  const auto blank = Store::is_blank(other.address());
  REQUIRE(blank);
  CHECK(*blank);
}

TEST_CASE("A target that holds another festival is none that an earlier move left") {
  const Released one;
  const Released other;
  for (const auto* released : {&one, &other}) REQUIRE(Store::open(released->address(), Store::Mode::kExisting));
  const auto line = refusal(one.address(), other.address());
  CHECK(has(line, "it holds a festival already ("));
  CHECK(has(line, "; name an empty database\n"));
  CHECK_FALSE(has(line, "arlier move"));
}

TEST_CASE("A target that went on with the festival is none that an earlier move left") {
  const bool on_server = GENERATE(false, true);
  CAPTURE(on_server);
  const Copied both(on_server);
  SECTION("it was imported again") { both.released.connect()->script("UPDATE festival SET revision = revision + 1"); }
  SECTION("staff acted") {
    both.released.connect()->script(
        "INSERT INTO staff_act (at, who, act, pass, ticket, reason, details) VALUES (5, 'Mia', 'pass_blocked', "
        "'amara', "
        "NULL, 'lost', '')");
  }
  SECTION("a kiosk was added") {
    const auto store = Store::open(both.released.address(), Store::Mode::kExisting);
    REQUIRE(store);
    REQUIRE(central::add_device(**store, kiosk::VenueId("bader"), "new", house::local("17:45"), central::Role::kKiosk));
  }
  const auto line = refusal(both.copy.address, both.released.address());
  CHECK(has(line, "it holds a festival already ("));
  CHECK(has(line, "are --from and --to swapped?\n"));
  CHECK_FALSE(has(line, "arlier move"));
}

TEST_CASE("A target whose festival was moved away is none that an earlier move left") {
  const Copied both(GENERATE(false, true));
  {
    const auto old = both.released.connect();
    central::Transaction marking(*old, central::Purpose::kAlone);
    central::mark_moved_away(*old, "sqlite:/elsewhere.db", house::local("17:45"));
    marking.commit();
  }
  const auto back = refusal(both.copy.address, both.released.address());
  CHECK(has(back, ", which was moved away from there; name an empty database, or put that one aside first\n"));
  CHECK_FALSE(has(back, "arlier move"));
  // And the other way the mark is no less there.
  const auto again = refusal(both.released.address(), both.copy.address);
  CHECK(has(again, "its festival was moved to sqlite:/elsewhere.db at "));
  CHECK_FALSE(has(again, "arlier move"));
}
