// SPDX-License-Identifier: Apache-2.0
// Cells of edge density, regions of neighbouring cells above a threshold, and the direction of the edges in each.
#include "platform/zxing/locate.hpp"

#include <algorithm>
#include <cmath>
#include <complex>
#include <cstddef>
#include <cstdlib>

#include "platform/zxing/pixels.hpp"

namespace platform::zxing {

using kiosk::GreyImage;

namespace {

constexpr int kCell = 8;                // pixels a side
constexpr std::uint8_t kMostEdge = 50;  // a hard edge counts no more than this, so that one line makes no texture
constexpr int kLeastCells = 4;          // in a region
constexpr int kLeastThreshold = 32;
constexpr int kMostThreshold = 120;
constexpr double kWhole = 0.8;  // of the frame's cells: no region any more
constexpr double kClearBars = 0.35;
constexpr int kFaint = 64;  // square of a difference that is noise

std::uint8_t apart(std::uint8_t one, std::uint8_t other) {
  return static_cast<std::uint8_t>(std::max(one, other) - std::min(one, other));
}

/// Adds to each column half the difference of the neighbours in both directions. Bytes all the way, so that the
/// compiler can take sixteen at a time.
void add_edges(const std::uint8_t* above, const std::uint8_t* row, const std::uint8_t* below, std::size_t width,
               std::uint16_t* columns) {
  for (std::size_t x = 1; x + 1 < width; ++x) {
    const std::uint8_t across = apart(row[x + 1], row[x - 1]);
    const std::uint8_t down = apart(above[x], below[x]);
    const auto edge = static_cast<std::uint8_t>((across >> 1) + (down >> 1));
    columns[x] = static_cast<std::uint16_t>(columns[x] + std::min(edge, kMostEdge));
  }
}

/// The middle of all edges in the region: their directions as sums of squares (opposite directions are one) and of
/// fourth powers (those at right angles are one too).
struct Directions {
  std::complex<double> twofold;
  std::complex<double> fourfold;
  double weight = 0;
};

/// Of every other pixel of every other row, which is enough.
Directions directions(const GreyImage& picture, const std::vector<std::pair<int, int>>& cells) {
  float two_x = 0, two_y = 0, four_x = 0, four_y = 0, weight = 0;
  const auto stride = static_cast<std::ptrdiff_t>(picture.width);
  for (const auto& [column, row] : cells) {
    for (int y = std::max(1, row * kCell); y < std::min(picture.height - 1, (row + 1) * kCell); y += 2) {
      const auto* pixels = picture.pixels.data() + area(picture.width, y);
      const int first = std::max(1, column * kCell + y / 2 % 2);
      for (int x = first; x < std::min(picture.width - 1, (column + 1) * kCell); x += 2) {
        const int dx = pixels[x + 1] - pixels[x - 1];
        const int dy = pixels[x + stride] - pixels[x - stride];
        const int square = dx * dx + dy * dy;
        if (square < kFaint) continue;
        const auto real = static_cast<float>(dx * dx - dy * dy);
        const auto imaginary = static_cast<float>(2 * dx * dy);
        two_x += real;
        two_y += imaginary;
        const float inverse = 1 / static_cast<float>(square);
        four_x += (real * real - imaginary * imaginary) * inverse;
        four_y += 2 * real * imaginary * inverse;
        weight += static_cast<float>(square);
      }
    }
  }
  return {{two_x, two_y}, {four_x, four_y}, weight};
}

/// The oblong about the cells at that angle, in pixels of the picture.
Oblong oblong_about(const std::vector<std::pair<int, int>>& cells, double angle) {
  const double cosine = std::cos(angle);
  const double sine = std::sin(angle);
  double low_u = 1e9, high_u = -1e9, low_v = 1e9, high_v = -1e9;
  for (const auto& [column, row] : cells) {
    const double x = (column + 0.5) * kCell;
    const double y = (row + 0.5) * kCell;
    const double u = x * cosine + y * sine;
    const double v = y * cosine - x * sine;
    low_u = std::min(low_u, u);
    high_u = std::max(high_u, u);
    low_v = std::min(low_v, v);
    high_v = std::max(high_v, v);
  }
  const double u = (low_u + high_u) / 2;
  const double v = (low_v + high_v) / 2;
  return {u * cosine - v * sine, u * sine + v * cosine, high_u - low_u + kCell, high_v - low_v + kCell, angle};
}

}  // namespace

void Locator::measure(const GreyImage& picture) {
  across_ = picture.width / kCell;
  down_ = picture.height / kCell;
  edges_.assign(area(across_, down_), 0);
  columns_.assign(static_cast<std::size_t>(picture.width), 0);
  const auto width = static_cast<std::size_t>(picture.width);
  for (int y = 1; y < std::min(down_ * kCell, picture.height - 1); ++y) {
    const std::uint8_t* row = picture.pixels.data() + area(picture.width, y);
    add_edges(row - width, row, row + width, width, columns_.data());
    if (y % kCell != kCell - 1 && y != picture.height - 2) continue;
    int* cells = edges_.data() + area(across_, y / kCell);
    for (std::size_t x = 0; x < static_cast<std::size_t>(across_) * kCell; ++x) cells[x / kCell] += columns_[x];
    std::fill(columns_.begin(), columns_.end(), std::uint16_t{0});
  }
  for (auto& cell : edges_) cell /= kCell * kCell / 8;
}

void Locator::smooth_cells() {
  smoothed_.assign(edges_.size(), 0);
  std::vector<int> sums(static_cast<std::size_t>(across_) + 2);
  for (int row = 0; row < down_; ++row) {
    const int* here = edges_.data() + area(across_, row);
    const int* above = row > 0 ? here - across_ : nullptr;
    const int* below = row + 1 < down_ ? here + across_ : nullptr;
    for (int x = 0; x < across_; ++x) {
      sums[static_cast<std::size_t>(x) + 1] =
          here[x] + (above == nullptr ? 0 : above[x]) + (below == nullptr ? 0 : below[x]);
    }
    int* to = smoothed_.data() + area(across_, row);
    for (int x = 0; x < across_; ++x) {
      const int* sum = sums.data() + x;
      to[x] = (sum[0] + sum[1] + sum[2]) / 9;
    }
  }
}

int Locator::usual() {
  sorted_ = smoothed_;
  const auto middle = sorted_.begin() + static_cast<std::ptrdiff_t>(sorted_.size() / 2);
  std::nth_element(sorted_.begin(), middle, sorted_.end());
  return *middle;
}

void Locator::gather(std::size_t start, int threshold) {
  region_.clear();
  const auto enter = [&](int column, int row) {
    if (column < 0 || row < 0 || column >= across_ || row >= down_) return;
    const auto cell = area(across_, row) + static_cast<std::size_t>(column);
    if (taken_[cell] || smoothed_[cell] < threshold) return;
    taken_[cell] = true;
    region_.emplace_back(column, row);
  };
  const auto columns = static_cast<std::size_t>(across_);
  enter(static_cast<int>(start % columns), static_cast<int>(start / columns));
  for (std::size_t i = 0; i < region_.size(); ++i) {
    const auto [column, row] = region_[i];
    enter(column - 1, row);
    enter(column + 1, row);
    enter(column, row - 1);
    enter(column, row + 1);
  }
}

void Locator::find_above(int threshold, const GreyImage& picture, std::vector<Candidate>& found) {
  taken_.assign(smoothed_.size(), false);
  for (std::size_t cell = 0; cell < smoothed_.size(); ++cell) {
    if (taken_[cell] || smoothed_[cell] < threshold) continue;
    gather(cell, threshold);
    const auto count = static_cast<double>(region_.size());
    if (count < kLeastCells || count > kWhole * static_cast<double>(smoothed_.size())) continue;
    const auto sums = directions(picture, region_);
    if (sums.weight <= 0) continue;
    Candidate candidate;
    candidate.bars = std::abs(sums.twofold) / sums.weight;
    const double angle = candidate.bars > kClearBars ? std::arg(sums.twofold) / 2 : std::arg(sums.fourfold) / 4;
    candidate.where = oblong_about(region_, angle);
    candidate.fullness = std::min(1.0, count * kCell * kCell / (candidate.where.width * candidate.where.height));
    double strength = 0;
    for (const auto& [column, row] : region_) {
      strength += smoothed_[area(across_, row) + static_cast<std::size_t>(column)];
    }
    candidate.score = strength * candidate.fullness * candidate.fullness;
    found.push_back(candidate);
  }
}

std::vector<Candidate> Locator::find(Pyramid& frame, int level, int most) {
  const GreyImage& picture = frame.at(level);
  std::vector<Candidate> found;
  if (picture.width < 2 * kCell || picture.height < 2 * kCell) return found;
  measure(picture);
  smooth_cells();
  const int threshold = std::clamp(usual() * 2, kLeastThreshold, kMostThreshold);
  find_above(threshold, picture, found);
  find_above(threshold * 2, picture, found);
  std::sort(found.begin(), found.end(), [](const auto& one, const auto& other) { return one.score > other.score; });
  if (found.size() > static_cast<std::size_t>(most)) found.resize(static_cast<std::size_t>(most));
  const double scale = 1 << level;
  for (auto& candidate : found) {
    candidate.where.x *= scale;
    candidate.where.y *= scale;
    candidate.where.width *= scale;
    candidate.where.height *= scale;
  }
  return found;
}

}  // namespace platform::zxing
