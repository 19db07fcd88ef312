// SPDX-License-Identifier: Apache-2.0
// The 32-bit pixels of a surface: read, covered partly, filled by spans. Everything outside is cut off.
#pragma once

#include <cstdint>
#include <span>

#include <SDL2/SDL.h>

#include "kiosk/base/geometry.hpp"

namespace platform::sdl {

/// Half open on the right and at the bottom; 64 bits, so that no rectangle a caller can name overflows.
struct Bounds {
  std::int64_t left = 0, top = 0, right = 0, bottom = 0;
};

[[nodiscard]] inline Bounds bounds_of(kiosk::Rect rect) {
  return {rect.x, rect.y, std::int64_t{rect.x} + rect.width, std::int64_t{rect.y} + rect.height};
}

/// Borrows the surface, which has four bytes a pixel and eight bits a channel.
class Pixels {
 public:
  /// Nothing outside `area` is touched.
  Pixels(SDL_Surface& surface, kiosk::Rect area);

  /// What of `bounds` lies on the surface and in the area; may be empty.
  [[nodiscard]] Bounds clip(Bounds bounds) const;
  [[nodiscard]] kiosk::Color at(int x, int y) const;

  /// Mixes `color` in, by its alpha and by `coverage` (0 to 255). x and y in the area: unchecked.
  void blend(std::int64_t x, std::int64_t y, kiosk::Color color, unsigned coverage);
  /// Mixes `color` in from `left` on in row y, each pixel by its own coverage. In the area: unchecked.
  void cover(std::int64_t left, std::int64_t y, std::span<const std::uint8_t> coverage, kiosk::Color color);
  /// Mixes in pixels of A8R8G8B8 with straight alpha: their own colours, or `tint` by their alpha where it is not
  /// wholly transparent. In the area: unchecked.
  void image(std::int64_t left, std::int64_t y, std::span<const std::uint32_t> pixels, kiosk::Color tint);
  /// The pixels [left, right) of row y, cut to the area.
  void span(std::int64_t left, std::int64_t right, std::int64_t y, kiosk::Color color);
  /// Opaque greys from `left` on in row y: in the area, unchecked.
  void greys(std::int64_t left, std::int64_t y, std::span<const std::uint8_t> values);

 private:
  [[nodiscard]] std::uint32_t* row(std::int64_t y) const;
  [[nodiscard]] std::uint32_t pack(unsigned r, unsigned g, unsigned b) const;

  unsigned char* base_;
  std::int64_t pitch_;
  Bounds area_;
  const SDL_PixelFormat* format_;
};

}  // namespace platform::sdl
