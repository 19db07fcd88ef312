// SPDX-License-Identifier: Apache-2.0
// A picture in plain memory, and how far two of them are apart.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "kiosk/base/geometry.hpp"
#include "platform/sdl/sdl_picture.hpp"

namespace golden {

/// Rows from above to below, three bytes a pixel: red, green, blue.
struct Raster {
  kiosk::Size size;
  std::vector<std::uint8_t> bytes;

  [[nodiscard]] const std::uint8_t* at(int x, int y) const {
    return &bytes[3 *
                  (static_cast<std::size_t>(y) * static_cast<std::size_t>(size.width) + static_cast<std::size_t>(x))];
  }
};

/// At half the width and height: each pixel the mean of four.
[[nodiscard]] Raster half_of(const platform::sdl::SdlPicture& picture);

struct Difference {
  double mean = 0;     ///< of all blocks, 0 to 255
  double most = 0;     ///< of the block that differs most
  kiosk::Point where;  ///< its corner
};

/// Compares the means of blocks of 12 x 12 pixels, so that letters may be smoothed otherwise, or stand half a pixel
/// beside, and a thing in another place or colour is seen. Both of one size.
[[nodiscard]] Difference difference(const Raster& one, const Raster& other);

/// Within what another release of a font or of a rasteriser changes.
[[nodiscard]] bool alike(const Difference& difference);

/// Both side by side, and on their right where they differ, the darker the more.
[[nodiscard]] Raster side_by_side(const Raster& one, const Raster& other);

}  // namespace golden
