// SPDX-License-Identifier: Apache-2.0
// One scan of a code that is sent again and again.
#include "kiosk/app/reading.hpp"
#include "tests/support/catch.hpp"

using namespace kiosk;
using namespace std::chrono_literals;

namespace {

const Instant kNoon = *parse_rfc3339("2024-04-28T12:00:00Z");

}  // namespace

TEST_CASE("a code held in view is one scan until it was away long enough") {
  app::HeldCode held;
  REQUIRE(held.is_news("P-1", kNoon));
  // Seen again and again, it stays the same scan however long it is held.
  for (int i = 1; i <= 100; ++i) REQUIRE_FALSE(held.is_news("P-1", kNoon + i * 100ms));
  const auto last = kNoon + 10s;
  REQUIRE_FALSE(held.is_news("P-1", last + app::HeldCode::kAway - 1ms));
  REQUIRE(held.is_news("P-1", last + 2 * app::HeldCode::kAway));
  REQUIRE(held.is_news("P-2", last + 2 * app::HeldCode::kAway));
}

TEST_CASE("two codes that take turns in view are one scan each") {
  app::HeldCode held;
  REQUIRE(held.is_news("P-1", kNoon));
  REQUIRE(held.is_news("P-2", kNoon + 100ms));
  for (int i = 2; i <= 100; ++i) REQUIRE_FALSE(held.is_news(i % 2 == 0 ? "P-1" : "P-2", kNoon + i * 100ms));
}
