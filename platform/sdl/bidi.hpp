// SPDX-License-Identifier: Apache-2.0
// Which parts of a line run which way, and in which order they stand on it (UAX #9).
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "kiosk/ports/canvas.hpp"

namespace platform::sdl {

/// Part of a text that runs one way.
struct LevelRun {
  std::size_t first = 0;
  std::size_t count = 0;
  bool right_to_left = false;
  friend bool operator==(const LevelRun&, const LevelRun&) = default;
};

/// The parts of one line in the order in which they stand on it, from the left. Each is in the order of reading: the
/// shaper turns what runs from the right. `direction` is that of the line as a whole, whatever its letters are. Where
/// there is no memory, the line is one part.
[[nodiscard]] std::vector<LevelRun> level_runs(std::u32string_view line, kiosk::ports::Direction direction);

/// Isolates, embeddings, overrides and their ends, and the marks LRM, RLM and ALM: they are heard by level_runs() and
/// drawn by nobody.
[[nodiscard]] bool is_direction_mark(char32_t code_point);

/// Whether it is drawn on the letter before it and has no place of its own (Unicode's Mn and Me).
[[nodiscard]] bool is_combining(char32_t code_point);

}  // namespace platform::sdl
