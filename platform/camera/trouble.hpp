// SPDX-License-Identifier: Apache-2.0
// Why a camera cannot be read, told so that a reader of the log can remedy it.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/ports/camera.hpp"
#include "platform/camera/video_device.hpp"

namespace platform::camera {

/// What a call that failed before the stream ran says about the camera: not there, or there and of no use, with the
/// remedy where we know it (rights, another program, USB bandwidth).
[[nodiscard]] kiosk::ports::CameraError trouble_of(std::string_view path, const DeviceError& error);

/// A running stream's end, whatever the call failed with.
[[nodiscard]] kiosk::ports::CameraError lost(std::string_view path, const DeviceError& error);

[[nodiscard]] kiosk::ports::CameraError unusable(std::string_view path, std::string_view why);

}  // namespace platform::camera
