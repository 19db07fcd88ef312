// SPDX-License-Identifier: Apache-2.0
// Pixels: points, sizes, rectangles and colours. Origin at the top left, y downwards.
#pragma once

#include <cstdint>

namespace kiosk {

struct Point {
  int x = 0;
  int y = 0;
  friend bool operator==(const Point&, const Point&) = default;
};

struct Size {
  int width = 0;
  int height = 0;
  friend bool operator==(const Size&, const Size&) = default;
};

struct Rect {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;

  [[nodiscard]] int right() const { return x + width; }
  [[nodiscard]] int bottom() const { return y + height; }
  [[nodiscard]] bool empty() const { return width <= 0 || height <= 0; }
  /// Half open: the right and bottom edges are outside.
  [[nodiscard]] bool contains(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
  /// Shrinks by `by` on every side (grows where negative).
  [[nodiscard]] Rect inset(int by) const { return {x + by, y + by, width - 2 * by, height - 2 * by}; }
  friend bool operator==(const Rect&, const Rect&) = default;
};

/// sRGB, not premultiplied; a = 255 is opaque.
struct Color {
  std::uint8_t r = 0;
  std::uint8_t g = 0;
  std::uint8_t b = 0;
  std::uint8_t a = 255;
  friend bool operator==(const Color&, const Color&) = default;
};

}  // namespace kiosk
