// SPDX-License-Identifier: Apache-2.0
// UTF-8 as a canvas draws it: code points, with what is broken replaced and what is invisible left out.
#pragma once

#include <string>
#include <string_view>

namespace platform::sdl {

/// Every invalid sequence becomes one U+FFFD; control characters, variation selectors and what else is invisible are
/// dropped. At most `limit` code points come back that are drawn, and as many marks of direction.
[[nodiscard]] std::u32string decode(std::string_view text, std::size_t limit);

void append_utf8(std::string& to, char32_t code_point);

}  // namespace platform::sdl
