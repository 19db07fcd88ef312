// SPDX-License-Identifier: Apache-2.0
// The simulated camera: which frames come from which folder, and what a picture shown by hand does to them.
#include <array>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "kiosk/base/log.hpp"
#include "platform/sim/folder_camera.hpp"
#include "platform/sim/picture_file.hpp"
#include "tests/contract/sim_temp_folder.hpp"
#include "tests/support/catch.hpp"

using kiosk::Duration;
using kiosk::GreyImage;
using kiosk::ports::CameraError;
using platform::sim::FolderCamera;
using platform::sim::FolderCameraSettings;
using platform::sim::load_grey;

namespace {

constexpr Duration kLong{60'000};  // a wait that only ends early

/// A PGM of 2x2 pixels, all of one light.
std::string pgm(char light) { return "P5\n2 2\n255\n" + std::string(4, light); }

/// Two frames a picture, one blank one after it, and no time lost between.
FolderCameraSettings quick(const std::filesystem::path& folder) {
  return {folder, Duration(2), Duration(1), true, Duration(1)};
}

/// What each of the next frames shows, as its first pixel; '.' where nothing is held up.
std::string watch(FolderCamera& camera, int frames) {
  std::string seen;
  for (int i = 0; i < frames; ++i) {
    kiosk::GreyImage frame;
    REQUIRE(camera.next_frame(frame, kLong).value());
    const char light = static_cast<char>(frame.pixels.at(0));
    seen.push_back(light == 96 ? '.' : light);
  }
  return seen;
}

/// Counts the lines of the log that name a file, from now on.
int& log_lines_naming(const std::string& name) {
  static int lines = 0;
  lines = 0;
  kiosk::log::set_sink([name](kiosk::log::Level, std::string_view, std::string_view message) {
    if (message.find(name) != std::string_view::npos) ++lines;
  });
  return lines;
}

}  // namespace

TEST_CASE("pictures are played in the order of their names, with blank frames between, over and over") {
  const tests::TempFolder folder;
  folder.write("b.pgm", pgm('B'));
  folder.write("a.pgm", pgm('A'));
  folder.write("notes.txt", "not for the camera");
  FolderCamera camera(quick(folder.path()));
  REQUIRE(watch(camera, 9) == "AA.BB.AA.");

  SECTION("a picture that is put there is in the next round") {
    folder.write("c.pgm", pgm('C'));
    REQUIRE(watch(camera, 9) == "BB.AA.BB.");
    REQUIRE(watch(camera, 3) == "CC.");
  }
}

TEST_CASE("once through the folder, then nothing is held up") {
  const tests::TempFolder folder;
  folder.write("a.pgm", pgm('A'));
  auto settings = quick(folder.path());
  settings.loop = false;
  FolderCamera camera(settings);
  REQUIRE(watch(camera, 8) == "AA......");
}

TEST_CASE("a file that is no picture is left out, with one line in the log for all rounds") {
  const tests::TempFolder folder;
  folder.write("a.png", "this is no PNG");
  folder.write("b.pgm", pgm('B'));
  folder.write("c.jpg", "");
  const auto& lines = log_lines_naming("a.png");
  FolderCamera camera(quick(folder.path()));
  REQUIRE(watch(camera, 9) == "BB.BB.BB.");
  REQUIRE(lines == 1);
}

TEST_CASE("a folder of nothing but broken pictures gives blank frames") {
  const tests::TempFolder folder;
  folder.write("a.webp", "RIFF");
  log_lines_naming("");
  FolderCamera camera(quick(folder.path()));
  REQUIRE(watch(camera, 4) == "....");
}

TEST_CASE("a missing folder is unusable, names itself, and is used once it is there") {
  const tests::TempFolder parent;
  const auto folder = parent.path() / "passes";
  FolderCamera camera(quick(folder));
  kiosk::GreyImage frame;
  const auto came = camera.next_frame(frame, kLong);
  REQUIRE_FALSE(came);
  REQUIRE(came.error().kind == CameraError::Kind::kUnusable);
  REQUIRE(came.error().detail.find(folder.string()) != std::string::npos);

  std::filesystem::create_directory(folder);
  std::ofstream(folder / "a.pgm") << pgm('A');
  REQUIRE(watch(camera, 3) == "AA.");
}

TEST_CASE("a shown picture breaks into the folder's, and the folder goes on after it") {
  const tests::TempFolder folder;
  const tests::TempFolder elsewhere;
  folder.write("a.pgm", pgm('A'));
  folder.write("b.pgm", pgm('B'));
  FolderCamera camera(quick(folder.path()));
  REQUIRE(watch(camera, 1) == "A");
  camera.show(elsewhere.write("x.pgm", pgm('X')));
  REQUIRE(watch(camera, 6) == "XX.BB.");
}

TEST_CASE("two pictures shown at once are both seen whole") {
  const tests::TempFolder folder;
  FolderCamera camera(quick({}));
  camera.show(folder.write("x.pgm", pgm('X')));
  camera.show(folder.write("y.pgm", pgm('Y')));
  camera.show(folder.path() / "missing.pgm");
  REQUIRE(watch(camera, 7) == "XXYY...");
}

TEST_CASE("a shown picture ends the wait for the next frame") {
  const tests::TempFolder folder;
  const auto picture = folder.write("x.pgm", pgm('X'));
  auto settings = quick({});
  settings.frame_every = std::chrono::hours(1);
  FolderCamera camera(settings);
  REQUIRE(watch(camera, 1) == ".");
  std::thread key([&] { camera.show(picture); });
  kiosk::GreyImage seen;
  const auto came = camera.next_frame(seen, kLong);
  key.join();
  REQUIRE(came.value());
  REQUIRE(seen.pixels.at(0) == 'X');
}

TEST_CASE("where no frame is due within the time-out, none comes") {
  auto settings = quick({});
  settings.frame_every = std::chrono::hours(1);
  FolderCamera camera(settings);
  kiosk::GreyImage frame;
  REQUIRE(camera.next_frame(frame, Duration(0)).value());
  REQUIRE(frame.width == 1280);
  REQUIRE(frame.height == 720);
  REQUIRE_FALSE(camera.next_frame(frame, Duration(1)).value());
}

TEST_CASE("colours become luminance, and what is transparent becomes paper") {
  // 2x2 RGBA: red, green; blue, something wholly transparent.
  constexpr std::array<std::uint8_t, 78> kPng{
      0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52,
      0x00, 0x00, 0x00, 0x02, 0x00, 0x00, 0x00, 0x02, 0x08, 0x06, 0x00, 0x00, 0x00, 0x72, 0xb6, 0x0d,
      0x24, 0x00, 0x00, 0x00, 0x15, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0xf8, 0xcf, 0xc0, 0xf0,
      0x1f, 0x0c, 0x81, 0xf4, 0x7f, 0x2e, 0x11, 0x39, 0x06, 0x00, 0x40, 0x72, 0x06, 0x37, 0x2e, 0xc4,
      0x5a, 0xd2, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82};
  const tests::TempFolder folder;
  const auto file = folder.write("colours.png", std::string(kPng.begin(), kPng.end()));
  const auto picture = load_grey(file);
  REQUIRE(picture);
  REQUIRE(*picture == GreyImage{2, 2, {76, 150, 29, 255}});
}

TEST_CASE("a picture file that lies about itself is an error that names it") {
  const tests::TempFolder folder;
  const std::string_view bytes = GENERATE(as<std::string_view>(), "", "P5", "P5\n2 2\n255\n", "P5\n0 0\n255\n",
                                          "P5\n99999 1\n255\n", "P5\n-1 -1\n255\n", "\x89PNG\r\n\x1a\n", "GIF89a");
  const auto picture = load_grey(folder.write("lie.pgm", bytes));
  REQUIRE_FALSE(picture);
  REQUIRE(picture.error().detail.find("lie.pgm") != std::string::npos);
}
