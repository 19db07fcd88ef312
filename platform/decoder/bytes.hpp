// SPDX-License-Identifier: Apache-2.0
// Little-endian fields written to and read from a message.
#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace platform::decoder::wire {

template <std::unsigned_integral Number>
void put(std::string& message, Number value) {
  for (std::size_t i = 0; i < sizeof value; ++i) message += static_cast<char>((value >> (8 * i)) & 0xFFU);
}

/// At most 65,535 bytes: what is longer is cut off.
inline void put_bytes(std::string& message, std::string_view bytes) {
  bytes = bytes.substr(0, 0xFFFF);
  put(message, static_cast<std::uint16_t>(bytes.size()));
  message += bytes;
}

/// Takes fields off the front. Once one is missing everything is: numbers are 0, bytes are empty, whole() is false.
class Fields {
 public:
  explicit Fields(std::string_view message) : left_(message) {}

  template <std::unsigned_integral Number>
  [[nodiscard]] Number number() {
    const auto bytes = take(sizeof(Number));
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    }
    return static_cast<Number>(value);
  }

  /// 0 or 1; anything else is an error.
  [[nodiscard]] bool flag() {
    const auto value = number<std::uint8_t>();
    if (value > 1) give_up();
    return value == 1;
  }

  /// At most `most` of them; more is an error.
  [[nodiscard]] std::string_view bytes(std::size_t most) {
    const auto length = number<std::uint16_t>();
    if (length > most) give_up();
    return take(length);
  }

  void give_up() {
    good_ = false;
    left_ = {};
  }

  /// Nothing was missing so far.
  [[nodiscard]] bool good() const { return good_; }
  /// Nothing was missing and nothing is left.
  [[nodiscard]] bool whole() const { return good_ && left_.empty(); }

 private:
  std::string_view take(std::size_t length) {
    if (!good_ || length > left_.size()) {
      give_up();
      return {};
    }
    const auto taken = left_.substr(0, length);
    left_.remove_prefix(length);
    return taken;
  }

  std::string_view left_;
  bool good_ = true;
};

}  // namespace platform::decoder::wire
