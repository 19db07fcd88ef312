// SPDX-License-Identifier: Apache-2.0
// Fills, borders, arcs and modules, by their pixels.
#include <limits>

#include "tests/contract/sdl_drawing.hpp"

namespace {

using kiosk::Color;
using kiosk::Rect;
using tests::Sheet;

constexpr Color kRed{200, 16, 46};
constexpr int kHuge = std::numeric_limits<int>::max();
constexpr int kTiny = std::numeric_limits<int>::min();

bool between(Color c, Color a, Color b) {
  const auto inside = [](int v, int one, int other) { return v > std::min(one, other) && v < std::max(one, other); };
  return inside(c.r, a.r, b.r) && inside(c.g, a.g, b.g) && inside(c.b, a.b, b.b);
}

}  // namespace

TEST_CASE("a square fill covers its rectangle and nothing else") {
  Sheet sheet({40, 30});
  sheet->fill({10, 5, 20, 10}, kRed, 0);
  REQUIRE(sheet.ink() == Rect{10, 5, 20, 10});
  for (const kiosk::Point at : {kiosk::Point{10, 5}, kiosk::Point{29, 14}, kiosk::Point{20, 9}}) {
    REQUIRE(sheet->pixel(at) == kRed);
  }
}

TEST_CASE("round corners leave the corner, cover the edge's middle and are smooth between") {
  Sheet sheet({60, 60});
  sheet->fill({10, 10, 40, 40}, kRed, 12);
  REQUIRE(sheet.ink() == Rect{10, 10, 40, 40});
  REQUIRE(sheet->pixel({10, 10}) == Sheet::kWhite);
  REQUIRE(sheet->pixel({49, 49}) == Sheet::kWhite);
  REQUIRE(sheet->pixel({30, 10}) == kRed);
  REQUIRE(sheet->pixel({30, 30}) == kRed);
  int mixed = 0;
  for (int x = 10; x < 22; ++x) {
    mixed += between(sheet->pixel({x, 12}), kRed, Sheet::kWhite) ? 1 : 0;
  }
  REQUIRE(mixed >= 1);
  for (int y = 10; y < 50; ++y) {
    for (int x = 10; x < 30; ++x) {
      REQUIRE(sheet->pixel({x, y}) == sheet->pixel({59 - x, y}));
      REQUIRE(sheet->pixel({x, y}) == sheet->pixel({x, 59 - y}));
    }
  }
}

TEST_CASE("a see-through fill mixes evenly, inside and at its rim") {
  Sheet sheet({20, 20});
  sheet->fill({0, 0, 20, 20}, Color{0, 0, 0, 128}, 0);
  REQUIRE(int{sheet->pixel({10, 10}).r} == 127);
  REQUIRE(int{sheet->pixel({0, 19}).g} == 127);
  sheet->fill({0, 0, 20, 20}, Color{0, 0, 0, 0}, 4);
  REQUIRE(int{sheet->pixel({10, 10}).b} == 127);
}

TEST_CASE("a border lies inside its rectangle and leaves the middle") {
  Sheet sheet({60, 60});
  sheet->stroke({10, 10, 40, 40}, kRed, 3, 10);
  REQUIRE(sheet.ink() == Rect{10, 10, 40, 40});
  REQUIRE(sheet->pixel({30, 12}) == kRed);
  REQUIRE(sheet->pixel({30, 13}) == Sheet::kWhite);
  REQUIRE(sheet->pixel({12, 30}) == kRed);
  REQUIRE(sheet->pixel({13, 30}) == Sheet::kWhite);
  REQUIRE(sheet->pixel({47, 30}) == kRed);
  REQUIRE(sheet->pixel({30, 30}) == Sheet::kWhite);
  REQUIRE(sheet->pixel({10, 10}) == Sheet::kWhite);
}

TEST_CASE("a border wider than its rectangle fills it") {
  Sheet sheet({30, 30});
  sheet->stroke({5, 5, 10, 10}, kRed, 50, 0);
  REQUIRE(sheet.ink() == Rect{5, 5, 10, 10});
  REQUIRE(sheet->pixel({10, 10}) == kRed);
}

