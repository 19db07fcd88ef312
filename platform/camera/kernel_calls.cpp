// SPDX-License-Identifier: Apache-2.0
// V4L2's names for the formats, and the one way in which we call it.
#include "platform/camera/kernel_calls.hpp"

#include <cerrno>

#include <linux/videodev2.h>
#include <sys/ioctl.h>

namespace platform::camera {

int control_device(int fd, unsigned long request, void* argument) {
  for (;;) {
    const int done = ::ioctl(fd, request, argument);
    if (done >= 0 || errno != EINTR) return done < 0 ? -1 : 0;
  }
}

std::uint32_t code_of(PixelFormat format) {
  switch (format) {
    case PixelFormat::kGrey:
      return V4L2_PIX_FMT_GREY;
    case PixelFormat::kNv12:
      return V4L2_PIX_FMT_NV12;
    case PixelFormat::kYuyv:
      return V4L2_PIX_FMT_YUYV;
    case PixelFormat::kUyvy:
      return V4L2_PIX_FMT_UYVY;
    case PixelFormat::kMjpeg:
      return V4L2_PIX_FMT_MJPEG;
  }
  return 0;
}

std::optional<PixelFormat> format_of(std::uint32_t code) {
  for (const auto format : kPixelFormats) {
    if (code == code_of(format)) return format;
  }
  return std::nullopt;
}

}  // namespace platform::camera
