// SPDX-License-Identifier: Apache-2.0
// Which camera is taken and in which mode; cameras that come, go and move; and the list for installers.
#include <cerrno>
#include <string>
#include <utility>
#include <vector>

#include "platform/camera/camera_list.hpp"
#include "platform/camera/kernel_video_device.hpp"
#include "platform/camera/mode_choice.hpp"
#include "platform/camera/udev_nodes.hpp"
#include "platform/zxing/zxing_reader.hpp"
#include "tests/camera/played_device.hpp"
#include "tests/camera/recordings.hpp"
#include "tests/support/catch.hpp"

using namespace std::chrono_literals;
using kiosk::GreyImage;
using kiosk::ports::CameraError;
using platform::camera::choose_mode;
using platform::camera::kAnySize;
using platform::camera::Mode;
using platform::camera::nearest;
using platform::camera::Offer;
using platform::camera::PixelFormat;
using platform::camera::V4l2Camera;
using tests::Call;
using tests::World;
using Kind = CameraError::Kind;

namespace {

std::string shown_by(V4l2Camera& camera) {
  GreyImage frame;
  const auto came = camera.next_frame(frame, 200ms);
  if (!came) return came.error().detail;
  if (!*came) return "no frame";
  const auto look = platform::zxing::ZxingReader().read(frame);
  REQUIRE(look);
  REQUIRE(look->symbols.size() == 1);
  return look->symbols.front().text;
}

Offer offer(PixelFormat format, int width, int height, double fastest) {
  return {format, {width, width, 1}, {height, height, 1}, fastest};
}

}  // namespace

TEST_CASE("of the sizes that are fast enough the nearest is taken, in the cheapest format that has it") {
  const std::vector<Offer> typical{
      offer(PixelFormat::kYuyv, 640, 480, 30),    offer(PixelFormat::kYuyv, 1280, 720, 5),
      offer(PixelFormat::kMjpeg, 640, 480, 30),   offer(PixelFormat::kMjpeg, 1280, 720, 30),
      offer(PixelFormat::kMjpeg, 1920, 1080, 30),
  };
  REQUIRE(choose_mode(typical, {{}, 1280, 720, 30}) == Mode{PixelFormat::kMjpeg, 1280, 720, 30});
  REQUIRE(choose_mode(typical, {{}, 640, 480, 30}) == Mode{PixelFormat::kYuyv, 640, 480, 30});
  REQUIRE(choose_mode(typical, {{}, 4000, 3000, 15}) == Mode{PixelFormat::kMjpeg, 1920, 1080, 15});
  REQUIRE(choose_mode(typical, {PixelFormat::kYuyv, 1280, 720, 30}) == Mode{PixelFormat::kYuyv, 640, 480, 30});
  REQUIRE_FALSE(choose_mode(typical, {PixelFormat::kNv12, 1280, 720, 30}));
  REQUIRE_FALSE(choose_mode({}, {{}, 1280, 720, 30}));

  SECTION("the cheapest of all stands anywhere in the list") {
    auto more = typical;
    more.push_back(offer(PixelFormat::kUyvy, 1280, 720, 10));
    more.push_back(offer(PixelFormat::kNv12, 1280, 720, 10));
    REQUIRE(choose_mode(more, {{}, 1280, 720, 30})->format == PixelFormat::kNv12);
    more.push_back(offer(PixelFormat::kGrey, 1280, 720, 9.9));
    REQUIRE(choose_mode(more, {{}, 1280, 720, 30})->format == PixelFormat::kNv12);
    more.push_back(offer(PixelFormat::kGrey, 1280, 720, 10));
    REQUIRE(choose_mode(more, {{}, 1280, 720, 30})->format == PixelFormat::kGrey);
  }
  SECTION("where all are slow the nearest is better than none") {
    REQUIRE(choose_mode({offer(PixelFormat::kYuyv, 1600, 1200, 5)}, {{}, 1280, 720, 30}) ==
            Mode{PixelFormat::kYuyv, 1600, 1200, 30});
  }
  SECTION("a driver that names no sizes and no rates is taken at its word") {
    REQUIRE(choose_mode({{PixelFormat::kUyvy, kAnySize, kAnySize, 0}}, {{}, 1280, 720, 30}) ==
            Mode{PixelFormat::kUyvy, 1280, 720, 30});
  }
}

