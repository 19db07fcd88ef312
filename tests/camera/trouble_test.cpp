// SPDX-License-Identifier: Apache-2.0
// Every call that fails, and cameras that are not what they seem: what is said, that nothing stays open, that it mends.
#include <cerrno>
#include <string>
#include <tuple>
#include <utility>

#include <linux/videodev2.h>

#include "tests/camera/played_device.hpp"
#include "tests/camera/recordings.hpp"
#include "tests/support/catch.hpp"

using namespace std::chrono_literals;
using kiosk::GreyImage;
using kiosk::ports::CameraError;
using platform::camera::Layout;
using platform::camera::Mode;
using platform::camera::PixelFormat;
using platform::camera::V4l2Camera;
using tests::Call;
using tests::World;
using Kind = CameraError::Kind;

namespace {

constexpr const char* kPath = "/dev/video0";

CameraError error_of(V4l2Camera& camera) {
  GreyImage frame{1, 1, {9}};
  const auto came = camera.next_frame(frame, 200ms);
  REQUIRE_FALSE(came);
  REQUIRE(frame == GreyImage{1, 1, {9}});
  REQUIRE(came.error().detail.find(kPath) != std::string::npos);
  return came.error();
}

bool says(const CameraError& error, const std::string& words) { return error.detail.find(words) != std::string::npos; }

/// A world with one camera that was changed before it was plugged in.
template <class Change>
World world_with(Change change) {
  World world;
  auto camera = tests::camera_showing("P-1");
  change(camera);
  world.plugged_in[kPath] = std::move(camera);
  return world;
}

CameraError error_in(World world) {
  V4l2Camera camera({.device = kPath}, tests::system_of(world));
  auto error = error_of(camera);
  REQUIRE(world.open_now == 0);
  return error;
}

CameraError error_with_layout(const Layout& layout) {
  return error_in(world_with([&](auto& camera) { camera.layout = [layout](const Mode&) { return layout; }; }));
}

}  // namespace

TEST_CASE("whatever call fails, the camera is closed, says why, and is well once the call is") {
  for (const auto call : tests::kCalls) {
    if (call == Call::kSetControl) continue;  // a camera without the control is a camera
    for (const int error : {ENODEV, EIO, EACCES, EBUSY, ENOSPC, EINVAL, ENOMEM, ENOTTY, 9999}) {
      CAPTURE(static_cast<int>(call), error);
      World world;
      world.plugged_in[kPath] = tests::camera_showing("P-1");
      world.failing[call] = error;
      V4l2Camera camera({.device = kPath}, tests::system_of(world));
      for (int i = 0; i < 3; ++i) {
        REQUIRE(error_of(camera).detail.size() > 10);
        REQUIRE(world.open_now == 0);
      }
      world.failing.clear();
      GreyImage frame;
      REQUIRE(camera.next_frame(frame, 200ms) == true);
    }
  }
}

TEST_CASE("a stream that breaks, for whatever reason, is gone and comes again") {
  for (const auto call : {Call::kDequeue, Call::kQueue}) {
    for (const int error : {ENODEV, EIO, EACCES, EBUSY, EINVAL, ENOMEM, 9999}) {
      CAPTURE(static_cast<int>(call), error);
      World world;
      world.plugged_in[kPath] = tests::camera_showing("P-1");
      V4l2Camera camera({.device = kPath}, tests::system_of(world));
      GreyImage frame;
      REQUIRE(camera.next_frame(frame, 200ms) == true);
      world.failing_once[call] = error;
      REQUIRE(error_of(camera).kind == Kind::kGone);
      REQUIRE(world.open_now == 0);
      REQUIRE(camera.next_frame(frame, 200ms) == true);
      REQUIRE(world.opened == 2);
    }
  }
}

TEST_CASE("a camera that is pulled out at any call is gone, and found again when it is back") {
  for (const auto call : tests::kCalls) {
    if (call == Call::kSetControl) continue;
    for (const int error : {ENODEV, ENXIO, EIO}) {
      CAPTURE(static_cast<int>(call), error);
      World world;
      world.plugged_in[kPath] = tests::camera_showing("P-1");
      world.failing_once[call] = error;
      V4l2Camera camera({.device = kPath}, tests::system_of(world));
      REQUIRE(error_of(camera).kind == Kind::kGone);
      const auto unplugged = world.plugged_in.extract(kPath);
      REQUIRE(error_of(camera).kind == Kind::kGone);
      world.plugged_in[kPath] = unplugged.mapped();
      GreyImage frame;
      REQUIRE(camera.next_frame(frame, 200ms) == true);
    }
  }
}

