// SPDX-License-Identifier: Apache-2.0
// Which cameras there are and what they offer, for whoever installs a kiosk.
#pragma once

#include <string>
#include <vector>

#include "platform/camera/v4l2_camera.hpp"

namespace platform::camera {

struct ListedCamera {
  std::string path;           ///< "/dev/video0"
  std::string stable;         ///< "/dev/v4l/by-id/...": what a configuration should name; may be empty
  std::string name;           ///< the maker's; empty where the node cannot be opened
  std::vector<Offer> offers;  ///< in formats that we read; `fastest` is about 1280x720
  std::string trouble;        ///< why it cannot be used, with the remedy; empty where it can
};

/// Opens each node for a moment and streams nothing, so that a kiosk that runs is not disturbed. Nodes that take in no
/// pictures are left out; cameras that cannot be used are listed with their trouble.
[[nodiscard]] std::vector<ListedCamera> list_cameras();
[[nodiscard]] std::vector<ListedCamera> list_cameras(VideoSystem& system);

/// "YUYV 640x480 30/s"; "NV12 2x2 to 4096x2160 step 2x2"; "UYVY any size" where the driver names none.
[[nodiscard]] std::string described(const Offer& offer);

}  // namespace platform::camera
