// SPDX-License-Identifier: Apache-2.0
// A camera's buffer as a grey picture.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "kiosk/base/image.hpp"
#include "platform/camera/video_device.hpp"

namespace platform::camera {

/// No camera of a kiosk sends a larger picture; a layout beyond it is a broken driver's.
inline constexpr int kLongestSide = 8192;

/// Whether pictures can lie so: sides of 1 to kLongestSide, rows at least as long as their pixels.
[[nodiscard]] bool is_sound(const Layout& layout);

/// How many bytes a buffer has to hold; 0 for MJPEG, whose frames have the length they have. `layout` is sound.
[[nodiscard]] std::size_t bytes_needed(const Layout& layout);

/// Keeps a JPEG decoder. One thread.
class GreyConverter {
 public:
  GreyConverter();

  /// Writes the luma of `bytes` (what of the buffer is used) into `picture`, whose memory is used again. False, with
  /// `picture` in whatever state, where a frame is too short, is no JPEG of the layout's size, or is a JPEG that the
  /// decoder has anything to say about: half a picture is worse than the next one. JPEG frames without Huffman tables
  /// (as many cameras send them) and with bytes after their end are whole. `layout` is sound.
  [[nodiscard]] bool convert(const Layout& layout, std::span<const std::uint8_t> bytes, kiosk::GreyImage& picture);

 private:
  struct Destroy {
    void operator()(void* decoder) const;
  };

  [[nodiscard]] bool decode(std::span<const std::uint8_t> jpeg, kiosk::GreyImage& picture);

  std::unique_ptr<void, Destroy> decoder_;  ///< a tjhandle; empty where there was no memory for one
};

}  // namespace platform::camera
