// Where pictures of passes come from.
#pragma once

#include <optional>
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

  /// The next frame, or nothing where none came within `timeout`. One thread, the reading worker's.
  [[nodiscard]] virtual Result<std::optional<GreyImage>, CameraError> next_frame(Duration timeout) = 0;
};

}  // namespace kiosk::ports
