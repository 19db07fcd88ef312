// SPDX-License-Identifier: Apache-2.0
// Speed before size before cost.
#include "platform/camera/mode_choice.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace platform::camera {

int nearest(const SizeRange& range, int wanted) {
  const int held = std::clamp(wanted, range.least, std::max(range.least, range.most));
  const int step = std::max(1, range.step);
  const int below = range.least + (held - range.least) / step * step;
  // Where the next step up is nearer and still within the range.
  return held - below > step / 2 && range.most - below >= step ? below + step : below;
}

std::optional<Mode> choose_mode(const std::vector<Offer>& offers, const WantedMode& wanted) {
  std::optional<Mode> best;
  std::tuple<bool, int, PixelFormat> least;
  for (const auto& offer : offers) {
    if (wanted.format && *wanted.format != offer.format) continue;
    const Mode mode{offer.format, nearest(offer.width, wanted.width), nearest(offer.height, wanted.height),
                    wanted.frames_a_second};
    const bool slow = offer.fastest > 0 && offer.fastest < kSlowest;
    const int off = std::abs(mode.width - wanted.width) / 2 + std::abs(mode.height - wanted.height) / 2;
    const std::tuple cost{slow, off, mode.format};
    if (best && cost >= least) continue;
    best = mode;
    least = cost;
  }
  return best;
}

}  // namespace platform::camera
