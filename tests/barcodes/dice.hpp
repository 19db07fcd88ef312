// SPDX-License-Identifier: Apache-2.0
// Numbers by chance that are the same on every machine: std's distributions are not.
#pragma once

#include <cstdint>

namespace tests {

/// Throw them in statements or braces: compilers order the arguments of a function as they like.
///
/// A counter whose steps are mixed by multiplications and shifts; good enough for pictures, for nothing else.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15U + 0x1234567U) {}

  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    auto mixed = (state_ ^ (state_ >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31U);
  }

  /// Both ends included; `from` is at most `to`.
  int between(int from, int to) {
    const auto span = static_cast<std::uint64_t>(static_cast<std::int64_t>(to) - from) + 1;
    return from + static_cast<int>((next() >> 32U) * span >> 32U);
  }

  bool one_in(int count) { return between(1, count) == 1; }

 private:
  std::uint64_t state_;
};

}  // namespace tests
