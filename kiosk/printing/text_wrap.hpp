// Text made fit for paper: cleaned of what cannot be drawn, broken into lines that fit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ports/canvas.hpp"

namespace kiosk::printing {

/// Valid UTF-8 on one line: control characters and white space become single spaces, none at the ends; each byte
/// that belongs to no valid sequence becomes U+FFFD.
[[nodiscard]] std::string clean_line(std::string_view text);

/// Breaks `clean` (see clean_line) into lines at most `width` pixels wide, at spaces where it can, otherwise inside
/// the word but never before a combining mark. A single character wider than `width` has a line of its own.
/// No lines where `clean` is empty.
[[nodiscard]] std::vector<std::string> wrap_line(const ports::Canvas& canvas, const ports::TextStyle& style,
                                                 std::string_view clean, int width);

}  // namespace kiosk::printing
