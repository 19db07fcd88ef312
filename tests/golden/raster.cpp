// SPDX-License-Identifier: Apache-2.0
// Each pixel against the neighbourhood of its place in the other picture, and the sums of squares.
#include "tests/golden/raster.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <numeric>

namespace golden {
namespace {

// Half a pixel to the side, which is the worst that smoothing does, makes 8; two pixels make over 100.
constexpr double kMostAtMost = 16;
constexpr int kOneColour = 2;        // a palette's rounding
constexpr double kColourCounts = 4;  // so that five levels of a colour are seen

struct Range {
  int least = 255;
  int most = 0;
  void take(int value) {
    least = std::min(least, value);
    most = std::max(most, value);
  }
};
using Colours = std::array<Range, 3>;

/// All that stands in [x, right) and [y, bottom).
Colours colours_in(const Raster& raster, kiosk::Rect area) {
  Colours found;
  const int right = std::min(area.right(), raster.size.width);
  const int bottom = std::min(area.bottom(), raster.size.height);
  for (int y = std::max(area.y, 0); y < bottom; ++y) {
    for (int x = std::max(area.x, 0); x < right; ++x) {
      for (std::size_t c = 0; c < 3; ++c) found.at(c).take(raster.at(x, y)[c]);
    }
  }
  return found;
}

/// How far the pixel of one is from all that is near its place in the other.
int beyond(const Raster& one, const Raster& other, int x, int y) {
  const auto near = colours_in(other, {x - 1, y - 1, 3, 3});
  int most = 0;
  for (std::size_t c = 0; c < 3; ++c) {
    const int value = one.at(x, y)[c];
    most = std::max({most, near.at(c).least - value, value - near.at(c).most});
  }
  return most;
}

/// Of every pixel, row by row.
std::vector<int> apart(const Raster& one, const Raster& other) {
  std::vector<int> all;
  all.reserve(one.bytes.size() / 3);
  for (int y = 0; y < one.size.height; ++y) {
    for (int x = 0; x < one.size.width; ++x) {
      const bool same = std::equal(one.at(x, y), one.at(x, y) + 3, other.at(x, y));
      all.push_back(same ? 0 : std::max(beyond(one, other, x, y), beyond(other, one, x, y)));
    }
  }
  return all;
}

/// By how much a square's one colour is another in the other picture; 0 where it is not of one colour in both.
int colour_apart(const Raster& one, const Raster& other, kiosk::Rect square) {
  const auto a = colours_in(one, square);
  const auto b = colours_in(other, square);
  int most = 0;
  for (std::size_t c = 0; c < 3; ++c) {
    if (a.at(c).most - a.at(c).least > kOneColour || b.at(c).most - b.at(c).least > kOneColour) return 0;
    most = std::max(most, std::abs(a.at(c).least - b.at(c).least));
  }
  return most;
}

}  // namespace

Raster raster_of(const platform::sdl::SdlPicture& picture) {
  Raster raster{picture.size(), {}};
  for (int y = 0; y < raster.size.height; ++y) {
    for (int x = 0; x < raster.size.width; ++x) {
      const auto color = picture.at({x, y});
      raster.bytes.insert(raster.bytes.end(), {color.r, color.g, color.b});
    }
  }
  return raster;
}

Difference difference(const Raster& one, const Raster& other) {
  Difference found;
  if (one.bytes == other.bytes) return found;
  const auto pixels = apart(one, other);
  for (int top = 0; top + kSquare <= one.size.height; top += kSquare / 2) {
    for (int left = 0; left + kSquare <= one.size.width; left += kSquare / 2) {
      double sum = 0;
      for (int y = top; y < top + kSquare; ++y) {
        const auto row = pixels.begin() + static_cast<std::ptrdiff_t>(y) * one.size.width + left;
        sum = std::accumulate(row, row + kSquare, sum);
      }
      if (sum == 0) continue;
      const double here =
          std::max(sum / (kSquare * kSquare), kColourCounts * colour_apart(one, other, {left, top, kSquare, kSquare}));
      if (here > found.most) found = {here, {left, top}};
    }
  }
  return found;
}

bool alike(const Difference& difference) { return difference.most <= kMostAtMost; }

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
