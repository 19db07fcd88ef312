// SPDX-License-Identifier: Apache-2.0
// What is printed on the sheets, and how light a point of a phone or of folded paper is.
#include "tests/barcodes/surfaces.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <utility>

namespace tests {
namespace {

using kiosk::Bitmap;
using platform::zxing::Surface;

/// Letters of three by five cells: a digit a row.
constexpr std::array kLetters{025755, 065656, 034443, 065556, 074647, 074644, 055755, 072227, 055655, 044447,
                              057755, 065555, 025552, 065644, 065655, 034216, 072222, 055557, 055552, 055255};

void letter(Bitmap& sheet, int left, int top, int scale, int rows) {
  for (int y = 0; y < 5 * scale; ++y) {
    for (int x = 0; x < 3 * scale; ++x) {
      const int bit = 3 * (4 - y / scale) + 2 - x / scale;
      if ((rows >> bit & 1) != 0 && left + x < sheet.width() && top + y < sheet.height()) {
        sheet.set_ink(left + x, top + y, true);
      }
    }
  }
}

void words(Bitmap& sheet, int top, int scale, Dice& dice) {
  int left = 6;
  const int end = sheet.width() - 6 - dice.between(0, sheet.width() / 3);
  for (int in_word = dice.between(2, 9); left + 3 * scale < end; --in_word) {
    if (in_word > 0) {
      letter(sheet, left, top, scale, kLetters[static_cast<std::size_t>(dice.between(0, kLetters.size() - 1))]);
    } else {
      in_word = dice.between(3, 10);
    }
    left += 4 * scale;
  }
}

int hash(int x, int y) {
  const auto mixed = (static_cast<std::uint32_t>(x) * 0x8DA6B343U) ^ (static_cast<std::uint32_t>(y) * 0xD8163841U);
  return static_cast<int>((mixed ^ (mixed >> 13U)) * 0xCB1AB31FU >> 24U);
}

}  // namespace

Sheet::Sheet(Bitmap cells, int ink, int paper) : cells_(std::move(cells)), ink_(ink), paper_(paper) {}

int Sheet::light(int x, int y) const {
  const int column = x + cells_.width() * kModule / 2;
  const int row = y + cells_.height() * kModule / 2;
  if (column < 0 || row < 0 || column >= cells_.width() * kModule || row >= cells_.height() * kModule) return -1;
  return cells_.ink(column / kModule, row / kModule) ? ink_ : paper_;
}

kiosk::Size Sheet::size() const { return {cells_.width() * kModule, cells_.height() * kModule}; }

Bitmap poster(Dice& dice) {
  Bitmap sheet{dice.between(110, 170), dice.between(150, 220)};
  words(sheet, 8, dice.between(3, 5), dice);
  const int middle_x = dice.between(30, sheet.width() - 30);
  const int radius = dice.between(14, 40);
  for (int y = 40; y < 40 + 2 * radius; ++y) {
    for (int x = std::max(0, middle_x - radius); x < std::min(sheet.width(), middle_x + radius); ++x) {
      const int dx = x - middle_x;
      const int dy = y - 40 - radius;
      const bool inside = dx * dx + dy * dy < radius * radius;
      sheet.set_ink(x, y, inside && (dx * dx + 2 * dy * dy > radius * radius / 3 || (x ^ y) % 5 == 0));
    }
  }
  const int scale = dice.between(1, 2);
  for (int top = 50 + 2 * radius; top + 6 * scale < sheet.height() - 6; top += 7 * scale) {
    words(sheet, top, scale, dice);
  }
  return sheet;
}

Bitmap stripes(Dice& dice) {
  Bitmap sheet{dice.between(90, 200), dice.between(60, 140)};
  const bool level = dice.one_in(3);
  const bool regular = dice.one_in(2);
  const int usual = dice.between(2, 6);
  bool ink = false;
  int left = 0;
  for (int i = 0; i < (level ? sheet.height() : sheet.width()); ++i, --left) {
    if (left == 0) {
      ink = !ink;
      left = regular ? usual : dice.between(1, usual + 2);
    }
    for (int j = 0; j < (level ? sheet.width() : sheet.height()); ++j) {
      sheet.set_ink(level ? j : i, level ? i : j, ink);
    }
  }
  return sheet;
}

Bitmap checks(Dice& dice) {
  Bitmap sheet{dice.between(60, 120), dice.between(60, 120)};
  const int side = dice.between(2, 7);
  const int gaps = dice.between(3, 9);
  for (int y = 0; y < sheet.height(); ++y) {
    for (int x = 0; x < sheet.width(); ++x) {
      const bool gap = hash(x / side, y / side) % gaps == 0;
      sheet.set_ink(x, y, ((x / side + y / side) % 2 == 0) != gap);
    }
  }
  return sheet;
}

Phone::Phone(const Surface& shown, const Look& look) : shown_(shown), look_(look), bezel_(shown.size().width / 14) {
  const auto inner = shown.size();
  screen_.width = inner.width * 11 / 10;
  screen_.height = std::max(inner.height * 3 / 2, screen_.width * 17 / 10);
}

int Phone::screen(int x, int y) const {
  int light = shown_.light(x, y);
  if (light < 0) {
    light = look_.dark ? 16 : 232;
    // A title above the pass, a line and a button below it.
    const int away = std::abs(y) - shown_.size().height / 2;
    const int step = screen_.width / 24;
    const bool word =
        (x / step % 5 != 0) && std::abs(x) < screen_.width * 2 / 5 && hash(x / step * 2, y / step) % 3 != 0;
    if (away > step && away < 3 * step && word) light = look_.dark ? 205 : 40;
  }
  light = light * look_.brightness / 256;
  if (look_.pitch > 0) {
    const int column = (x % look_.pitch + look_.pitch) % look_.pitch;
    const int row = (y % look_.pitch + look_.pitch) % look_.pitch;
    if (column * 4 < look_.pitch || row * 4 < look_.pitch) light = light * (256 - look_.gap) / 256;
  }
  return std::min(255, light + look_.glass);
}

int Phone::light(int x, int y) const {
  const int beyond = std::max(std::abs(x) - screen_.width / 2, std::abs(y) - screen_.height / 2);
  if (beyond >= bezel_) return -1;
  return beyond < 0 ? screen(x, y) : 12 + look_.glass;
}

kiosk::Size Phone::size() const { return {screen_.width + 2 * bezel_, screen_.height + 2 * bezel_}; }

Folded::Folded(const Surface& sheet, int folds, int width, int shade, int lean, Dice& dice)
    : sheet_(sheet), width_(width) {
  for (int i = 0; i < folds; ++i) {
    // People fold along or across, hardly ever from corner to corner.
    const int turn = dice.between(0, 3) * 9000 + dice.between(-1200, 1200);
    folds_.push_back({platform::zxing::cosine(turn), platform::zxing::sine(turn),
                      dice.between(-sheet.size().height / 5, sheet.size().height / 5), dice.between(-shade, shade),
                      dice.between(lean / 3, lean)});
  }
}

int Folded::light(int x, int y) const {
  int seen_x = x;
  int seen_y = y;
  int shade = 256;
  bool worn = false;
  for (const auto& fold : folds_) {
    const int beyond =
        static_cast<int>((std::int64_t{x} * fold.across + std::int64_t{y} * fold.down) / 16384) - fold.from_middle;
    worn = worn || std::abs(beyond) * 256 < width_ * (64 + hash(x / 32, y / 32));
    if (beyond <= 0) continue;
    shade += fold.shade;
    const std::int64_t further = std::int64_t{beyond} * fold.lean / 256;
    seen_x += static_cast<int>(further * fold.across / 16384);
    seen_y += static_cast<int>(further * fold.down / 16384);
  }
  const int light = sheet_.light(seen_x, seen_y);
  if (light < 0) return light;
  return std::clamp((worn ? std::max(light, 200) : light) * shade / 256, 0, 255);
}

kiosk::Size Folded::size() const { return sheet_.size(); }

}  // namespace tests
