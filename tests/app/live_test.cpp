// SPDX-License-Identifier: Apache-2.0
// The camera's picture in its place on the screen: what is asked of the display and the canvas.
#include "kiosk/app/live.hpp"

#include "tests/app/recording_panel.hpp"
#include "tests/support/catch.hpp"

using namespace kiosk;
using tests::RecordingPanel;

namespace {

constexpr Color kFound{11, 107, 58};
constexpr Color kUnread{87, 82, 71};
constexpr Color kHalo{255, 255, 255};

const ui::Live kPlace{{100, 100, 320, 180}, 20, 8, kFound, kUnread, kHalo};

app::Glimpse glimpse(std::vector<app::Outline> outlines) {
  return {{640, 360, std::vector<std::uint8_t>(640 * 360)}, std::move(outlines)};
}

}  // namespace

TEST_CASE("the picture fills its place, and the outline lies where the symbol does") {
  RecordingPanel panel({800, 480});
  app::draw_live(kPlace, glimpse({{ports::corners_of({200, 100, 200, 200}), true}}), panel);
  REQUIRE(panel.pictures == std::vector{kPlace.rect});
  REQUIRE(panel.sheet.has(kFound));
  REQUIRE_FALSE(panel.sheet.has(kUnread));
  // Half as large as in the picture, from (200, 150) to (300, 250), and half a halo round it.
  for (const auto& fill : panel.sheet.filled) {
    REQUIRE(fill.rect.x >= 200 - 8);
    REQUIRE(fill.rect.y >= 150 - 8);
    REQUIRE(fill.rect.right() <= 300 + 8);
    REQUIRE(fill.rect.bottom() <= 250 + 8);
  }
}

TEST_CASE("what could not be read has the soft colour, and no outline leaves the place") {
  RecordingPanel panel({800, 480});
  app::draw_live(kPlace, glimpse({{ports::corners_of({-300, 20, 5000, 300}), false}}), panel);
  REQUIRE(panel.sheet.has(kUnread));
  REQUIRE_FALSE(panel.sheet.has(kFound));
  for (const auto& fill : panel.sheet.filled) {
    REQUIRE(fill.rect.x >= kPlace.rect.x);
    REQUIRE(fill.rect.right() <= kPlace.rect.right());
    REQUIRE(fill.rect.y >= kPlace.rect.y);
    REQUIRE(fill.rect.bottom() <= kPlace.rect.bottom());
  }
}

TEST_CASE("without a picture no outline is drawn") {
  RecordingPanel panel({800, 480});
  app::draw_live(kPlace, {{}, {{ports::corners_of({1, 1, 9, 9}), true}}}, panel);
  REQUIRE(panel.sheet.filled.empty());
}

TEST_CASE("a screen has a live place only where it is in sight and nothing stands over it") {
  screens::Screen screen;
  screen.scene.size = {800, 480};
  REQUIRE(app::live_place(screen) == nullptr);
  screen.scene.nodes = {{ui::Fill{{0, 0, 800, 480}, Color{}, 0}, false}, {kPlace, false}};
  REQUIRE(app::live_place(screen) != nullptr);
  REQUIRE(*app::live_place(screen) == kPlace);
  SECTION("a warning's sheet") {
    screen.scene.nodes.push_back({ui::Fill{{0, 0, 800, 480}, Color{0, 0, 0, 128}, 0}, false});
    REQUIRE(app::live_place(screen) == nullptr);
  }
  SECTION("scrolled away, in part or wholly") {
    screen.scene.nodes.back().scrolled = true;
    screen.scene.scroll = {{0, 60, 800, 300}, 900, 0};
    REQUIRE(app::live_place(screen) != nullptr);
    screen.scene.scroll.view.y = kPlace.rect.y + 1;
    REQUIRE(app::live_place(screen) == nullptr);
  }
}
