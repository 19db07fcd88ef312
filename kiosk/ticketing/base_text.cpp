// SPDX-License-Identifier: Apache-2.0
// Five or six bits a digit, the highest first; what is left over in the last digit is zero.
#include "kiosk/ticketing/base_text.hpp"

#include <cstdint>

namespace kiosk::ticketing {
namespace {

struct Alphabet {
  std::string_view digits;
  unsigned bits;  ///< a digit
};

constexpr Alphabet kBase64url{"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", 6};
constexpr Alphabet kBase32{"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 5};

std::string encoded(std::string_view bytes, const Alphabet& alphabet) {
  const std::uint32_t mask = (1U << alphabet.bits) - 1;
  std::string out;
  std::uint32_t held = 0;
  unsigned bits = 0;
  for (const char c : bytes) {
    held = (held << 8U) | static_cast<unsigned char>(c);
    for (bits += 8; bits >= alphabet.bits; bits -= alphabet.bits) {
      out += alphabet.digits[(held >> (bits - alphabet.bits)) & mask];
    }
  }
  if (bits > 0) out += alphabet.digits[(held << (alphabet.bits - bits)) & mask];
  return out;
}

std::optional<std::string> decoded(std::string_view text, const Alphabet& alphabet) {
  std::string out;
  std::uint32_t held = 0;
  unsigned bits = 0;
  for (const char c : text) {
    const auto digit = alphabet.digits.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    held = (held << alphabet.bits) | static_cast<std::uint32_t>(digit);
    bits += alphabet.bits;
    if (bits >= 8) {
      bits -= 8;
      out += static_cast<char>((held >> bits) & 0xFFU);
    }
  }
  // A digit too many, or bits in the last one that belong to no byte.
  if (encoded(out, alphabet) != text) return std::nullopt;
  return out;
}

}  // namespace

std::string to_base64url(std::string_view bytes) { return encoded(bytes, kBase64url); }
std::optional<std::string> from_base64url(std::string_view text) { return decoded(text, kBase64url); }
std::string to_base32(std::string_view bytes) { return encoded(bytes, kBase32); }
std::optional<std::string> from_base32(std::string_view text) { return decoded(text, kBase32); }

}  // namespace kiosk::ticketing
