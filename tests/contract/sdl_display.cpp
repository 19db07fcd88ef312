// SPDX-License-Identifier: Apache-2.0
// The panel without a panel: SDL's dummy and offscreen drivers, a pushed hand, and pictures.
#include "platform/sdl/sdl_display.hpp"

#include <cstdlib>
#include <fstream>
#include <thread>

#include "kiosk/base/log.hpp"
#include "platform/sdl/sdl_hand.hpp"
#include "tests/contract/sdl_drawing.hpp"

namespace {

using namespace std::chrono_literals;
using kiosk::ports::Input;
using kiosk::ports::Key;
using kiosk::ports::KeyDown;
using kiosk::ports::PointerDown;
using kiosk::ports::PointerMove;
using kiosk::ports::PointerUp;
using platform::sdl::Contact;

constexpr kiosk::Color kRed{200, 16, 46};

std::unique_ptr<platform::sdl::SdlDisplay> open(const char* driver = "dummy", kiosk::Size size = {320, 200}) {
  ::setenv("SDL_VIDEODRIVER", driver, 1);
  auto settings = tests::sdl_settings();
  settings.window = size;
  auto display = platform::sdl::SdlDisplay::open(settings);
  if (!display) {
    FAIL(display.error().message);
  }
  while ((*display)->wait(0ms)) {
    // what the window says of itself when it opens
  }
  return std::move(*display);
}

}  // namespace

TEST_CASE("the canvas is the window's, and can be drawn and shown") {
  const char* driver = GENERATE("dummy", "offscreen");
  auto display = open(driver);
  auto& canvas = display->canvas();
  REQUIRE(canvas.size() == kiosk::Size{320, 200});
  canvas.fill({0, 0, 320, 200}, {255, 255, 255}, 0);
  canvas.fill({10, 10, 50, 40}, kRed, 0);
  display->present({0, 0, 320, 200});
  display->present({-100, -100, 5000, 5000});
  display->present({400, 0, 10, 10});
  display->present({});
}

TEST_CASE("a saved picture holds what was drawn") {
  const tests::Folder folder;
  auto display = open("offscreen");
  display->canvas().fill({0, 0, 320, 200}, {255, 255, 255}, 0);
  display->canvas().fill({10, 20, 50, 40}, kRed, 8);
  REQUIRE(display->save_picture(folder.path() / "shot.png"));

  auto settings = tests::sdl_settings();
  settings.icons = folder.path();
  tests::Sheet sheet({320, 200}, settings);
  sheet->icon({0, 0, 320, 200}, "shot", {0, 0, 0, 0});  // a PNG of that folder
  const auto& drawn = dynamic_cast<platform::sdl::SdlCanvas&>(display->canvas());
  for (int y = 0; y < 200; ++y) {
    for (int x = 0; x < 320; ++x) {
      if (sheet->pixel({x, y}) != drawn.pixel({x, y})) {
        FAIL("they differ at " << x << ", " << y);
      }
    }
  }
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    files += entry.is_regular_file() ? 1 : 0;
  }
  REQUIRE(files == 1);  // no half-written one beside it
}

TEST_CASE("the folder of a picture is made, with those above it") {
  const tests::Folder folder;
  auto display = open("offscreen");
  REQUIRE(display->save_picture(folder.path() / "screens" / "pictures" / "shot.png"));
  REQUIRE(std::filesystem::file_size(folder.path() / "screens" / "pictures" / "shot.png") > 0);
}

TEST_CASE("a picture that cannot be written is said, and leaves nothing") {
  const tests::Folder folder;
  auto display = open();
  int lines = 0;
  std::string last;
  kiosk::log::set_sink([&](kiosk::log::Level, std::string_view, std::string_view message) {
    ++lines;
    last = message;
  });
  std::ofstream(folder.path() / "file") << "in the way";
  REQUIRE_FALSE(display->save_picture(folder.path() / "file" / "shot.png"));
  REQUIRE(last.ends_with("its folder " + (folder.path() / "file").string() + " cannot be made: Not a directory"));
  std::filesystem::create_directory(folder.path() / "taken.png");
  std::ofstream(folder.path() / "taken.png" / "file") << "in the way";
  REQUIRE_FALSE(display->save_picture(folder.path() / "taken.png"));
  REQUIRE(lines == 2);
  REQUIRE_FALSE(std::filesystem::exists(folder.path() / "taken.png.part"));
  kiosk::log::set_sink([](kiosk::log::Level, std::string_view, std::string_view) {});
}

TEST_CASE("what SDL has to say goes to the log") {
  auto display = open();
  std::string said;
  kiosk::log::set_sink([&](kiosk::log::Level, std::string_view area, std::string_view message) {
    said = std::string(area) + ": " + std::string(message);
  });
  SDL_LogCritical(SDL_LOG_CATEGORY_VIDEO, "no %s", "vsync");
  CHECK(said == "sdl: no vsync");
  kiosk::log::set_sink([](kiosk::log::Level, std::string_view, std::string_view) {});
}

TEST_CASE("a wake ends the wait, the one under way and the next one") {
  auto display = open();
  display->wake();
  display->wake();
  REQUIRE_FALSE(display->wait(1h).has_value());  // at once: an hour would fail the test
  REQUIRE_FALSE(display->wait(0ms).has_value());
  std::thread other([&] { display->wake(); });
  REQUIRE_FALSE(display->wait(1h).has_value());
  other.join();
  std::thread again([&] { display->wake(); });
  REQUIRE_FALSE(display->wait(1h).has_value());
  again.join();
}

