// SPDX-License-Identifier: Apache-2.0
// Recorded buffers through the camera: what a reader gets of them, and which are left out.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "platform/zxing/zxing_reader.hpp"
#include "tests/camera/played_device.hpp"
#include "tests/camera/recordings.hpp"
#include "tests/support/catch.hpp"

using namespace std::chrono_literals;
using kiosk::GreyImage;
using platform::camera::Layout;
using platform::camera::PixelFormat;
using platform::camera::V4l2Camera;
using tests::PlayedFrame;
using tests::World;

namespace {

constexpr const char* kPath = "/dev/video0";

/// What the reader makes of the next frame.
std::string read_next(V4l2Camera& camera) {
  GreyImage frame;
  const auto came = camera.next_frame(frame, 200ms);
  REQUIRE(came);
  REQUIRE(*came);
  const auto look = platform::zxing::ZxingReader().read(frame);
  REQUIRE(look);
  return look->symbols.empty() ? "" : look->symbols.front().text;
}

/// Frames of 320x320 in grey that are told apart by their first pixel.
PlayedFrame numbered(int n) {
  PlayedFrame frame{.bytes = std::vector<std::uint8_t>(std::size_t{320} * 320, 90)};
  frame.bytes[0] = static_cast<std::uint8_t>(n);
  return frame;
}

const Layout kGrey320{PixelFormat::kGrey, 320, 320, 0, true};

}  // namespace

TEST_CASE("a pass is read off the camera in every format, with padded rows and without") {
  const auto picture = tests::pass_frame("FEST-26-0042", 642, 480);
  for (const auto format : platform::camera::kPixelFormats) {
    for (const int stride : {0, 1536}) {
      const Layout layout{format, 642, 480, format == PixelFormat::kMjpeg ? 0 : stride, true};
      const auto bytes = tests::recorded(picture, layout);
      World world;
      world.plugged_in[kPath] = tests::camera_playing(layout, [&](int) { return PlayedFrame{.bytes = bytes}; });
      V4l2Camera camera({.device = kPath}, tests::system_of(world));
      CAPTURE(std::string(name_of(format)), stride);
      GreyImage frame;
      REQUIRE(camera.next_frame(frame, 200ms) == true);
      REQUIRE(frame.width == 642);
      REQUIRE(frame.height == 480);
      if (format != PixelFormat::kMjpeg) REQUIRE(frame == picture);
      REQUIRE(read_next(camera) == "FEST-26-0042");
      REQUIRE(camera.counts().damaged == 0);
    }
  }
}

TEST_CASE("the size that the driver gives is taken, whatever was asked for") {
  const auto picture = tests::pass_frame("P-7", 352, 300);
  const Layout given{PixelFormat::kYuyv, 352, 300, 768, true};
  World world;
  auto playing =
      tests::camera_playing(given, [&](int) { return PlayedFrame{.bytes = tests::recorded(picture, given)}; });
  playing.offers = {{PixelFormat::kYuyv, {640, 640, 1}, {480, 480, 1}, 30}};
  world.plugged_in[kPath] = playing;
  V4l2Camera camera({.device = kPath, .width = 640, .height = 480}, tests::system_of(world));
  REQUIRE(read_next(camera) == "P-7");
  REQUIRE(world.modes == std::vector<platform::camera::Mode>{{PixelFormat::kYuyv, 640, 480, 30}});
}

TEST_CASE("where no frame comes in time there is none, and the last one stays untouched") {
  World world;
  auto playing = tests::camera_playing(kGrey320, numbered);
  playing.every = 500ms;
  world.plugged_in[kPath] = playing;
  V4l2Camera camera({.device = kPath}, tests::system_of(world));
  GreyImage frame{2, 1, {7, 8}};
  REQUIRE(camera.next_frame(frame, 200ms) == false);
  REQUIRE(camera.next_frame(frame, 0ms) == false);
  REQUIRE(frame == GreyImage{2, 1, {7, 8}});
  REQUIRE(camera.next_frame(frame, 400ms) == true);
  REQUIRE(frame.pixels.size() == std::size_t{320} * 320);
}

