// SPDX-License-Identifier: Apache-2.0
// Found, opened, watched, lost and found again.
#include "platform/camera/v4l2_camera.hpp"

#include <algorithm>
#include <utility>

#include "kiosk/base/log.hpp"
#include "platform/camera/kernel_video_device.hpp"
#include "platform/camera/trouble.hpp"
#include "platform/camera/udev_nodes.hpp"

namespace platform::camera {

using kiosk::Duration;
using kiosk::failure;
using kiosk::ports::CameraError;

VideoSystem kernel_video() {
  return {std::make_unique<KernelVideoDevice>(), std::make_unique<UdevNodes>(), std::chrono::steady_clock::now};
}

V4l2Camera::V4l2Camera(V4l2Settings settings, VideoSystem system)
    : device_(settings.device),
      nodes_(std::move(system.nodes)),
      now_(std::move(system.now)),
      capture_(std::move(system.device), std::move(settings)) {}

kiosk::Result<bool, CameraError> V4l2Camera::next_frame(kiosk::GreyImage& frame, Duration timeout) {
  const auto deadline = now_() + timeout;
  if (capture_.running()) {
    watch_.asked(now_());
  } else if (auto found = await_camera(deadline); !found) {
    return failure(std::move(found.error()));
  }
  auto came = frame_until(frame, deadline);
  watch_.answered(now_());
  return came;
}

V4l2Camera::Answer<bool> V4l2Camera::frame_until(kiosk::GreyImage& frame, Moment deadline) {
  for (;;) {
    const auto mark = capture_.newest(picture_, until(std::min(deadline, watch_.stale_at())));
    if (!mark) return failure(mark.error());
    if (*mark && watch_.is_new(**mark, now_())) {
      if (watch_.proven()) started_anew_ = false;
      std::swap(frame, picture_);
      return true;
    }
    if (now_() >= watch_.stale_at()) {
      if (auto again = start_anew(); !again) return failure(std::move(again.error()));
    }
    if (now_() >= deadline) return false;
  }
}

/// A camera that hangs again after it was started anew is given up.
V4l2Camera::Answer<void> V4l2Camera::start_anew() {
  const std::string path = capture_.path();
  if (std::exchange(started_anew_, !started_anew_)) {
    capture_.close();
    return failure(CameraError{CameraError::Kind::kGone, "camera " + path + " hangs: it sends no new pictures"});
  }
  kiosk::log::warning("camera", path + " sends no new pictures; it is started anew");
  auto opened = capture_.open(path);
  if (!opened) return failure(std::move(opened.error()));
  if (!*opened) return failure(CameraError{CameraError::Kind::kGone, "camera " + path + " was replaced"});
  watch_stream();
  return {};
}

/// One try at least; further ones when something was plugged in.
V4l2Camera::Answer<void> V4l2Camera::await_camera(Moment deadline) {
  for (;;) {
    auto found = find();
    if (found) {
      watch_stream();
      return found;
    }
    if (found.error().kind == CameraError::Kind::kUnusable) return found;
    const auto left = until(deadline);
    if (!nodes_->appeared(left) || left == Duration(0)) return found;
  }
}

V4l2Camera::Answer<void> V4l2Camera::find() {
  if (device_.empty()) return find_any();
  auto opened = capture_.open(device_);
  if (!opened) return failure(std::move(opened.error()));
  if (!*opened) return failure(unusable(device_, "takes in no pictures; a camera has several nodes: try another one"));
  return {};
}

V4l2Camera::Answer<void> V4l2Camera::find_any() {
  CameraError trouble{CameraError::Kind::kGone, "there is no camera"};
  for (const auto& node : nodes_->list()) {
    auto opened = capture_.open(node.path);
    if (opened && *opened) return {};
    // What can be mended is told before what is missing, and of several the first.
    if (!opened && trouble.kind == CameraError::Kind::kGone) trouble = std::move(opened.error());
  }
  return failure(std::move(trouble));
}

void V4l2Camera::watch_stream() {
  auto camera = capture_.path() + " " + capture_.info().name;
  if (camera != watched_) watch_.forget();
  watched_ = std::move(camera);
  watch_.started(now_(), capture_.info().bus.starts_with("usb-"));
}

Duration V4l2Camera::until(Moment moment) const {
  return std::max(Duration(0), std::chrono::ceil<Duration>(moment - now_()));
}

}  // namespace platform::camera
