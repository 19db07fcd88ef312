// SPDX-License-Identifier: Apache-2.0
// Text made fit for paper: cleaned of what cannot be drawn, broken into lines that fit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ports/canvas.hpp"

namespace kiosk::printing {

/// Valid UTF-8 on one line: control characters and white space become single spaces, none at the ends; each broken
/// sequence becomes one U+FFFD (see kiosk/base/utf8.hpp).
[[nodiscard]] std::string clean_line(std::string_view text);

/// Breaks `clean` (see clean_line) into lines at most `width` pixels wide, at spaces where it can, otherwise inside
/// the word between the units of kiosk/base/utf8.hpp; inside a unit only where it is wider than `width` alone. A single
/// code point wider than `width` has a line of its own.
/// No lines where `clean` is empty.
[[nodiscard]] std::vector<std::string> wrap_line(const ports::Canvas& canvas, const ports::TextStyle& style,
                                                 std::string_view clean, int width);

}  // namespace kiosk::printing
