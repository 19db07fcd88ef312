// SPDX-License-Identifier: Apache-2.0
// Idempotency keys: UUIDs of version 7, so that they sort by the time they were made.
#pragma once

#include <cstdint>
#include <mutex>

#include "kiosk/ports/clock.hpp"
#include "kiosk/ports/id_source.hpp"

namespace platform::os {

/// RFC 9562, 5.7: 48 bits of Unix time in milliseconds, the version, 74 random bits and the variant.
/// Each key is greater than the one before, also within one millisecond and when the clock is set back (6.2,
/// method 2: the random bits count up by a random step). Randomness is the kernel's.
class UuidV7Source final : public kiosk::ports::IdSource {
 public:
  /// `clock` outlives the source.
  explicit UuidV7Source(const kiosk::ports::Clock& clock) : clock_(clock) {}

  [[nodiscard]] kiosk::IdempotencyKey fresh() override;

 private:
  void start_millisecond(std::uint64_t milliseconds);
  void count_up();

  const kiosk::ports::Clock& clock_;
  std::mutex mutex_;
  std::uint64_t milliseconds_ = 0;  ///< of the last key; 48 bits
  std::uint64_t high_ = 0;          ///< rand_a, 12 bits
  std::uint64_t low_ = 0;           ///< rand_b, 62 bits
  bool started_ = false;
};

}  // namespace platform::os
