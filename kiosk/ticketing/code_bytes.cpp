// SPDX-License-Identifier: Apache-2.0
// The fields of a signed code: written, and taken off bytes that may end anywhere.
#include "kiosk/ticketing/code_bytes.hpp"

#include <algorithm>

namespace kiosk::ticketing {

bool is_code_name(std::string_view text, std::size_t most) {
  const auto printable = [](char c) { return c >= ' ' && c <= '~'; };
  return !text.empty() && text.size() <= most && std::ranges::all_of(text, printable);
}

void put_number(std::string& out, std::uint32_t value, int bytes) {
  for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) out += static_cast<char>((value >> shift) & 0xFFU);
}

void put_name(std::string& out, const std::string& text) {
  put_number(out, static_cast<std::uint32_t>(text.size()), 1);
  out += text;
}

std::string_view Fields::take(std::size_t count) {
  whole_ = whole_ && count <= rest_.size();
  if (!whole_) return {};
  const auto taken = rest_.substr(0, count);
  rest_.remove_prefix(count);
  return taken;
}

std::uint32_t Fields::number(std::size_t bytes) {
  std::uint32_t value = 0;
  for (const char c : take(bytes)) value = (value << 8U) | static_cast<unsigned char>(c);
  return value;
}

}  // namespace kiosk::ticketing
