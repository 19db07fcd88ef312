// SPDX-License-Identifier: Apache-2.0
// Putting the pieces of a line together, and cutting off what is empty round them.
#include "platform/sdl/coverage.hpp"

#include <algorithm>
#include <cstddef>

namespace platform::sdl {

Coverage::Coverage(int width, int height)
    : width_(width), height_(height), pixels_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {}

const std::uint8_t* Coverage::row(int y) const { return pixels_.data() + std::ptrdiff_t{y} * width_; }

void Coverage::add(const SDL_Surface& piece, int x, int y) {
  const unsigned shift = piece.format->Ashift;
  const int columns = std::min(piece.w, width_ - x);
  const int last = std::min(piece.h, height_ - y);
  if (columns <= 0) {
    return;
  }
  for (int line = std::max(0, -y); line < last; ++line) {
    const auto* from = static_cast<const Uint32*>(
        static_cast<const void*>(static_cast<const Uint8*>(piece.pixels) + std::ptrdiff_t{line} * piece.pitch));
    std::uint8_t* to = pixels_.data() + std::ptrdiff_t{y + line} * width_ + x;
    std::transform(from, from + columns, to, to, [shift](Uint32 pixel, std::uint8_t there) {
      return std::max(there, static_cast<std::uint8_t>((pixel >> shift) & 0xFFU));
    });
  }
}

kiosk::Rect Coverage::ink() const {
  const auto is_ink = [](std::uint8_t covered) { return covered != 0; };
  int left = width_;
  int right = 0;
  int top = height_;
  int bottom = 0;
  for (int y = 0; y < height_; ++y) {
    const auto* const first = std::find_if(row(y), row(y) + width_, is_ink);
    if (first == row(y) + width_) {
      continue;
    }
    const auto* last = row(y) + width_;
    while (last[-1] == 0) {
      --last;
    }
    left = std::min(left, static_cast<int>(first - row(y)));
    right = std::max(right, static_cast<int>(last - row(y)));
    top = std::min(top, y);
    bottom = y + 1;
  }
  return right == 0 ? kiosk::Rect{} : kiosk::Rect{left, top, right - left, bottom - top};
}

std::vector<std::uint8_t> Coverage::cut(kiosk::Rect rect) const {
  std::vector<std::uint8_t> part;
  part.reserve(static_cast<std::size_t>(rect.width) * static_cast<std::size_t>(rect.height));
  for (int y = rect.y; y < rect.bottom(); ++y) {
    part.insert(part.end(), row(y) + rect.x, row(y) + rect.right());
  }
  return part;
}

}  // namespace platform::sdl
