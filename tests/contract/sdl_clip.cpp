// SPDX-License-Identifier: Apache-2.0
// Drawing inside an area, and on a picture without a display.
#include <cstdlib>
#include <limits>

#include "platform/sdl/sdl_picture.hpp"
#include "tests/contract/sdl_drawing.hpp"

namespace {

using kiosk::Color;
using kiosk::Rect;
using tests::Sheet;

constexpr Color kRed{200, 16, 46};
constexpr int kSide = 200;

/// One of everything, all over the sheet.
void draw_all(platform::sdl::SdlCanvas& canvas) {
  canvas.fill({10, 10, 180, 90}, Color{20, 120, 60}, 30);
  canvas.fill({5, 60, 190, 100}, Color{20, 20, 220, 100}, 12);
  canvas.stroke({2, 2, 196, 196}, kRed, 5, 40);
  canvas.arc({100, 100}, 90, 14, 20, 300, kRed);
  canvas.text({4, 30}, {kiosk::ports::Face::kText, kiosk::ports::Weight::kBold, 60}, {0, 0, 0}, "Clipped שלום");
  canvas.icon({20, 80, 110, 110}, "accessibility", kRed);
  canvas.icon({90, 20, 100, 160}, "pass", {0, 0, 0, 0});
  kiosk::Bitmap bitmap(21, 21);
  for (int at = 0; at < 21; ++at) {
    bitmap.set_ink(at, at, true);
  }
  canvas.bitmap({30, 30, 150, 150}, bitmap, {0, 0, 0});
  canvas.picture({60, 120, 90, 60}, {2, 2, {10, 90, 160, 240}}, 20);
}

}  // namespace

TEST_CASE("inside a clip everything is drawn as without, and outside nothing is") {
  Sheet whole({kSide, kSide});
  draw_all(*whole);
  for (const Rect area :
       {Rect{40, 30, 77, 91}, {0, 0, kSide, 1}, {199, 199, 1, 1}, {-50, 100, 120, 400}, {90, -1000000, 3, 2000000}}) {
    Sheet sheet({kSide, kSide});
    sheet->clip(area);
    draw_all(*sheet);
    for (int y = 0; y < kSide; ++y) {
      for (int x = 0; x < kSide; ++x) {
        const Color expected = area.contains({x, y}) ? whole->pixel({x, y}) : Sheet::kWhite;
        if (sheet->pixel({x, y}) != expected) {
          FAIL("clipped to " << area.x << "," << area.y << ": they differ at " << x << ", " << y);
        }
      }
    }
  }
}

TEST_CASE("a clip that is empty or elsewhere lets nothing through, and the next one stands alone") {
  Sheet sheet({kSide, kSide});
  for (const Rect nowhere : {Rect{},
                             {50, 50, 0, 20},
                             {50, 50, -20, 20},
                             {500, 0, 10, 10},
                             {std::numeric_limits<int>::max(), 0, std::numeric_limits<int>::max(), 10}}) {
    sheet->clip(nowhere);
    draw_all(*sheet);
  }
  REQUIRE(sheet.ink().empty());
  sheet->clip({0, 0, std::numeric_limits<int>::max(), std::numeric_limits<int>::max()});
  sheet->fill({-10, -10, 500, 500}, kRed, 0);
  REQUIRE(sheet.ink() == Rect{0, 0, kSide, kSide});
}

TEST_CASE("a picture needs no display and holds what was drawn") {
  ::setenv("SDL_VIDEODRIVER", "no-such-driver", 1);
  const tests::Folder folder;
  auto picture = platform::sdl::SdlPicture::open(tests::sdl_settings(), {120, 80});
  REQUIRE(picture.has_value());
  REQUIRE((*picture)->size() == kiosk::Size{120, 80});
  (*picture)->canvas().fill({0, 0, 120, 80}, {255, 255, 255}, 0);
  (*picture)->canvas().fill({30, 20, 50, 40}, kRed, 0);
  REQUIRE((*picture)->at({30, 20}) == kRed);
  REQUIRE((*picture)->at({80, 20}) == Color{255, 255, 255});
  REQUIRE((*picture)->at({-1, 20}) == Color{});
  REQUIRE((*picture)->at({30, 80}) == Color{});
  REQUIRE((*picture)->save(folder.path() / "shot.png"));

  auto settings = tests::sdl_settings();
  settings.icons = folder.path();
  Sheet sheet({120, 80}, settings);
  sheet->icon({0, 0, 120, 80}, "shot", {0, 0, 0, 0});
  REQUIRE(sheet.ink() == Rect{30, 20, 50, 40});
  REQUIRE_FALSE((*picture)->save(folder.path() / "shot.png" / "in a file.png"));
}

TEST_CASE("a picture of no size, or of one that no panel has, is refused") {
  for (const kiosk::Size size : {kiosk::Size{0, 10}, {10, -1}, {16385, 10}, {10, 1000000}}) {
    const auto picture = platform::sdl::SdlPicture::open(tests::sdl_settings(), size);
    REQUIRE_FALSE(picture.has_value());
    REQUIRE(picture.error().message.find("no picture of") == 0);
  }
  auto settings = tests::sdl_settings();
  settings.type.inter = "/nonexistent";
  REQUIRE(platform::sdl::SdlPicture::open(settings, {10, 10}).error().message.find("no font Inter") == 0);
}