TEST_CASE("what can be put right is told with its remedy") {
  const auto error_from = [](int error) {
    World world;
    world.failing[Call::kOpen] = error;
    return error_in(std::move(world));
  };
  REQUIRE(says(error_from(EACCES), "add the kiosk's user to the group video"));
  REQUIRE(error_from(EACCES).kind == Kind::kUnusable);
  REQUIRE(says(error_from(EBUSY), "another program"));
  REQUIRE(error_from(EBUSY).kind == Kind::kUnusable);
  REQUIRE(says(error_from(ENOSPC), "take a smaller size"));
  REQUIRE(error_from(ENOENT).kind == Kind::kGone);
}

TEST_CASE("a node that takes in no pictures is no camera") {
  const auto error = error_in(world_with([](auto& camera) { camera.info.captures = false; }));
  REQUIRE(error.kind == Kind::kUnusable);
  REQUIRE(says(error, "no pictures"));
  REQUIRE(says(error_in(world_with([](auto& camera) { camera.info.streams = false; })), "cannot stream"));
  REQUIRE(says(error_in(world_with([](auto& camera) {
                 camera.info.captures = false;
                 camera.info.multiplanar = true;
               })),
               "several planes"));
}

TEST_CASE("a camera without a format of ours is told with those we know") {
  const auto error = error_in(world_with([](auto& camera) { camera.offers.clear(); }));
  REQUIRE(error.kind == Kind::kUnusable);
  REQUIRE(says(error, "GREY, NV12, YUYV, UYVY and MJPEG"));

  World world = world_with([](auto&) {});
  V4l2Camera camera({.device = kPath, .format = PixelFormat::kMjpeg}, tests::system_of(world));
  REQUIRE(says(error_of(camera), "no pictures in MJPEG"));
}

TEST_CASE("sizes that cannot be make a camera unusable, not the kiosk") {
  for (const auto format : platform::camera::kPixelFormats) {
    for (const auto& [width, height, stride] :
         {std::tuple(0, 0, 0), std::tuple(0, 480, 0), std::tuple(640, 0, 2000), std::tuple(-1, -1, -1),
          std::tuple(2147483647, 2147483647, 2147483647), std::tuple(65535, 65535, 0)}) {
      CAPTURE(width, height, stride);
      const auto error = error_with_layout({format, width, height, stride, true});
      REQUIRE(error.kind == Kind::kUnusable);
      REQUIRE(says(error, "cannot be"));
    }
  }
  REQUIRE(says(error_with_layout({PixelFormat::kYuyv, 640, 480, 640, true}), "640 bytes a row"));
  REQUIRE(says(error_with_layout({PixelFormat::kGrey, 8192, 8192, 0, true}), "buffers too small"));
  REQUIRE(says(error_with_layout({PixelFormat::kGrey, 320, 320, 0, false}), "interlaced"));
  REQUIRE(says(error_in(world_with([](auto& camera) { camera.most_buffers = 0; })), "buffers too small"));
}

TEST_CASE("exposure, gain and focus are set as wanted, and a camera without them works all the same") {
  World world = world_with([](auto&) {});
  GreyImage frame;
  const auto was_set = [&](std::uint32_t id, std::int32_t value) {
    return std::ranges::find(world.controls, std::pair(id, value)) != world.controls.end();
  };
  SECTION("by hand") {
    V4l2Camera camera({.device = kPath, .exposure = 80, .gain = 12, .focus = 250}, tests::system_of(world));
    REQUIRE(camera.next_frame(frame, 200ms) == true);
    REQUIRE(was_set(V4L2_CID_EXPOSURE_AUTO, V4L2_EXPOSURE_MANUAL));
    REQUIRE(was_set(V4L2_CID_EXPOSURE_ABSOLUTE, 80));
    REQUIRE(was_set(V4L2_CID_AUTOGAIN, 0));
    REQUIRE(was_set(V4L2_CID_GAIN, 12));
    REQUIRE(was_set(V4L2_CID_FOCUS_AUTO, 0));
    REQUIRE(was_set(V4L2_CID_FOCUS_ABSOLUTE, 250));
  }
  SECTION("by the camera, also after another program set them by hand") {
    V4l2Camera camera({.device = kPath}, tests::system_of(world));
    REQUIRE(camera.next_frame(frame, 200ms) == true);
    REQUIRE(was_set(V4L2_CID_EXPOSURE_AUTO, V4L2_EXPOSURE_APERTURE_PRIORITY));
    REQUIRE(was_set(V4L2_CID_AUTOGAIN, 1));
    REQUIRE(was_set(V4L2_CID_FOCUS_AUTO, 1));
  }
  SECTION("not at all") {
    world.failing[Call::kSetControl] = EINVAL;
    V4l2Camera camera({.device = kPath, .exposure = 80, .gain = 12, .focus = 250}, tests::system_of(world));
    REQUIRE(camera.next_frame(frame, 200ms) == true);
  }
}
