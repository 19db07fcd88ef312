// SPDX-License-Identifier: Apache-2.0
// How much room a screen has, and what its texts take of it.
#include "kiosk/screens/maker.hpp"

#include <algorithm>
#include <utility>

#include "kiosk/ui/text_block.hpp"

namespace kiosk::screens {
namespace {

// In widths of the smallest letters across the panel, see ui::Metrics::measure.
constexpr double kTwoColumns = 76;
constexpr double kTwoHalves = 40;
constexpr double kOneRow = 40;
// Under so many of the smallest letters' sizes, the bars and one card take most of the height.
constexpr int kLowLines = 26;
constexpr int kTinyLines = 16;

}  // namespace

std::size_t Maker::act(Deed deed) {
  deeds_.push_back(std::move(deed));
  return deeds_.size() - 1;
}

bool Maker::wide() const { return metrics_.landscape() && metrics_.measure() >= kTwoColumns; }

bool Maker::halved() const { return metrics_.landscape() && metrics_.measure() >= kTwoHalves; }

bool Maker::narrow() const { return metrics_.measure() < kOneRow; }

bool Maker::low() const { return metrics_.panel().height < kLowLines * metrics_.smallest_type(); }

bool Maker::tiny() const { return metrics_.panel().height < kTinyLines * metrics_.smallest_type(); }

bool Maker::roomy() const { return metrics_.smallest_type() <= metrics_.px(30); }

int Maker::body_width() const { return metrics_.panel().width - 2 * metrics_.gap(kMargin); }

Columns Maker::columns(int share) const {
  const int room = body_width() - metrics_.gap(kColumnGap);
  const int left = room * share / 100;
  return {left, room - left};
}

double Maker::units(int pixels) const {
  constexpr int kMany = 1000;  // so that rounding does not count
  return static_cast<double>(pixels) * kMany / metrics_.gap(kMany);
}

ports::TextStyle Maker::style_of(const ui::Words& words) const {
  return {words.face, words.weight, metrics_.type(words.units), words.tracking_milli,
          stage_.mirrored ? ports::Direction::kRightToLeft : ports::Direction::kLeftToRight};
}

int Maker::width_of(const ui::Words& words) const { return stage_.measure->measure(style_of(words), words.text).width; }

bool Maker::holds(const ui::Words& words, int width) const {
  return !ui::break_lines(*stage_.measure, style_of(words), words.text, std::max(1, width)).split;
}

}  // namespace kiosk::screens
