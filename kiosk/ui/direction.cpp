// SPDX-License-Identifier: Apache-2.0
// The first strong letter of a text. Scripts that run from the right stand together in Unicode, all others are taken to
// run from the left; numbers, marks and signs have no direction of their own.
#include "kiosk/ui/direction.hpp"

#include <algorithm>
#include <array>

#include "kiosk/base/utf8.hpp"

namespace kiosk::ui {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Hebrew to Arabic Extended-A, the presentation forms, and the old and new scripts of the supplementary plane.
constexpr std::array<Range, 5> kFromRight{
    {{0x0590, 0x08FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFE}, {0x10800, 0x10FFF}, {0x1E800, 0x1EFFF}}};
// Of these blocks: points and accents, the digits and signs of Arabic, which are weak.
constexpr std::array<Range, 7> kWeakAmongThem{{{0x0591, 0x05BD},
                                               {0x0600, 0x0607},
                                               {0x0609, 0x061B},
                                               {0x064B, 0x066C},
                                               {0x06D6, 0x06E4},
                                               {0x06E7, 0x06ED},
                                               {0x06F0, 0x06F9}}};

template <std::size_t N>
bool is_in(char32_t value, const std::array<Range, N>& ranges) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [value](const Range& range) { return value >= range.first && value <= range.last; });
}

bool is_latin_letter(char32_t value) { return (value >= 'A' && value <= 'Z') || (value >= 'a' && value <= 'z'); }

// From the Latin-1 letters on nearly everything is a letter; general punctuation to the end of the symbols is not.
bool is_other_letter(char32_t value) {
  if (value == 0xAA || value == 0xB5 || value == 0xBA) return true;
  if (value < 0xC0 || value == 0xD7 || value == 0xF7) return false;
  return (value < 0x0300 || value > 0x036F) && (value < 0x2000 || value > 0x2BFF) &&
         (value < 0x3000 || value > 0x3004) && (value < 0x3008 || value > 0x3020) &&
         (value < 0xFE00 || value > 0xFE6F) && value != utf8::kReplacement && value < 0x1F000;
}

constexpr char32_t kFirstIsolate = 0x2066;
constexpr char32_t kLastIsolate = 0x2068;
constexpr char32_t kEndOfIsolate = 0x2069;

}  // namespace

ports::Direction direction_of(std::string_view text, ports::Direction otherwise) {
  int isolates = 0;
  while (!text.empty()) {
    const auto point = utf8::first_of(text);
    text.remove_prefix(point.bytes);
    const char32_t value = point.value;
    if (value >= kFirstIsolate && value <= kLastIsolate) {
      ++isolates;
    } else if (value == kEndOfIsolate) {
      isolates = std::max(0, isolates - 1);
    } else if (isolates == 0) {
      if (is_in(value, kFromRight)) {
        if (!is_in(value, kWeakAmongThem)) return ports::Direction::kRightToLeft;
      } else if (is_latin_letter(value) || (value > 0x7F && is_other_letter(value))) {
        return ports::Direction::kLeftToRight;
      }
    }
  }
  return otherwise;
}

}  // namespace kiosk::ui
