// SPDX-License-Identifier: Apache-2.0
// The VideoDevice of Linux: V4L2 ioctls on a node, its buffers mapped.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "platform/camera/video_device.hpp"

namespace platform::camera {

/// Streaming with mapped buffers (V4L2_MEMORY_MMAP), one plane a frame. Nothing blocks but dequeue().
class KernelVideoDevice final : public VideoDevice {
 public:
  KernelVideoDevice() = default;
  ~KernelVideoDevice() override;
  KernelVideoDevice(const KernelVideoDevice&) = delete;
  KernelVideoDevice& operator=(const KernelVideoDevice&) = delete;

  [[nodiscard]] Answer<DeviceInfo> open(const std::string& path) override;
  [[nodiscard]] Answer<std::vector<Offer>> offers(int width, int height) override;
  [[nodiscard]] Answer<Layout> set_mode(const Mode& mode) override;
  [[nodiscard]] Answer<void> set_control(std::uint32_t id, std::int32_t value) override;
  [[nodiscard]] Answer<std::vector<std::span<const std::uint8_t>>> start(unsigned buffers) override;
  [[nodiscard]] Answer<std::optional<FilledBuffer>> dequeue(kiosk::Duration timeout) override;
  [[nodiscard]] Answer<void> queue(unsigned index) override;
  void close() override;

 private:
  struct Mapping {
    void* memory = nullptr;
    std::size_t length = 0;
  };

  [[nodiscard]] Answer<void> map(unsigned index);
  void set_frame_rate(int frames_a_second) const;

  int fd_ = -1;
  bool streaming_ = false;
  std::vector<Mapping> mappings_;
};

}  // namespace platform::camera
