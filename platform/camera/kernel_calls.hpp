// SPDX-License-Identifier: Apache-2.0
// What the files about V4L2 share: calls that are repeated when a signal interrupts them, and its format codes.
#pragma once

#include <cstdint>
#include <optional>

#include "platform/camera/pixel_format.hpp"

namespace platform::camera {

/// ioctl(), again after EINTR: 0, or -1 with errno.
[[nodiscard]] int control_device(int fd, unsigned long request, void* argument);

/// V4L2_PIX_FMT_...
[[nodiscard]] std::uint32_t code_of(PixelFormat format);

/// Nothing for a format that we do not read.
[[nodiscard]] std::optional<PixelFormat> format_of(std::uint32_t code);

}  // namespace platform::camera
