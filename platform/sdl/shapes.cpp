// SPDX-License-Identifier: Apache-2.0
// Smooth shapes: spans inside, coverage by the distance of a pixel's centre to the edge where it is round.
#include "platform/sdl/shapes.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace platform::sdl {
namespace {

unsigned to_coverage(double covered) {
  return static_cast<unsigned>(std::lround(std::clamp(covered, 0.0, 1.0) * 255.0));
}

double length(double x, double y) { return std::sqrt(x * x + y * y); }

// How much of the pixel at (x, y) a rounded rectangle covers, 0 to 1.
double covered(const Bounds& b, std::int64_t radius, std::int64_t x, std::int64_t y) {
  if (x < b.left || x >= b.right || y < b.top || y >= b.bottom) {
    return 0;
  }
  const std::int64_t dx = std::max({b.left + radius - x, x + 1 - (b.right - radius), std::int64_t{0}});
  const std::int64_t dy = std::max({b.top + radius - y, y + 1 - (b.bottom - radius), std::int64_t{0}});
  if (dx == 0 || dy == 0) {
    return 1;
  }
  const double distance = length(static_cast<double>(dx) - 0.5, static_cast<double>(dy) - 0.5);
  return std::clamp(static_cast<double>(radius) - distance + 0.5, 0.0, 1.0);
}

// One row of a rectangle with round corners: counted from either side, its pixels before `first` are empty, those from
// `whole` on are covered wholly, and only those between have to be worked out.
class RoundRow {
 public:
  // `radius` fits. Nothing is covered where y is above or below the rectangle.
  RoundRow(const Bounds& b, std::int64_t radius, std::int64_t y) : radius_(static_cast<double>(radius)) {
    if (y < b.top || y >= b.bottom) {
      first_ = whole_ = b.right - b.left;
      return;
    }
    const std::int64_t into_corner = std::max(b.top + radius - y, y + 1 - (b.bottom - radius));
    if (into_corner <= 0) {
      return;
    }
    height_ = static_cast<double>(into_corner) - 0.5;
    const auto offset = [&](double reach) {  // of the pixel whose centre lies where a circle crosses this row
      return radius_ - 0.5 - std::sqrt(std::max(0.0, reach * reach - height_ * height_));
    };
    first_ = std::clamp(static_cast<std::int64_t>(std::floor(offset(radius_ + 0.5))) + 1, std::int64_t{0}, radius);
    whole_ = std::clamp(static_cast<std::int64_t>(std::ceil(offset(radius_ - 0.5))), first_, radius);
  }

  [[nodiscard]] std::int64_t first() const { return first_; }
  [[nodiscard]] std::int64_t whole() const { return whole_; }
  /// Of the pixel that many from the side, 0 to 1.
  [[nodiscard]] double covered(std::int64_t offset) const {
    if (offset < first_ || offset >= whole_) {
      return offset < first_ ? 0 : 1;
    }
    const double distance = length(radius_ - static_cast<double>(offset) - 0.5, height_);
    return std::clamp(radius_ - distance + 0.5, 0.0, 1.0);
  }

 private:
  double radius_;
  double height_ = 0;  // of the row's middle over the centre of the corner
  std::int64_t first_ = 0;
  std::int64_t whole_ = 0;
};

// Mixes in what `covered` (0 to 1, of an offset from the side) says of the offsets [first, last), on both sides.
template <class Covered>
void both_sides(Pixels& pixels, const Bounds& b, const Bounds& seen, std::int64_t y, kiosk::Color color,
                std::int64_t first, std::int64_t last, Covered covered) {
  last = std::min(last, (b.right - b.left) / 2);
  for (auto x = std::max(b.left + first, seen.left); x < std::min(b.left + last, seen.right); ++x) {
    pixels.blend(x, y, color, to_coverage(covered(x - b.left)));
  }
  for (auto x = std::max(b.right - last, seen.left); x < std::min(b.right - first, seen.right); ++x) {
    pixels.blend(x, y, color, to_coverage(covered(b.right - 1 - x)));
  }
}

}  // namespace

unsigned rounded_coverage(const Bounds& bounds, std::int64_t radius, std::int64_t x, std::int64_t y) {
  return to_coverage(covered(bounds, radius, x, y));
}

