// SPDX-License-Identifier: Apache-2.0
// Counts what was held up and cannot be a pass: all that is ever known of it.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>

#include "kiosk/base/instant.hpp"

namespace kiosk::app {

/// All on any thread; `now` never goes back.
class RefusedScans {
 public:
  void count();

  /// Says in the log how many came since it was last said, at most once in kEvery. Call it now and then.
  void report(Instant now);

  /// How many there were in all.
  [[nodiscard]] std::uint64_t total() const;

  static constexpr Duration kEvery = std::chrono::minutes{1};

 private:
  mutable std::mutex mutex_;
  std::uint64_t total_ = 0;
  std::uint64_t said_ = 0;
  std::optional<Instant> said_at_;
};

}  // namespace kiosk::app
