// SPDX-License-Identifier: Apache-2.0
// Base45: two bytes are three digits, the lowest first; an odd last byte is two.
#include "kiosk/ticketing/base45.hpp"

#include <cstddef>

namespace kiosk::ticketing {
namespace {

constexpr std::string_view kDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

unsigned byte_at(std::string_view bytes, std::size_t i) { return static_cast<unsigned char>(bytes[i]); }

/// The number that `digits` stand for, lowest first; nothing where one is no digit.
std::optional<unsigned> number_of(std::string_view digits) {
  unsigned value = 0;
  for (std::size_t i = digits.size(); i-- > 0;) {
    const auto digit = kDigits.find(digits[i]);
    if (digit == std::string_view::npos) return std::nullopt;
    value = value * 45 + static_cast<unsigned>(digit);
  }
  return value;
}

}  // namespace

std::string to_base45(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 2) {
    const bool pair = i + 1 < bytes.size();
    unsigned value = pair ? byte_at(bytes, i) * 256 + byte_at(bytes, i + 1) : byte_at(bytes, i);
    for (int digit = 0; digit < (pair ? 3 : 2); ++digit, value /= 45) out += kDigits[value % 45];
  }
  return out;
}

std::optional<std::string> from_base45(std::string_view text) {
  if (text.size() % 3 == 1) return std::nullopt;
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += 3) {
    const auto digits = text.substr(i, 3);
    const auto value = number_of(digits);
    const bool pair = digits.size() == 3;
    if (!value || *value > (pair ? 0xFFFFU : 0xFFU)) return std::nullopt;
    if (pair) out += static_cast<char>(*value >> 8U);
    out += static_cast<char>(*value & 0xFFU);
  }
  return out;
}

}  // namespace kiosk::ticketing
