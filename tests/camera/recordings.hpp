// SPDX-License-Identifier: Apache-2.0
// What cameras send, made from pictures that we drew: each format, with padding and colour that must not matter.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "kiosk/base/image.hpp"
#include "platform/camera/video_device.hpp"
#include "tests/camera/played_device.hpp"

namespace tests {

/// A QR on grey, as a pass held up: `width` x `height` pixels, at least 300 on each side.
[[nodiscard]] kiosk::GreyImage pass_frame(std::string_view code, int width, int height);

/// The picture as a buffer of this layout, whose size is the picture's; a stride of 0 is none beyond the pixels.
[[nodiscard]] std::vector<std::uint8_t> recorded(const kiosk::GreyImage& picture,
                                                 const platform::camera::Layout& layout);

/// As MJPEG, 4:2:2 as most cameras send it.
[[nodiscard]] std::vector<std::uint8_t> as_jpeg(const kiosk::GreyImage& picture);

/// Without its Huffman tables (DHT segments).
[[nodiscard]] std::vector<std::uint8_t> without_tables(const std::vector<std::uint8_t>& jpeg);

/// A camera that sends what the pictures give, in this layout and no other.
[[nodiscard]] PlayedCamera camera_playing(platform::camera::Layout layout,
                                          std::function<std::optional<PlayedFrame>(int n)> frame);

/// A camera that shows this pass for ever, in grey.
[[nodiscard]] PlayedCamera camera_showing(std::string_view code);

}  // namespace tests
