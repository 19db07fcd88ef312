// SPDX-License-Identifier: Apache-2.0
// The forms in which cameras send pictures, as far as we make grey of them.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace platform::camera {

/// In the order of what a frame costs us, the cheapest first.
enum class PixelFormat {
  kGrey,   ///< V4L2 "GREY": a byte a pixel
  kNv12,   ///< luma as in kGrey, then a plane of colour
  kYuyv,   ///< Y0 U Y1 V
  kUyvy,   ///< U Y0 V Y1
  kMjpeg,  ///< a JPEG file a frame
};

inline constexpr std::array kPixelFormats{PixelFormat::kGrey, PixelFormat::kNv12, PixelFormat::kYuyv,
                                          PixelFormat::kUyvy, PixelFormat::kMjpeg};

/// As the settings write it and the log says it: GREY, NV12, YUYV, UYVY, MJPEG.
[[nodiscard]] std::string_view name_of(PixelFormat format);

/// The other way round; nothing for any other word.
[[nodiscard]] std::optional<PixelFormat> pixel_format_named(std::string_view name);

}  // namespace platform::camera
