// SPDX-License-Identifier: Apache-2.0
// RFC 3339 both ways: what is read, what is refused, what is written.
#include "kiosk/base/instant.hpp"

#include <random>
#include <string>

#include "tests/support/catch.hpp"

namespace kiosk::test {
namespace {

using namespace std::string_view_literals;
using std::chrono::April;
using std::chrono::sys_days;

/// 28 April 2024, 22:30:00 UTC.
Instant evening() {
  return sys_days{std::chrono::year{2024} / April / 28} + std::chrono::hours{22} + std::chrono::minutes{30};
}

TEST_CASE("the same instant reads the same under any offset") {
  for (const auto text : {"2024-04-28T22:30:00Z"sv, "2024-04-28T18:30:00-04:00"sv, "2024-04-29T04:15:00+05:45"sv,
                          "2024-04-28T22:30:00+00:00"sv, "2024-04-28T22:30:00-00:00"sv, "2024-04-28t22:30:00z"sv,
                          "2024-04-28 22:30:00Z"sv, "2024-04-28T22:30:00.0Z"sv, "2024-04-27T22:31:00-23:59"sv}) {
    INFO(text);
    CHECK(parse_rfc3339(text) == evening());
  }
}

TEST_CASE("fractions count to the millisecond, whatever follows") {
  const auto ms = [](int count) { return evening() + std::chrono::milliseconds{count}; };
  CHECK(parse_rfc3339("2024-04-28T22:30:00.5Z") == ms(500));
  CHECK(parse_rfc3339("2024-04-28T22:30:00.05Z") == ms(50));
  CHECK(parse_rfc3339("2024-04-28T22:30:00.123Z") == ms(123));
  CHECK(parse_rfc3339("2024-04-28T22:30:00.1239999999999999999999999Z") == ms(123));
  CHECK(parse_rfc3339("2024-04-28T22:30:00." + std::string(100000, '9') + "Z") == ms(999));
}

TEST_CASE("anything else is no instant") {
  for (const auto text : {""sv,
                          "Z"sv,
                          "2024"sv,
                          "2024-04-28"sv,
                          "2024-04-28T22:30:00"sv,
                          "2024-04-28T22:30Z"sv,
                          " 2024-04-28T22:30:00Z"sv,
                          "2024-04-28T22:30:00Z "sv,
                          "2024-04-28T22:30:00ZZ"sv,
                          "2024-04-28T22:30:00.Z"sv,
                          "2024-04-28T22:30:00.Z5"sv,
                          "2024-04-28T22:30:00,5Z"sv,
                          "2024-04-28T22:30:00+0400"sv,
                          "2024-04-28T22:30:00+04"sv,
                          "2024-04-28T22:30:00+24:00"sv,
                          "2024-04-28T22:30:00+04:60"sv,
                          "2024-04-28T22:30:00--4:00"sv,
                          "2024-04-28T22:30:00+"sv,
                          "2024-4-28T22:30:00Z"sv,
                          "24-04-28T22:30:00Z"sv,
                          "+2024-04-28T22:30:00Z"sv,
                          "-024-04-28T22:30:00Z"sv,
                          "2024-04-28T24:00:00Z"sv,
                          "2024-04-28T22:60:00Z"sv,
                          "2024-04-28T22:30:60Z"sv,
                          "2024-04-28T2 :30:00Z"sv,
                          "2024-04-28T22:30:0xZ"sv,
                          "20240428T223000Z"sv,
                          "2024-04-28T22:30:00\xE2\x88\x92"
                          "04:00"sv,
                          "2024-04-28T22:30:00Z\0"sv,
                          "2024-04-28\0T22:30:00Z"sv,
                          "\xFF\xFE\xFD\xFC"sv}) {
    INFO(text);
    CHECK_FALSE(parse_rfc3339(text));
  }
}

TEST_CASE("impossible dates are no instants, leap days are") {
  for (const auto text :
       {"2023-02-29T00:00:00Z"sv, "2100-02-29T00:00:00Z"sv, "2024-04-31T00:00:00Z"sv, "2024-00-10T00:00:00Z"sv,
        "2024-13-10T00:00:00Z"sv, "2024-01-00T00:00:00Z"sv, "2024-01-32T00:00:00Z"sv}) {
    INFO(text);
    CHECK_FALSE(parse_rfc3339(text));
  }
  CHECK(parse_rfc3339("2024-02-29T00:00:00Z"));
  CHECK(parse_rfc3339("2000-02-29T00:00:00Z"));
}

TEST_CASE("an instant is written in UTC, with milliseconds only where there are some") {
  CHECK(format_rfc3339(evening()) == "2024-04-28T22:30:00Z");
  CHECK(format_rfc3339(evening() + std::chrono::milliseconds{7}) == "2024-04-28T22:30:00.007Z");
  CHECK(format_rfc3339(Instant{}) == "1970-01-01T00:00:00Z");
  CHECK(format_rfc3339(Instant{} - std::chrono::milliseconds{1}) == "1969-12-31T23:59:59.999Z");
}

TEST_CASE("what is written reads back, over four thousand years") {
  std::mt19937_64 random{20240428};
  const auto first = parse_rfc3339("0001-01-01T00:00:00Z");
  const auto last = parse_rfc3339("9999-12-31T23:59:59.999Z");
  REQUIRE(first);
  REQUIRE(last);
  std::uniform_int_distribution<std::int64_t> any(first->time_since_epoch().count(), last->time_since_epoch().count());
  for (int i = 0; i < 2000; ++i) {
    const Instant at{Duration{any(random)}};
    INFO(format_rfc3339(at));
    REQUIRE(parse_rfc3339(format_rfc3339(at)) == at);
  }
}

TEST_CASE("random bytes never read as an instant by accident, nor do any harm") {
  std::mt19937 random{7};
  const std::string alphabet = "0123456789-+:.TZtz \n\xff";
  for (int i = 0; i < 20000; ++i) {
    std::string text(random() % 40, ' ');
    for (auto& c : text) c = alphabet[random() % alphabet.size()];
    const auto at = parse_rfc3339(text);
    if (at) {
      INFO(text);
      REQUIRE(parse_rfc3339(format_rfc3339(*at)) == *at);
    }
  }
}

}  // namespace
}  // namespace kiosk::test
