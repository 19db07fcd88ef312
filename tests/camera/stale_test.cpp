// SPDX-License-Identifier: Apache-2.0
// Streams that hang: silent, broken, or the same picture for ever; and those that only look like it.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "platform/camera/stale_watch.hpp"
#include "tests/camera/played_device.hpp"
#include "tests/camera/recordings.hpp"
#include "tests/support/catch.hpp"

using namespace std::chrono_literals;
using kiosk::GreyImage;
using platform::camera::Layout;
using platform::camera::PixelFormat;
using platform::camera::StaleWatch;
using platform::camera::V4l2Camera;
using tests::PlayedFrame;
using tests::World;
using Moment = StaleWatch::Moment;

namespace {

constexpr const char* kPath = "/dev/video0";
const Layout kGrey320{PixelFormat::kGrey, 320, 320, 0, true};

/// A picture that differs from every other one in a few pixels, as a sensor's do.
PlayedFrame noisy(int n) {
  PlayedFrame frame{.bytes = std::vector<std::uint8_t>(std::size_t{320} * 320, 90)};
  for (std::size_t i = 0; i < 4; ++i) frame.bytes[i * 37] = static_cast<std::uint8_t>(n >> (8 * i));
  frame.bytes[319] = 250;
  return frame;
}

/// Asks as the reading worker does, until an error comes or `span` has passed.
std::optional<std::string> asked_for(std::chrono::seconds span, V4l2Camera& camera, World& world) {
  const auto end = world.now + span;
  GreyImage frame;
  while (world.now < end) {
    const auto came = camera.next_frame(frame, 200ms);
    if (!came) return came.error().detail;
    world.now += 5ms;
  }
  return std::nullopt;
}

struct Hung {
  int opened;                    ///< how often before it was given up
  std::chrono::milliseconds in;  ///< how long that took from the first frame that was missing
};

/// A camera that is well for ten seconds and then plays `hung` for ever, over restarts.
Hung until_given_up(const std::function<std::optional<PlayedFrame>(int)>& hung) {
  World world;
  const auto healthy_until = world.now + 10s;
  int count = 0;
  world.plugged_in[kPath] =
      tests::camera_playing(kGrey320, [&](int) { return world.now < healthy_until ? noisy(count++) : hung(count++); });
  V4l2Camera camera({.device = kPath}, tests::system_of(world));
  const auto error = asked_for(60s, camera, world);
  REQUIRE(error);
  REQUIRE(error->find("hangs") != std::string::npos);
  REQUIRE(world.open_now == 0);
  return {world.opened, std::chrono::duration_cast<std::chrono::milliseconds>(world.now - healthy_until)};
}

/// How often the camera was opened in a minute of such frames, which it survives.
int openings(const std::string& bus, const std::function<std::optional<PlayedFrame>(int)>& frame) {
  World world;
  world.plugged_in[kPath] = tests::camera_playing(kGrey320, frame);
  world.plugged_in[kPath].info.bus = bus;
  V4l2Camera camera({.device = kPath}, tests::system_of(world));
  REQUIRE(asked_for(60s, camera, world) == std::nullopt);
  return world.opened;
}

constexpr const char* kUsb = "usb-0000:00:14.0-1";

}  // namespace

TEST_CASE("a stream that falls silent is started anew after two seconds, and then given up") {
  const auto hung = until_given_up([](int) { return std::nullopt; });
  REQUIRE(hung.opened == 2);
  REQUIRE(hung.in <= 2s + StaleWatch::kFirst + 100ms);
}

TEST_CASE("a stream of nothing but damaged frames hangs") {
  const auto hung = until_given_up([](int n) {
    auto frame = noisy(n);
    frame.damaged = true;
    return frame;
  });
  REQUIRE(hung.opened == 2);
}

TEST_CASE("a stream whose count and time stand still hangs") {
  const auto hung = until_given_up([](int n) {
    auto frame = noisy(n);
    frame.sequence = 77;
    frame.timestamp = 123456;
    return frame;
  });
  REQUIRE(hung.opened == 2);
}

TEST_CASE("a USB camera that counts on and repeats its picture hangs") {
  REQUIRE(until_given_up([](int) { return noisy(1000000); }).opened == 2);
}

TEST_CASE("a restart that helps is the end of it, also the next time") {
  World world;
  bool hangs = false;
  int count = 0;
  world.plugged_in[kPath] = tests::camera_playing(kGrey320, [&](int n) -> std::optional<PlayedFrame> {
    if (n == 0) hangs = false;
    return hangs ? std::nullopt : std::optional(noisy(count++));
  });
  V4l2Camera camera({.device = kPath}, tests::system_of(world));
  for (int round = 1; round <= 5; ++round) {
    REQUIRE(asked_for(10s, camera, world) == std::nullopt);
    REQUIRE(world.opened == round);
    hangs = true;
  }
}

