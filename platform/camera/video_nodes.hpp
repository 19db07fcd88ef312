// SPDX-License-Identifier: Apache-2.0
// Which video nodes there are, and word of new ones: udev's, or in tests a list.
#pragma once

#include <string>
#include <vector>

#include "kiosk/base/instant.hpp"

namespace platform::camera {

struct VideoNode {
  std::string path;    ///< "/dev/video0"
  std::string stable;  ///< "/dev/v4l/by-id/...", the same after every start; empty where udev made none
};

/// One thread.
class VideoNodes {
 public:
  virtual ~VideoNodes() = default;

  /// Every video4linux node in the order of its number, those that are no cameras included.
  [[nodiscard]] virtual std::vector<VideoNode> list() = 0;

  /// True as soon as a node has appeared since the last call; false where none does within `timeout`.
  [[nodiscard]] virtual bool appeared(kiosk::Duration timeout) = 0;
};

}  // namespace platform::camera
