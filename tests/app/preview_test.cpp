// SPDX-License-Identifier: Apache-2.0
// The small picture on its way from the camera to the screen.
#include "kiosk/app/preview.hpp"

#include <numeric>

#include "tests/support/catch.hpp"

using namespace kiosk;
using namespace std::chrono_literals;
using app::Glimpse;
using app::Preview;

namespace {

const Instant kStart{std::chrono::seconds{1000}};

/// Dark at the left, bright at the right.
GreyImage ramp(int width, int height) {
  GreyImage image{width, height, {}};
  for (int i = 0; i < width * height; ++i) image.pixels.push_back(static_cast<std::uint8_t>(255 * (i % width) / width));
  return image;
}

ports::Look found(Rect where) {
  return {.still = false, .symbols = {{"P-1", Symbology("QRCode"), ports::corners_of(where), false}}, .unread = {}};
}

const ports::Look kNothing;

}  // namespace

TEST_CASE("a frame becomes a picture of at most 640 across") {
  for (const auto& [width, height, small_width, small_height] :
       {std::tuple(1280, 720, 640, 360), std::tuple(1920, 1080, 640, 360), std::tuple(640, 480, 640, 480),
        std::tuple(641, 481, 320, 240), std::tuple(8192, 2, 4096, 1), std::tuple(1, 1, 1, 1)}) {
    const auto small = app::small_picture(ramp(width, height), 640, false);
    REQUIRE(small.width == small_width);
    REQUIRE(small.height == small_height);
    REQUIRE(small.pixels.size() == static_cast<std::size_t>(small.width) * static_cast<std::size_t>(small.height));
  }
}

TEST_CASE("a pixel is the mean of its square, and a mirror changes left and right") {
  const GreyImage frame{4, 2, {0, 10, 100, 100, 20, 30, 100, 104}};
  REQUIRE(app::small_picture(frame, 2, false) == GreyImage{2, 1, {15, 101}});
  REQUIRE(app::small_picture(frame, 2, true) == GreyImage{2, 1, {101, 15}});
}

TEST_CASE("a frame that is not whole makes no picture") {
  for (const auto& frame : {GreyImage{}, GreyImage{10, 10, {1, 2, 3}}, GreyImage{-4, -4, std::vector<std::uint8_t>(16)},
                            GreyImage{0, 5, {}}}) {
    REQUIRE(app::small_picture(frame, 640, true).pixels.empty());
    Preview preview(true, [] {});
    preview.put(frame, kNothing, kStart);
    REQUIRE(preview.newest() == nullptr);
  }
}

TEST_CASE("pictures are kept fifteen times a second at most, and wake the screen each") {
  int woken = 0;
  Preview preview(false, [&] { ++woken; });
  for (int i = 0; i < 100; ++i) preview.put(ramp(1280, 720), kNothing, kStart + i * 10ms);
  REQUIRE(woken >= 14);
  REQUIRE(woken <= 16);

  const auto newest = preview.newest();
  REQUIRE(newest != nullptr);
  REQUIRE(preview.newest() == newest);
  preview.put(ramp(1280, 720), kNothing, kStart + 2s);
  REQUIRE(preview.newest() != newest);
  preview.clear();
  REQUIRE(preview.newest() == nullptr);
  preview.put(ramp(1280, 720), kNothing, kStart + 2s + 1ms);
  REQUIRE(preview.newest() != nullptr);
}

TEST_CASE("an outline lies in the picture where its symbol does, in the mirror as well") {
  for (const bool mirror : {false, true}) {
    Preview preview(mirror, [] {});
    preview.put(ramp(1280, 720), found({100, 200, 60, 40}), kStart);
    const auto& outlines = preview.newest()->outlines;
    REQUIRE(outlines.size() == 1);
    REQUIRE(outlines[0].found);
    const auto box = ports::bounds(outlines[0].corners);
    REQUIRE(box == Rect{mirror ? 640 - 80 : 50, 100, 30, 20});
  }
}

TEST_CASE("what could not be read is outlined only where nothing was") {
  Preview preview(false, [] {});
  auto look = found({100, 100, 40, 40});
  look.unread = ports::Unread{{300, 300, 50, 50}, 100, 10};
  preview.put(ramp(640, 480), look, kStart);
  REQUIRE(preview.newest()->outlines.size() == 1);
  look.symbols.clear();
  preview.put(ramp(640, 480), look, kStart + 1s);
  REQUIRE(preview.newest()->outlines == std::vector{app::Outline{ports::corners_of({300, 300, 50, 50}), false}});
}

TEST_CASE("an outline stays through a look that misses, and goes after a few") {
  Preview preview(false, [] {});
  preview.put(ramp(640, 480), found({100, 100, 40, 40}), kStart);
  preview.put(ramp(640, 480), kNothing, kStart + 100ms);
  REQUIRE(preview.newest()->outlines.size() == 1);
  preview.put(ramp(640, 480), kNothing, kStart + 300ms);
  REQUIRE(preview.newest()->outlines.empty());
}
