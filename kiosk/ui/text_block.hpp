// SPDX-License-Identifier: Apache-2.0
// Text broken into lines that fit a width.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ports/canvas.hpp"

namespace kiosk::ui {

struct BlockLine {
  std::string text;
  ports::TextExtent extent;
};

struct TextBlock {
  ports::TextStyle style;
  std::vector<BlockLine> lines;
  int pitch = 0;       ///< pixels from one line to the next
  int width = 0;       ///< of the widest line
  int height = 0;      ///< pitch times the lines
  bool split = false;  ///< a word was broken inside, or the text was cut
};

struct LineSetting {
  double leading = 1.3;   ///< pitch as a multiple of the em size; more where the script stands higher than that
  int max_lines = 0;      ///< the text is cut behind that many; 0: as many as it takes
  bool balanced = false;  ///< lines of about the same length that end where sentences do, for headlines
};

/// Breaks at spaces and newlines, between the characters of East Asian scripts, and inside a word only where it is
/// wider than `width` alone, between the units of kiosk/base/utf8.hpp. No line is wider than `width`, unless one code
/// point is. Empty text has no lines. A "·" between two things is where a line ends first, and is left out there; a
/// last line of one short word is avoided.
[[nodiscard]] TextBlock break_lines(const ports::Canvas& measure, const ports::TextStyle& style, std::string_view text,
                                    int width, const LineSetting& setting = {});

/// The width of the widest piece of `text` that no line break parts: what a line must have for no word to be broken.
[[nodiscard]] int widest_piece(const ports::Canvas& measure, const ports::TextStyle& style, std::string_view text);

}  // namespace kiosk::ui
