// SPDX-License-Identifier: Apache-2.0
// Who may ask how often, by a clock that the tests move.
#include "platform/central/rate_limit.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <random>
#include <thread>
#include <vector>

#include "tests/support/catch.hpp"

namespace central::test {
namespace {

using namespace std::chrono_literals;
using Time = RateLimit::Time;

const Time kStart = Time{} + 1000h;

TEST_CASE("A burst is let through, then one for every share of a second") {
  RateLimit limit({4, 10});
  for (int i = 0; i < 10; ++i) CHECK_FALSE(limit.ask("a", kStart));
  CHECK(limit.ask("a", kStart) == 1s);
  CHECK(limit.ask("a", kStart + 249ms) == 1s);
  CHECK_FALSE(limit.ask("a", kStart + 250ms));
  CHECK(limit.ask("a", kStart + 250ms) == 1s);
}

TEST_CASE("Being turned away costs nothing, and the seconds told are enough") {
  RateLimit limit({0.1, 1});
  CHECK_FALSE(limit.ask("a", kStart));
  for (int i = 0; i < 100; ++i) CHECK(limit.ask("a", kStart) == 10s);
  CHECK(limit.ask("a", kStart + 3500ms) == 7s);
  CHECK_FALSE(limit.ask("a", kStart + 10500ms));
}

TEST_CASE("One client's haste is not another's") {
  RateLimit limit({1, 2});
  while (!limit.ask("hasty", kStart)) {
  }
  CHECK_FALSE(limit.ask("calm", kStart));
  CHECK_FALSE(limit.ask("", kStart));
}

TEST_CASE("Without a rate everything is let through and nobody is remembered") {
  RateLimit limit({0, 1});
  for (int i = 0; i < 1000; ++i) REQUIRE_FALSE(limit.ask("a", kStart));
  CHECK(limit.remembered() == 0);
}

TEST_CASE("Who has been silent long enough is forgotten") {
  RateLimit limit({10, 40});
  for (int i = 0; i < 1000; ++i) CHECK_FALSE(limit.ask(std::to_string(i), kStart));
  CHECK(limit.remembered() == 1000);
  CHECK_FALSE(limit.ask("last", kStart + 3999ms));
  CHECK(limit.remembered() == 1001);
  CHECK_FALSE(limit.ask("last", kStart + 4000ms));
  CHECK(limit.remembered() == 1);
}

TEST_CASE("However many come, only so many are remembered, and of the rest the latest") {
  RateLimit limit({1, 1}, 100);
  for (int i = 0; i < 100'000; ++i) REQUIRE_FALSE(limit.ask(std::to_string(i), kStart));
  CHECK(limit.remembered() == 100);
  CHECK(limit.ask("99999", kStart));
  CHECK(limit.ask("99900", kStart));
  CHECK_FALSE(limit.ask("99899", kStart));
}

TEST_CASE("A clock that goes back gives nothing away and takes nothing") {
  RateLimit limit({1, 3});
  for (int i = 0; i < 3; ++i) CHECK_FALSE(limit.ask("a", kStart));
  CHECK(limit.ask("a", kStart - 1h) == 1s);
  CHECK(limit.ask("a", kStart) == 1s);
  CHECK_FALSE(limit.ask("a", kStart + 1s));
}

TEST_CASE("At random times, nobody gets more than the burst and the rate, and nobody who waits as told is refused") {
  std::mt19937 random{7};
  for (int round = 0; round < 200; ++round) {
    const Rate rate{0.5 + static_cast<double>(random() % 100), 1.0 + static_cast<double>(random() % 50)};
    RateLimit limit(rate, 8);
    auto now = kStart;
    std::vector<Time> allowed;
    for (int i = 0; i < 300; ++i) {
      now += std::chrono::milliseconds(random() % 3 == 0 ? random() % 400 : 0);
      const auto wait = limit.ask("a", now);
      if (!wait) {
        allowed.push_back(now);
        continue;
      }
      REQUIRE(*wait >= 1s);
      if (random() % 10 != 0) continue;
      now += *wait;
      REQUIRE_FALSE(limit.ask("a", now));
      allowed.push_back(now);
    }
    // In every stretch of time between two that were let through.
    double most_over = 0;
    for (std::size_t from = 0; from < allowed.size(); ++from) {
      for (std::size_t to = from; to < allowed.size(); ++to) {
        const double seconds = std::chrono::duration<double>(allowed[to] - allowed[from]).count();
        const double due = rate.burst + seconds * rate.per_second;
        most_over = std::max(most_over, static_cast<double>(to - from + 1) - due);
      }
    }
    REQUIRE(most_over < 1e-6);
  }
}

TEST_CASE("Who asks no faster than the rate is never refused") {
  RateLimit limit({50, 1});
  for (int i = 0; i < 5000; ++i) REQUIRE_FALSE(limit.ask("a", kStart + i * 20ms));
}

TEST_CASE("Many threads share a bucket without getting more from it") {
  RateLimit limit({1, 500}, 4);
  std::atomic<int> allowed = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 1000; ++i) allowed += limit.ask("a", kStart) ? 0 : 1;
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(allowed == 500);
}

TEST_CASE("An IPv6 client is its network, whatever address in it it takes") {
  CHECK(rate_key("192.0.2.7") == "192.0.2.7");
  CHECK(rate_key("2001:db8:1:2:3:4:5:6") == "2001:db8:1:2::/64");
  CHECK(rate_key("2001:db8:1:2:ffff::1") == rate_key("2001:db8:1:2::"));
  CHECK(rate_key("2001:db8:1:3::") != rate_key("2001:db8:1:2::"));
  CHECK(rate_key("fe80::1%eth0") == "fe80::/64");
  CHECK(rate_key("") == "");
  CHECK(rate_key("no address") == "no address");
}

}  // namespace
}  // namespace central::test
