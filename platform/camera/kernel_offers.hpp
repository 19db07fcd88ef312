// SPDX-License-Identifier: Apache-2.0
// What a V4L2 node offers: its formats, their sizes, and how fast each comes.
#pragma once

#include <vector>

#include "kiosk/base/result.hpp"
#include "platform/camera/video_device.hpp"

namespace platform::camera {

/// Of the open node `fd`, as VideoDevice::offers(). A format whose sizes the driver does not list (capture cards) is
/// offered at any size. At most some hundred entries are read, so that no driver keeps us for ever.
[[nodiscard]] kiosk::Result<std::vector<Offer>, DeviceError> kernel_offers(int fd, int width, int height);

}  // namespace platform::camera
