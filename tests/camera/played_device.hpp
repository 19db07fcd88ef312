// SPDX-License-Identifier: Apache-2.0
// A video device that plays frames at a steady pace, in a world whose clock stands still but for waiting.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/camera/v4l2_camera.hpp"

namespace tests {

/// A buffer as a driver fills it.
struct PlayedFrame {
  std::vector<std::uint8_t> bytes;
  bool damaged = false;
  std::optional<std::size_t> used{};        ///< else all of `bytes`
  std::optional<unsigned> index{};          ///< else the buffer's own
  std::optional<std::uint32_t> sequence{};  ///< else counted
  std::optional<std::int64_t> timestamp{};  ///< else the world's time
};

/// A camera that can be plugged in.
struct PlayedCamera {
  platform::camera::DeviceInfo info{"Lobby Camera", "usb-0000:00:14.0-1", true, true, false};
  std::vector<platform::camera::Offer> offers;
  /// What the driver makes of the mode that is asked for.
  std::function<platform::camera::Layout(const platform::camera::Mode&)> layout;
  /// The n-th frame since the stream started; nothing: none comes in its place.
  std::function<std::optional<PlayedFrame>(int n)> frame;
  std::chrono::milliseconds every{33};
  std::size_t buffer_size = 0;
  std::size_t most_buffers = 32;
};

enum class Call { kOpen, kOffers, kSetMode, kSetControl, kStart, kDequeue, kQueue };

inline constexpr Call kCalls[]{Call::kOpen,  Call::kOffers,  Call::kSetMode, Call::kSetControl,
                               Call::kStart, Call::kDequeue, Call::kQueue};

/// Everything outside the camera under test.
struct World {
  std::chrono::steady_clock::time_point now{std::chrono::hours(1)};
  std::map<std::string, PlayedCamera> plugged_in;  ///< by path
  std::map<Call, int> failing;                     ///< the errno with which the call fails
  std::map<Call, int> failing_once;                ///< the same for its next time alone
  std::function<void()> while_waiting;             ///< when somebody waits for a node to appear
  bool node_appeared = false;
  int opened = 0;
  int open_now = 0;
  std::vector<std::pair<std::uint32_t, std::int32_t>> controls;
  std::vector<platform::camera::Mode> modes;
};

/// The world as the camera sees it; `world` outlives it.
[[nodiscard]] platform::camera::VideoSystem system_of(World& world);

}  // namespace tests
