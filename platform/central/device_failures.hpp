// SPDX-License-Identifier: Apache-2.0
// Which devices fail more often than a device does that is used as it is meant: a stolen one, or a broken one.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <string>

namespace central {

/// A device is suspicious with more failures than this ...
inline constexpr std::size_t kFailuresAllowed = 20;
/// ... within this time.
inline constexpr std::chrono::minutes kFailuresWithin{10};

/// Any thread.
class DeviceFailures {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// `devices`: how many are remembered at once, at least 1; one more, and the one that failed longest ago is
  /// forgotten.
  explicit DeviceFailures(std::size_t devices = 4096) : most_(devices) {}

  /// Notes a failure at `now`. True where the device becomes suspicious by it; once, until it has been good for a
  /// while.
  [[nodiscard]] bool count(const std::string& device, Time now);

  /// How many devices are suspicious at `now`.
  [[nodiscard]] std::size_t suspicious(Time now) const;

 private:
  /// The newest failures of a device, in a ring.
  struct Failures {
    std::array<Time, kFailuresAllowed + 1> at{};
    std::size_t next = 0;  ///< where the next one goes, which is where the oldest stands once all are full
    std::size_t count = 0;
    bool told = false;

    [[nodiscard]] bool too_many(Time now) const;
    [[nodiscard]] Time newest() const { return at[(next + at.size() - 1) % at.size()]; }
  };

  const std::size_t most_;
  mutable std::mutex mutex_;
  std::map<std::string, Failures> devices_;  ///< guarded by mutex_
};

}  // namespace central