TEST_CASE("the newest frame is taken, and those before it are given back") {
  World world;
  world.plugged_in[kPath] = tests::camera_playing(kGrey320, numbered);
  V4l2Camera camera({.device = kPath}, tests::system_of(world));
  GreyImage frame;
  REQUIRE(camera.next_frame(frame, 200ms) == true);
  REQUIRE(frame.pixels[0] == 0);
  world.now += 70ms;  // two more
  REQUIRE(camera.next_frame(frame, 200ms) == true);
  REQUIRE(frame.pixels[0] == 2);
  REQUIRE(camera.counts().old == 1);
  // Every buffer comes round again: a stream of four goes on for hundreds.
  for (int i = 0; i < 300; ++i) REQUIRE(camera.next_frame(frame, 200ms) == true);
}

TEST_CASE("after a pause no frame of before it is shown") {
  World world;
  world.plugged_in[kPath] = tests::camera_playing(kGrey320, numbered);
  V4l2Camera camera({.device = kPath}, tests::system_of(world));
  GreyImage frame;
  REQUIRE(camera.next_frame(frame, 200ms) == true);
  world.now += 3300ms;
  REQUIRE(camera.next_frame(frame, 200ms) == true);
  REQUIRE(frame.pixels[0] >= 100);

  SECTION("nor where a driver has but two buffers, or one") {
    for (const std::size_t buffers : {1U, 2U}) {
      World small;
      small.plugged_in[kPath] = tests::camera_playing(kGrey320, numbered);
      small.plugged_in[kPath].most_buffers = buffers;
      V4l2Camera poor({.device = kPath}, tests::system_of(small));
      for (int i = 0; i < 50; ++i) REQUIRE(poor.next_frame(frame, 200ms) == true);
    }
  }
}

TEST_CASE("damaged frames are left out and counted, and the next whole one is taken") {
  const auto picture = tests::pass_frame("P-8", 400, 320);
  const Layout layout{PixelFormat::kMjpeg, 400, 320, 0, true};
  const auto jpeg = tests::as_jpeg(picture);
  World world;
  world.plugged_in[kPath] = tests::camera_playing(layout, [&](int n) -> std::optional<PlayedFrame> {
    PlayedFrame frame{.bytes = jpeg};
    if (n % 5 == 0) frame.bytes.resize(jpeg.size() / 2);
    if (n % 5 == 1) frame.damaged = true;
    if (n % 5 == 2) frame.used = 0;
    if (n % 5 == 3) frame.used = std::size_t{1} << 40U;
    return frame;
  });
  V4l2Camera camera({.device = kPath}, tests::system_of(world));
  for (int i = 0; i < 20; ++i) REQUIRE(read_next(camera) == "P-8");
  REQUIRE(camera.counts().damaged == 80);
  REQUIRE(camera.counts().whole == 20);
}

TEST_CASE("a whole frame counts even where a damaged one is newer") {
  World world;
  world.plugged_in[kPath] = tests::camera_playing(kGrey320, [](int n) {
    auto frame = numbered(n);
    frame.damaged = n == 2;
    return frame;
  });
  V4l2Camera camera({.device = kPath}, tests::system_of(world));
  GreyImage frame;
  REQUIRE(camera.next_frame(frame, 200ms) == true);
  world.now += 70ms;
  REQUIRE(camera.next_frame(frame, 0ms) == true);
  REQUIRE(frame.pixels[0] == 1);
  REQUIRE(camera.counts().damaged == 1);
}

TEST_CASE("a driver that hands out a buffer that is none of ours is not believed") {
  World world;
  world.plugged_in[kPath] = tests::camera_playing(kGrey320, [](int n) {
    auto frame = numbered(n);
    if (n == 3) frame.index = 4000000000U;
    return frame;
  });
  V4l2Camera camera({.device = kPath}, tests::system_of(world));
  GreyImage frame;
  for (int i = 0; i < 3; ++i) REQUIRE(camera.next_frame(frame, 200ms) == true);
  REQUIRE(camera.next_frame(frame, 200ms).error().kind == kiosk::ports::CameraError::Kind::kGone);
  REQUIRE(world.open_now == 0);
  REQUIRE(camera.next_frame(frame, 200ms) == true);
}