TEST_CASE("a size is rounded to a step of its range and stays in it") {
  REQUIRE(nearest({16, 4096, 2}, 1280) == 1280);
  REQUIRE(nearest({16, 4096, 2}, 10000) == 4096);
  REQUIRE(nearest({16, 4096, 2}, 0) == 16);
  REQUIRE(nearest({16, 4096, 2}, -5) == 16);
  REQUIRE(nearest({10, 100, 16}, 17) == 10);
  REQUIRE(nearest({10, 100, 16}, 19) == 26);
  REQUIRE(nearest({10, 100, 16}, 100) == 90);
  REQUIRE(nearest({640, 640, 1}, 1280) == 640);
  REQUIRE(nearest({640, 320, 0}, 1280) == 640);  // a driver's nonsense
}

TEST_CASE("formats have the names that the settings use") {
  for (const auto format : platform::camera::kPixelFormats) {
    REQUIRE(platform::camera::pixel_format_named(name_of(format)) == format);
  }
  REQUIRE(platform::camera::pixel_format_named("MJPEG") == PixelFormat::kMjpeg);
  for (const auto* const other : {"", "auto", "yuyv", "YUY2", "MJPG"}) {
    REQUIRE_FALSE(platform::camera::pixel_format_named(other));
  }
}

TEST_CASE("without a path the first camera is taken that can be used") {
  World world;
  world.plugged_in["/dev/video0"] = tests::camera_showing("METADATA");
  world.plugged_in["/dev/video0"].info.captures = false;
  world.plugged_in["/dev/video1"] = tests::camera_showing("COLOURS");
  world.plugged_in["/dev/video1"].offers.clear();
  world.plugged_in["/dev/video2"] = tests::camera_showing("FIRST");
  world.plugged_in["/dev/video3"] = tests::camera_showing("SECOND");
  V4l2Camera camera({}, tests::system_of(world));
  REQUIRE(shown_by(camera) == "FIRST");

  SECTION("and when it goes the next one") {
    world.plugged_in.erase("/dev/video2");
    REQUIRE(shown_by(camera).find("was lost") != std::string::npos);
    REQUIRE(shown_by(camera) == "SECOND");
  }
  SECTION("and when all go, none, with what could be mended told before what is missing") {
    world.plugged_in.erase("/dev/video2");
    world.plugged_in.erase("/dev/video3");
    REQUIRE(shown_by(camera).find("was lost") != std::string::npos);
    REQUIRE(shown_by(camera).find("/dev/video1 offers no pictures") != std::string::npos);
    world.plugged_in.clear();
    REQUIRE(shown_by(camera) == "there is no camera");
  }
}

TEST_CASE("a camera that is plugged in while somebody waits is there at once") {
  World world;
  V4l2Camera camera({.device = "/dev/v4l/by-id/lobby"}, tests::system_of(world));
  GreyImage frame;
  const auto before = world.now;
  const auto missing = camera.next_frame(frame, 200ms);
  REQUIRE(missing.error().kind == Kind::kGone);
  REQUIRE(world.now == before + 200ms);

  int waits = 0;
  world.while_waiting = [&] {
    ++waits;
    world.now += 20ms;
    world.node_appeared = waits < 4;
    if (waits == 2) world.plugged_in["/dev/video7"] = tests::camera_showing("OTHER");
    if (waits == 3) world.plugged_in["/dev/v4l/by-id/lobby"] = tests::camera_showing("LOBBY");
  };
  REQUIRE(shown_by(camera) == "LOBBY");
  REQUIRE(waits == 3);
}

