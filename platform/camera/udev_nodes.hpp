// SPDX-License-Identifier: Apache-2.0
// The VideoNodes of udev: enumeration, and its messages about nodes that were plugged in.
#pragma once

#include <memory>
#include <vector>

#include <libudev.h>

#include "platform/camera/video_nodes.hpp"

namespace platform::camera {

/// Hears of a node after udev's rules are through with it, so that its group and its links are set. Where udev cannot
/// be reached (a container) nothing is ever listed and nothing appears; a device named by its path works all the same.
class UdevNodes final : public VideoNodes {
 public:
  UdevNodes();

  [[nodiscard]] std::vector<VideoNode> list() override;
  [[nodiscard]] bool appeared(kiosk::Duration timeout) override;

 private:
  struct Unref {
    void operator()(udev* library) const { udev_unref(library); }
    void operator()(udev_monitor* monitor) const { udev_monitor_unref(monitor); }
  };

  void listen();
  [[nodiscard]] bool take_message();

  std::unique_ptr<udev, Unref> library_;
  std::unique_ptr<udev_monitor, Unref> monitor_;  ///< empty where udev cannot be heard
};

}  // namespace platform::camera
