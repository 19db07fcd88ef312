// SPDX-License-Identifier: Apache-2.0
// A part of the frame as the decoder gets it: turned upright, at a size that suits the decoder, and with the way back.
#pragma once

#include <array>
#include <cstdint>

#include "kiosk/base/geometry.hpp"
#include "kiosk/base/image.hpp"

namespace platform::zxing {

/// The frame, and the same at a half, a quarter and an eighth of its size as far as that is 16 pixels on both sides.
/// Smaller ones are made when they are first asked for.
class Pyramid {
 public:
  static constexpr int kLevels = 4;

  /// Copies `frame`: symbols that were found are painted over later.
  void set(const kiosk::GreyImage& frame);

  /// Level 0 is the frame; at most last().
  [[nodiscard]] const kiosk::GreyImage& at(int level);
  [[nodiscard]] int last() const;
  [[nodiscard]] int width() const { return levels_[0].width; }
  [[nodiscard]] int height() const { return levels_[0].height; }

  /// Fills the quadrilateral with middle grey on every level there is.
  void paint_over(const std::array<kiosk::Point, 4>& corners);

 private:
  std::array<kiosk::GreyImage, kLevels> levels_;
  int made_ = 0;  ///< levels that are up to date
};

/// An oblong of the frame that may stand at an angle.
struct Oblong {
  double x = 0;  ///< the middle, in pixels of the frame
  double y = 0;
  double width = 0;  ///< along its own first axis
  double height = 0;
  double angle = 0;  ///< radians from the frame's x axis to its first one, towards y
  /// How much wider it is at its end than at its start, in parts of its width: over 0 where the end lies nearer.
  double keystone = 0;

  [[nodiscard]] double longer() const { return width > height ? width : height; }
  friend bool operator==(const Oblong&, const Oblong&) = default;
  /// The upright box about it, inside a frame of this size.
  [[nodiscard]] kiosk::Rect bounds(int frame_width, int frame_height) const;
};

struct Patch {
  kiosk::GreyImage picture;
  Oblong of;          ///< what of the frame it shows
  double step_x = 1;  ///< pixels of the frame to a pixel of the patch, along either axis
  double step_y = 1;

  /// The point of a frame of this size that a point of the patch shows, moved inside where it lies outside.
  [[nodiscard]] kiosk::Point in_frame(kiosk::Point point, int frame_width, int frame_height) const;
};

/// Cuts `of` out at `width` by `height` pixels, each at least 1. Where the oblong leaves the frame there is `outside`.
/// Reducing takes means (of squares of 2, 4 or 8 pixels), enlarging interpolates. The patch's memory is used again.
void cut(Pyramid& frame, const Oblong& of, int width, int height, std::uint8_t outside, Patch& patch);

}  // namespace platform::zxing
