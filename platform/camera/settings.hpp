// SPDX-License-Identifier: Apache-2.0
// What an installer chooses about a camera.
#pragma once

#include <optional>
#include <string>

#include "platform/camera/pixel_format.hpp"

namespace platform::camera {

struct V4l2Settings {
  /// A node ("/dev/video0") or a link to one ("/dev/v4l/by-id/..."); empty: the first camera that udev knows and whose
  /// pictures we can read.
  std::string device{};
  std::optional<PixelFormat> format{};  ///< nothing: the cheapest that gives the size at 10 frames a second or more
  int width = 1280;                     ///< pixels; the nearest that is offered is taken, and logged
  int height = 720;
  int frames_a_second = 30;
  std::optional<int> exposure{};  ///< V4L2_CID_EXPOSURE_ABSOLUTE, in units of 100 us; nothing: the camera's automatic
  std::optional<int> gain{};      ///< V4L2_CID_GAIN, in the driver's own units; nothing: automatic
  std::optional<int> focus{};     ///< V4L2_CID_FOCUS_ABSOLUTE, in the driver's own units; nothing: automatic
};

}  // namespace platform::camera
