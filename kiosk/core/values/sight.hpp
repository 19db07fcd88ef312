// SPDX-License-Identifier: Apache-2.0
// What a camera can tell about the visitor without knowing who it is: where things are held, and what would help.
#pragma once

namespace kiosk {

/// Where something is held, in thirds of what the camera sees, left and right as the visitor sees them.
enum class Place {
  kUpperLeft,
  kTop,
  kUpperRight,
  kLeft,
  kMiddle,
  kRight,
  kLowerLeft,
  kBottom,
  kLowerRight,
};

/// What would help to read a pass that is held up and cannot be read.
enum class Hint {
  kFurtherAway,  ///< it does not fit into the picture
  kCloser,       ///< it is too small in it
  kBrighter,     ///< light and dark are too near each other: a dimmed phone
  kHoldStill,    ///< it is blurred, by motion or because it is too near
  kOneAtATime,   ///< several passes are in view, and that was said
};

}  // namespace kiosk
