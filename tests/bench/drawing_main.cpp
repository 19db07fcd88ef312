// SPDX-License-Identifier: Apache-2.0
// What a full redraw of the panel costs in the processor, with canvas calls only: paper, cards with round
// corners, lines of text, icons and a QR; and what the process has in memory after it.
//   bench-drawing [--icons FOLDER] [--rounds N]    the icons of ./assets/icons and 200 rounds unless told
// Run from the root of the project, with SDL_VIDEODRIVER=offscreen where there is no panel. Prints what was wanted and
// what was seen; ends with 1 where something was missed, with 2 where there is nothing to draw on.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <time.h>

#include "platform/sdl/sdl_display.hpp"

namespace {

using Clock = std::chrono::steady_clock;
using kiosk::Color;
using kiosk::Rect;
using kiosk::ports::Canvas;
using kiosk::ports::Face;
using kiosk::ports::TextStyle;
using kiosk::ports::Weight;

constexpr kiosk::Size kPanel{1080, 1920};
constexpr Color kPaper{0xF7, 0xF4, 0xEE};
constexpr Color kCard{255, 255, 255};
constexpr Color kInk{0x16, 0x14, 0x0F};
constexpr Color kInkSoft{0x57, 0x52, 0x47};
constexpr Color kLine{0xD9, 0xD3, 0xC6};
constexpr Color kBrand{0xC8, 0x10, 0x2E};

constexpr std::array<const char*, 6> kIcons{"globe", "clock", "ticket", "print", "accessibility", "help"};

/// What this process took of a core so far. Others on the machine do not count.
Clock::duration core_time() {
  timespec now{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
}

double milliseconds(Clock::duration time) { return std::chrono::duration<double, std::milli>(time).count(); }

/// Looks like a QR of a web address, and is none.
kiosk::Bitmap modules() {
  kiosk::Bitmap bitmap(33, 33);
  for (int y = 0; y < 33; ++y) {
    for (int x = 0; x < 33; ++x) {
      bitmap.set_ink(x, y, (x * 7 + y * 13 + x * y) % 5 < 2);
    }
  }
  return bitmap;
}

/// Ten lines: a title, a line beside it, and text in flow.
void draw_card(Canvas& canvas, int card, int top) {
  const Rect rect{64, top, 952, 262};
  canvas.fill(rect, kCard, 28);
  canvas.stroke(rect, kLine, 2, 28);
  const std::string number = std::to_string(card + 1);
  int y = top + 12;
  canvas.text({96, y}, {Face::kDisplay, Weight::kBold, 44, -10}, kInk, "Night Bus, Northbound " + number);
  canvas.text({760, y + 8}, {Face::kText, Weight::kSemiBold, 34}, kBrand, "1" + number + ":30");
  y += 56;
  for (int line = 0; line < 4; ++line, y += 44) {
    const std::string text = number + "." + std::to_string(line) + " A quiet harbour, two sisters and a ship that";
    canvas.text({96, y}, {Face::kText, Weight::kRegular, 28}, kInkSoft, text);
    canvas.text({690, y}, {Face::kText, Weight::kMedium, 28}, kInk, "Theatre " + number + std::to_string(line));
  }
  for (int icon = 0; icon < 3; ++icon) {
    canvas.icon({860 + icon * 48, top + 190, 40, 40}, kIcons.at(static_cast<std::size_t>((card + icon) % 6)), kInk);
  }
}

void draw_page(Canvas& canvas, const kiosk::Bitmap& code) {
  canvas.fill({0, 0, kPanel.width, kPanel.height}, kPaper, 0);
  canvas.text({64, 20}, {Face::kText, Weight::kSemiBold, 34}, kInk, "Isabel Bader Theatre");
  canvas.icon({960, 20, 56, 56}, "accessibility", kInk);
  canvas.icon({880, 20, 56, 56}, "globe", kInk);
  for (int card = 0; card < 6; ++card) {
    draw_card(canvas, card, 100 + card * 270);
  }
  canvas.bitmap({64, 1730, 180, 180}, code, kInk);
  canvas.fill({300, 1760, 716, 120}, kBrand, 20);
  canvas.text({420, 1795}, {Face::kText, Weight::kBold, 40}, kCard, "Print all of them");
}

/// Resident memory of this process in MiB.
double resident() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) {
      return std::strtod(line.c_str() + 6, nullptr) / 1024;
    }
  }
  return 0;
}

/// Whether it was met.
bool at_most(const char* what, double wanted, double seen) {
  std::printf("  %-54s <= %-4g %8.2f  %s\n", what, wanted, seen, seen <= wanted ? "met" : "MISSED");
  return seen <= wanted;
}

int measure(const platform::sdl::Settings& settings, int rounds) {
  const auto start = Clock::now();
  auto display = platform::sdl::SdlDisplay::open(settings);
  if (!display) {
    std::fprintf(stderr, "%s\n", display.error().message.c_str());
    return 2;
  }
  const auto opened = Clock::now();
  const auto code = modules();
  Canvas& canvas = (*display)->canvas();
  draw_page(canvas, code);
  (*display)->present({0, 0, kPanel.width, kPanel.height});
  const auto shown = Clock::now();
  const auto core_shown = core_time();
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) {
    const auto before = core_time();
    draw_page(canvas, code);
    times.push_back(milliseconds(core_time() - before));
  }
  std::sort(times.begin(), times.end());
  std::printf(
      "opened in %.1f ms, first page in %.1f ms (%.1f ms of a core); of %d redraws the median %.2f ms, the slowest "
      "%.2f ms\n",
      milliseconds(opened - start), milliseconds(shown - opened), milliseconds(core_shown), rounds,
      times[times.size() / 2], times.back());
  bool met = at_most("a full redraw of 1080x1920, ms of a core, median", 8, times[times.size() / 2]);
  met = at_most("display open and first page shown, ms", 150, milliseconds(shown - start)) && met;
  met = at_most("resident with Latin type, MiB", 48, resident()) && met;
  return met ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  platform::sdl::Settings settings;
  settings.window = kPanel;
  int rounds = 200;
  for (int at = 1; at + 1 < count; at += 2) {
    if (std::string_view(words[at]) == "--icons") {
      settings.icons = words[at + 1];
    } else if (std::string_view(words[at]) == "--rounds") {
      rounds = std::clamp(std::atoi(words[at + 1]), 1, 100000);
    }
  }
  return measure(settings, rounds);
}
