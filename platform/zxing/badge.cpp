// SPDX-License-Identifier: Apache-2.0
// The lights of paper, ink and what is round them.
#include "platform/zxing/badge.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace platform::zxing {
namespace {

constexpr int kPaper = 225;  // no camera sees paper as pure white
constexpr int kInk = 28;
constexpr int kBand = 70;  // the coloured band across a badge's top
constexpr int kPhone = 20;

}  // namespace

Badge::Badge(kiosk::Bitmap symbol, int quiet, bool inverted)
    : symbol_(std::move(symbol)),
      quiet_(quiet * kModule),
      margin_(quiet_ + std::max(symbol_.width(), symbol_.height()) * kModule / 12),
      half_width_(symbol_.width() * kModule / 2),
      half_height_(symbol_.height() * kModule / 2),
      inverted_(inverted) {}

int Badge::usual_quiet(const kiosk::Bitmap& symbol) { return symbol.height() * 2 < symbol.width() ? 10 : 4; }

int Badge::light(int x, int y) const {
  const int beyond_x = std::abs(x) - half_width_;
  const int beyond_y = std::abs(y) - half_height_;
  if (beyond_x >= margin_ || beyond_y >= margin_) return -1;
  if (beyond_x < 0 && beyond_y < 0) {
    const int column = std::min(symbol_.width() - 1, (x + half_width_) / kModule);
    const int row = std::min(symbol_.height() - 1, (y + half_height_) / kModule);
    return symbol_.ink(column, row) != inverted_ ? kInk : kPaper;
  }
  if (inverted_) return kPhone;
  return y < -half_height_ - quiet_ ? kBand : kPaper;
}

kiosk::Size Badge::size() const { return {2 * (half_width_ + margin_), 2 * (half_height_ + margin_)}; }

}  // namespace platform::zxing
