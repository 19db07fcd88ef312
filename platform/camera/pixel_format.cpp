// SPDX-License-Identifier: Apache-2.0
// The names of the formats.
#include "platform/camera/pixel_format.hpp"

#include <algorithm>

namespace platform::camera {

std::string_view name_of(PixelFormat format) {
  switch (format) {
    case PixelFormat::kGrey:
      return "GREY";
    case PixelFormat::kNv12:
      return "NV12";
    case PixelFormat::kYuyv:
      return "YUYV";
    case PixelFormat::kUyvy:
      return "UYVY";
    case PixelFormat::kMjpeg:
      return "MJPEG";
  }
  return {};
}

std::optional<PixelFormat> pixel_format_named(std::string_view name) {
  const auto* const found = std::ranges::find(kPixelFormats, name, name_of);
  if (found == kPixelFormats.end()) return std::nullopt;
  return *found;
}

}  // namespace platform::camera
