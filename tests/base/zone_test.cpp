// SPDX-License-Identifier: Apache-2.0
// Zones and dates: local time there and back, the hours that are skipped or repeated, dates as text.
#include "kiosk/base/zone.hpp"

#include <string>

#include "tests/support/catch.hpp"

namespace kiosk::test {
namespace {

using namespace std::string_view_literals;
using std::chrono::hours;
using std::chrono::minutes;

Zone zone(std::string_view name) {
  const auto found = Zone::find(name);
  INFO(name);
  REQUIRE(found);
  return *found;
}

Instant at(std::string_view text) {
  const auto instant = parse_rfc3339(text);
  INFO(text);
  REQUIRE(instant);
  return *instant;
}

/// What clocks show: ("2024-03-10", 2 h 30 min).
LocalTime clock(std::string_view date, minutes since_midnight) {
  const auto day = parse_date(date);
  REQUIRE(day);
  return std::chrono::local_days{*day} + since_midnight;
}

TEST_CASE("zones are found by their IANA names and by nothing else") {
  CHECK(zone("America/Toronto").name() == "America/Toronto");
  CHECK(zone("Europe/Berlin").name() == "Europe/Berlin");
  for (const auto name : {""sv, "Toronto"sv, "America/"sv, "America"sv, "america/toronto"sv, "America/Toronto "sv,
                          "../../etc/passwd"sv, "/etc/localtime"sv, "America/Toronto\0x"sv, "\xff\xfe"sv}) {
    INFO(name);
    CHECK_FALSE(Zone::find(name));
  }
  CHECK_FALSE(Zone::find(std::string(100000, 'A')));
}

TEST_CASE("local time and back, on an ordinary day") {
  const Zone toronto = zone("America/Toronto");
  const Instant evening = at("2024-04-28T18:30:00-04:00");
  CHECK(toronto.local(evening) == clock("2024-04-28", hours{18} + minutes{30}));
  CHECK(toronto.instant(clock("2024-04-28", hours{18} + minutes{30})) == evening);
  CHECK(toronto.offset(evening) == hours{-4});
  CHECK(toronto.offset(at("2024-01-15T12:00:00Z")) == hours{-5});
  CHECK(toronto.local(evening + Duration{1}) - toronto.local(evening) == Duration{1});
}

TEST_CASE("zones east of UTC and off the hour") {
  CHECK(zone("Asia/Kathmandu").offset(at("2024-04-28T00:00:00Z")) == hours{5} + minutes{45});
  CHECK(zone("Australia/Adelaide").instant(clock("2024-01-15", hours{12})) == at("2024-01-15T12:00:00+10:30"));
}

TEST_CASE("a local time that is skipped means the instant the clocks move") {
  const Zone toronto = zone("America/Toronto");
  const Instant change = at("2024-03-10T03:00:00-04:00");
  CHECK(toronto.instant(clock("2024-03-10", hours{2} - minutes{1})) == change - minutes{1});
  CHECK(toronto.instant(clock("2024-03-10", hours{2})) == change);
  CHECK(toronto.instant(clock("2024-03-10", hours{2} + minutes{30})) == change);
  CHECK(toronto.instant(clock("2024-03-10", hours{2} + minutes{59})) == change);
  CHECK(toronto.instant(clock("2024-03-10", hours{3})) == change);
  CHECK(toronto.instant(clock("2024-03-10", hours{3} + minutes{1})) == change + minutes{1});
}

TEST_CASE("a local time that occurs twice means the first") {
  const Zone toronto = zone("America/Toronto");
  CHECK(toronto.instant(clock("2024-11-03", hours{1})) == at("2024-11-03T01:00:00-04:00"));
  CHECK(toronto.instant(clock("2024-11-03", hours{1} + minutes{59})) == at("2024-11-03T01:59:00-04:00"));
  CHECK(toronto.instant(clock("2024-11-03", hours{2})) == at("2024-11-03T02:00:00-05:00"));
  CHECK(toronto.local(at("2024-11-03T01:30:00-04:00")) == toronto.local(at("2024-11-03T01:30:00-05:00")));
}

TEST_CASE("whole days can be skipped too") {
  // Samoa went from 29 to 31 December 2011.
  const Zone apia = zone("Pacific/Apia");
  CHECK(apia.instant(clock("2011-12-30", hours{12})) == at("2011-12-31T00:00:00+14:00"));
}

TEST_CASE("every instant comes back from its local time, the repeated hour aside") {
  const Zone toronto = zone("America/Toronto");
  const Instant repeated_from = at("2024-11-03T01:00:00-05:00");
  for (Instant t = at("2024-01-01T00:17:00Z"); t < at("2025-01-01T00:00:00Z"); t += minutes{47}) {
    INFO(format_rfc3339(t));
    const bool second_time = repeated_from <= t && t < repeated_from + hours{1};
    REQUIRE(toronto.instant(toronto.local(t)) == (second_time ? t - hours{1} : t));
  }
}

TEST_CASE("an instant is written with its zone's offset and reads back") {
  const Zone toronto = zone("America/Toronto");
  CHECK(format_rfc3339(at("2024-04-28T22:30:00Z"), toronto) == "2024-04-28T18:30:00-04:00");
  CHECK(format_rfc3339(at("2024-01-01T00:00:00.25Z"), toronto) == "2023-12-31T19:00:00.250-05:00");
  CHECK(format_rfc3339(at("2024-04-28T22:30:00Z"), zone("Asia/Kathmandu")) == "2024-04-29T04:15:00+05:45");
  CHECK(format_rfc3339(at("2024-04-28T22:30:00Z"), zone("Etc/UTC")) == "2024-04-28T22:30:00+00:00");
  CHECK(format_rfc3339(at("2024-11-03T01:30:00-05:00"), toronto) == "2024-11-03T01:30:00-05:00");
}

TEST_CASE("an offset has the letters that the database gives it, or figures") {
  const Zone toronto = zone("America/Toronto");
  CHECK(toronto.abbreviation(at("2024-11-03T01:30:00-04:00")) == "EDT");
  CHECK(toronto.abbreviation(at("2024-11-03T01:30:00-05:00")) == "EST");
  CHECK(zone("America/Sao_Paulo").abbreviation(at("2024-04-28T12:00:00Z")) == "-03");
}

TEST_CASE("dates are read and written as ISO 8601, impossible ones refused") {
  CHECK(parse_date("2024-02-29") == Date{std::chrono::year{2024}, std::chrono::February, std::chrono::day{29}});
  CHECK(format_date(Date{std::chrono::year{987}, std::chrono::January, std::chrono::day{2}}) == "0987-01-02");
  for (const auto text :
       {""sv, "2024-2-29"sv, "2023-02-29"sv, "2024-13-01"sv, "2024-00-01"sv, "2024-01-00"sv, "2024-01-32"sv,
        "2024/01/02"sv, "2024-01-02 "sv, "20240102"sv, "2024-01-0x"sv, "-024-01-02"sv, "2024-01-02T00:00:00Z"sv,
        "2024-01-\0"
        "2"sv}) {
    INFO(text);
    CHECK_FALSE(parse_date(text));
  }
  for (std::chrono::sys_days d = std::chrono::year{2023} / 12 / 1; d < std::chrono::year{2025} / 2 / 1;
       d += std::chrono::days{1}) {
    REQUIRE(parse_date(format_date(Date{d})) == Date{d});
  }
}

}  // namespace
}  // namespace kiosk::test
