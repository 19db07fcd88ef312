// SPDX-License-Identifier: Apache-2.0
// Means of blocks, and what they tell.
#include "tests/golden/raster.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace golden {
namespace {

constexpr int kBlock = 12;
constexpr double kMeanAtMost = 1.2;
constexpr double kMostAtMost = 24;

using Mean = std::array<double, 3>;

Mean mean_of(const Raster& raster, int left, int top) {
  const int right = std::min(left + kBlock, raster.size.width);
  const int bottom = std::min(top + kBlock, raster.size.height);
  Mean mean{};
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) {
      for (std::size_t c = 0; c < 3; ++c) mean.at(c) += raster.at(x, y)[c];
    }
  }
  for (auto& value : mean) value /= (right - left) * (bottom - top);
  return mean;
}

}  // namespace

Raster half_of(const platform::sdl::SdlPicture& picture) {
  Raster raster{{picture.size().width / 2, picture.size().height / 2}, {}};
  for (int y = 0; y < raster.size.height; ++y) {
    for (int x = 0; x < raster.size.width; ++x) {
      int sum[3] = {};
      for (const auto& [dx, dy] : {std::pair(0, 0), {1, 0}, {0, 1}, {1, 1}}) {
        const auto color = picture.at({2 * x + dx, 2 * y + dy});
        sum[0] += color.r, sum[1] += color.g, sum[2] += color.b;
      }
      for (const int value : sum) raster.bytes.push_back(static_cast<std::uint8_t>(value / 4));
    }
  }
  return raster;
}

Difference difference(const Raster& one, const Raster& other) {
  Difference found;
  int blocks = 0;
  for (int y = 0; y < one.size.height; y += kBlock) {
    for (int x = 0; x < one.size.width; x += kBlock, ++blocks) {
      const auto a = mean_of(one, x, y);
      const auto b = mean_of(other, x, y);
      double apart = 0;
      for (std::size_t c = 0; c < 3; ++c) apart = std::max(apart, std::abs(a.at(c) - b.at(c)));
      found.mean += apart;
      if (apart > found.most) found = {found.mean, apart, {x, y}};
    }
  }
  found.mean /= std::max(blocks, 1);
  return found;
}

bool alike(const Difference& difference) { return difference.mean <= kMeanAtMost && difference.most <= kMostAtMost; }

Raster side_by_side(const Raster& one, const Raster& other) {
  const auto size = one.size;
  Raster all{{3 * size.width, size.height}, {}};
  for (int y = 0; y < size.height; ++y) {
    for (const auto* from : {&one, &other}) {
      const auto* row = from->at(0, y);
      all.bytes.insert(all.bytes.end(), row, row + 3 * static_cast<std::ptrdiff_t>(size.width));
    }
    for (int x = 0; x < size.width; ++x) {
      int apart = 0;
      for (int c = 0; c < 3; ++c) apart = std::max(apart, std::abs(one.at(x, y)[c] - other.at(x, y)[c]));
      all.bytes.insert(all.bytes.end(), 3, static_cast<std::uint8_t>(255 - apart));
    }
  }
  return all;
}

}  // namespace golden
