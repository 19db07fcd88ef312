// SPDX-License-Identifier: Apache-2.0
// Every pixel asks where on the surface it lies, so that turning and scaling need no second picture.
#include "platform/zxing/pass_view.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "platform/zxing/pixels.hpp"

namespace platform::zxing {

using kiosk::GreyImage;
using kiosk::Rect;

namespace {

constexpr std::int64_t kOne = 1 << 14;              // of sines
constexpr int kParts = 8;                           // a pixel's, in which points are given
constexpr std::array<int, 3> kSamples = {1, 4, 7};  // a side of a pixel, in eighths of it
constexpr int kQuarter = 9000;

/// The product of two numbers in 1/16384.
constexpr std::int64_t times(std::int64_t one, std::int64_t other) { return one * other / kOne; }

/// Between a surface and the picture: the surface's axes in space (Q14) and how far away it is.
class Projection {
 public:
  Projection(const Pose& pose, int width) : focal_(static_cast<std::int64_t>(width) * 6 / 5), x_(pose.x), y_(pose.y) {
    const std::int64_t ct = cosine(pose.turn), st = sine(pose.turn);
    const std::int64_t ca = cosine(pose.tilt_across), sa = sine(pose.tilt_across);
    const std::int64_t cd = cosine(pose.tilt_down), sd = sine(pose.tilt_down);
    // Turned in its plane first, then about the upright axis, then about the level one.
    right_ = {times(ca, ct), times(cd, st) + times(times(sd, sa), ct), times(sd, st) - times(times(cd, sa), ct)};
    down_ = {-times(ca, st), times(cd, ct) - times(times(sd, sa), st), times(sd, ct) + times(times(cd, sa), st)};
    distance_ = focal_ * 64 * 64 * 16 / pose.module;  // in 1/16 grains; 64 grains a module, which is in 1/64 pixels
    straight_ = times(right_[0], down_[1]) - times(down_[0], right_[1]);
    by_y_ = times(right_[0], down_[2]) - times(down_[0], right_[2]);
    by_x_ = times(right_[2], down_[1]) - times(down_[2], right_[1]);
  }

  /// Which grain lies behind a point of the picture, in eighths of a pixel; false where none does.
  [[nodiscard]] bool grain(int x, int y, int& to_x, int& to_y) const {
    const std::int64_t dx = x - x_;
    const std::int64_t dy = y - y_;
    const auto depth = focal_ * kParts * straight_ - dy * by_y_ - dx * by_x_;
    if (depth <= kOne) return false;
    to_x = static_cast<int>(distance_ * (dx * down_[1] - dy * down_[0]) / depth / 16);
    to_y = static_cast<int>(distance_ * (dy * right_[0] - dx * right_[1]) / depth / 16);
    return true;
  }

  /// The pixel in front of a grain.
  [[nodiscard]] kiosk::Point pixel(std::int64_t x, std::int64_t y) const {
    const auto depth = std::max<std::int64_t>(distance_ / 8, distance_ + (right_[2] * x + down_[2] * y) * 16 / kOne);
    const auto across = focal_ * kParts * ((right_[0] * x + down_[0] * y) * 16 / kOne) / depth;
    const auto along = focal_ * kParts * ((right_[1] * x + down_[1] * y) * 16 / kOne) / depth;
    return {static_cast<int>(across + x_) / kParts, static_cast<int>(along + y_) / kParts};
  }

