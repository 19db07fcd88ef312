// SPDX-License-Identifier: Apache-2.0
// Which Noto family draws which script.
#pragma once

#include <string_view>

namespace platform::sdl {

struct Script {
  char32_t first = 0, last = 0;
  std::string_view family;  ///< file name up to "-Regular.ttf"
  std::string_view tag;     ///< ISO 15924, for the shaper; empty: that of its neighbours
  bool cjk = false;         ///< in the folder of fonts-noto-cjk
};

/// The faces of fonts-noto-cjk: the same characters, drawn as each of these countries writes them. The values are
/// their places in the collection.
enum class CjkFace { kJapanese = 0, kKorean = 1, kSimplifiedChinese = 2 };

/// By what a line is written with: kana are Japanese, Hangul is Korean; simplified Chinese where it has neither.
[[nodiscard]] CjkFace cjk_face_of(std::u32string_view line);

/// The entry for a code point; one for plain Noto Sans where there is none.
[[nodiscard]] const Script& script_of(char32_t code_point);

}  // namespace platform::sdl
