// SPDX-License-Identifier: Apache-2.0
// Messages and their holes, and the English that is built in.
#include "kiosk/words/language.hpp"

#include "tests/support/catch.hpp"

using kiosk::words::english;
using kiosk::words::fill;

namespace {

kiosk::Zone zone_called(const char* name) {
  const auto zone = kiosk::Zone::find(name);
  REQUIRE(zone.has_value());
  return *zone;
}

kiosk::Instant moment(const char* text) {
  const auto at = kiosk::parse_rfc3339(text);
  REQUIRE(at.has_value());
  return *at;
}

}  // namespace

TEST_CASE("A message's holes are filled by name") {
  CHECK(fill("Hello, {name}", {{"name", "Ada"}}, false) == "Hello, Ada");
  CHECK(fill("{b} before {a}, and {b} again", {{"a", "1"}, {"b", "2"}}, false) == "2 before 1, and 2 again");
  CHECK(fill("nothing to fill", {{"name", "Ada"}}, false) == "nothing to fill");
  CHECK(fill("", {}, true).empty());

  SECTION("A hole without a value stays, so that it is seen") {
    CHECK(fill("Hello, {name}", {}, false) == "Hello, {name}");
    CHECK(fill("{}", {}, false) == "{}");
  }
  SECTION("A brace that is no hole stays") {
    CHECK(fill("a { b", {{" b", "x"}}, false) == "a { b");
    CHECK(fill("a } b", {}, false) == "a } b");
  }
  SECTION("A value is not read again: a film may be called {name}") {
    CHECK(fill("{title} by {name}", {{"title", "{name}"}, {"name", "Ada"}}, false) == "{name} by Ada");
  }
  SECTION("Where the language runs from the right, each value is kept apart from the sentence") {
    CHECK(fill("{title} at {time}", {{"title", "Union"}, {"time", "18:30"}}, true) ==
          "\u2068Union\u2069 at \u206818:30\u2069");
  }
}

TEST_CASE("English says what the sources say") {
  CHECK(english().code() == "en");
  CHECK(english().own_name() == "English");
  CHECK_FALSE(english().right_to_left());
  CHECK(english().text("Hello, {name}", {{"name", "Ada"}}) == "Hello, Ada");
  CHECK(english().text_in("a verb", "Open") == "Open");
}

TEST_CASE("English counts one, and many") {
  const auto tickets = [](int n) {
    return english().plural("{n} ticket at {room}", "{n} tickets at {room}", n, {{"room", "B"}});
  };
  CHECK(tickets(0) == "0 tickets at B");
  CHECK(tickets(1) == "1 ticket at B");
  CHECK(tickets(2) == "2 tickets at B");
}

TEST_CASE("English writes dates and times in the festival's zone") {
  const auto toronto = zone_called("America/Toronto");
  const auto at = moment("2024-04-29T01:05:00Z");
  CHECK(english().clock(at, toronto) == "21:05");
  CHECK(english().long_date(at, toronto) == "Sunday, April 28");
  CHECK(english().full_date(at, toronto) == "Sunday 28 April 2024");
  CHECK(english().long_date(at, zone_called("UTC")) == "Monday, April 29");
  CHECK(english().clock(moment("2024-04-28T04:00:00Z"), toronto) == "00:00");
}

TEST_CASE("A list of names has commas between them") {
  CHECK(english().listed({}).empty());
  CHECK(english().apart("Night Bus, Northbound.") == "Night Bus, Northbound.");
  CHECK(english().listed({"Brett Story"}) == "Brett Story");
  CHECK(english().listed({"Brett Story", "Stephen Maing"}) == "Brett Story, Stephen Maing");
}
