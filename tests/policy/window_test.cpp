// SPDX-License-Identifier: Apache-2.0
// Windows and programme days by themselves: roll-over, cancelled screenings, the nights when the clocks change.
#include "tests/policy/scenario.hpp"

namespace kiosk::policy::test {
namespace {

using std::chrono::April;
using std::chrono::day;
using std::chrono::March;
using std::chrono::November;
using std::chrono::year;

TEST_CASE("a window is half open") {
  const Window window{at("2024-04-28T09:00:00Z"), at("2024-04-28T10:00:00Z")};
  const auto tick = std::chrono::milliseconds{1};
  CHECK_FALSE(window.contains(window.opens - tick));
  CHECK(window.contains(window.opens));
  CHECK(window.contains(window.closes - tick));
  CHECK_FALSE(window.contains(window.closes));
  CHECK_FALSE(Window{window.opens, window.opens}.contains(window.opens));
}

TEST_CASE("a start before the roll-over hour belongs to the evening before") {
  const Zone zone = toronto();
  Rules rules;
  const auto day_of = [&](std::string_view start) { return programme_day(at(start), rules, zone); };
  CHECK(day_of("2024-04-28T23:59:59-04:00") == Date{year{2024}, April, day{28}});
  CHECK(day_of("2024-04-29T00:30:00-04:00") == Date{year{2024}, April, day{28}});
  CHECK(day_of("2024-04-29T04:59:59.999-04:00") == Date{year{2024}, April, day{28}});
  CHECK(day_of("2024-04-29T05:00:00-04:00") == Date{year{2024}, April, day{29}});
  CHECK(day_of("2024-05-01T01:00:00-04:00") == Date{year{2024}, April, day{30}});
  CHECK(day_of("2024-03-01T01:00:00-05:00") == Date{year{2024}, std::chrono::February, day{29}});

  rules.roll_over = minutes{0};
  CHECK(day_of("2024-04-29T00:00:00-04:00") == Date{year{2024}, April, day{29}});
}

TEST_CASE("the programme day is the zone's, wherever the instant was written down") {
  const Zone zone = toronto();
  CHECK(programme_day(at("2024-04-29T02:30:00Z"), {}, zone) == Date{year{2024}, April, day{28}});
  CHECK(programme_day(at("2024-04-29T09:00:00Z"), {}, zone) == Date{year{2024}, April, day{29}});
}

TEST_CASE("the box office opens an hour before the day's first screening and closes with the last start") {
  const auto window = box_office({late(), union_film(), morning()}, Rules{});
  REQUIRE(window);
  CHECK(window->opens == at("2024-04-28T09:00:00-04:00"));
  CHECK(window->closes == at("2024-04-29T00:30:00-04:00"));

  Rules rules;
  rules.box_office_lead = minutes{90};
  rules.grace = minutes{5};
  CHECK(box_office(sunday_at_bader(), rules)->opens == at("2024-04-28T08:30:00-04:00"));
  CHECK(box_office(sunday_at_bader(), rules)->closes == at("2024-04-29T00:35:00-04:00"));
}

TEST_CASE("a cancelled screening opens the box office all the same, but does not keep it open") {
  auto screenings = sunday_at_bader();
  screenings.front().cancelled = true;
  CHECK(box_office(screenings, Rules{})->opens == at("2024-04-28T09:00:00-04:00"));
  screenings.back().cancelled = true;
  CHECK(box_office(screenings, Rules{})->closes == at("2024-04-28T18:30:00-04:00"));
  screenings[1].cancelled = true;
  CHECK(box_office(screenings, Rules{}) == Window{at("2024-04-28T09:00:00-04:00"), at("2024-04-29T00:30:00-04:00")});
}

TEST_CASE("a venue with no screening that day has no box office") { CHECK_FALSE(box_office({}, Rules{})); }

TEST_CASE("in person runs from the box office's opening to the start, or to its closing where that is before") {
  Window published{at("2024-04-28T08:00:00-04:00"), at("2024-04-28T18:00:00-04:00")};
  Rules rules;
  rules.grace = minutes{10};
  CHECK(in_person_window(union_film(), published, rules) == published);
  published.closes = at("2024-04-28T18:35:00-04:00");
  CHECK(in_person_window(union_film(), published, rules) == published);
  CHECK(in_person_window(union_film(), published, Rules{}) ==
        Window{at("2024-04-28T08:00:00-04:00"), at("2024-04-28T18:30:00-04:00")});
  published = {at("2024-04-28T19:00:00-04:00"), at("2024-04-28T21:00:00-04:00")};
  const auto never = in_person_window(union_film(), published, Rules{});
  CHECK(never.opens >= never.closes);
}

TEST_CASE("online times are the festival's to set") {
  Rules rules;
  rules.online_opens = minutes{18 * 60 + 30};
  rules.online_closes_before = minutes{15};
  CHECK(online_window(union_film(), rules, toronto()) ==
        Window{at("2024-04-27T18:30:00-04:00"), at("2024-04-28T18:15:00-04:00")});
}

TEST_CASE("online opens by the local clock on the nights around a clock change") {
  const Zone zone = toronto();
  // 2024: clocks go forward on 10 March at 02:00 EST, back on 3 November at 02:00 EDT.
  const auto spring = screening("S", "2024-03-10T23:00:00-04:00", {year{2024}, March, day{10}});
  CHECK(online_window(spring, Rules{}, zone).opens == at("2024-03-09T21:00:00-05:00"));
  const auto day_after = screening("M", "2024-03-11T23:00:00-04:00", {year{2024}, March, day{11}});
  CHECK(online_window(day_after, Rules{}, zone).opens == at("2024-03-10T21:00:00-04:00"));
  const auto autumn = screening("N", "2024-11-03T18:00:00-05:00", {year{2024}, November, day{3}});
  CHECK(online_window(autumn, Rules{}, zone).opens == at("2024-11-02T21:00:00-04:00"));
}

TEST_CASE("an opening time that the clocks skip is the change, one they repeat is its first time") {
  const Zone zone = toronto();
  Rules rules;
  rules.online_opens = minutes{2 * 60 + 30};
  const auto after_spring = screening("M", "2024-03-11T20:00:00-04:00", {year{2024}, March, day{11}});
  CHECK(online_window(after_spring, rules, zone).opens == at("2024-03-10T03:00:00-04:00"));
  rules.online_opens = minutes{90};
  const auto after_autumn = screening("N", "2024-11-04T20:00:00-05:00", {year{2024}, November, day{4}});
  CHECK(online_window(after_autumn, rules, zone).opens == at("2024-11-03T01:30:00-04:00"));
}

TEST_CASE("an hour before the start is an hour, also where the clocks jump in it") {
  // 03:15 EDT is 15 minutes after the jump: the box office opened at 01:15 EST by its own clock.
  const auto night = screening("S", "2024-03-10T03:15:00-04:00", {year{2024}, March, day{9}});
  CHECK(box_office({night}, Rules{})->opens == at("2024-03-10T01:15:00-05:00"));
  CHECK(programme_day(night.starts_at, {}, toronto()) == Date{year{2024}, March, day{9}});
  // 01:15 EST is the second 01:15 of that night.
  const auto second = screening("N", "2024-11-03T01:15:00-05:00", {year{2024}, November, day{2}});
  CHECK(box_office({second}, Rules{})->opens == at("2024-11-03T01:15:00-04:00"));
  CHECK(programme_day(second.starts_at, {}, toronto()) == Date{year{2024}, November, day{2}});
}

}  // namespace
}  // namespace kiosk::policy::test
