// SPDX-License-Identifier: Apache-2.0
// What a fuzzer made up, taken from its front piece by piece.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace fuzz {

/// Borrows the bytes. Where they are used up, numbers are 0 and texts are short.
class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : left_(data, size) {}

  [[nodiscard]] bool empty() const { return left_.empty(); }

  /// 0 to 255.
  int byte() {
    if (left_.empty()) return 0;
    const int value = left_.front();
    left_ = left_.subspan(1);
    return value;
  }

  /// 0 to 65,535, the lower byte first.
  int word() {
    const int low = byte();
    return low + 256 * byte();
  }

  /// At most so many.
  std::string text(std::size_t most) {
    const auto piece = left_.first(std::min(most, left_.size()));
    left_ = left_.subspan(piece.size());
    return {piece.begin(), piece.end()};
  }

  /// What has not been taken.
  [[nodiscard]] std::span<const std::uint8_t> rest() const { return left_; }

 private:
  std::span<const std::uint8_t> left_;
};

}  // namespace fuzz
