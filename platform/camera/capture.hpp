// SPDX-License-Identifier: Apache-2.0
// One stream of one camera: opened as the settings want it, and its newest whole frame made grey.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kiosk/ports/camera.hpp"
#include "platform/camera/settings.hpp"
#include "platform/camera/stale_watch.hpp"
#include "platform/camera/to_grey.hpp"
#include "platform/camera/video_device.hpp"

namespace platform::camera {

/// Frames since the start of the program.
struct FrameCounts {
  std::uint64_t whole = 0;
  std::uint64_t damaged = 0;  ///< marked so by the driver, too short, or no proper JPEG
  std::uint64_t old = 0;      ///< given back unseen, because a newer one was there
};

/// One thread. After an error the stream is closed.
class Capture {
 public:
  template <class Value>
  using Answer = kiosk::Result<Value, kiosk::ports::CameraError>;

  Capture(std::unique_ptr<VideoDevice> device, V4l2Settings settings);

  /// Closes what runs and starts the camera at `path`. False where the node takes in no pictures (the metadata node of
  /// a UVC camera, a radio).
  [[nodiscard]] Answer<bool> open(const std::string& path);

  /// Waits up to `timeout` until a buffer is filled; of those that are, the newest whole one is written into `picture`
  /// and all are given back. Where all but one were full nobody asked for a while, and the driver had none left to
  /// fill: they may show what was long ago, and are all given back unseen. Nothing, with `picture` in whatever state,
  /// where there was none or none whole: time may be left to ask again.
  [[nodiscard]] Answer<std::optional<FrameMark>> newest(kiosk::GreyImage& picture, kiosk::Duration timeout);

  void close();

  [[nodiscard]] bool running() const { return !buffers_.empty(); }
  /// What open() was last given.
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] const DeviceInfo& info() const { return info_; }
  [[nodiscard]] const FrameCounts& counts() const { return counts_; }

 private:
  template <class Value>
  using Step = kiosk::Result<Value, DeviceError>;

  [[nodiscard]] Answer<bool> start(const std::string& path);
  [[nodiscard]] Answer<void> take_mode();
  void set_controls();
  void set_automatic(std::uint32_t id, std::int32_t value);
  void set_wanted(const char* what, std::uint32_t id, int value);
  [[nodiscard]] Step<std::optional<FilledBuffer>> newest_buffer(kiosk::Duration timeout);
  [[nodiscard]] bool convert(const FilledBuffer& buffer, kiosk::GreyImage& picture);
  void count_damaged();
  [[nodiscard]] kiosk::ports::CameraError end(const DeviceError& error);

  std::unique_ptr<VideoDevice> device_;
  const V4l2Settings settings_;
  std::string path_;
  DeviceInfo info_;
  Layout layout_;
  std::vector<std::span<const std::uint8_t>> buffers_;  ///< empty while nothing runs
  GreyConverter converter_;
  FrameCounts counts_;
};

}  // namespace platform::camera
