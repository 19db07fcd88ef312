// SPDX-License-Identifier: Apache-2.0
// Contrast from the levels' distribution, sharpness from the distribution of steps between neighbours.
#include "platform/zxing/measure.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>

#include "platform/zxing/pixels.hpp"

namespace platform::zxing {

namespace {

constexpr int kMostSide = 256;
constexpr int kLeastSide = 16;

using Counts = std::array<std::size_t, 256>;

/// The level below which `part` of 50 lie.
int level_at(const Counts& counts, std::size_t total, std::size_t part) {
  std::size_t sum = 0;
  for (int level = 0; level < 256; ++level) {
    sum += counts[static_cast<std::size_t>(level)];
    if (sum * 50 > total * part) return level;
  }
  return 255;
}

}  // namespace

Measured measure(Pyramid& frame, const Oblong& where) {
  Oblong part = where;
  part.width = std::clamp(part.width, double{kLeastSide}, double{kMostSide});
  part.height = std::clamp(part.height, double{kLeastSide}, double{kMostSide});
  part.angle = 0;  // turning would soften what is measured
  Patch patch;
  const int width = static_cast<int>(part.width);
  const int height = static_cast<int>(part.height);
  cut(frame, {part.x, part.y, static_cast<double>(width), static_cast<double>(height), 0}, width, height, 128, patch);
  Counts levels{};
  Counts steps{};
  for (int y = 0; y + 1 < height; ++y) {
    const auto* row = patch.picture.pixels.data() + area(width, y);
    for (int x = 0; x + 1 < width; ++x) {
      ++levels[row[x]];
      ++steps[static_cast<std::size_t>(std::max(std::abs(row[x + 1] - row[x]), std::abs(row[x + width] - row[x])))];
    }
  }
  const std::size_t total = area(width - 1, height - 1);
  Measured found;
  found.contrast = level_at(levels, total, 49) - level_at(levels, total, 1);
  if (found.contrast == 0) return found;
  found.sharpness = std::min(100, level_at(steps, total, 48) * 100 / found.contrast);
  return found;
}

}  // namespace platform::zxing
