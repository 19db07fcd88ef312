// SPDX-License-Identifier: Apache-2.0
// Light, lens and sensor, in whole numbers.
#include "tests/barcodes/optics.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "platform/zxing/pixels.hpp"

namespace tests {

using kiosk::GreyImage;
using kiosk::Rect;
using platform::zxing::area;

namespace {

std::uint8_t grey(int light) { return static_cast<std::uint8_t>(std::clamp(light, 0, 255)); }

}  // namespace

void expose(GreyImage& picture, int gain) {
  for (auto& pixel : picture.pixels) pixel = grey(pixel * gain / 256);
}

void glare(GreyImage& picture, kiosk::Point middle, int radius, int strength) {
  const int all = radius * radius;
  for (int y = std::max(0, middle.y - radius); y < std::min(picture.height, middle.y + radius); ++y) {
    auto* row = picture.pixels.data() + area(picture.width, y);
    for (int x = std::max(0, middle.x - radius); x < std::min(picture.width, middle.x + radius); ++x) {
      const int left = all - (x - middle.x) * (x - middle.x) - (y - middle.y) * (y - middle.y);
      if (left <= 0) continue;
      const auto share = std::int64_t{left} * 256 / all;  // falls off as the square of it
      row[x] = grey(row[x] + static_cast<int>(share * share * strength / 65536));
    }
  }
}

void shake(GreyImage& picture, const Rect& part, int across, int down) {
  const int steps = std::max({1, std::abs(across), std::abs(down)});
  if (part.empty() || steps == 1) return;
  GreyImage before = picture;
  for (int y = part.y; y < part.bottom(); ++y) {
    for (int x = part.x; x < part.right(); ++x) {
      int sum = 0;
      for (int i = 0; i < steps; ++i) {
        const int from_x = std::clamp(x + across * i / steps - across / 2, 0, picture.width - 1);
        const int from_y = std::clamp(y + down * i / steps - down / 2, 0, picture.height - 1);
        sum += before.pixels[area(picture.width, from_y) + static_cast<std::size_t>(from_x)];
      }
      picture.pixels[area(picture.width, y) + static_cast<std::size_t>(x)] = grey(sum / steps);
    }
  }
}

void add_noise(GreyImage& picture, int deviation, Dice& dice) {
  if (deviation <= 0) return;
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
    bits = i % 2 == 0 ? dice.next() : bits >> 32U;
    // The sum of four bytes by chance has its mean at 510 and a deviation of 147.8: 2^20 / 16 / 147.8 is 443.
    const auto sum = (bits & 255U) + (bits >> 8U & 255U) + (bits >> 16U & 255U) + (bits >> 24U & 255U);
    const int noise = ((static_cast<int>(sum) - 510) * deviation * 443 + (1 << 19)) >> 20;
    picture.pixels[i] = grey(picture.pixels[i] + noise);
  }
}

}  // namespace tests
