// SPDX-License-Identifier: Apache-2.0
// A reader that comes and goes is told of once a loss, and does not fill the log.
#include "kiosk/app/health_watch.hpp"

#include "tests/support/catch.hpp"

using namespace kiosk;
using namespace std::chrono_literals;
using app::HealthWatch;

namespace {

const Instant kNoon = *parse_rfc3339("2024-04-28T12:00:00Z");

/// A camera with a clock moved by hand.
struct Camera {
  HealthWatch watch{ReaderKind::kCamera};
  Instant now = kNoon;
  int told = 0;

  std::optional<core::ReaderChanged> fails(ReaderCondition how = ReaderCondition::kMissing) {
    auto change = watch.fails(how, "camera is not there", now);
    told += change && !change->passing ? 1 : 0;
    if (change) works = false;
    return change;
  }
  /// It works for that long; how long it took until staff were told.
  std::optional<Duration> works_for(Duration time) {
    const auto since = now;
    for (const auto end = now + time;; now += 100ms) {
      const auto change = watch.works(now);
      if (change) works = true;
      if (change && !change->passing) {
        ++told;
        return now - since;
      }
      if (now >= end) return std::nullopt;
    }
  }

  bool works = true;  ///< as the screen says
};

}  // namespace

TEST_CASE("a loss is told at once, with why, and only once") {
  Camera camera;
  REQUIRE(camera.fails() == core::ReaderChanged{ReaderKind::kCamera, ReaderCondition::kMissing, "camera is not there"});
  for (int i = 0; i < 1000; ++i) {
    camera.now += 1s;
    REQUIRE_FALSE(camera.fails());
  }
}

TEST_CASE("a reader that was never lost is not news") {
  Camera camera;
  REQUIRE_FALSE(camera.works_for(1min));
}

TEST_CASE("a recovery is told after a second without a break") {
  Camera camera;
  (void)camera.fails();
  REQUIRE_FALSE(camera.works_for(900ms));
  (void)camera.fails();
  REQUIRE(camera.works_for(1min) == HealthWatch::kSure);
  REQUIRE_FALSE(camera.works_for(1min));
}

TEST_CASE("missing and of no use are each told once a loss, in either order, however they take turns") {
  Camera camera;
  for (int i = 0; i < 100; ++i) {
    (void)camera.fails(ReaderCondition::kMissing);
    (void)camera.fails(ReaderCondition::kUnusable);
  }
  REQUIRE(camera.told == 2);
}

TEST_CASE("a loose plug is believed less each time, and forgiven when it has held for long") {
  Camera camera;
  (void)camera.fails();
  auto before = *camera.works_for(10min);
  for (int i = 0; i < 5; ++i) {
    (void)camera.fails();
    const auto next = *camera.works_for(10min);
    REQUIRE(next == 2 * before);
    before = next;
  }
  camera.now += HealthWatch::kForgiven;
  (void)camera.fails();
  REQUIRE(camera.works_for(10min) == HealthWatch::kSure);
}

TEST_CASE("a loose plug works for the person there a second after it does, and is lost as soon as it is") {
  Camera camera;
  for (int i = 0; i < 50; ++i) {
    (void)camera.fails(i % 2 == 0 ? ReaderCondition::kMissing : ReaderCondition::kUnusable);
    REQUIRE_FALSE(camera.works);
    (void)camera.works_for(900ms);
    REQUIRE_FALSE(camera.works);
    (void)camera.works_for(2s);
    REQUIRE(camera.works);
    camera.now += 1s;
  }
  REQUIRE(camera.told < 20);
}

TEST_CASE("a plug that is loose for a whole day is told of a bounded number of times") {
  Camera camera;
  for (const auto end = kNoon + 24h; camera.now < end; camera.now += 1s) {
    (void)camera.fails();
    (void)camera.works_for(3s);
  }
  REQUIRE(camera.told < 20);
}
