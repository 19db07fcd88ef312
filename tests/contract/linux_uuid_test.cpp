// SPDX-License-Identifier: Apache-2.0
// Idempotency keys: the layout of RFC 9562, their order, and that no two are the same.
#include <algorithm>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "platform/linux/system_clock.hpp"
#include "platform/linux/uuid_source.hpp"
#include "tests/support/catch.hpp"

namespace {

using kiosk::Duration;
using kiosk::Instant;
using platform::os::UuidV7Source;

class HandMovedClock final : public kiosk::ports::Clock {
 public:
  explicit HandMovedClock(Instant at) : at_(at) {}
  [[nodiscard]] Instant now() const override { return at_; }
  [[nodiscard]] Duration elapsed() const override { return at_.time_since_epoch(); }
  void set(Instant at) { at_ = at; }

 private:
  Instant at_;
};

/// RFC 9562, appendix A.6: this instant begins the key 017f22e2-79b0-7...
constexpr Instant kRfcExample{Duration{1645557742000}};

bool is_uuid_v7(const std::string& text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const bool hex = std::string("0123456789abcdef").find(text[i]) != std::string::npos;
    if (dash ? text[i] != '-' : !hex) return false;
  }
  return text[14] == '7' && std::string("89ab").find(text[19]) != std::string::npos;
}

}  // namespace

TEST_CASE("A key carries the time, the version and the variant where RFC 9562 puts them") {
  const HandMovedClock clock(kRfcExample);
  UuidV7Source source(clock);
  for (int i = 0; i < 200; ++i) {
    const auto key = source.fresh().str();
    REQUIRE(is_uuid_v7(key));
    REQUIRE(key.substr(0, 13) == "017f22e2-79b0");
  }
}

TEST_CASE("Keys made within one millisecond are in order") {
  const HandMovedClock clock(kRfcExample);
  UuidV7Source source(clock);
  auto last = source.fresh();
  for (int i = 0; i < 20000; ++i) {
    auto next = source.fresh();
    REQUIRE(last < next);
    last = next;
  }
}

TEST_CASE("A clock that is set back, or stands before 1970, does not disturb the order") {
  HandMovedClock clock(kRfcExample);
  UuidV7Source source(clock);
  const auto first = source.fresh();
  clock.set(kRfcExample - std::chrono::hours(5));
  const auto second = source.fresh();
  clock.set(Instant{Duration{-1}});
  const auto third = source.fresh();
  clock.set(kRfcExample + Duration{1});
  const auto fourth = source.fresh();
  REQUIRE(first < second);
  REQUIRE(second < third);
  REQUIRE(third < fourth);
  REQUIRE(fourth.str().substr(0, 13) == "017f22e2-79b1");
}

TEST_CASE("A clock before 1970 at the start makes keys of the year 1970") {
  const HandMovedClock clock(Instant{Duration{-86400000}});
  UuidV7Source source(clock);
  const auto key = source.fresh().str();
  REQUIRE(is_uuid_v7(key));
  REQUIRE(key.substr(0, 13) == "00000000-0000");
}

TEST_CASE("Two kiosks started in the same millisecond make different keys") {
  const HandMovedClock clock(kRfcExample);
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    UuidV7Source source(clock);
    REQUIRE(seen.insert(source.fresh().str()).second);
  }
}

TEST_CASE("Threads share one source and never get the same key, each its own in order") {
  const platform::os::SystemClock clock;
  UuidV7Source source(clock);
  std::vector<std::vector<std::string>> made(4);
  std::vector<std::thread> threads;
  for (auto& mine : made) {
    threads.emplace_back([&source, &mine] {
      for (int i = 0; i < 5000; ++i) mine.push_back(source.fresh().str());
    });
  }
  for (auto& thread : threads) thread.join();
  std::set<std::string> all;
  for (const auto& mine : made) {
    REQUIRE(std::ranges::is_sorted(mine));
    all.insert(mine.begin(), mine.end());
  }
  REQUIRE(all.size() == 20000);
}

TEST_CASE("The system clock tells the system's time, rounded down to the millisecond") {
  const platform::os::SystemClock clock;
  const auto before = std::chrono::floor<Duration>(std::chrono::system_clock::now());
  const auto told = clock.now();
  const auto after = std::chrono::system_clock::now();
  REQUIRE(before <= told);
  REQUIRE(told <= after);
}
