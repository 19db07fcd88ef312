// Which Noto family draws which script.
#pragma once

#include <string_view>

namespace platform::sdl {

struct Script {
  char32_t first = 0, last = 0;
  std::string_view family;  ///< file name up to "-Regular.ttf"
  std::string_view tag;     ///< ISO 15924, for the shaper; empty: let it be
  bool right_to_left = false;
  bool cjk = false;  ///< in the folder of fonts-noto-cjk
};

/// The entry for a code point; the one for plain Noto Sans where there is none.
[[nodiscard]] const Script& script_of(char32_t code_point);

}  // namespace platform::sdl
