// SPDX-License-Identifier: Apache-2.0
// Dates of HTTP's headers, and what is none.
#include <string>

#include "kiosk/base/http.hpp"
#include "tests/support/catch.hpp"

using namespace kiosk;

TEST_CASE("a Date is read to the second") {
  REQUIRE(parse_http_date("Sun, 28 Apr 2024 21:42:00 GMT") == parse_rfc3339("2024-04-28T21:42:00Z"));
  REQUIRE(parse_http_date("Thu, 01 Jan 1970 00:00:00 GMT") == parse_rfc3339("1970-01-01T00:00:00Z"));
  REQUIRE(parse_http_date("Thu, 29 Feb 2024 23:59:59 GMT") == parse_rfc3339("2024-02-29T23:59:59Z"));
  // A leap second.
  REQUIRE(parse_http_date("Sat, 31 Dec 2016 23:59:60 GMT") == parse_rfc3339("2017-01-01T00:00:00Z"));
}

TEST_CASE("what is no Date is none") {
  const std::string good = "Sun, 28 Apr 2024 21:42:00 GMT";
  for (std::size_t length = 0; length < good.size(); ++length) REQUIRE_FALSE(parse_http_date(good.substr(0, length)));
  for (const auto* text :
       {"Mon, 28 Apr 2024 21:42:00 GMT", "Sun, 28 Foo 2024 21:42:00 GMT", "Sun, 00 Apr 2024 21:42:00 GMT",
        "Fri, 30 Feb 2024 21:42:00 GMT", "Sun, 28 Apr 2024 24:00:00 GMT", "Sun, 28 Apr 2024 21:60:00 GMT",
        "Sun, 28 Apr 2024 21:42:61 GMT", "Sun, 28 Apr 2024 21:42:00 UTC", "Sun, 28 Apr 2024 21:42:00 GMT ",
        "Sunday, 28-Apr-24 21:42:00 GMT", "Sun Apr 28 21:42:00 2024", "sun, 28 apr 2024 21:42:00 gmt",
        "Sun, 28 Apr 2024 21:42:-1 GMT", "Sun, +8 Apr 2024 21:42:00 GMT", "2024-04-28T21:42:00Z"}) {
    CAPTURE(text);
    REQUIRE_FALSE(parse_http_date(text));
  }
}
