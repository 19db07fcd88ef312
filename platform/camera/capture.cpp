// SPDX-License-Identifier: Apache-2.0
// A stream in the life of its buffers: filled, taken, made grey, given back.
#include "platform/camera/capture.hpp"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <system_error>
#include <utility>

#include <linux/videodev2.h>

#include "kiosk/base/log.hpp"
#include "platform/camera/mode_choice.hpp"
#include "platform/camera/trouble.hpp"

namespace platform::camera {

using kiosk::failure;
using kiosk::ports::CameraError;

namespace {

/// One is filled while one is read, and two lie between for a reader that takes its time over a frame.
constexpr unsigned kBuffers = 4;

std::string sides(int width, int height) { return std::to_string(width) + "x" + std::to_string(height); }

std::string said(const Layout& layout) {
  return sides(layout.width, layout.height) + " " + std::string(name_of(layout.format));
}

}  // namespace

Capture::Capture(std::unique_ptr<VideoDevice> device, V4l2Settings settings)
    : device_(std::move(device)), settings_(std::move(settings)) {}

Capture::Answer<bool> Capture::open(const std::string& path) {
  close();
  path_ = path;
  auto started = start(path);
  if (!started || !*started) close();
  return started;
}

void Capture::close() {
  buffers_.clear();
  device_->close();
}

Capture::Answer<bool> Capture::start(const std::string& path) {
  auto info = device_->open(path);
  if (!info) {
    if (info.error().error == ENOTTY) return false;  // no V4L2 at all
    return failure(trouble_of(path, info.error()));
  }
  info_ = std::move(*info);
  if (info_.multiplanar) return failure(unusable(path, "sends each picture in several planes, which is not supported"));
  if (!info_.captures) return false;
  if (!info_.streams) return failure(unusable(path, "cannot stream; its driver is too old"));
  if (auto taken = take_mode(); !taken) return failure(std::move(taken.error()));
  set_controls();
  auto buffers = device_->start(kBuffers);
  if (!buffers) return failure(trouble_of(path, buffers.error()));
  const auto needed = bytes_needed(layout_);
  const auto too_small = [&](const auto& buffer) { return buffer.size() < needed; };
  if (buffers->empty() || std::ranges::any_of(*buffers, too_small)) {
    return failure(unusable(path, "has buffers too small for its own pictures of " + said(layout_)));
  }
  buffers_ = std::move(*buffers);
  const bool as_wanted = layout_.width == settings_.width && layout_.height == settings_.height;
  kiosk::log::info("camera", path + " (" + info_.name + "): " + said(layout_) +
                                 (as_wanted ? "" : ", the nearest to " + sides(settings_.width, settings_.height)));
  return true;
}

Capture::Answer<void> Capture::take_mode() {
  const auto offers = device_->offers(settings_.width, settings_.height);
  if (!offers) return failure(trouble_of(path_, offers.error()));
  const auto mode =
      choose_mode(*offers, {settings_.format, settings_.width, settings_.height, settings_.frames_a_second});
  if (!mode) {
    const std::string wanted =
        settings_.format ? std::string(name_of(*settings_.format)) : std::string("GREY, NV12, YUYV, UYVY and MJPEG");
    return failure(unusable(path_, "offers no pictures in " + wanted + "; set another format, or take another camera"));
  }
  const auto layout = device_->set_mode(*mode);
  if (!layout) return failure(trouble_of(path_, layout.error()));
  if (!is_sound(*layout)) {
    return failure(unusable(path_, "answers with pictures that cannot be: " + said(*layout) + ", " +
                                       std::to_string(layout->stride) + " bytes a row"));
  }
  if (!layout->whole) return failure(unusable(path_, "sends half pictures (interlaced fields); take another camera"));
  layout_ = *layout;
  return {};
}

void Capture::set_controls() {
  if (settings_.exposure) {
    set_automatic(V4L2_CID_EXPOSURE_AUTO, V4L2_EXPOSURE_MANUAL);
    set_wanted("exposure", V4L2_CID_EXPOSURE_ABSOLUTE, *settings_.exposure);
  } else {
    // A camera has one of the two, and most of those on USB the second.
    set_automatic(V4L2_CID_EXPOSURE_AUTO, V4L2_EXPOSURE_AUTO);
    set_automatic(V4L2_CID_EXPOSURE_AUTO, V4L2_EXPOSURE_APERTURE_PRIORITY);
  }
  set_automatic(V4L2_CID_AUTOGAIN, settings_.gain ? 0 : 1);
  if (settings_.gain) set_wanted("gain", V4L2_CID_GAIN, *settings_.gain);
  set_automatic(V4L2_CID_FOCUS_AUTO, settings_.focus ? 0 : 1);
  if (settings_.focus) set_wanted("focus", V4L2_CID_FOCUS_ABSOLUTE, *settings_.focus);
}

/// A camera without this control is as it is.
void Capture::set_automatic(std::uint32_t id, std::int32_t value) {
  static_cast<void>(device_->set_control(id, value));
}

void Capture::set_wanted(const char* what, std::uint32_t id, int value) {
  if (const auto set = device_->set_control(id, value); !set) {
    kiosk::log::warning("camera", path_ + ": its " + what + " cannot be set to " + std::to_string(value) + ": " +
                                      std::generic_category().message(set.error().error));
  }
}

Capture::Answer<std::optional<FrameMark>> Capture::newest(kiosk::GreyImage& picture, kiosk::Duration timeout) {
  auto buffer = newest_buffer(timeout);
  if (!buffer) return failure(end(buffer.error()));
  if (!*buffer) return std::nullopt;
  const bool whole = convert(**buffer, picture);
  if (auto back = device_->queue((*buffer)->index); !back) return failure(end(back.error()));
  if (!whole) {
    count_damaged();
    return std::nullopt;
  }
  ++counts_.whole;
  return mark_of((*buffer)->sequence, (*buffer)->timestamp, picture);
}

Capture::Step<std::optional<FilledBuffer>> Capture::newest_buffer(kiosk::Duration timeout) {
  std::optional<FilledBuffer> best;
  std::size_t filled = 0;
  // As many as there are and no more, so that a driver that fills them at once does not keep us.
  for (; filled < buffers_.size(); ++filled) {
    auto next = device_->dequeue(filled == 0 ? timeout : kiosk::Duration(0));
    if (!next) return failure(std::move(next.error()));
    if (!*next) break;
    if ((*next)->index >= buffers_.size()) return failure(DeviceError{EINVAL, "take a buffer that is none of ours"});
    auto back = *next;
    if (!(*next)->damaged) std::swap(best, back);
    if (!back) continue;
    if (auto queued = device_->queue(back->index); !queued) return failure(std::move(queued.error()));
    if (back->damaged) {
      count_damaged();
    } else {
      ++counts_.old;
    }
  }
  if (!best || filled < std::max<std::size_t>(2, buffers_.size() - 1)) return best;
  if (auto queued = device_->queue(best->index); !queued) return failure(std::move(queued.error()));
  ++counts_.old;
  return std::nullopt;
}

bool Capture::convert(const FilledBuffer& buffer, kiosk::GreyImage& picture) {
  const auto& memory = buffers_[buffer.index];
  if (buffer.used == 0 || buffer.used > memory.size()) return false;
  return converter_.convert(layout_, memory.first(buffer.used), picture);
}

/// The first, the second, the fourth and so on is logged: a bad cable damages thousands.
void Capture::count_damaged() {
  ++counts_.damaged;
  if (std::has_single_bit(counts_.damaged)) {
    kiosk::log::warning("camera", path_ + ": " + std::to_string(counts_.damaged) + " damaged frames so far, of " +
                                      std::to_string(counts_.damaged + counts_.whole));
  }
}

CameraError Capture::end(const DeviceError& error) {
  close();
  return lost(path_, error);
}

}  // namespace platform::camera
