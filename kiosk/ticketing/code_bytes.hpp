// SPDX-License-Identifier: Apache-2.0
// The fields of a signed code, big-endian, each with its length or of a fixed one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kiosk::ticketing {

/// 1 to `most` bytes of printable ASCII, 20 to 7E hex.
[[nodiscard]] bool is_code_name(std::string_view text, std::size_t most);

/// The lowest `bytes` bytes of the value, 1 to 4.
void put_number(std::string& out, std::uint32_t value, int bytes);
/// Its length in one byte, then itself. Precondition: at most 255 bytes.
void put_name(std::string& out, const std::string& text);

/// Takes fields off the front; past the end it gives zeros and is no longer whole.
class Fields {
 public:
  explicit Fields(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] std::string_view take(std::size_t count);
  [[nodiscard]] std::uint32_t number(std::size_t bytes);
  [[nodiscard]] std::string name() { return std::string(take(number(1))); }

  [[nodiscard]] bool whole() const { return whole_; }
  [[nodiscard]] bool empty() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  bool whole_ = true;
};

}  // namespace kiosk::ticketing
