// SPDX-License-Identifier: Apache-2.0
// A throw goes on by itself, ends by itself, and stays within its way.
#include "kiosk/ui/glide.hpp"

#include "tests/support/catch.hpp"

namespace {

using kiosk::ui::Glide;
using std::chrono::milliseconds;

constexpr int kFurthest = 5000;

Glide::Time after(int ms) { return Glide::Time{} + milliseconds(ms); }

// A finger that moves 20 pixels up every 10 ms, ten times: 2000 pixels a second.
Glide thrown(int from, bool still = false) {
  Glide glide;
  glide.grab(1000, from, after(0));
  for (int i = 1; i <= 10; ++i) (void)glide.drag(1000 - 20 * i, kFurthest, after(10 * i));
  glide.release(after(100), still);
  return glide;
}

}  // namespace

TEST_CASE("what is dragged follows the finger") {
  Glide glide;
  glide.grab(500, 100, after(0));
  CHECK(glide.held());
  CHECK(glide.drag(450, kFurthest, after(16)) == 150);
  CHECK(glide.drag(520, kFurthest, after(32)) == 80);
  CHECK(glide.offset(kFurthest, after(40)) == 80);
}

TEST_CASE("what is thrown goes on, slower and slower, and ends within a second") {
  Glide glide = thrown(0);
  REQUIRE(glide.moving());
  int before = 200;
  int step_before = 10'000;
  for (int ms = 200; ms <= 1000; ms += 100) {
    const int now = glide.offset(kFurthest, after(ms));
    CHECK(now >= before);
    CHECK(now - before <= step_before);
    step_before = now - before;
    before = now;
  }
  CHECK_FALSE(glide.moving());
  CHECK(before == 800);  // 200 dragged, and 2000 pixels a second for 0.3 s
  CHECK(glide.offset(kFurthest, after(60'000)) == before);
}

TEST_CASE("where nothing may move it stands as the finger is lifted") {
  Glide glide = thrown(0, true);
  CHECK_FALSE(glide.moving());
  CHECK(glide.offset(kFurthest, after(500)) == 200);
}

TEST_CASE("a finger that rested throws nothing") {
  Glide glide;
  glide.grab(1000, 0, after(0));
  (void)glide.drag(600, kFurthest, after(50));
  glide.release(after(400), false);
  CHECK_FALSE(glide.moving());
  CHECK(glide.offset(kFurthest, after(900)) == 400);
}

TEST_CASE("it stays between the two ends") {
  SECTION("dragged beyond the first") {
    Glide glide;
    glide.grab(100, 30, after(0));
    CHECK(glide.drag(300, kFurthest, after(10)) == 0);
    // It follows as soon as the finger turns.
    CHECK(glide.drag(290, kFurthest, after(20)) == 10);
  }
  SECTION("thrown against the last") {
    Glide glide = thrown(4700);
    CHECK(glide.offset(kFurthest, after(400)) == kFurthest);
    CHECK_FALSE(glide.moving());
  }
  SECTION("and where the way became shorter meanwhile") {
    Glide glide = thrown(0);
    CHECK(glide.offset(150, after(110)) == 150);
    CHECK(glide.offset(0, after(120)) == 0);
    CHECK(glide.offset(-5, after(130)) == 0);
  }
}

TEST_CASE("a finger or another way of scrolling stops a throw") {
  Glide glide = thrown(0);
  SECTION("finger") {
    const int here = glide.offset(kFurthest, after(200));
    glide.grab(300, here, after(200));
    CHECK_FALSE(glide.moving());
    CHECK(glide.offset(kFurthest, after(700)) == here);
  }
  SECTION("scrolled by a key") {
    glide.stand(1234);
    CHECK(glide.offset(kFurthest, after(700)) == 1234);
    CHECK(glide.drag(10, kFurthest, after(710)) == 1234);
  }
}

TEST_CASE("samples of one instant throw nothing") {
  Glide glide;
  glide.grab(1000, 0, after(0));
  (void)glide.drag(100, kFurthest, after(0));
  glide.release(after(0), false);
  CHECK_FALSE(glide.moving());
}
