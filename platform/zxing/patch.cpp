// SPDX-License-Identifier: Apache-2.0
// Cutting by bilinear samples from the level of the pyramid next above the patch's own size.
#include "platform/zxing/patch.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "platform/zxing/pixels.hpp"

namespace platform::zxing {

using kiosk::GreyImage;
using kiosk::Point;
using kiosk::Rect;

namespace {

constexpr int kLeastSide = 16;
constexpr int kOne = 1 << 16;  // a pixel, in the fixed point in which rows are walked
constexpr std::uint8_t kPaint = 128;

/// Where a row of samples starts and how it goes on, in pixels of the level.
struct Walk {
  double x = 0;
  double y = 0;
  double along_x = 0;
  double along_y = 0;
};

/// How much wider than at its middle the oblong is there; `part` goes from 0 at its start to 1 at its end.
double spread_at(const Oblong& of, double part) { return 1 + of.keystone * (part - 0.5); }

/// Narrows [first, last) to the samples that lie inside -0.5 <= start + i * step <= most.
void keep_inside(double start, double step, double most, int& first, int& last) {
  if (std::abs(step) < 1e-9) {
    if (start < -0.5 || start > most) last = first;
    return;
  }
  double from = (-0.5 - start) / step;
  double to = (most - start) / step;
  if (from > to) std::swap(from, to);
  first = std::max(first, static_cast<int>(std::ceil(std::clamp(from, -1e6, 1e6))));
  last = std::min(last, static_cast<int>(std::floor(std::clamp(to, -1e6, 1e6))) + 1);
}

/// The level has at least two pixels each way: a sample lies between two.
void sample_row(const GreyImage& level, const Walk& walk, int count, std::uint8_t outside, std::uint8_t* out) {
  int first = 0;
  int last = count;
  // Up to the outer edge of the outermost pixels, which count as far as that.
  keep_inside(walk.x, walk.along_x, level.width - 0.5, first, last);
  keep_inside(walk.y, walk.along_y, level.height - 0.5, first, last);
  first = std::min(first, count);
  last = std::max(first, last);
  std::fill(out, out + first, outside);
  const auto fixed = [](double value) { return static_cast<int>(std::lround(value * kOne)); };
  const int step_x = fixed(walk.along_x);
  const int step_y = fixed(walk.along_y);
  int x = fixed(walk.x + first * walk.along_x);
  int y = fixed(walk.y + first * walk.along_y);
  const int most_x = (level.width - 1) * kOne - 1;
  const int most_y = (level.height - 1) * kOne - 1;
  const std::uint8_t* pixels = level.pixels.data();
  const auto stride = static_cast<std::size_t>(level.width);
  const auto sample = [&](int inside_x, int inside_y) {
    const int right = (inside_x >> 8) & 0xFF;
    const int lower = (inside_y >> 8) & 0xFF;
    const auto* at =
        pixels + static_cast<std::size_t>(inside_y >> 16) * stride + static_cast<std::size_t>(inside_x >> 16);
    const int above = at[0] * 256 + (at[1] - at[0]) * right;
    const int below = at[stride] * 256 + (at[stride + 1] - at[stride]) * right;
    return static_cast<std::uint8_t>((above * 256 + (below - above) * lower) >> 16);
  };
  const auto is_inside = [&](int i) {
    const auto steps = i - first;
    return std::clamp(x + steps * step_x, 0, most_x) == x + steps * step_x &&
           std::clamp(y + steps * step_y, 0, most_y) == y + steps * step_y;
  };
  if (first < last && is_inside(first) && is_inside(last - 1)) {  // nearly all rows, without a look at each pixel
    for (int i = first; i < last; ++i, x += step_x, y += step_y) out[i] = sample(x, y);
  } else {
    for (int i = first; i < last; ++i, x += step_x, y += step_y) {
      out[i] = sample(std::clamp(x, 0, most_x), std::clamp(y, 0, most_y));
    }
  }
  std::fill(out + last, out + count, outside);
}

/// Fills between the leftmost and the rightmost edge of each row.
void fill(GreyImage& picture, const std::array<Point, 4>& corners, double scale) {
  const auto [upper, lower] = std::minmax({corners[0].y, corners[1].y, corners[2].y, corners[3].y});
  const int top = std::max(0, static_cast<int>(upper / scale));
  const int bottom = std::min(picture.height - 1, static_cast<int>(lower / scale));
  for (int y = top; y <= bottom; ++y) {
    double left = picture.width;
    double right = -1;
    for (std::size_t i = 0; i < corners.size(); ++i) {
      const double from_y = corners[i].y / scale;
      const double to_y = corners[(i + 1) % corners.size()].y / scale;
      if (std::max(from_y, to_y) < y || std::min(from_y, to_y) > y + 1) continue;
      const double from_x = corners[i].x / scale;
      const double to_x = corners[(i + 1) % corners.size()].x / scale;
      for (const double at : {y + 0.0, y + 1.0}) {
        const double part = std::abs(to_y - from_y) < 1e-9 ? 0 : std::clamp((at - from_y) / (to_y - from_y), 0.0, 1.0);
        left = std::min({left, from_x + part * (to_x - from_x), std::abs(to_y - from_y) < 1e-9 ? to_x : left});
        right = std::max({right, from_x + part * (to_x - from_x), std::abs(to_y - from_y) < 1e-9 ? to_x : right});
      }
    }
    const int first = std::clamp(static_cast<int>(left), 0, picture.width);
    const int last = std::clamp(static_cast<int>(right) + 1, first, picture.width);
    auto* row = picture.pixels.data() + area(picture.width, y);
    std::fill(row + first, row + last, kPaint);
  }
}

}  // namespace

void Pyramid::set(const GreyImage& frame) {
  levels_[0] = frame;
  made_ = 1;
}

int Pyramid::last() const {
  int level = 0;
  while (level + 1 < kLevels && std::min(width(), height()) >> (level + 1) >= kLeastSide) ++level;
  return level;
}

const GreyImage& Pyramid::at(int level) {
  for (; made_ <= level; ++made_) {
    const auto next = static_cast<std::size_t>(made_);
    halve(levels_[next - 1], levels_[next]);
  }
  return levels_[static_cast<std::size_t>(level)];
}

void Pyramid::paint_over(const std::array<Point, 4>& corners) {
  for (int level = 0; level < made_; ++level) fill(levels_[static_cast<std::size_t>(level)], corners, 1 << level);
}

Rect Oblong::bounds(int frame_width, int frame_height) const {
  const double across = std::abs(width * std::cos(angle)) + std::abs(height * std::sin(angle));
  const double down = std::abs(width * std::sin(angle)) + std::abs(height * std::cos(angle));
  const int left = std::clamp(static_cast<int>(x - across / 2), 0, frame_width - 1);
  const int top = std::clamp(static_cast<int>(y - down / 2), 0, frame_height - 1);
  const int right = std::clamp(static_cast<int>(x + across / 2), left, frame_width - 1);
  const int bottom = std::clamp(static_cast<int>(y + down / 2), top, frame_height - 1);
  return {left, top, right - left + 1, bottom - top + 1};
}

Point Patch::in_frame(Point point, int frame_width, int frame_height) const {
  const double spread = spread_at(of, (point.y + 0.5) / picture.height);
  const double along = (point.x + 0.5 - picture.width / 2.0) * step_x * spread;
  const double down = (point.y + 0.5 - picture.height / 2.0) * step_y;
  const double cosine = std::cos(of.angle);
  const double sine = std::sin(of.angle);
  const double x = of.x + along * cosine - down * sine;
  const double y = of.y + along * sine + down * cosine;
  return {std::clamp(static_cast<int>(std::floor(x)), 0, frame_width - 1),
          std::clamp(static_cast<int>(std::floor(y)), 0, frame_height - 1)};
}

void cut(Pyramid& frame, const Oblong& of, int width, int height, std::uint8_t outside, Patch& patch) {
  patch.of = of;
  patch.step_x = of.width / width;
  patch.step_y = of.height / height;
  patch.picture.width = width;
  patch.picture.height = height;
  patch.picture.pixels.assign(area(width, height), outside);
  if (std::min(frame.width(), frame.height()) < 2) return;
  int index = 0;
  while (index < frame.last() && std::min(patch.step_x, patch.step_y) >= 1.5 * (1 << index)) ++index;
  const GreyImage& level = frame.at(index);
  const double scale = 1 << index;
  const double cosine = std::cos(of.angle);
  const double sine = std::sin(of.angle);
  for (int row = 0; row < height; ++row) {
    const double step_x = patch.step_x * spread_at(of, (row + 0.5) / height);
    const double along = (0.5 - width / 2.0) * step_x;
    const double down = (row + 0.5 - height / 2.0) * patch.step_y;
    const Walk walk{(of.x + along * cosine - down * sine) / scale - 0.5,
                    (of.y + along * sine + down * cosine) / scale - 0.5, step_x * cosine / scale,
                    step_x * sine / scale};
    sample_row(level, walk, width, outside, patch.picture.pixels.data() + area(width, row));
  }
}

}  // namespace platform::zxing