TEST_CASE("a camera that was given up is tried again, and well when it is") {
  World world;
  bool hangs = true;
  world.plugged_in[kPath] = tests::camera_playing(
      kGrey320, [&](int n) -> std::optional<PlayedFrame> { return hangs ? std::nullopt : std::optional(noisy(n)); });
  V4l2Camera camera({.device = kPath}, tests::system_of(world));
  for (int i = 0; i < 3; ++i) REQUIRE(asked_for(30s, camera, world));
  hangs = false;
  REQUIRE(asked_for(30s, camera, world) == std::nullopt);
}

TEST_CASE("what only looks as if it hung is left alone") {
  SECTION("a virtual camera, which has no noise") {
    REQUIRE(openings("platform:vivid-000", [](int n) { return noisy(n < 900 ? n : 900); }) == 1);
  }
  SECTION("a grabber of a still screen that never had any") {
    REQUIRE(openings(kUsb, [](int n) { return noisy(n / 90); }) == 1);
  }
  SECTION("an unlit lobby after a lit one") {
    REQUIRE(openings(kUsb, [](int n) {
              if (n < 900) return noisy(n);
              return PlayedFrame{.bytes = std::vector<std::uint8_t>(std::size_t{320} * 320, 16)};
            }) == 1);
  }
  SECTION("a driver that does not count") {
    REQUIRE(openings(kUsb, [](int n) {
              auto frame = noisy(n);
              frame.sequence = 0;
              return frame;
            }) == 1);
  }
  SECTION("a driver that knows no time") {
    REQUIRE(openings(kUsb, [](int n) {
              auto frame = noisy(n);
              frame.timestamp = 0;
              return frame;
            }) == 1);
  }
  SECTION("a camera that takes its time over the first frame") {
    REQUIRE(openings(kUsb, [](int n) { return n < 120 ? std::nullopt : std::optional(noisy(n)); }) == 1);
  }
  SECTION("a slow one") {
    REQUIRE(openings(kUsb, [](int n) { return n % 50 == 0 ? std::optional(noisy(n)) : std::nullopt; }) == 1);
  }
}

TEST_CASE("time in which nobody asks is not the camera's fault") {
  World world;
  world.plugged_in[kPath] = tests::camera_playing(kGrey320, noisy);
  V4l2Camera camera({.device = kPath}, tests::system_of(world));
  GreyImage frame;
  for (int i = 0; i < 10; ++i) {
    REQUIRE(camera.next_frame(frame, 200ms) == true);
    world.now += 1h;
  }
  REQUIRE(world.opened == 1);
}

TEST_CASE("a frame is told from its repetition") {
  const Moment start{1h};
  StaleWatch watch;
  watch.started(start, true);
  REQUIRE(watch.stale_at() == start + StaleWatch::kFirst);
  REQUIRE(watch.is_new({1, 100, 5, false}, start + 1s));
  REQUIRE(watch.stale_at() == start + 1s + StaleWatch::kStill);
  REQUIRE_FALSE(watch.is_new({1, 100, 6, false}, start + 2s));
  REQUIRE(watch.stale_at() == start + 1s + StaleWatch::kStill);
  REQUIRE(watch.is_new({1, 101, 6, false}, start + 2s));
  REQUIRE(watch.is_new({2, 101, 6, false}, start + 2s));
  REQUIRE_FALSE(watch.proven());
  REQUIRE(watch.is_new({3, 102, 7, false}, start + StaleWatch::kFirst + 1ms));
  REQUIRE(watch.proven());
}

TEST_CASE("content is believed only of a camera that was noisy, and of that one also after a restart") {
  Moment now{1h};
  StaleWatch watch;
  watch.started(now, true);
  std::uint32_t sequence = 0;
  const auto shows = [&](std::uint64_t content, bool flat = false) {
    ++sequence;
    return watch.is_new({sequence, sequence * 33000, content, flat}, now);
  };
  for (int i = 0; i < 10; ++i) REQUIRE(shows(1));
  for (int i = 0; i < StaleWatch::kNoisy; ++i) REQUIRE(shows(100U + static_cast<unsigned>(i)));
  REQUIRE(shows(5));
  REQUIRE_FALSE(shows(5));
  REQUIRE(shows(5, true));
  REQUIRE(shows(6));
  watch.started(now, true);
  REQUIRE_FALSE(shows(6));
  REQUIRE(shows(7));
  watch.forget();
  REQUIRE(shows(7));
  REQUIRE(shows(7));
}

TEST_CASE("a picture's mark changes with any pixel of the rows it looks at, and knows a flat one") {
  GreyImage picture{21, 17, std::vector<std::uint8_t>(std::size_t{21} * 17, 100)};
  const auto plain = platform::camera::mark_of(1, 2, picture);
  REQUIRE(plain.flat);
  for (const std::size_t row : {0U, 8U, 16U}) {
    for (std::size_t column = 0; column < 21; ++column) {
      auto& pixel = picture.pixels[row * 21 + column];
      pixel = 101;
      REQUIRE(platform::camera::mark_of(1, 2, picture).content != plain.content);
      pixel = 140;
      REQUIRE_FALSE(platform::camera::mark_of(1, 2, picture).flat);
      pixel = 100;
    }
  }
  REQUIRE(platform::camera::mark_of(1, 2, picture).content == plain.content);
}
