// SPDX-License-Identifier: Apache-2.0
// The ioctls of a capture stream, in the order in which V4L2 wants them.
#include "platform/camera/kernel_video_device.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <limits>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <linux/videodev2.h>
#include <poll.h>
#include <sys/mman.h>
#include <unistd.h>

#include "platform/camera/deadline.hpp"
#include "platform/camera/kernel_calls.hpp"
#include "platform/camera/kernel_offers.hpp"

namespace platform::camera {
namespace {

using std::chrono::steady_clock;

tl::unexpected<DeviceError> failed(std::string_view doing, int error) {
  return kiosk::failure(DeviceError{error, std::string(doing)});
}

template <std::size_t kSize>
std::string text(const std::uint8_t (&field)[kSize]) {
  return {field, std::find(field, field + kSize, 0)};
}

v4l2_buffer capture_buffer(unsigned index) {
  v4l2_buffer buffer{};
  buffer.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  buffer.memory = V4L2_MEMORY_MMAP;
  buffer.index = index;
  return buffer;
}

/// A driver's figure as an int; what does not fit is a nonsense that the caller finds out of range.
int figure(std::uint32_t value) {
  return static_cast<int>(std::min<std::uint32_t>(value, std::numeric_limits<int>::max()));
}

bool is_whole_frame(std::uint32_t field) {
  return field == V4L2_FIELD_NONE || field == V4L2_FIELD_ANY || field == V4L2_FIELD_INTERLACED ||
         field == V4L2_FIELD_INTERLACED_TB || field == V4L2_FIELD_INTERLACED_BT;
}

}  // namespace

KernelVideoDevice::~KernelVideoDevice() { close(); }

VideoDevice::Answer<DeviceInfo> KernelVideoDevice::open(const std::string& path) {
  close();
  fd_ = ::open(path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
  if (fd_ < 0) return failed("open it", errno);
  v4l2_capability found{};
  if (control_device(fd_, VIDIOC_QUERYCAP, &found) != 0) return failed("ask what it is", errno);
  const auto can = (found.capabilities & V4L2_CAP_DEVICE_CAPS) != 0 ? found.device_caps : found.capabilities;
  DeviceInfo info;
  info.name = text(found.card);
  info.bus = text(found.bus_info);
  info.captures = (can & V4L2_CAP_VIDEO_CAPTURE) != 0;
  info.streams = (can & V4L2_CAP_STREAMING) != 0;
  info.multiplanar = !info.captures && (can & V4L2_CAP_VIDEO_CAPTURE_MPLANE) != 0;
  return info;
}

VideoDevice::Answer<std::vector<Offer>> KernelVideoDevice::offers(int width, int height) {
  return kernel_offers(fd_, width, height);
}

VideoDevice::Answer<Layout> KernelVideoDevice::set_mode(const Mode& mode) {
  v4l2_format format{};
  format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  auto& picture = format.fmt.pix;
  picture.width = static_cast<std::uint32_t>(mode.width);
  picture.height = static_cast<std::uint32_t>(mode.height);
  picture.pixelformat = code_of(mode.format);
  picture.field = V4L2_FIELD_NONE;
  if (control_device(fd_, VIDIOC_S_FMT, &format) != 0) return failed("set the format", errno);
  const auto given = format_of(picture.pixelformat);
  if (!given) return failed("set the format", EINVAL);
  set_frame_rate(mode.frames_a_second);
  const bool packed = *given == PixelFormat::kMjpeg;
  return Layout{*given, figure(picture.width), figure(picture.height), packed ? 0 : figure(picture.bytesperline),
                is_whole_frame(picture.field)};
}

/// As near as the driver comes; one that lets nobody choose goes as fast as it goes.
void KernelVideoDevice::set_frame_rate(int frames_a_second) const {
  v4l2_streamparm parameters{};
  parameters.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  parameters.parm.capture.timeperframe = {1, static_cast<std::uint32_t>(std::max(1, frames_a_second))};
  static_cast<void>(control_device(fd_, VIDIOC_S_PARM, &parameters));
}

VideoDevice::Answer<void> KernelVideoDevice::set_control(std::uint32_t id, std::int32_t value) {
  v4l2_control control{id, value};
  if (control_device(fd_, VIDIOC_S_CTRL, &control) != 0) return failed("set a control", errno);
  return {};
}

VideoDevice::Answer<std::vector<std::span<const std::uint8_t>>> KernelVideoDevice::start(unsigned buffers) {
  v4l2_requestbuffers request{};
  request.count = buffers;
  request.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  request.memory = V4L2_MEMORY_MMAP;
  if (control_device(fd_, VIDIOC_REQBUFS, &request) != 0) return failed("ask for buffers", errno);
  if (request.count == 0) return failed("ask for buffers", ENOMEM);
  std::vector<std::span<const std::uint8_t>> views;
  for (unsigned index = 0; index < request.count; ++index) {
    if (auto mapped = map(index); !mapped) return kiosk::failure(std::move(mapped.error()));
    if (auto queued = queue(index); !queued) return kiosk::failure(std::move(queued.error()));
    views.emplace_back(static_cast<const std::uint8_t*>(mappings_.back().memory), mappings_.back().length);
  }
  int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
  if (control_device(fd_, VIDIOC_STREAMON, &type) != 0) return failed("start the stream", errno);
  streaming_ = true;
  return views;
}

VideoDevice::Answer<void> KernelVideoDevice::map(unsigned index) {
  auto buffer = capture_buffer(index);
  if (control_device(fd_, VIDIOC_QUERYBUF, &buffer) != 0) return failed("look at a buffer", errno);
  void* const memory = ::mmap(nullptr, buffer.length, PROT_READ, MAP_SHARED, fd_, buffer.m.offset);
  if (memory == MAP_FAILED) return failed("map a buffer", errno);
  mappings_.push_back({memory, buffer.length});
  return {};
}

VideoDevice::Answer<std::optional<FilledBuffer>> KernelVideoDevice::dequeue(kiosk::Duration timeout) {
  const auto deadline = steady_clock::now() + timeout;
  for (;;) {
    auto buffer = capture_buffer(0);
    if (control_device(fd_, VIDIOC_DQBUF, &buffer) == 0) {
      return FilledBuffer{buffer.index, buffer.bytesused, buffer.sequence,
                          buffer.timestamp.tv_sec * std::int64_t{1000000} + buffer.timestamp.tv_usec,
                          (buffer.flags & V4L2_BUF_FLAG_ERROR) != 0};
    }
    if (errno != EAGAIN) return failed("take a buffer", errno);
    pollfd watched{fd_, POLLIN, 0};
    const int wait = milliseconds_until(deadline);
    const int ready = wait == 0 ? 0 : ::poll(&watched, 1, wait);
    if (ready < 0 && errno != EINTR) return failed("wait for a buffer", errno);
    if (ready > 0 && (watched.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0) return failed("wait for a buffer", EIO);
    if (ready <= 0 && steady_clock::now() >= deadline) return std::nullopt;
  }
}

VideoDevice::Answer<void> KernelVideoDevice::queue(unsigned index) {
  auto buffer = capture_buffer(index);
  if (control_device(fd_, VIDIOC_QBUF, &buffer) != 0) return failed("give a buffer back", errno);
  return {};
}

void KernelVideoDevice::close() {
  if (streaming_) {
    int type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
    static_cast<void>(control_device(fd_, VIDIOC_STREAMOFF, &type));
    streaming_ = false;
  }
  for (const auto& mapping : mappings_) ::munmap(mapping.memory, mapping.length);
  mappings_.clear();
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

}  // namespace platform::camera
