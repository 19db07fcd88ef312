// SPDX-License-Identifier: Apache-2.0
// Symbols laid on a white page, as the reader's tests need them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "kiosk/base/geometry.hpp"
#include "kiosk/base/image.hpp"

namespace tests {

inline kiosk::GreyImage plain_page(int width, int height, std::uint8_t light) {
  return {width, height,
          std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), light)};
}

/// Puts the symbol with its left top corner at `at`, each module `scale` pixels wide and high.
inline void lay(kiosk::GreyImage& page, const kiosk::Bitmap& symbol, kiosk::Point at, int scale) {
  for (int y = 0; y < symbol.height() * scale; ++y) {
    for (int x = 0; x < symbol.width() * scale; ++x) {
      const auto to = static_cast<std::size_t>(at.y + y) * static_cast<std::size_t>(page.width) +
                      static_cast<std::size_t>(at.x + x);
      page.pixels[to] = symbol.ink(x / scale, y / scale) ? 0 : 255;
    }
  }
}

/// The symbol with so many light modules about it.
inline kiosk::Bitmap padded(const kiosk::Bitmap& symbol, int modules) {
  kiosk::Bitmap wider(symbol.width() + 2 * modules, symbol.height() + 2 * modules);
  for (int y = 0; y < symbol.height(); ++y) {
    for (int x = 0; x < symbol.width(); ++x) wider.set_ink(x + modules, y + modules, symbol.ink(x, y));
  }
  return wider;
}

/// The symbol alone, with a quiet zone of ten modules, which is enough for every symbology.
inline kiosk::GreyImage on_page(const kiosk::Bitmap& symbol, int scale) {
  auto page = plain_page((symbol.width() + 20) * scale, (symbol.height() + 20) * scale, 255);
  lay(page, symbol, {10 * scale, 10 * scale}, scale);
  return page;
}

}  // namespace tests
