// SPDX-License-Identifier: Apache-2.0
// Percent-encoding, byte by byte.
#include "kiosk/ticketing/percent.hpp"

namespace kiosk::ticketing {

std::string percent_escaped(std::string_view text, std::string_view plain) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (plain.find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHex[byte >> 4U];
    out += kHex[byte & 15U];
  }
  return out;
}

}  // namespace kiosk::ticketing
