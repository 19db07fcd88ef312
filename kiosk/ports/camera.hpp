// SPDX-License-Identifier: Apache-2.0
// Where pictures of passes come from.
#pragma once

#include <string>

#include "kiosk/base/image.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/base/result.hpp"

namespace kiosk::ports {

struct CameraError {
  enum class Kind {
    kGone,      ///< unplugged; asking again later may find it back
    kUnusable,  ///< it is there and cannot be used (format, permission)
  };
  Kind kind = Kind::kGone;
  std::string detail;  ///< for the log
};

class Camera {
 public:
  virtual ~Camera() = default;

  /// Writes the newest frame into `frame`, whose memory is used again, and says true; false, with `frame` untouched,
  /// where none came within `timeout`. Frames that nobody asked for in time are dropped. One thread, the reading
  /// worker's. An error means that the device cannot be read now; asking again later may find it back.
  [[nodiscard]] virtual Result<bool, CameraError> next_frame(GreyImage& frame, Duration timeout) = 0;
};

}  // namespace kiosk::ports
