// SPDX-License-Identifier: Apache-2.0
// Three nested enumerations: formats, frame sizes, frame intervals.
#include "platform/camera/kernel_offers.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <limits>

#include <linux/videodev2.h>

#include "platform/camera/kernel_calls.hpp"
#include "platform/camera/mode_choice.hpp"

namespace platform::camera {
namespace {

constexpr std::uint32_t kMostFormats = 64;
constexpr std::uint32_t kMostSizes = 64;      // of one format
constexpr std::uint32_t kMostIntervals = 32;  // of one size

double rate(const v4l2_fract& interval) {
  return interval.numerator == 0 ? 0 : static_cast<double>(interval.denominator) / interval.numerator;
}

/// Frames a second at most; 0 where the driver does not say.
double fastest(int fd, std::uint32_t code, int width, int height) {
  double most = 0;
  for (std::uint32_t index = 0; index < kMostIntervals; ++index) {
    v4l2_frmivalenum interval{};
    interval.index = index;
    interval.pixel_format = code;
    interval.width = static_cast<std::uint32_t>(width);
    interval.height = static_cast<std::uint32_t>(height);
    if (control_device(fd, VIDIOC_ENUM_FRAMEINTERVALS, &interval) != 0) break;
    if (interval.type != V4L2_FRMIVAL_TYPE_DISCRETE) return rate(interval.stepwise.min);
    most = std::max(most, rate(interval.discrete));
  }
  return most;
}

/// A driver's figure as ours: at least 1, at most what an int holds.
int figure(std::uint32_t value) {
  return static_cast<int>(std::clamp<std::uint32_t>(value, 1, std::numeric_limits<int>::max()));
}

SizeRange range(std::uint32_t least, std::uint32_t most, std::uint32_t step) {
  return {figure(least), figure(std::max(least, most)), figure(step)};
}

void add_sizes(int fd, PixelFormat format, int width, int height, std::vector<Offer>& offers) {
  const auto code = code_of(format);
  for (std::uint32_t index = 0; index < kMostSizes; ++index) {
    v4l2_frmsizeenum size{};
    size.index = index;
    size.pixel_format = code;
    if (control_device(fd, VIDIOC_ENUM_FRAMESIZES, &size) != 0) {
      if (index == 0) offers.push_back({format, kAnySize, kAnySize, 0});
      return;
    }
    Offer offer{format, {}, {}, 0};
    const bool one = size.type == V4L2_FRMSIZE_TYPE_DISCRETE;
    if (one) {
      offer.width = range(size.discrete.width, size.discrete.width, 1);
      offer.height = range(size.discrete.height, size.discrete.height, 1);
    } else {
      const auto& steps = size.stepwise;
      offer.width = range(steps.min_width, steps.max_width, steps.step_width);
      offer.height = range(steps.min_height, steps.max_height, steps.step_height);
    }
    offer.fastest = fastest(fd, code, nearest(offer.width, width), nearest(offer.height, height));
    offers.push_back(offer);
    if (!one) return;
  }
}

}  // namespace

kiosk::Result<std::vector<Offer>, DeviceError> kernel_offers(int fd, int width, int height) {
  std::vector<Offer> offers;
  for (std::uint32_t index = 0; index < kMostFormats; ++index) {
    v4l2_fmtdesc description{};
    description.index = index;
    description.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    if (control_device(fd, VIDIOC_ENUM_FMT, &description) != 0) {
      if (errno == EINVAL) break;  // the end of the list
      return kiosk::failure(DeviceError{errno, "list the formats"});
    }
    const auto format = format_of(description.pixelformat);
    if (format && (description.flags & V4L2_FMT_FLAG_EMULATED) == 0) add_sizes(fd, *format, width, height, offers);
  }
  return offers;
}

}  // namespace platform::camera
