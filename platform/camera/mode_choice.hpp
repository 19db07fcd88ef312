// SPDX-License-Identifier: Apache-2.0
// Which of a camera's formats and sizes is taken.
#pragma once

#include <optional>
#include <vector>

#include "platform/camera/video_device.hpp"

namespace platform::camera {

/// What is wanted of a camera; `format` empty: the cheapest that does.
struct WantedMode {
  std::optional<PixelFormat> format{};
  int width = 1280;
  int height = 720;
  int frames_a_second = 30;
};

/// A stream slower than this keeps a visitor waiting: another format or size is taken where there is one.
inline constexpr double kSlowest = 10;  // frames a second

/// The size in the range nearest to `wanted`.
[[nodiscard]] int nearest(const SizeRange& range, int wanted);

/// Of the offers that are fast enough the one nearest in size, and of these the one in the cheapest format; where none
/// is fast enough, of all. A driver that does not say how fast it is counts as fast. Nothing where the wanted format,
/// or for auto any format, is not offered.
[[nodiscard]] std::optional<Mode> choose_mode(const std::vector<Offer>& offers, const WantedMode& wanted);

}  // namespace platform::camera
