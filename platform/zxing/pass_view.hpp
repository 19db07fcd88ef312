// SPDX-License-Identifier: Apache-2.0
// A flat thing, a badge say, as a camera sees it: turned, tilted, near or far. In integers alone, so that a picture is
// the same on every machine.
#pragma once

#include <cstdint>

#include "kiosk/base/geometry.hpp"
#include "kiosk/base/image.hpp"

namespace platform::zxing {

/// The sine of hundredths of a degree, in 1/16384.
[[nodiscard]] int sine(int centidegrees);
[[nodiscard]] int cosine(int centidegrees);

/// A flat thing that is measured in grains about its own middle, x to the right and y downwards.
class Surface {
 public:
  /// A module of a symbol is this many grains wide.
  static constexpr int kModule = 64;

  Surface() = default;
  Surface(const Surface&) = delete;
  Surface& operator=(const Surface&) = delete;
  virtual ~Surface() = default;

  /// How light it is there, 0 to 255; below 0 where there is nothing of it.
  [[nodiscard]] virtual int light(int x, int y) const = 0;
  /// Beyond half of this there is nothing, in grains: at most 60,000 a side.
  [[nodiscard]] virtual kiosk::Size size() const = 0;
};

/// Where and how the surface is held.
struct Pose {
  int x = 0;  ///< its middle in the picture, in 1/8 pixels
  int y = 0;
  int module = 64;      ///< a module at its middle, untilted, in 1/64 pixels: at least 16
  int turn = 0;         ///< in its own plane, clockwise; this and the others in hundredths of a degree
  int tilt_across = 0;  ///< about the picture's upright axis: one side comes nearer; up to 80 degrees either way
  int tilt_down = 0;    ///< about the level axis
};

/// Draws it over the picture, each pixel the mean of nine points; what lies outside is left out. The camera sees as
/// wide as a lens of 1.2 times the picture's width. Returns the box about what was drawn, inside the picture.
kiosk::Rect draw(const Surface& surface, const Pose& pose, kiosk::GreyImage& picture);

/// Smears a part of the picture, which lies inside it: each pixel becomes the mean of 2 * radius + 1, first along
/// the rows, then along the columns; its edge is repeated. Radii at least 0.
void smear(kiosk::GreyImage& picture, const kiosk::Rect& part, int across, int down);

}  // namespace platform::zxing
