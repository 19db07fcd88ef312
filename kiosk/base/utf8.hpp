// SPDX-License-Identifier: Apache-2.0
// UTF-8: code points out of bytes nobody vouches for, and the units that no line break may part.
#pragma once

#include <cstddef>
#include <string_view>

namespace kiosk::utf8 {

inline constexpr char32_t kReplacement = U'\uFFFD';

struct CodePoint {
  char32_t value = kReplacement;
  std::size_t bytes = 0;
  bool valid = false;  ///< false: `bytes` are a broken sequence, and `value` is kReplacement
};

/// The code point at the front of `text`, which is not empty. Well-formed is what table 3-7 of the Unicode Standard
/// says; of what is not, as many bytes as begin a sequence count as one (its "maximal subpart"), at least one.
[[nodiscard]] CodePoint first_of(std::string_view text);

/// Whether `value` belongs to the character before it: marks that combine (Unicode 14, categories Mn, Mc and Me, in
/// the basic plane), the am of Thai and Lao, the vowels and finals of conjoining Hangul, joiners, variation
/// selectors, skin tones and tags.
[[nodiscard]] bool joins_previous(char32_t value);

/// Bytes of the first unit of `text`, which is not empty: a code point with all that joins it, what a zero width
/// joiner ties to it, a flag's two letters. Spaces and control characters are units alone. No unit has more than 32
/// code points, so that hostile text has line breaks too. An approximation of the clusters of UAX #29.
[[nodiscard]] std::size_t first_unit(std::string_view text);

}  // namespace kiosk::utf8
