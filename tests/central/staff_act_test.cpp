// SPDX-License-Identifier: Apache-2.0
// The record of what staff did: kept in order, in their own words, and never without a reason.
#include "platform/central/staff_act.hpp"

#include "tests/central/house.hpp"
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

TEST_CASE("Who acts is the name that was given, or else a user of the operating system") {
  CHECK(central::staff_name("Mia") == "Mia");
  CHECK_FALSE(central::staff_name("").empty());
}
