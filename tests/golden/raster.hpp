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

[[nodiscard]] Raster raster_of(const platform::sdl::SdlPicture& picture);

struct Difference {
  double most = 0;     ///< of the square of kSquare times kSquare pixels that differs most; 0: none does
  kiosk::Point where;  ///< its corner
};

constexpr int kSquare = 8;

/// Compares what a person sees. A pixel differs by how far it is from all that the other picture has within a pixel of
/// it: letters may be smoothed or hinted otherwise, or stand a pixel beside; what is moved further, what is missing and
/// what is another letter leaves pixels that are nowhere near. Where a square is of one colour in both, the colours are
/// compared, and count four times as much: nothing excuses them. Both of one size.
[[nodiscard]] Difference difference(const Raster& one, const Raster& other);

/// Within what another release of a rasteriser changes.
[[nodiscard]] bool alike(const Difference& difference);

/// Both side by side, and on their right where they differ, the darker the more.
[[nodiscard]] Raster side_by_side(const Raster& one, const Raster& other);

}  // namespace golden
