// SPDX-License-Identifier: Apache-2.0
// The Camera of Linux: V4L2, with hot-plug and an eye on streams that hang.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "kiosk/ports/camera.hpp"
#include "platform/camera/capture.hpp"
#include "platform/camera/settings.hpp"
#include "platform/camera/stale_watch.hpp"
#include "platform/camera/video_device.hpp"
#include "platform/camera/video_nodes.hpp"

namespace platform::camera {

/// What the camera stands on; in tests all of it is played.
struct VideoSystem {
  std::unique_ptr<VideoDevice> device;
  std::unique_ptr<VideoNodes> nodes;
  std::function<std::chrono::steady_clock::time_point()> now;
};

/// V4L2, udev and the steady clock.
[[nodiscard]] VideoSystem kernel_video();

/// Opened by the first next_frame(), and again by the next one after an error. Where no camera is there, next_frame()
/// waits up to its timeout for one to be plugged in before it says kGone; it is looked for under the path of the
/// settings, or anew among all. kUnusable is said at once, with the remedy in its text; a caller that asks again pauses
/// first.
///
/// A stream that hangs (StaleWatch) is started anew once, the device closed and opened; if it then hangs on it is
/// kGone. Damaged frames are left out and counted, and a stream of nothing else hangs.
class V4l2Camera final : public kiosk::ports::Camera {
 public:
  explicit V4l2Camera(V4l2Settings settings) : V4l2Camera(std::move(settings), kernel_video()) {}
  V4l2Camera(V4l2Settings settings, VideoSystem system);

  [[nodiscard]] kiosk::Result<bool, kiosk::ports::CameraError> next_frame(kiosk::GreyImage& frame,
                                                                          kiosk::Duration timeout) override;

  /// On the thread of next_frame().
  [[nodiscard]] const FrameCounts& counts() const { return capture_.counts(); }

 private:
  using Moment = std::chrono::steady_clock::time_point;
  template <class Value>
  using Answer = kiosk::Result<Value, kiosk::ports::CameraError>;

  [[nodiscard]] Answer<bool> frame_until(kiosk::GreyImage& frame, Moment deadline);
  [[nodiscard]] Answer<void> await_camera(Moment deadline);
  [[nodiscard]] Answer<void> find();
  [[nodiscard]] Answer<void> find_any();
  [[nodiscard]] Answer<void> start_anew();
  void watch_stream();
  [[nodiscard]] kiosk::Duration until(Moment moment) const;

  const std::string device_;  ///< of the settings
  std::unique_ptr<VideoNodes> nodes_;
  std::function<Moment()> now_;
  Capture capture_;
  StaleWatch watch_;
  std::string watched_;        ///< the camera that watch_ knows, by path and name
  bool started_anew_ = false;  ///< because it hung, and it has not been well for long since
  kiosk::GreyImage picture_;   ///< the next frame, until it is known to be one
};

}  // namespace platform::camera