TEST_CASE("nodes that appear without end do not keep the one who asks") {
  World world;
  V4l2Camera camera({.device = "/dev/video0"}, tests::system_of(world));
  world.while_waiting = [&] {
    world.now += 1ms;
    world.node_appeared = true;
  };
  GreyImage frame;
  const auto before = world.now;
  REQUIRE(camera.next_frame(frame, 200ms).error().kind == Kind::kGone);
  REQUIRE(world.now <= before + 202ms);
}

TEST_CASE("the list for installers names every camera, its modes, and what is wrong with it") {
  World world;
  world.plugged_in["/dev/video0"] = tests::camera_showing("P-1");
  world.plugged_in["/dev/video0"].offers = {offer(PixelFormat::kYuyv, 640, 480, 30),
                                            {PixelFormat::kNv12, {2, 4096, 2}, {2, 2160, 2}, 59.94},
                                            {PixelFormat::kUyvy, kAnySize, kAnySize, 0}};
  world.plugged_in["/dev/video1"] = tests::camera_showing("P-1");
  world.plugged_in["/dev/video1"].info.captures = false;
  world.plugged_in["/dev/video2"] = tests::camera_showing("P-1");
  world.plugged_in["/dev/video2"].offers.clear();
  auto system = tests::system_of(world);
  auto cameras = list_cameras(system);
  REQUIRE(cameras.size() == 2);
  REQUIRE(cameras[0].path == "/dev/video0");
  REQUIRE(cameras[0].stable == "/dev/v4l/by-id/Lobby Camera");
  REQUIRE(cameras[0].name == "Lobby Camera");
  REQUIRE(cameras[0].trouble.empty());
  REQUIRE(cameras[0].offers.size() == 3);
  REQUIRE(described(cameras[0].offers[0]) == "YUYV 640x480 30/s");
  REQUIRE(described(cameras[0].offers[1]) == "NV12 2x2 to 4096x2160 step 2x2 60/s");
  REQUIRE(described(cameras[0].offers[2]) == "UYVY any size");
  REQUIRE(cameras[1].path == "/dev/video2");
  REQUIRE(cameras[1].trouble.find("offers no pictures") != std::string::npos);
  REQUIRE(world.open_now == 0);

  world.failing[Call::kOpen] = EACCES;
  cameras = list_cameras(system);
  REQUIRE(cameras.size() == 3);  // what they are, nobody can tell
  REQUIRE(cameras[0].trouble.find("group video") != std::string::npos);
  world.failing[Call::kOpen] = ENODEV;
  REQUIRE(list_cameras(system).empty());
}

TEST_CASE("the kernel's device says of what is no camera that it is none") {
  platform::camera::KernelVideoDevice device;
  REQUIRE(device.open("/dev/null").error().error == ENOTTY);
  REQUIRE(device.open("/nowhere/video0").error().error == ENOENT);
  REQUIRE(device.offers(640, 480).error().error == EBADF);
  REQUIRE(device.set_mode({PixelFormat::kGrey, 640, 480, 30}).error().error == EBADF);
  REQUIRE(device.start(4).error().error == EBADF);
  REQUIRE(device.dequeue(0ms).error().error == EBADF);

  GreyImage frame;
  V4l2Camera null({.device = "/dev/null"});
  REQUIRE(null.next_frame(frame, 0ms).error().kind == Kind::kUnusable);
  V4l2Camera nowhere({.device = "/nowhere/video0"});
  REQUIRE(nowhere.next_frame(frame, 1ms).error().kind == Kind::kGone);
}

TEST_CASE("udev is asked without a camera, and without udev") {
  platform::camera::UdevNodes nodes;
  for (const auto& node : nodes.list()) REQUIRE(node.path.starts_with("/dev/video"));
  static_cast<void>(nodes.appeared(0ms));
}
