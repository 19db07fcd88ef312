// SPDX-License-Identifier: Apache-2.0
// The memory that the kiosk writes pictures into and its decoder reads them from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "kiosk/base/result.hpp"
#include "platform/decoder/descriptor.hpp"

namespace platform::decoder {

/// Anonymous shared memory with seals: its size is fixed, so that no reader meets its end too early, and nobody but
/// this object can write to it. Pages cost memory from their first use. One thread.
class FrameMemory {
 public:
  /// The error says which call failed and why.
  [[nodiscard]] static kiosk::Result<FrameMemory, std::string> make(std::size_t bytes);

  FrameMemory() = default;
  ~FrameMemory();
  FrameMemory(FrameMemory&& other) noexcept;
  FrameMemory& operator=(FrameMemory&& other) noexcept;

  [[nodiscard]] explicit operator bool() const { return start_ != nullptr; }
  /// For the child; closed on exec.
  [[nodiscard]] int fd() const { return fd_.get(); }
  /// At most as many bytes as it was made with; the reader must not be reading.
  void write(std::span<const std::uint8_t> bytes);

 private:
  Descriptor fd_;
  std::uint8_t* start_ = nullptr;
  std::size_t size_ = 0;
};

/// The reading side, for the life of the process: the memory behind `fd`, which may be closed afterwards. An empty span
/// where there is none.
[[nodiscard]] std::span<const std::uint8_t> map_frames(int fd);

}  // namespace platform::decoder
