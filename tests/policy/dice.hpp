// SPDX-License-Identifier: Apache-2.0
// Random choices from a fixed seed, the same on every machine.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <random>
#include <vector>

namespace kiosk::policy::test {

/// The engine's numbers are fixed by the standard; the distributions' are not, so there are none here.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}

  /// From `lowest` to `highest`, both included.
  int number(int lowest, int highest) {
    return lowest + static_cast<int>(engine_() % static_cast<std::uint32_t>(highest - lowest + 1));
  }
  bool one_in(int n) { return number(1, n) == 1; }

  template <class T>
  const T& of(const std::vector<T>& choices) {
    return choices.at(static_cast<std::size_t>(number(0, static_cast<int>(choices.size()) - 1)));
  }
  template <class T>
  T of(std::initializer_list<T> choices) {
    return of(std::vector<T>(choices));
  }

 private:
  std::mt19937 engine_;
};

}  // namespace kiosk::policy::test
