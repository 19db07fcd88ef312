// SPDX-License-Identifier: Apache-2.0
// A line cut into what one font, one script and one direction draw, in the order in which it stands on the line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ports/canvas.hpp"
#include "platform/sdl/fonts.hpp"

namespace platform::sdl {

struct FontRun {
  TTF_Font* font = nullptr;  ///< holds until Fonts::trim()
  std::string_view tag;      ///< ISO 15924, of a static text
  bool right_to_left = false;
  std::u32string text;  ///< in the order of reading, without marks of direction
};

/// Runs from the left to the right. A combining mark is in the run of its letter.
[[nodiscard]] std::vector<FontRun> font_runs(Fonts& fonts, const kiosk::ports::TextStyle& style,
                                             std::u32string_view line);

/// Tells the run's font what it is about to shape.
void set_shaping(const FontRun& run);

}  // namespace platform::sdl
