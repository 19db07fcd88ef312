// SPDX-License-Identifier: Apache-2.0
// What is not well-formed, byte by byte.
#include "platform/central/stored_text.hpp"

#include "kiosk/base/utf8.hpp"

namespace central {
namespace {

std::string escaped(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string made;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    made.append("\\x").append(1, kDigits[byte >> 4U]).append(1, kDigits[byte & 0xFU]);
  }
  return made;
}

}  // namespace

std::string stored_text(std::string_view bytes) {
  std::string made;
  while (!bytes.empty()) {
    const auto next = kiosk::utf8::first_of(bytes);
    const auto front = bytes.substr(0, next.bytes);
    const bool control = next.value < 0x20 || (next.value >= 0x7F && next.value < 0xA0);
    made += next.valid && !control ? std::string(front) : escaped(front);
    bytes.remove_prefix(next.bytes);
  }
  return made;
}

bool is_plain_line(std::string_view text) {
  while (!text.empty()) {
    const auto next = kiosk::utf8::first_of(text);
    if (!next.valid || next.value < 0x20 || next.value == 0x7F) return false;
    text.remove_prefix(next.bytes);
  }
  return true;
}

}  // namespace central
