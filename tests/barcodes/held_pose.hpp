// SPDX-License-Identifier: Apache-2.0
// How a visitor holds a pass before the camera: where, how near, how much aslant; and what else befalls the frame.
#pragma once

#include "kiosk/base/geometry.hpp"
#include "kiosk/base/image.hpp"
#include "platform/zxing/pass_view.hpp"
#include "tests/barcodes/frames.hpp"

namespace tests {

/// All that distinguishes one frame of a pass from another, in pixels of the frame where nothing else is said.
struct Shot {
  platform::zxing::Pose pose;
  int blur = 0;        ///< radius of the lens's smear
  kiosk::Point shake;  ///< how far the pass moves while the frame is taken
  int gain = 256;      ///< of 256: how much light there is
  int noise = 32;      ///< in 1/16 of a grey level
  int glare = 0;       ///< 0 to 400, 0: none
  int glare_radius = 0;
  kiosk::Point glare_middle;
};

/// The number-th frame of the pass, whose symbol is `modules` modules along its longer side. `wide`: a row of bars or
/// nearly so, which is held nearer.
[[nodiscard]] Shot shot_of(const HeldPass& pass, kiosk::Size frame, int modules, bool wide, int number);

/// What a camera of so many lines adds to a well-lit frame, in 1/16 of a grey level: a small sensor of many pixels has
/// more noise in each.
[[nodiscard]] int usual_noise(int lines);

}  // namespace tests
