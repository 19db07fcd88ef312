// SPDX-License-Identifier: Apache-2.0
// What would help a visitor whose pass is not read, and how calmly that is said.
#include "kiosk/app/attention.hpp"

#include "tests/support/catch.hpp"

using namespace kiosk;
using namespace std::chrono_literals;

namespace {

using app::hint_of;

constexpr Size kFrame{1280, 720};
constexpr auto kFrameTime = 66ms;

ports::Look unread(Rect where, int contrast = 150, int sharpness = 50) {
  return {.still = false, .symbols = {}, .unread = ports::Unread{where, contrast, sharpness}};
}
ports::Look nothing() { return {.still = false, .symbols = {}, .unread = {}}; }
ports::Look still() { return {.still = true, .symbols = {}, .unread = {}}; }
ports::Look pass() { return {.still = false, .symbols = {{"P-1", Symbology("QRCode"), {}, false}}, .unread = {}}; }
const ports::Look kTiny = unread({600, 300, 40, 40});
const ports::Look kPale = unread({500, 200, 200, 200}, 30);

/// A camera's looks, fifteen a second.
class Camera {
 public:
  explicit Camera(bool preview = true) : attention(preview) {}

  void sees(const ports::Look& look, const app::Attention::Outcome& outcome = {}) {
    now_ += kFrameTime;
    note(attention.take(look, kFrame, outcome, now_));
  }
  void sees_for(Duration time, const ports::Look& look, const app::Attention::Outcome& outcome = {}) {
    for (const auto end = now_ + time; now_ < end;) sees(look, outcome);
  }
  void is_silent_for(Duration time) {
    for (const auto end = now_ + time; now_ < end;) {
      now_ += kFrameTime;
      note(attention.take_nothing(now_));
    }
  }

  app::Attention attention;
  core::CameraSaw told;
  int changes = 0;

 private:
  void note(const std::optional<core::CameraSaw>& saw) {
    if (!saw) return;
    REQUIRE(*saw != told);
    told = *saw;
    ++changes;
  }
  Instant now_{std::chrono::seconds{1000}};
};

}  // namespace

TEST_CASE("what was measured says what would help") {
  REQUIRE(hint_of(unread({400, 20, 300, 680}), kFrame) == Hint::kFurtherAway);
  REQUIRE(hint_of(unread({0, 0, 300, 300}), kFrame) == Hint::kFurtherAway);
  REQUIRE(hint_of(unread({1000, 420, 280, 300}), kFrame) == Hint::kFurtherAway);
  REQUIRE(hint_of(unread({600, 300, 57, 40}), kFrame) == Hint::kCloser);
  REQUIRE(hint_of(unread({500, 200, 200, 200}, 59), kFrame) == Hint::kBrighter);
  REQUIRE(hint_of(unread({500, 200, 200, 200}, 60, 19), kFrame) == Hint::kHoldStill);

  SECTION("one reason at a time: what does not fit comes first, then what is tiny, then what is pale") {
    REQUIRE(hint_of(unread({0, 0, 1280, 720}, 10, 5), kFrame) == Hint::kFurtherAway);
    REQUIRE(hint_of(unread({600, 300, 30, 30}, 10, 5), kFrame) == Hint::kCloser);
    REQUIRE(hint_of(unread({500, 200, 200, 200}, 10, 5), kFrame) == Hint::kBrighter);
  }
  SECTION("nothing where nothing can be helped") {
    REQUIRE_FALSE(hint_of(unread({500, 200, 200, 200}, 60, 20), kFrame));
    REQUIRE_FALSE(hint_of(unread({0, 200, 200, 200}), kFrame));
    REQUIRE_FALSE(hint_of(unread({}), kFrame));
    REQUIRE_FALSE(hint_of(nothing(), kFrame));
    REQUIRE_FALSE(hint_of(still(), kFrame));
    auto both = unread({0, 0, 1280, 720});
    both.symbols = pass().symbols;
    REQUIRE_FALSE(hint_of(both, kFrame));
  }
}

TEST_CASE("something moves from the second look in a row on, until all was calm for a second") {
  Camera camera;
  camera.sees(nothing());
  REQUIRE_FALSE(camera.told.live);
  camera.sees(nothing());
  REQUIRE(camera.told.live);
  camera.sees_for(900ms, still());
  REQUIRE(camera.told.live);
  camera.sees_for(200ms, still());
  REQUIRE_FALSE(camera.told.live);
  REQUIRE(camera.changes == 2);

  SECTION("the reader's look round in an empty lobby is nothing that moves") {
    for (int i = 0; i < 60; ++i) {
      camera.sees(nothing());
      camera.sees_for(1s, still());
    }
    REQUIRE(camera.changes == 2);
  }
  SECTION("a camera that falls silent shows nothing either") {
    camera.sees_for(1s, nothing());
    REQUIRE(camera.told.live);
    camera.is_silent_for(1100ms);
    REQUIRE_FALSE(camera.told.live);
  }
}

TEST_CASE("a hint is said once it is sure, and stays long enough to be read") {
  Camera camera;
  camera.sees_for(600ms, kTiny);
  REQUIRE_FALSE(camera.told.hint);
  camera.sees_for(200ms, kTiny);
  REQUIRE(camera.told.hint == Hint::kCloser);

  SECTION("though what caused it is over") {
    camera.sees_for(1300ms, nothing());
    REQUIRE(camera.told.hint == Hint::kCloser);
    camera.sees_for(600ms, nothing());
    REQUIRE_FALSE(camera.told.hint);
  }
  SECTION("before another one is said") {
    camera.sees_for(1300ms, kPale);
    REQUIRE(camera.told.hint == Hint::kCloser);
    camera.sees_for(300ms, kPale);
    REQUIRE(camera.told.hint == Hint::kBrighter);
  }
  SECTION("though the decoder misses it now and then") {
    const int before = camera.changes;
    for (int i = 0; i < 100; ++i) {
      camera.sees_for(300ms, nothing());
      camera.sees(kTiny);
    }
    REQUIRE(camera.told.hint == Hint::kCloser);
    REQUIRE(camera.changes == before);
  }
  SECTION("but goes at once with a scan") {
    camera.sees(pass(), {.scanned = true, .several = false});
    REQUIRE(camera.told == core::CameraSaw{true, std::nullopt});
  }
  SECTION("and when nothing moves any more") {
    camera.sees_for(1100ms, still());
    REQUIRE(camera.told == core::CameraSaw{});
  }
}

TEST_CASE("reasons that take turns are not said at all") {
  Camera camera;
  for (int i = 0; i < 50; ++i) {
    camera.sees_for(300ms, kTiny);
    camera.sees_for(300ms, kPale);
  }
  REQUIRE_FALSE(camera.told.hint);
}

TEST_CASE("while several are held up that is the hint") {
  Camera camera;
  camera.sees_for(2s, pass(), {.scanned = false, .several = true});
  REQUIRE(camera.told == core::CameraSaw{true, Hint::kOneAtATime});
  // It goes soon after they went: nothing has to be waited for to be sure of that.
  camera.sees_for(app::Attention::kSure + 100ms, nothing());
  REQUIRE(camera.told == core::CameraSaw{true, std::nullopt});
}

TEST_CASE("without a preview hints are said all the same") {
  Camera camera(false);
  camera.sees_for(1s, kPale);
  REQUIRE(camera.told == core::CameraSaw{false, Hint::kBrighter});
  REQUIRE(camera.attention.moving());
}