 private:
  std::int64_t focal_;
  std::int64_t x_;
  std::int64_t y_;
  std::array<std::int64_t, 3> right_{};  // where the surface's right and down point to, in space
  std::array<std::int64_t, 3> down_{};
  std::int64_t distance_ = 0;
  std::int64_t straight_ = 0;  // of the plane's equation: how depth changes over the picture
  std::int64_t by_y_ = 0;
  std::int64_t by_x_ = 0;
};

Rect box_about(const Surface& surface, const Projection& projection, const GreyImage& picture) {
  const int half_width = surface.size().width / 2;
  const int half_height = surface.size().height / 2;
  int left = picture.width, top = picture.height, right = 0, bottom = 0;
  for (const auto& [x, y] : {kiosk::Point{-1, -1}, kiosk::Point{1, -1}, kiosk::Point{1, 1}, kiosk::Point{-1, 1}}) {
    const auto corner = projection.pixel(x * half_width, y * half_height);
    left = std::min(left, corner.x - 1);
    top = std::min(top, corner.y - 1);
    right = std::max(right, corner.x + 2);
    bottom = std::max(bottom, corner.y + 2);
  }
  left = std::clamp(left, 0, picture.width);
  top = std::clamp(top, 0, picture.height);
  return {left, top, std::clamp(right, left, picture.width) - left, std::clamp(bottom, top, picture.height) - top};
}

/// The mean along one direction; `line` is room for it.
void smear_line(std::uint8_t* pixels, std::size_t step, int radius, std::vector<int>& line) {
  const int count = static_cast<int>(line.size());
  for (std::size_t i = 0; i < line.size(); ++i) line[i] = pixels[i * step];
  const auto at = [&](int i) { return line[static_cast<std::size_t>(std::clamp(i, 0, count - 1))]; };
  int sum = 0;
  for (int i = -radius; i <= radius; ++i) sum += at(i);
  for (int i = 0; i < count; ++i) {
    pixels[static_cast<std::size_t>(i) * step] = static_cast<std::uint8_t>(sum / (2 * radius + 1));
    sum += at(i + radius + 1) - at(i - radius);
  }
}

}  // namespace

int sine(int centidegrees) {
  const int turn = ((centidegrees % (4 * kQuarter)) + 4 * kQuarter) % (4 * kQuarter);
  const int half = turn % (2 * kQuarter);
  const std::int64_t part = half <= kQuarter ? half : 2 * kQuarter - half;
  constexpr std::int64_t kUnit = 1 << 28;
  const std::int64_t x = part * 468'508'254 / 10'000;  // 2^28 * pi / 18,000
  const std::int64_t square = x * x / kUnit;
  std::int64_t sum = kUnit;  // of the series x - x^3/3! + x^5/5! - ..., from its end
  for (const int divisor : {110, 72, 42, 20, 6}) sum = kUnit - square * sum / kUnit / divisor;
  const auto value = static_cast<int>((x * sum / kUnit + (1 << 13)) >> 14);
  return turn < 2 * kQuarter ? value : -value;
}

int cosine(int centidegrees) { return sine(centidegrees % (4 * kQuarter) + kQuarter); }

Rect draw(const Surface& surface, const Pose& pose, GreyImage& picture) {
  const Projection projection(pose, picture.width);
  const auto box = box_about(surface, projection, picture);
  for (int y = box.y; y < box.bottom(); ++y) {
    for (int x = box.x; x < box.right(); ++x) {
      auto& pixel = picture.pixels[area(picture.width, y) + static_cast<std::size_t>(x)];
      int sum = 0;
      for (const int down : kSamples) {
        for (const int across : kSamples) {
          int grain_x = 0;
          int grain_y = 0;
          const bool there = projection.grain(x * kParts + across, y * kParts + down, grain_x, grain_y);
          const int light = there ? surface.light(grain_x, grain_y) : -1;
          sum += light < 0 ? pixel : light;
        }
      }
      pixel = static_cast<std::uint8_t>((sum + 4) / 9);
    }
  }
  return box;
}

void smear(GreyImage& picture, const Rect& part, int across, int down) {
  if (part.empty()) return;
  auto* first = picture.pixels.data() + area(picture.width, part.y) + part.x;
  std::vector<int> line(static_cast<std::size_t>(part.width));
  for (int y = 0; across > 0 && y < part.height; ++y) smear_line(first + area(picture.width, y), 1, across, line);
  line.resize(static_cast<std::size_t>(part.height));
  const auto step = static_cast<std::size_t>(picture.width);
  for (int x = 0; down > 0 && x < part.width; ++x) smear_line(first + x, step, down, line);
}

}  // namespace platform::zxing
