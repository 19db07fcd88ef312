// SPDX-License-Identifier: Apache-2.0
// Time left, as poll() takes it.
#pragma once

#include <algorithm>
#include <chrono>
#include <limits>

namespace platform::camera {

/// Rounded up, never negative.
[[nodiscard]] inline int milliseconds_until(std::chrono::steady_clock::time_point deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
  return static_cast<int>(std::clamp<long long>(left, 0, std::numeric_limits<int>::max()));
}

}  // namespace platform::camera