TEST_CASE("one finger is followed, in canvas pixels, another one meanwhile means nothing") {
  auto display = open();
  push_finger(Contact::kDown, 1, 0.5F, 0.25F);
  push_finger(Contact::kDown, 2, 0.9F, 0.9F);
  push_finger(Contact::kMove, 2, 0.8F, 0.8F);
  push_finger(Contact::kMove, 1, 0.75F, 0.5F);
  push_mouse(Contact::kDown, {5, 5});
  push_finger(Contact::kUp, 2, 0.8F, 0.8F);
  push_finger(Contact::kUp, 1, 1.0F, 1.0F);
  auto input = display->wait(10s);
  REQUIRE(std::get<PointerDown>(*input).at == kiosk::Point{160, 50});
  input = display->wait(10s);
  REQUIRE(std::get<PointerMove>(*input).at == kiosk::Point{240, 100});
  input = display->wait(10s);
  REQUIRE(std::get<PointerUp>(*input).at == kiosk::Point{319, 199});  // the last pixel, never outside
  REQUIRE_FALSE(display->wait(0ms).has_value());
}

TEST_CASE("a panel that reports nonsense still points into the canvas") {
  auto display = open();
  for (const float bad : {-5.0F, 7.0F, std::numeric_limits<float>::quiet_NaN()}) {
    push_finger(Contact::kDown, 1, bad, bad);
    const auto input = display->wait(10s);
    const kiosk::Point at = std::get<PointerDown>(*input).at;
    REQUIRE(kiosk::Rect{0, 0, 320, 200}.contains(at));
    push_finger(Contact::kUp, 1, bad, bad);
    REQUIRE(display->wait(10s).has_value());
  }
}

TEST_CASE("the mouse points where it is, and hovering is not input") {
  auto display = open();
  push_mouse(Contact::kMove, {7, 7});
  push_mouse(Contact::kDown, {30, 40});
  push_mouse(Contact::kMove, {31, 42});
  push_mouse(Contact::kUp, {31, 42});
  REQUIRE(std::get<PointerDown>(*display->wait(10s)).at == kiosk::Point{30, 40});
  REQUIRE(std::get<PointerMove>(*display->wait(10s)).at == kiosk::Point{31, 42});
  REQUIRE(std::get<PointerUp>(*display->wait(10s)).at == kiosk::Point{31, 42});
  push_mouse(Contact::kMove, {9, 9});
  REQUIRE_FALSE(display->wait(0ms).has_value());
}

TEST_CASE("a lost picture and a closed window are told") {
  auto display = open();
  platform::sdl::push_exposed();
  REQUIRE(std::holds_alternative<kiosk::ports::Exposed>(*display->wait(10s)));
  platform::sdl::push_quit();
  REQUIRE(std::holds_alternative<kiosk::ports::QuitAsked>(*display->wait(10s)));
}

TEST_CASE("no display is said in one line") {
  ::setenv("SDL_VIDEODRIVER", "no-such-driver", 1);
  const auto display = platform::sdl::SdlDisplay::open(tests::sdl_settings());
  REQUIRE_FALSE(display.has_value());
  REQUIRE(display.error().message.find("no display") == 0);
  REQUIRE(display.error().message.find('\n') == std::string::npos);
  auto settings = tests::sdl_settings();
  settings.type.inter = "/nonexistent";
  REQUIRE(platform::sdl::SdlDisplay::open(settings).error().message.find("no font Inter") == 0);
}

TEST_CASE("an icon is fitted, tinted where asked, and keeps its own colours where not") {
  tests::Sheet sheet({100, 60});
  sheet->icon({10, 10, 80, 40}, "check", kRed);
  const kiosk::Rect ink = sheet.ink();
  REQUIRE_FALSE(ink.empty());
  REQUIRE(ink.x >= 30);  // forty wide, in the middle of eighty
  REQUIRE(ink.right() <= 70);
  bool red = false;
  for (int x = 0; x < 100; ++x) {
    red = red || sheet->pixel({x, 30}) == kRed;
  }
  REQUIRE(red);
  tests::Sheet pass({340, 410});
  pass->icon({0, 0, 340, 410}, "pass", {0, 0, 0, 0});
  int brand = 0;
  for (int x = 0; x < 340; ++x) {
    brand += pass->pixel({x, 130}) == kiosk::Color{0xC8, 0x10, 0x2E} ? 1 : 0;
  }
  REQUIRE(brand > 20);
}

TEST_CASE("an icon that is not there is a box, logged once, no name leads out of the folder") {
  int lines = 0;
  kiosk::log::set_sink([&](kiosk::log::Level, std::string_view, std::string_view) { ++lines; });
  tests::Sheet sheet({60, 60});
  for (const char* name : {"no-such-icon", "no-such-icon", "../icons/check", "/etc/passwd", ""}) {
    sheet->fill({0, 0, 60, 60}, tests::Sheet::kWhite, 0);
    sheet->icon({10, 10, 40, 40}, name, kRed);
    INFO(name);
    REQUIRE(sheet.ink() == kiosk::Rect{10, 10, 40, 40});
    REQUIRE(sheet->pixel({30, 30}) == tests::Sheet::kWhite);
  }
  REQUIRE(lines == 4);
  sheet->icon({0, 0, 1000000, 1000000}, "check", kRed);
  sheet->icon({0, 0, -3, 5}, "check", kRed);
  kiosk::log::set_sink([](kiosk::log::Level, std::string_view, std::string_view) {});
}
