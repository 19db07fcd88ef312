// SPDX-License-Identifier: Apache-2.0
// Halving, and the filters: each in place, each by sums of columns, so that its cost does not depend on its radius.
#include "platform/zxing/pixels.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

namespace platform::zxing {

using kiosk::GreyImage;

namespace {

constexpr int kSharpenRadius = 2;
constexpr int kSharpenTimes = 2;
constexpr int kLeastRange = 24;  // what differs less is plain
constexpr int kDarker = 2;       // than its neighbourhood is what is black: a plain wall stays white

/// Calls change(pixel, mean) for every pixel with the mean of the square of `radius` about it, as far as that lies in
/// the picture.
template <class Change>
void with_means(GreyImage& picture, int radius, Change change) {
  const GreyImage before = picture;
  const int width = picture.width;
  std::vector<std::uint32_t> columns(static_cast<std::size_t>(width));  // sums of the rows about the current one
  const auto add_row = [&](int y, bool add) {
    if (y < 0 || y >= picture.height) return;
    const auto* row = before.pixels.data() + area(width, y);
    for (std::size_t x = 0; x < columns.size(); ++x) columns[x] += add ? row[x] : 0U - row[x];
  };
  for (int y = 0; y < radius; ++y) add_row(y, true);
  for (int y = 0; y < picture.height; ++y) {
    add_row(y + radius, true);
    add_row(y - radius - 1, false);
    const int rows = std::min(picture.height - 1, y + radius) - std::max(0, y - radius) + 1;
    std::uint32_t sum = 0;
    for (int x = 0; x < std::min(radius, width); ++x) sum += columns[static_cast<std::size_t>(x)];
    auto* row = picture.pixels.data() + area(width, y);
    for (int x = 0; x < width; ++x) {
      if (x + radius < width) sum += columns[static_cast<std::size_t>(x + radius)];
      if (x - radius > 0) sum -= columns[static_cast<std::size_t>(x - radius - 1)];
      const int across = std::min(width - 1, x + radius) - std::max(0, x - radius) + 1;
      row[x] = change(int{row[x]}, static_cast<int>(sum) / (rows * across));
    }
  }
}

/// Calls change(pixel, mean) for every pixel with the mean of `radius` pixels either way along its row.
template <class Change>
void with_row_means(GreyImage& picture, int radius, Change change) {
  const int width = picture.width;
  std::vector<std::uint8_t> before(static_cast<std::size_t>(width));
  const auto at = [&](int x) { return int{before[static_cast<std::size_t>(x)]}; };
  for (int y = 0; y < picture.height; ++y) {
    auto* row = picture.pixels.data() + area(width, y);
    std::copy(row, row + width, before.begin());
    int sum = 0;
    for (int x = 0; x < std::min(radius, width); ++x) sum += at(x);
    for (int x = 0; x < width; ++x) {
      if (x + radius < width) sum += at(x + radius);
      if (x - radius > 0) sum -= at(x - radius - 1);
      const int across = std::min(width - 1, x + radius) - std::max(0, x - radius) + 1;
      row[x] = change(int{row[x]}, sum / across);
    }
  }
}

std::uint8_t sharpened(int pixel, int mean) {
  return static_cast<std::uint8_t>(std::clamp(pixel + kSharpenTimes * (pixel - mean), 0, 255));
}

std::uint8_t black_or_white(int pixel, int mean) { return pixel + kDarker < mean ? 0 : 255; }

}  // namespace

std::size_t area(int width, int height) { return static_cast<std::size_t>(width) * static_cast<std::size_t>(height); }

void invert(GreyImage& picture) {
  for (auto& pixel : picture.pixels) pixel = static_cast<std::uint8_t>(255 - pixel);
}

void halve(const GreyImage& picture, GreyImage& out) {
  out.width = picture.width / 2;
  out.height = picture.height / 2;
  out.pixels.resize(area(out.width, out.height));
  const std::size_t width = static_cast<std::size_t>(out.width);
  std::vector<std::uint16_t> sums(2 * width);
  for (int y = 0; y < out.height; ++y) {
    const auto* upper = picture.pixels.data() + area(picture.width, 2 * y);
    const auto* lower = upper + picture.width;
    for (std::size_t x = 0; x < sums.size(); ++x) sums[x] = static_cast<std::uint16_t>(upper[x] + lower[x]);
    auto* to = out.pixels.data() + area(out.width, y);
    for (std::size_t x = 0; x < width; ++x) {
      std::uint32_t pair = 0;  // both sums at once, in whichever order: the compiler takes several of these at a time
      std::memcpy(&pair, sums.data() + 2 * x, sizeof pair);
      to[x] = static_cast<std::uint8_t>(((pair & 0xFFFFU) + (pair >> 16U) + 2) / 4);
    }
  }
}

void smooth(GreyImage& picture) {
  with_means(picture, 1, [](int, int mean) { return static_cast<std::uint8_t>(mean); });
}

void sharpen(GreyImage& picture) { with_means(picture, kSharpenRadius, sharpened); }

void threshold(GreyImage& picture, int radius) { with_means(picture, radius, black_or_white); }

void threshold_rows(GreyImage& picture, int radius) { with_row_means(picture, radius, black_or_white); }

void sharpen_rows(GreyImage& picture, int radius) { with_row_means(picture, radius, sharpened); }

void stretch_rows(GreyImage& picture, int radius) {
  std::vector<std::uint8_t> before(static_cast<std::size_t>(picture.width));
  for (int y = 0; y < picture.height; ++y) {
    auto* row = picture.pixels.data() + area(picture.width, y);
    std::copy(row, row + picture.width, before.begin());
    for (int x = 0; x < picture.width; ++x) {
      const auto [low, high] = std::minmax_element(before.begin() + std::max(0, x - radius),
                                                   before.begin() + std::min(picture.width, x + radius + 1));
      const int range = std::max(kLeastRange, *high - *low);
      row[x] = static_cast<std::uint8_t>(std::min(255, (row[x] - *low) * 255 / range));
    }
  }
}

}  // namespace platform::zxing