TEST_CASE("an arc runs clockwise from twelve o'clock and ends round") {
  Sheet sheet({101, 101});
  sheet->arc({50, 50}, 40, 10, 0, 90, kRed);
  REQUIRE(sheet->pixel({78, 22}) != Sheet::kWhite);  // half past one
  REQUIRE(sheet->pixel({22, 22}) == Sheet::kWhite);  // half past ten
  REQUIRE(sheet->pixel({50, 85}) == Sheet::kWhite);  // six
  REQUIRE(sheet->pixel({50, 50}) == Sheet::kWhite);
  REQUIRE(sheet->pixel({47, 15}) == kRed);  // the round end before twelve
  REQUIRE(sheet->pixel({44, 15}) == Sheet::kWhite);
}

TEST_CASE("a full turn closes the ring, more is no more, and none is nothing") {
  Sheet ring({101, 101});
  ring->arc({50, 50}, 40, 10, 37, 360, kRed);
  for (const kiosk::Point at :
       {kiosk::Point{50, 14}, kiosk::Point{85, 50}, kiosk::Point{50, 85}, kiosk::Point{14, 50}}) {
    REQUIRE(ring->pixel(at) == kRed);
  }
  Sheet again({101, 101});
  again->arc({50, 50}, 40, 10, 0, 100000, kRed);
  REQUIRE(again.ink() == ring.ink());
  Sheet nothing({101, 101});
  nothing->arc({50, 50}, 40, 10, 0, 0, kRed);
  nothing->arc({50, 50}, 0, 10, 0, 90, kRed);
  nothing->arc({50, 50}, 40, -1, 0, 90, kRed);
  REQUIRE(nothing.ink().empty());
}

TEST_CASE("what leaves the sheet is cut off, however far it goes") {
  Sheet sheet({20, 20});
  sheet->fill({-5, -5, 10, 10}, kRed, 0);
  REQUIRE(sheet.ink() == Rect{0, 0, 5, 5});
  for (const Rect rect : {Rect{kTiny, kTiny, kHuge, kHuge}, Rect{kHuge, kHuge, kHuge, kHuge}, Rect{kTiny, 0, 5, 5},
                          Rect{0, 0, -4, 7}, Rect{3, 3, 0, 0}, Rect{-100, -100, 50, 50}}) {
    sheet->fill(rect, kRed, 9);
    sheet->stroke(rect, kRed, 3, kHuge);
  }
  for (const kiosk::Point at : {kiosk::Point{kTiny, kTiny}, kiosk::Point{kHuge, kHuge}, kiosk::Point{0, -500}}) {
    sheet->text(at, {}, kRed, "far away");
    sheet->icon({at.x, at.y, 30, 30}, "check", kRed);
    sheet->bitmap({at.x, at.y, 30, 30}, kiosk::Bitmap(3, 3), kRed);
  }
  sheet->arc({-1000, -1000}, 20, 5, 0, 360, kRed);
  REQUIRE(sheet.ink() == Rect{0, 0, 5, 5});
  sheet->fill({kTiny / 2, kTiny / 2, kHuge, kHuge}, kRed, 0);
  REQUIRE(sheet.ink() == Rect{0, 0, 20, 20});
}

TEST_CASE("modules are whole pixels, as large as fit, in the middle") {
  kiosk::Bitmap bitmap(3, 3);
  bitmap.set_ink(0, 0, true);
  bitmap.set_ink(2, 2, true);
  Sheet sheet({40, 40});
  sheet->bitmap({4, 4, 32, 32}, bitmap, kRed);  // modules of 10, one pixel left over on each side
  REQUIRE(sheet.ink() == Rect{5, 5, 30, 30});
  REQUIRE(sheet->pixel({5, 5}) == kRed);
  REQUIRE(sheet->pixel({14, 14}) == kRed);
  REQUIRE(sheet->pixel({15, 15}) == Sheet::kWhite);
  REQUIRE(sheet->pixel({34, 34}) == kRed);
  sheet->bitmap({0, 0, 10, 10}, kiosk::Bitmap{}, kRed);
  REQUIRE(sheet->pixel({0, 0}) == Sheet::kWhite);
}
