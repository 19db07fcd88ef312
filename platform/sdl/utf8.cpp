// UTF-8 as a canvas draws it; the well-formed sequences are those of the Unicode Standard, table 3-7.
#include "platform/sdl/utf8.hpp"

#include <array>

namespace platform::sdl {
namespace {

struct Lead {
  unsigned first, last;      // of the lead byte
  unsigned low, high;        // of the second byte
  std::size_t continuation;  // bytes after the lead
  unsigned bits;             // of the lead that count
};

constexpr std::array<Lead, 8> kLeads{{{0xC2, 0xDF, 0x80, 0xBF, 1, 0x1F},
                                      {0xE0, 0xE0, 0xA0, 0xBF, 2, 0x0F},
                                      {0xE1, 0xEC, 0x80, 0xBF, 2, 0x0F},
                                      {0xED, 0xED, 0x80, 0x9F, 2, 0x0F},
                                      {0xEE, 0xEF, 0x80, 0xBF, 2, 0x0F},
                                      {0xF0, 0xF0, 0x90, 0xBF, 3, 0x07},
                                      {0xF1, 0xF3, 0x80, 0xBF, 3, 0x07},
                                      {0xF4, 0xF4, 0x80, 0x8F, 3, 0x07}}};

unsigned byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

// One code point at `at`, which moves behind it; behind the longest valid beginning where it is broken.
char32_t next(std::string_view text, std::size_t& at) {
  const unsigned lead = byte_at(text, at++);
  if (lead < 0x80) {
    return lead;
  }
  for (const Lead& kind : kLeads) {
    if (lead < kind.first || lead > kind.last) {
      continue;
    }
    char32_t code_point = lead & kind.bits;
    for (std::size_t i = 0; i < kind.continuation; ++i) {
      const unsigned low = i == 0 ? kind.low : 0x80U;
      const unsigned high = i == 0 ? kind.high : 0xBFU;
      if (at >= text.size() || byte_at(text, at) < low || byte_at(text, at) > high) {
        return U'\uFFFD';
      }
      code_point = (code_point << 6U) | (byte_at(text, at++) & 0x3FU);
    }
    return code_point;
  }
  return U'\uFFFD';
}

bool invisible(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF ||
         (c >= 0xE0000 && c <= 0xE0FFF);
}

}  // namespace

std::u32string decode(std::string_view text, std::size_t limit) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size() && out.size() < limit;) {
    const char32_t c = next(text, at);
    if (!invisible(c)) {
      out += c;
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
