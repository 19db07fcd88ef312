// SPDX-License-Identifier: Apache-2.0
// The nights when clocks change, in three zones: an hour forward and back in Toronto and London, half an hour in Lord
// Howe. Every expectation names its offset, so that none rests on the zone code.
#include "tests/policy/scenario.hpp"

namespace kiosk::policy::test {
namespace {

Zone zone_named(const std::string& name) {
  const auto zone = Zone::find(name);
  REQUIRE(zone);
  return *zone;
}

Date date(const std::string& text) {
  const auto day = parse_date(text);
  REQUIRE(day);
  return *day;
}

struct Opening {
  std::string zone;
  int opens;  ///< the festival's setting: hours and minutes, 2130
  std::string start;
  std::string day;
  std::string expected;
};

TEST_CASE("online opens when the clock on the wall shows it, whatever the clocks do that night") {
  const auto row = GENERATE(values<Opening>({
      // The evening before the change, the day of the change, the evening of the change.
      {"America/Toronto", 2100, "2024-03-10T18:00:00-04:00", "2024-03-10", "2024-03-09T21:00:00-05:00"},
      {"America/Toronto", 2100, "2024-03-11T18:00:00-04:00", "2024-03-11", "2024-03-10T21:00:00-04:00"},
      {"America/Toronto", 2100, "2024-11-03T18:00:00-05:00", "2024-11-03", "2024-11-02T21:00:00-04:00"},
      {"America/Toronto", 2100, "2024-11-04T18:00:00-05:00", "2024-11-04", "2024-11-03T21:00:00-05:00"},
      {"Europe/London", 2100, "2024-03-31T18:00:00+01:00", "2024-03-31", "2024-03-30T21:00:00+00:00"},
      {"Europe/London", 2100, "2024-04-01T18:00:00+01:00", "2024-04-01", "2024-03-31T21:00:00+01:00"},
      {"Europe/London", 2100, "2024-10-27T18:00:00+00:00", "2024-10-27", "2024-10-26T21:00:00+01:00"},
      {"Europe/London", 2100, "2024-10-28T18:00:00+00:00", "2024-10-28", "2024-10-27T21:00:00+00:00"},
      {"Australia/Lord_Howe", 2100, "2024-04-07T18:00:00+10:30", "2024-04-07", "2024-04-06T21:00:00+11:00"},
      {"Australia/Lord_Howe", 2100, "2024-04-08T18:00:00+10:30", "2024-04-08", "2024-04-07T21:00:00+10:30"},
      {"Australia/Lord_Howe", 2100, "2024-10-06T18:00:00+11:00", "2024-10-06", "2024-10-05T21:00:00+10:30"},
      {"Australia/Lord_Howe", 2100, "2024-10-07T18:00:00+11:00", "2024-10-07", "2024-10-06T21:00:00+11:00"},
      // A time that does not occur: the instant the clocks move. The edges of the gap are themselves.
      {"America/Toronto", 159, "2024-03-11T18:00:00-04:00", "2024-03-11", "2024-03-10T01:59:00-05:00"},
      {"America/Toronto", 230, "2024-03-11T18:00:00-04:00", "2024-03-11", "2024-03-10T07:00:00+00:00"},
      {"America/Toronto", 300, "2024-03-11T18:00:00-04:00", "2024-03-11", "2024-03-10T07:00:00+00:00"},
      {"Europe/London", 130, "2024-04-01T18:00:00+01:00", "2024-04-01", "2024-03-31T01:00:00+00:00"},
      {"Australia/Lord_Howe", 215, "2024-10-07T18:00:00+11:00", "2024-10-07", "2024-10-05T15:30:00+00:00"},
      {"Australia/Lord_Howe", 231, "2024-10-07T18:00:00+11:00", "2024-10-07", "2024-10-05T15:31:00+00:00"},
      // A time that occurs twice: the first.
      {"America/Toronto", 130, "2024-11-04T18:00:00-05:00", "2024-11-04", "2024-11-03T01:30:00-04:00"},
      {"America/Toronto", 200, "2024-11-04T18:00:00-05:00", "2024-11-04", "2024-11-03T02:00:00-05:00"},
      {"Europe/London", 130, "2024-10-28T18:00:00+00:00", "2024-10-28", "2024-10-27T01:30:00+01:00"},
      {"Australia/Lord_Howe", 145, "2024-04-08T18:00:00+10:30", "2024-04-08", "2024-04-07T01:45:00+11:00"},
      {"Australia/Lord_Howe", 129, "2024-04-08T18:00:00+10:30", "2024-04-08", "2024-04-07T01:29:00+11:00"},
  }));
  Rules rules;
  rules.online_opens = minutes{row.opens / 100 * 60 + row.opens % 100};
  const auto film = screening("S", row.start, date(row.day));
  const auto zone = zone_named(row.zone);
  const auto window = online_window(film, rules, zone);
  INFO(row.zone << " " << row.opens << " before " << row.day);
  CHECK(format_rfc3339(window.opens) == format_rfc3339(at(row.expected)));

  Question question = noon_question();
  question.pass->valid_from = at("2024-01-01T00:00:00Z");
  question.pass->valid_until = at("2025-01-01T00:00:00Z");
  question.channel = Channel::kOnline;
  question.screening = film;
  question.at = window.opens - std::chrono::milliseconds{1};
  CHECK(decide(question, rules, zone).reason == Reason::kWindowNotOpen);
  CHECK(decide(question, rules, zone).changes_at == at(row.expected));
  question.at = window.opens;
  CHECK(decide(question, rules, zone).granted());
}

struct Lead {
  std::string start;
  std::string an_hour_before;
};

TEST_CASE("an hour before the start is sixty minutes, though the clock on the wall says otherwise") {
  const auto row = GENERATE(values<Lead>({
      {"2024-03-10T03:15:00-04:00", "2024-03-10T01:15:00-05:00"},  // Toronto: two hours by the wall
      {"2024-11-03T01:15:00-05:00", "2024-11-03T01:15:00-04:00"},  // Toronto: none
      {"2024-03-31T02:30:00+01:00", "2024-03-31T00:30:00+00:00"},  // London
      {"2024-10-27T01:30:00+00:00", "2024-10-27T01:30:00+01:00"},
      {"2024-10-06T02:45:00+11:00", "2024-10-06T01:15:00+10:30"},  // Lord Howe: an hour and a half
      {"2024-04-07T01:45:00+10:30", "2024-04-07T01:15:00+11:00"},  // Lord Howe: half an hour
  }));
  const auto film = screening("S", row.start);
  INFO(row.start);
  CHECK(online_window(film, {}, toronto()).closes == at(row.an_hour_before));
  CHECK(box_office({film}, Rules{})->opens == at(row.an_hour_before));
}

struct Night {
  std::string zone;
  std::string start;
  std::string day;
};

TEST_CASE("a night screening belongs to the evening before it across a change") {
  const auto row = GENERATE(values<Night>({
      {"America/Toronto", "2024-03-10T01:59:00-05:00", "2024-03-09"},
      {"America/Toronto", "2024-03-10T03:00:00-04:00", "2024-03-09"},
      {"America/Toronto", "2024-03-10T05:00:00-04:00", "2024-03-10"},
      {"America/Toronto", "2024-11-03T01:30:00-04:00", "2024-11-02"},
      {"America/Toronto", "2024-11-03T01:30:00-05:00", "2024-11-02"},
      {"America/Toronto", "2024-11-03T04:59:00-05:00", "2024-11-02"},
      {"America/Toronto", "2024-11-03T05:00:00-05:00", "2024-11-03"},
      {"Europe/London", "2024-03-31T04:59:00+01:00", "2024-03-30"},
      {"Europe/London", "2024-10-27T01:30:00+00:00", "2024-10-26"},
      {"Australia/Lord_Howe", "2024-04-07T01:45:00+10:30", "2024-04-06"},
      {"Australia/Lord_Howe", "2024-04-07T05:00:00+10:30", "2024-04-07"},
      {"Australia/Lord_Howe", "2024-10-06T04:59:00+11:00", "2024-10-05"},
  }));
  INFO(row.zone << " " << row.start);
  CHECK(format_date(programme_day(at(row.start), {}, zone_named(row.zone))) == row.day);
}

TEST_CASE("a roll-over within a change goes by the clock on the wall") {
  Rules rules;
  rules.roll_over = minutes{90};
  // 01:45 EDT is past it; half an hour later the wall shows 01:15 and is before it again.
  CHECK(format_date(programme_day(at("2024-11-03T01:45:00-04:00"), rules, toronto())) == "2024-11-03");
  CHECK(format_date(programme_day(at("2024-11-03T01:15:00-05:00"), rules, toronto())) == "2024-11-02");
  rules.roll_over = minutes{150};
  CHECK(format_date(programme_day(at("2024-03-10T01:59:00-05:00"), rules, toronto())) == "2024-03-09");
  CHECK(format_date(programme_day(at("2024-03-10T03:00:00-04:00"), rules, toronto())) == "2024-03-10");
}

}  // namespace
}  // namespace kiosk::policy::test
