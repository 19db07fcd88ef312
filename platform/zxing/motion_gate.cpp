// SPDX-License-Identifier: Apache-2.0
// The gate: cell means, a threshold from the picture's own noise, and how long to go on after a motion.
#include "platform/zxing/motion_gate.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "platform/zxing/pixels.hpp"

namespace platform::zxing {

using kiosk::GreyImage;
using kiosk::ports::Look;
using kiosk::ports::ReadError;

namespace {

constexpr int kCell = 16;       // pixels a side
constexpr int kRowStep = 16;    // one row of each cell is looked at
constexpr int kUnits = 16;      // to a grey level, so that slow changes are not lost in rounding
constexpr int kFollow = 8;      // a still picture's reference goes one part in so many towards the frame
constexpr int kLeastMoved = 2;  // cells; a single one is a fly, or chance
// The median of the differences stands for the noise: eight times that is over five standard deviations. Below the
// least, there is no camera without noise; above the most, a person before the whole picture would be taken for noise.
constexpr int kNoiseFactor = 8;
constexpr int kLeastThreshold = 5 * kUnits;
constexpr int kMostThreshold = 20 * kUnits;

/// How many cells a side of `pixels` has; the last one may be a part of one, and a side under kCell is one cell.
int cells(int pixels) { return std::max(1, pixels / kCell); }

/// The sum of eight bytes, added four pairs at a time inside one word.
int sum_of_eight(const std::uint8_t* pixels) {
  constexpr std::uint64_t kEven = 0x00FF00FF00FF00FFU;
  std::uint64_t word = 0;
  std::memcpy(&word, pixels, sizeof word);
  const std::uint64_t pairs = (word & kEven) + ((word >> 8U) & kEven);
  return static_cast<int>((pairs * 0x0001000100010001U) >> 48U);
}

int sum_of(const std::uint8_t* pixels, int count) {
  if (count == kCell) return sum_of_eight(pixels) + sum_of_eight(pixels + 8);
  int sum = 0;
  for (int i = 0; i < count; ++i) sum += pixels[i];
  return sum;
}

}  // namespace

MotionGate::MotionGate(kiosk::ports::SymbolReader& inner, MotionSettings settings)
    : inner_(inner), settings_{std::max(0, settings.hold), std::max(1, settings.every)} {}

void MotionGate::measure(const GreyImage& picture) {
  const int across = cells(picture.width);
  const int down = cells(picture.height);
  const int wide = std::min(kCell, picture.width);
  seen_.assign(area(across, down), 0);
  for (int row = 0; row < down; ++row) {
    int* means = seen_.data() + area(across, row);
    int rows = 0;
    for (int y = row * kCell; y < std::min((row + 1) * kCell, picture.height); y += kRowStep, ++rows) {
      const auto* pixels = picture.pixels.data() + area(picture.width, y);
      for (int cell = 0; cell < across; ++cell) means[cell] += sum_of(pixels + cell * kCell, wide);
    }
    for (int cell = 0; cell < across; ++cell) means[cell] = means[cell] * kUnits / (wide * rows);
  }
}

int MotionGate::threshold() const {
  // The median by counting: a difference over the most says no more than the most.
  std::array<int, kMostThreshold / kNoiseFactor + 1> counts{};
  for (const int by : difference_) ++counts[static_cast<std::size_t>(std::min<int>(by, kMostThreshold / kNoiseFactor))];
  const auto half = static_cast<int>(difference_.size() / 2);
  int median = 0;
  for (int sum = counts[0]; sum <= half && median < kMostThreshold / kNoiseFactor;
       sum += counts[static_cast<std::size_t>(median)])
    ++median;
  return std::clamp(median * kNoiseFactor, kLeastThreshold, kMostThreshold);
}

bool MotionGate::has_moved(const GreyImage& picture) {
  measure(picture);
  if (picture.width != width_ || picture.height != height_) {
    width_ = picture.width;
    height_ = picture.height;
    known_ = seen_;
    return true;
  }
  difference_.resize(seen_.size());
  for (std::size_t i = 0; i < seen_.size(); ++i) difference_[i] = std::abs(seen_[i] - known_[i]);
  const int most = threshold();
  const auto moved = std::count_if(difference_.begin(), difference_.end(), [&](int by) { return by > most; });
  if (moved >= std::min<std::ptrdiff_t>(kLeastMoved, static_cast<std::ptrdiff_t>(seen_.size()))) {
    known_ = seen_;
    return true;
  }
  for (std::size_t i = 0; i < seen_.size(); ++i) known_[i] += (seen_[i] - known_[i]) / kFollow;
  return false;
}

bool MotionGate::is_due(const GreyImage& picture) {
  unmoved_ = has_moved(picture) ? 0 : unmoved_ + 1;
  if (unmoved_ <= settings_.hold) return true;
  if (unmoved_ < settings_.hold + settings_.every) return false;
  unmoved_ = settings_.hold;
  return true;
}

kiosk::Result<Look, ReadError> MotionGate::read(const GreyImage& picture) {
  const bool sound =
      picture.width > 0 && picture.height > 0 && picture.pixels.size() == area(picture.width, picture.height);
  if (!sound) {
    width_ = 0;
    return inner_.read(picture);
  }
  if (!is_due(picture)) return Look{.still = true, .symbols = {}, .unread = {}};
  auto look = inner_.read(picture);
  if (!look) width_ = 0;
  return look;
}

}  // namespace platform::zxing
