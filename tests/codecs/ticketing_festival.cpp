// SPDX-License-Identifier: Apache-2.0
// The festival's day from both sides of the wire.
#include <string>

#include "kiosk/ticketing/messages.hpp"
#include "kiosk/ticketing/server_messages.hpp"
#include "tests/codecs/ticketing_samples.hpp"
#include "tests/support/catch.hpp"

namespace kiosk::ticketing {
namespace {

FestivalDay two_venues() {
  FestivalScreening union_there{ScreeningId("union"),
                                "Union",
                                "Hall 2",
                                at("2024-04-28T18:30:00-04:00"),
                                {at("2024-04-27T21:00:00-04:00"), at("2024-04-28T17:30:00-04:00")},
                                AllotmentState::kFewLeft,
                                false};
  FestivalScreening dark{ScreeningId("dark"),
                         "",
                         "",
                         at("2024-04-28T20:00:00-04:00"),
                         {at("2024-04-28T19:00:00-04:00"), at("2024-04-28T19:00:00-04:00")},
                         AllotmentState::kFull,
                         true};
  const policy::Window hours{at("2024-04-28T09:00:00-04:00"), at("2024-04-28T20:00:00-04:00")};
  return {"America/Toronto",
          *parse_date("2024-04-28"),
          {{VenueId("alger"), "Alger Hall", "up the stairs", {{"fr", "en haut"}}, hours, {union_there, dark}},
           {VenueId("mill"), "", "", {}, std::nullopt, {union_there}}}};
}

}  // namespace

TEST_CASE("a festival's day is read as it was written, with its tag") {
  const auto body = write_festival_day(two_venues());
  const auto read = read_festival_day(answered(200, body, {{"ETag", "\"v1\""}}));
  REQUIRE(read);
  REQUIRE(*read == FestivalDayAnswer{two_venues(), "\"v1\""});
  REQUIRE(read_festival_day(answered(304, "", {{"ETag", "\"v1\""}})) == FestivalDayAnswer{std::nullopt, "\"v1\""});
}

TEST_CASE("a festival's day is asked for with the tag of the one at hand, where that can stand in a header") {
  REQUIRE(festival_day_request("").path == "/v1/festival/day");
  REQUIRE(!find_header(festival_day_request("").headers, "If-None-Match"));
  REQUIRE(find_header(festival_day_request("\"v1\"").headers, "If-None-Match") == "\"v1\"");
  REQUIRE(!find_header(festival_day_request("a\r\nHost: x").headers, "If-None-Match"));
}

TEST_CASE("a festival's day that cannot be read is none, and an older service does not know the call") {
  const auto body = write_festival_day(two_venues());
  for (std::size_t length = 0; length < body.size(); ++length) {
    REQUIRE(!read_festival_day(answered(200, body.substr(0, length))));
  }
  for (const auto& spoiled :
       {std::string("{}"), std::string("[]"), with(body, "America/Toronto", "Nowhere/Else"),
        with(body, "\"venues\"", "\"places\""), with(body, "few_left", "some"), with(body, "\"alger\"", "\"\""),
        with(body, "2024-04-28T17:30:00-04:00", "2024-04-26T17:30:00-04:00")}) {
    CAPTURE(spoiled);
    const auto read = read_festival_day(answered(200, spoiled));
    REQUIRE(!read);
    REQUIRE(read.error().kind == ServiceError::Kind::kOutcomeUnknown);
  }
  const auto unknown = read_festival_day(answered(404, R"({"reason":"not_found"})"));
  REQUIRE(!unknown);
  REQUIRE(unknown.error().kind == ServiceError::Kind::kRejected);
  // What stands in front of the service and does not let the call through.
  for (const auto* page : {"", "<html>not found</html>", "{}"}) {
    const auto foreign = read_festival_day(answered(404, page));
    REQUIRE(foreign.error().kind == ServiceError::Kind::kRejected);
    REQUIRE(foreign.error().detail.starts_with("404 without a reason"));
  }
  REQUIRE(read_festival_day(answered(502, "")).error().kind == ServiceError::Kind::kOutcomeUnknown);
}

TEST_CASE("texts by language are read as they were written, and left out where there are none") {
  auto day = whole_day();
  REQUIRE(write_day(day).find("directions_in") == std::string::npos);
  day.box_office_directions_in = {{"en", "left"}, {"zh-Hans", "\u5de6"}};
  REQUIRE(read_day(answered(200, write_day(day)))->day == day);
  auto answer = whole_answer();
  answer.holder->category_in = {{"fr", "Professionnels"}};
  REQUIRE(read_lookup(answered(200, write_lookup(answer, kZone))) == answer);
  const auto body = write_day(day);
  for (const auto& spoiled :
       {with(body, R"({"en":"left")", R"({"en":7)"), with(body, R"({"en":"left")", R"({"":"left")"),
        with(body, R"({"en":"left")", "{\"" + std::string(36, 'e') + R"(":"left")")}) {
    CAPTURE(spoiled);
    REQUIRE(!read_day(answered(200, spoiled)));
  }
}

}  // namespace kiosk::ticketing
