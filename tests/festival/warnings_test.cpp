// SPDX-License-Identifier: Apache-2.0
// What is allowed but hardly meant is told, and does not stop an import.
#include "tests/festival/written.hpp"
#include "tests/support/catch.hpp"

using written::festival_text;
using written::warnings;
using written::with;
using Lines = std::vector<std::string>;

TEST_CASE("Two screenings in one room at one time are told, but not where one of them is cancelled or elsewhere") {
  auto text = with(festival_text(), "starts = \"day 0 18:30\"", "starts = \"day 0 11:59\"");
  CHECK(warnings(text) ==
        Lines{"FILE:35: [[screening]] \"evening\" starts while \"morning\" is in the same room, until "
              "2024-04-28 12:00; move one of them, or give each its room"});
  CHECK(warnings(with(text, "room = \"One\"", "room = \"Two\"")) == Lines{});
  CHECK(warnings(with(text, "room = \"One\"", "room = \"One\"\ncancelled = true")) == Lines{});
  CHECK(warnings(with(text, "day 0 11:59", "day 0 12:00")) == Lines{});
}

TEST_CASE("A screening within a longer one does not hide the next") {
  const std::string more =
      "[[screening]]\nid = \"short\"\nfilm = \"union\"\nvenue = \"bader\"\nroom = \"One\"\n"
      "starts = \"day 0 18:31\"\nends = \"day 0 20:15\"\nallotment = { industry = 1 }\n"
      "[[screening]]\nid = \"last\"\nfilm = \"union\"\nvenue = \"bader\"\nroom = \"One\"\n"
      "starts = \"day 0 20:53\"\nends = \"day 0 22:53\"\nallotment = { industry = 1 }\n";
  const auto found = warnings(with(festival_text(), "[[pass]]", more + "[[pass]]"));
  REQUIRE(found.size() == 2);
  CHECK(found[0].find("\"short\" starts while \"evening\"") != std::string::npos);
  CHECK(found[1].find("\"last\" starts while \"evening\"") != std::string::npos);
}

TEST_CASE("A film longer than its slot is told, its Q&A included") {
  CHECK(
      warnings(with(festival_text(), "ends = \"day 0 20:54\"", "ends = \"day 0 20:33\"")) ==
      Lines{"FILE:35: [[screening]] \"evening\" ends 1 min before its film and its Q&A are over; end it at 2024-04-28 "
            "20:34 or later"});
  CHECK(warnings(with(festival_text(), "ends = \"day 0 20:54\"", "ends = \"day 0 20:34\"")) == Lines{});
}

TEST_CASE("A category that gets no tickets at all is told") {
  CHECK(warnings(with(festival_text(), "daily_limit = 2", "daily_limit = 0")) ==
        Lines{"FILE:12: [[category]] \"press\" has a daily_limit of 0: nobody gets a ticket; leave daily_limit out for "
              "no limit"});
}

TEST_CASE("A title that is written as the own title too is told, and shown once") {
  const auto text = with(festival_text(), "title = \"Union\"", "title = \"Union\"\nown_title = \"Union\"");
  CHECK(warnings(text) == Lines{"FILE:22: [[film]] \"union\" has its title as its own_title too; leave own_title out "
                                "where it is the same"});
  CHECK(written::read(text).value().films.at(0).film.own_title.empty());
  const auto other = with(text, "own_title = \"Union\"", "own_title = \"Syndikat\"");
  CHECK(warnings(other) == Lines{});
  CHECK(written::read(other).value().films.at(0).film.own_title == "Syndikat");
}

TEST_CASE("Seats for a category that is not admitted are told") {
  CHECK(warnings(with(festival_text(), "allotment = { industry = 2 }", "allotment = { industry = 2, press = 0 }")) ==
        Lines{"FILE:35: [[screening]] \"evening\" allots seats to press, which is not admitted; add it to its "
              "categories, or take it out of its allotment"});
}

TEST_CASE("An online window that closes before it opens is told") {
  const auto text = with(festival_text(), "online_opens = \"21:00\"",
                         "online_opens = \"21:00\"\n"
                         "online_closes_minutes = 780");
  CHECK(warnings(text) ==
        Lines{"FILE:28: [[screening]] \"morning\" has no tickets online: they would open at 2024-04-27 21:00 and close "
              "at 2024-04-27 21:00; correct its programme_day, or [policy] online_opens and online_closes_minutes"});
  CHECK(warnings(with(text, "780", "779")) == Lines{});
}

TEST_CASE("Box office hours that begin after the first start are told") {
  CHECK(
      warnings(with(festival_text(), "opens = \"09:30\"", "opens = \"10:01\"")) ==
      Lines{"FILE:20: [[hours]] of \"bader\" begin after that day's first start, at 2024-04-28 10:00; open before it"});
  CHECK(warnings(with(festival_text(), "opens = \"09:30\"", "opens = \"10:00\"")) == Lines{});
  CHECK(warnings(with(festival_text(), "day = 0, opens = \"09:30\"", "day = 1, opens = \"10:01\"")) == Lines{});
}

TEST_CASE("Box office hours that end before the last start are told, but not where that is cancelled") {
  const auto closes = [](const std::string& at) {
    return with(festival_text(), "closes = \"23:00\"", "closes = \"" + at + "\"");
  };
  CHECK(
      warnings(closes("18:29")) ==
      Lines{"FILE:20: [[hours]] of \"bader\" end before that day's last start, at 2024-04-28 18:30: nothing is handed "
            "out in person from 2024-04-28 18:29 on; close with the last start or later, where that is not meant"});
  CHECK(warnings(closes("18:30")) == Lines{});
  CHECK(warnings(closes("01:00")) == Lines{});
  CHECK(warnings(with(closes("18:29"), "starts = \"day 0 18:30\"", "cancelled = true\nstarts = \"day 0 18:30\"")) ==
        Lines{});
}

TEST_CASE("Of more than twenty warnings the first twenty are told") {
  std::string more;
  for (int i = 0; i < 23; ++i) {
    more += "[[category]]\nid = \"c" + std::to_string(i) + "\"\nname = \"C\"\ndaily_limit = 0\n";
  }
  const auto found = warnings(with(festival_text(), "[[venue]]", more + "[[venue]]"));
  REQUIRE(found.size() == 21);
  CHECK(found.back() == "FILE: and 3 more; remedy these first");
}

TEST_CASE("A first day far from all screenings is told") {
  const auto dated = [](const std::string& day) {
    auto text = with(festival_text(), "first_day = \"2024-04-28\"", "first_day = \"" + day + "\"");
    for (const auto* time : {"10:00", "12:00", "18:30", "20:54"}) {
      text = with(text, std::string("day 0 ") + time, std::string("2024-04-28 ") + time);
    }
    return with(text, "day = 0", "day = \"2024-04-28\"");
  };
  CHECK(warnings(dated("2024-04-28")) == Lines{});
  CHECK(warnings(dated("2024-02-28")) == Lines{});
  CHECK(warnings(dated("2024-02-27")) ==
        Lines{"FILE:1: [festival] first_day is 2024-02-27, 61 days before the first screening, on 2024-04-28: passes "
              "without dates of their own count from it; write first_day = \"2024-04-28\", where the festival begins "
              "with its first screening"});
  CHECK(warnings(dated("2024-04-29")) ==
        Lines{"FILE:1: [festival] first_day is 2024-04-29, after the last screening, on 2024-04-28: passes without "
              "dates of their own count from it; write first_day = \"2024-04-28\", where the festival begins with its "
              "first screening"});
}
