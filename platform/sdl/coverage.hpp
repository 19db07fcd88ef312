// SPDX-License-Identifier: Apache-2.0
// How much of each pixel of a line is ink, while its pieces are put together.
#pragma once

#include <cstdint>
#include <vector>

#include "kiosk/base/geometry.hpp"
#include "platform/sdl/handles.hpp"

namespace platform::sdl {

class Coverage {
 public:
  /// Empty.
  Coverage(int width, int height);

  /// Adds the alpha of a 32-bit surface with its top left at (x, y), x at least 0; what lies outside is cut off. Where
  /// two pieces meet, the darker one stands.
  void add(const SDL_Surface& piece, int x, int y);

  /// The smallest rectangle round all ink; empty where there is none.
  [[nodiscard]] kiosk::Rect ink() const;

  /// The part within `rect`, row by row; `rect` lies inside.
  [[nodiscard]] std::vector<std::uint8_t> cut(kiosk::Rect rect) const;

 private:
  [[nodiscard]] const std::uint8_t* row(int y) const;

  int width_;
  int height_;
  std::vector<std::uint8_t> pixels_;
};

}  // namespace platform::sdl