std::int64_t fitting_radius(const Bounds& b, int radius) {
  return std::clamp<std::int64_t>(radius, 0, std::min(b.right - b.left, b.bottom - b.top) / 2);
}

void fill_shape(Pixels& pixels, kiosk::Rect rect, kiosk::Color color, int radius) {
  if (rect.empty()) {
    return;
  }
  const Bounds b = bounds_of(rect);
  const Bounds seen = pixels.clip(b);
  const std::int64_t r = fitting_radius(b, radius);
  for (std::int64_t y = seen.top; y < seen.bottom; ++y) {
    const RoundRow row(b, r, y);
    const auto covered_at = [&row](std::int64_t offset) { return row.covered(offset); };
    both_sides(pixels, b, seen, y, color, row.first(), row.whole(), covered_at);
    pixels.span(b.left + row.whole(), b.right - row.whole(), y, color);
  }
}

void stroke_shape(Pixels& pixels, kiosk::Rect rect, kiosk::Color color, int width, int radius) {
  if (rect.empty() || width <= 0) {
    return;
  }
  const Bounds b = bounds_of(rect);
  if (width >= (std::min(b.right - b.left, b.bottom - b.top) + 1) / 2) {
    fill_shape(pixels, rect, color, radius);
    return;
  }
  const Bounds seen = pixels.clip(b);
  const Bounds inner{b.left + width, b.top + width, b.right - width, b.bottom - width};
  const std::int64_t r = fitting_radius(b, radius);
  const std::int64_t inner_r = std::max<std::int64_t>(0, r - width);
  for (std::int64_t y = seen.top; y < seen.bottom; ++y) {
    const RoundRow outside(b, r, y);
    if (y < inner.top || y >= inner.bottom) {
      const auto covered_at = [&](std::int64_t offset) { return outside.covered(offset); };
      both_sides(pixels, b, seen, y, color, outside.first(), outside.whole(), covered_at);
      pixels.span(b.left + outside.whole(), b.right - outside.whole(), y, color);
      continue;
    }
    const RoundRow inside(inner, inner_r, y);
    const auto covered_at = [&](std::int64_t offset) {
      return outside.covered(offset) - inside.covered(offset - width);
    };
    both_sides(pixels, b, seen, y, color, outside.first(), width + inside.whole(), covered_at);
  }
}

void arc_shape(Pixels& pixels, kiosk::Point center, int radius, int width, int start, int sweep, kiosk::Color color) {
  if (radius <= 0 || width <= 0 || sweep == 0) {
    return;
  }
  constexpr double kDegree = std::numbers::pi / 180.0;
  const int turn = std::clamp(sweep, -360, 360);
  const double from = (start % 360 + std::min(turn, 0)) * kDegree;
  const double span = std::abs(turn) * kDegree;
  const double half = std::min(width, radius) / 2.0;
  const double middle = radius - half;
  const Bounds seen = pixels.clip({std::int64_t{center.x} - radius - 1, std::int64_t{center.y} - radius - 1,
                                   std::int64_t{center.x} + radius + 1, std::int64_t{center.y} + radius + 1});
  const auto to_cap = [&](double x, double y, double angle) {
    return std::hypot(x - middle * std::sin(angle), y + middle * std::cos(angle));
  };
  for (std::int64_t py = seen.top; py < seen.bottom; ++py) {
    for (std::int64_t px = seen.left; px < seen.right; ++px) {
      const double x = static_cast<double>(px - center.x) + 0.5;
      const double y = static_cast<double>(py - center.y) + 0.5;
      const double off_ring = std::abs(length(x, y) - middle);
      if (off_ring > half + 0.5) {
        continue;
      }
      double angle = std::fmod(std::atan2(x, -y) - from, 2 * std::numbers::pi);
      angle += angle < 0 ? 2 * std::numbers::pi : 0;
      const bool inside = span >= 2 * std::numbers::pi || angle <= span;
      const double distance = inside ? off_ring : std::min(to_cap(x, y, from), to_cap(x, y, from + span));
      pixels.blend(px, py, color, to_coverage(half - distance + 0.5));
    }
  }
}

}  // namespace platform::sdl
