// SPDX-License-Identifier: Apache-2.0
// The camera's picture in its place on the panel, by its pixels.
#include <limits>

#include "kiosk/ui/outline.hpp"
#include "tests/contract/sdl_drawing.hpp"

namespace {

using kiosk::Color;
using kiosk::GreyImage;
using kiosk::Rect;
using tests::Sheet;

constexpr Color kRed{200, 16, 46};
constexpr Color kBlue{16, 46, 200};

GreyImage even(int width, int height, int value) {
  return {width, height,
          std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height),
                                    static_cast<std::uint8_t>(value))};
}

Color grey(int value) {
  const auto channel = static_cast<std::uint8_t>(value);
  return {channel, channel, channel};
}

}  // namespace

TEST_CASE("a picture of the rectangle's size is drawn pixel by pixel") {
  Sheet sheet({8, 6});
  sheet->picture({2, 1, 4, 3}, {4, 3, {0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110}}, 0);
  REQUIRE(sheet.ink() == Rect{2, 1, 4, 3});
  for (int y = 0; y < 3; ++y) {
    for (int x = 0; x < 4; ++x) REQUIRE(sheet->pixel({2 + x, 1 + y}) == grey(40 * y + 10 * x));
  }
}

TEST_CASE("a picture of another shape covers the rectangle, and its sides are cut off") {
  Sheet sheet({40, 40});
  auto wide = even(30, 10, 120);
  for (std::size_t i = 0; i < wide.pixels.size(); ++i) {
    if (i % 30 < 10 || i % 30 >= 20) wide.pixels[i] = 0;
  }
  sheet->picture({10, 10, 20, 20}, wide, 0);
  REQUIRE(sheet.ink() == Rect{10, 10, 20, 20});
  for (const kiosk::Point at : {kiosk::Point{10, 10}, kiosk::Point{29, 29}, kiosk::Point{20, 10}}) {
    REQUIRE(sheet->pixel(at) == grey(120));
  }
}

TEST_CASE("a picture that is made larger goes smoothly from pixel to pixel") {
  Sheet sheet({64, 4});
  sheet->picture({0, 0, 64, 4}, {16, 1, {0, 16, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240}}, 0);
  for (int x = 1; x < 64; ++x) {
    const int step = sheet->pixel({x, 2}).r - sheet->pixel({x - 1, 2}).r;
    REQUIRE(step >= 0);
    REQUIRE(step <= 4);
  }
  REQUIRE(int{sheet->pixel({0, 0}).r} == 0);
  REQUIRE(int{sheet->pixel({63, 0}).r} == 240);
}

TEST_CASE("round corners stay what they were") {
  Sheet sheet({60, 60});
  sheet->picture({10, 10, 40, 40}, even(40, 40, 50), 12);
  for (const kiosk::Point corner : {kiosk::Point{10, 10}, {49, 10}, {10, 49}, {49, 49}}) {
    REQUIRE(sheet->pixel(corner) == Sheet::kWhite);
  }
  for (const kiosk::Point inside : {kiosk::Point{30, 10}, {10, 30}, {49, 30}, {30, 49}, {30, 30}}) {
    REQUIRE(sheet->pixel(inside) == grey(50));
  }
  REQUIRE(sheet.ink() == Rect{10, 10, 40, 40});
}

TEST_CASE("what lies outside the panel is cut off, and what is no picture is not drawn") {
  constexpr int kHuge = std::numeric_limits<int>::max();
  Sheet sheet({20, 20});
  for (const Rect nowhere : {Rect{-50, 0, 40, 40}, Rect{0, 30, 10, 10}, Rect{5, 5, 0, 9}, Rect{5, 5, 9, -9},
                             Rect{kHuge - 5, 0, 10, 10}, Rect{0, 0, kHuge, kHuge}}) {
    sheet->picture(nowhere, even(10, 10, 0), 4);
  }
  sheet->picture({2, 2, 9, 9}, {}, 0);
  sheet->picture({2, 2, 9, 9}, {10, 10, {1, 2, 3}}, 0);
  sheet->picture({2, 2, 9, 9}, {-1, -1, {1}}, 0);
  REQUIRE(sheet.ink() == Rect{});
  sheet->picture({-10, -10, 20, 20}, even(5, 5, 7), 6);
  REQUIRE(sheet.ink() == Rect{0, 0, 10, 10});
  sheet->picture({15, 15, 20, 20}, even(5, 5, 7), 30);
  REQUIRE(sheet->pixel({19, 19}) != Sheet::kWhite);
}

TEST_CASE("an outline is drawn round its corners and stays inside its room") {
  Sheet sheet({100, 100});
  const Rect room{10, 10, 80, 80};
  const kiosk::ui::OutlineStyle style{4, kRed, kBlue};
  kiosk::ui::draw_outline(*sheet, {kiosk::Point{30, 30}, {70, 40}, {60, 70}, {25, 60}}, style, room, 20);
  for (const kiosk::Point at : {kiosk::Point{30, 30}, {70, 40}, {60, 70}, {25, 60}, {50, 35}}) {
    REQUIRE(sheet->pixel(at) == kRed);
  }
  REQUIRE(sheet->pixel({45, 50}) == Sheet::kWhite);
  REQUIRE(kiosk::Rect{20, 25, 60, 55}.contains({sheet.ink().x, sheet.ink().y}));

  SECTION("though its corners lie far off") {
    kiosk::ui::draw_outline(*sheet, {kiosk::Point{-4000, 50}, {50, -4000}, {4000, 50}, {50, 4000}}, style, room, 20);
    kiosk::ui::draw_outline(*sheet, {kiosk::Point{10, 10}, {90, 10}, {90, 90}, {10, 90}}, style, room, 20);
    kiosk::ui::draw_outline(*sheet, {kiosk::Point{50, 0}, {50, 100}, {0, 50}, {100, 50}}, style, room, 20);
    const Rect ink = sheet.ink();
    REQUIRE(ink.x >= room.x);
    REQUIRE(ink.y >= room.y);
    REQUIRE(ink.right() <= room.right());
    REQUIRE(ink.bottom() <= room.bottom());
  }
  SECTION("and of no size at all it is a dot") {
    Sheet dot({100, 100});
    kiosk::ui::draw_outline(*dot, {kiosk::Point{50, 50}, {50, 50}, {50, 50}, {50, 50}}, style, room, 0);
    REQUIRE(dot.ink().width <= 10);
    REQUIRE(dot->pixel({50, 50}) == kRed);
  }
}
