// SPDX-License-Identifier: Apache-2.0
// The record of what staff did: kept in order, in their own words, and never without a reason.
#include "platform/central/staff_act.hpp"

#include <cstdlib>
#include <filesystem>

#include <unistd.h>

#include "platform/central/stored_text.hpp"
#include "tests/central/house.hpp"
#include "tests/central/pass_lists.hpp"
#include "tests/support/catch.hpp"

TEST_CASE("What staff did is on record with who, what and why") {
  house::House h;
  const auto db = h.store().lease();
  central::record(*db, {house::local("17:42"), "mia", "pass_blocked", "amara", std::nullopt, "lost bag", ""});
  central::record(*db, {house::local("17:43"), "mia", "ticket_returned", "amara", "T-1", "lost bag", "with its pass"});
  auto rows = db->query("SELECT at, who, act, pass, ticket, reason, details FROM staff_act ORDER BY at, id");
  REQUIRE(rows.step());
  CHECK(rows.instant(0) == house::local("17:42"));
  CHECK(rows.text(1) == "mia");
  CHECK(rows.text(2) == "pass_blocked");
  CHECK(rows.text(3) == "amara");
  CHECK(rows.null(4));
  REQUIRE(rows.step());
  CHECK(rows.text(4) == "T-1");
  CHECK(rows.text(5) == "lost bag");
  CHECK(rows.text(6) == "with its pass");
  CHECK_FALSE(rows.step());
}

TEST_CASE("A reason is a few words of plain text") {
  CHECK_FALSE(central::refuse_reason("--reason", "perdu \xC3\xA0 la gare"));
  CHECK_FALSE(central::refuse_reason("--reason", std::string(central::kLongestReason, 'x')));
  for (const std::string& bad : {std::string(), std::string("  "), std::string(central::kLongestReason + 1, 'x'),
                                 std::string("a\nb"), std::string("a\xFF"), std::string("a\0b", 3)}) {
    const auto why = central::refuse_reason("--reason", bad);
    REQUIRE(why);
    CHECK(why->starts_with("--reason "));
  }
}

TEST_CASE("A name of a file or a user that is no UTF-8 is kept with its bytes written out, by every database") {
  CHECK(central::stored_text("liste-\xC3\xA9t\xC3\xA9.csv") == "liste-\xC3\xA9t\xC3\xA9.csv");
  CHECK(central::stored_text("liste-\xE9.csv") == "liste-\\xE9.csv");
  CHECK(central::stored_text("a\nb\x7F\xC2\x85") == "a\\x0Ab\\x7F\\xC2\\x85");
  CHECK(central::stored_text("\xE2\x82 \xED\xA0\x80") == "\\xE2\\x82 \\xED\\xA0\\x80");
  CHECK(central::stored_text(std::string_view("a\0b", 3)) == "a\\x00b");
  CHECK(central::stored_text("").empty());
  CHECK(central::staff_name("m\xE9lanie") == "m\\xE9lanie");

  house::House h;
  const auto db = h.store().lease();
  central::record(*db, {house::local("17:42"), "m\xE9lanie", "passes_imported", std::nullopt, std::nullopt, "new list",
                        "liste-\xE9.csv: added 1"});
  auto rows = db->query("SELECT who, details FROM staff_act");
  REQUIRE(rows.step());
  CHECK(rows.text(0) == "m\\xE9lanie");
  CHECK(rows.text(1) == "liste-\\xE9.csv: added 1");
}

TEST_CASE("A list in a file whose name is no UTF-8 is imported into every database, and on record") {
  house::House h;
  house::PassLists lists(h);
  auto options = lists.options("code,name,category\nB-1,Ann,industry\n");
  const auto file = lists.path("liste-\xE9.csv");
  std::filesystem::rename(options.file, file);
  options.file = file;
  const auto ran = lists.import(options);
  INFO(ran.err);
  CHECK(ran.status == 0);
  CHECK(h.store().lease()->number("SELECT count(*) FROM staff_act WHERE details LIKE '%liste-_xE9.csv: %'") == 1);
}

TEST_CASE("The user behind root is named in UTF-8 too, and no other user has one behind it") {
  // NOLINTBEGIN(concurrency-mt-unsafe)
  const char* before = std::getenv("SUDO_USER");
  const auto kept = before == nullptr ? std::string() : std::string(before);
  REQUIRE(::setenv("SUDO_USER", "m\xE9lanie", 1) == 0);
  CHECK((central::staff_name("") == "m\\xE9lanie") == (::getuid() == 0));
  kept.empty() ? ::unsetenv("SUDO_USER") : ::setenv("SUDO_USER", kept.c_str(), 1);
  // NOLINTEND(concurrency-mt-unsafe)
}

TEST_CASE("Who acts is the name that was given, or else a user of the operating system") {
  CHECK(central::staff_name("Mia") == "Mia");
  CHECK_FALSE(central::staff_name("").empty());
}
