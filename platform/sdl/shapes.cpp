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
  const double distance = std::hypot(static_cast<double>(dx) - 0.5, static_cast<double>(dy) - 0.5);
  return std::clamp(static_cast<double>(radius) - distance + 0.5, 0.0, 1.0);
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
    if (y >= b.top + r && y < b.bottom - r) {
      pixels.span(b.left, b.right, y, color);
      continue;
    }
    const auto corner = [&](std::int64_t from, std::int64_t to) {
      for (std::int64_t x = std::max(from, seen.left); x < std::min(to, seen.right); ++x) {
        pixels.blend(x, y, color, to_coverage(covered(b, r, x, y)));
      }
    };
    corner(b.left, b.left + r);
    pixels.span(b.left + r, b.right - r, y, color);
    corner(b.right - r, b.right);
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
  const std::int64_t band = std::max<std::int64_t>(r, width);
  for (std::int64_t y = seen.top; y < seen.bottom; ++y) {
    if (y >= b.top + band && y < b.bottom - band) {
      pixels.span(b.left, inner.left, y, color);
      pixels.span(inner.right, b.right, y, color);
      continue;
    }
    const auto corner = [&](std::int64_t from, std::int64_t to) {
      for (std::int64_t x = std::max(from, seen.left); x < std::min(to, seen.right); ++x) {
        pixels.blend(x, y, color, to_coverage(covered(b, r, x, y) - covered(inner, inner_r, x, y)));
      }
    };
    corner(b.left, b.left + band);
    if (y < inner.top || y >= inner.bottom) {
      pixels.span(b.left + band, b.right - band, y, color);
    }
    corner(b.right - band, b.right);
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
      const double off_ring = std::abs(std::hypot(x, y) - middle);
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
