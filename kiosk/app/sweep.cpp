// SPDX-License-Identifier: Apache-2.0
// The bar that says that something goes on, where there is nothing to count.
#include "kiosk/app/sweep.hpp"

#include <algorithm>

#include "kiosk/app/live.hpp"

namespace kiosk::app {
namespace {

using namespace std::chrono_literals;

constexpr auto kPeriod = 1600ms;
/// How much of the track is filled at once.
constexpr int kPercent = 35;

}  // namespace

const ui::Sweep* sweep_place(const screens::Screen& screen) { return topmost_place<ui::Sweep>(screen); }

void draw_sweep(const ui::Sweep& sweep, std::chrono::steady_clock::time_point now, bool mirrored,
                ports::Canvas& canvas) {
  canvas.fill(sweep.rect, sweep.track, sweep.radius);
  const auto phase = std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch() % kPeriod);
  const int length = sweep.rect.width * kPercent / 100;
  // From before its beginning to behind its end.
  const int way = sweep.rect.width + length;
  const int at = static_cast<int>(way * phase.count() / kPeriod.count()) - length;
  const int from = std::max(0, at);
  const int to = std::min(sweep.rect.width, at + length);
  if (to <= from) return;
  const int x = mirrored ? sweep.rect.right() - to : sweep.rect.x + from;
  const Rect filled{x, sweep.rect.y, to - from, sweep.rect.height};
  canvas.fill(filled, sweep.color, std::min(sweep.radius, filled.width / 2));
}

}  // namespace kiosk::app
