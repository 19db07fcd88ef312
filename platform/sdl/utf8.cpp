// SPDX-License-Identifier: Apache-2.0
// What a canvas draws of the code points there are, and its way back to bytes for the type library.
#include "platform/sdl/utf8.hpp"

#include "kiosk/base/utf8.hpp"
#include "platform/sdl/bidi.hpp"

namespace platform::sdl {
namespace {

bool invisible(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x200B || c == 0x2028 || c == 0x2029 ||
         (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF);
}

}  // namespace

std::u32string decode(std::string_view text, std::size_t limit) {
  std::u32string out;
  std::size_t marks = 0;
  while (!text.empty() && out.size() - marks < limit) {
    const auto next = kiosk::utf8::first_of(text);
    text.remove_prefix(next.bytes);
    if (is_direction_mark(next.value)) {
      if (marks < limit) {
        out += next.value;
        ++marks;
      }
    } else if (!invisible(next.value)) {
      out += next.value;
    }
  }
  return out;
}

void append_utf8(std::string& to, char32_t c) {
  const auto put = [&to](char32_t byte) { to += static_cast<char>(static_cast<unsigned char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | (c >> 6U));
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | (c >> 12U));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | (c >> 18U));
    put(0x80U | ((c >> 12U) & 0x3FU));
    put(0x80U | ((c >> 6U) & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

}  // namespace platform::sdl
