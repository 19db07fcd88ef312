// SPDX-License-Identifier: Apache-2.0
// Levels by FriBidi; the order of whole parts here, for the shaper wants them unturned.
#include "platform/sdl/bidi.hpp"

#include <algorithm>

#include <fribidi/fribidi.h>

namespace platform::sdl {
namespace {

using kiosk::ports::Direction;

struct Part {
  LevelRun run;
  FriBidiLevel level = 0;
};

// Below are Latin, Greek, Cyrillic and Armenian: nothing there runs from the right or says so.
constexpr char32_t kFirstFromTheRight = 0x590;

std::vector<FriBidiLevel> levels_of(std::u32string_view line, Direction direction) {
  const std::vector<FriBidiChar> text(line.begin(), line.end());
  const auto length = static_cast<FriBidiStrIndex>(text.size());
  std::vector<FriBidiCharType> types(text.size());
  std::vector<FriBidiBracketType> brackets(text.size());
  std::vector<FriBidiLevel> levels(text.size());
  fribidi_get_bidi_types(text.data(), length, types.data());
  fribidi_get_bracket_types(text.data(), length, types.data(), brackets.data());
  FriBidiParType whole = direction == Direction::kRightToLeft ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR;
  if (fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), length, &whole, levels.data()) == 0) {
    return {};
  }
  // Rule L1: spaces at the line's end stand where the line ends. Nothing is turned without a string to turn.
  if (fribidi_reorder_line(FRIBIDI_FLAGS_DEFAULT, types.data(), length, 0, whole, levels.data(), nullptr, nullptr) ==
      0) {
    return {};
  }
  return levels;
}

// Rule L2, by parts instead of by characters.
void put_in_order(std::vector<Part>& parts) {
  FriBidiLevel highest = 0;
  for (const Part& part : parts) {
    highest = std::max(highest, part.level);
  }
  for (FriBidiLevel level = highest; level >= 1; --level) {
    const auto inside = [level](const Part& part) { return part.level >= level; };
    for (auto first = std::find_if(parts.begin(), parts.end(), inside); first != parts.end();) {
      const auto last = std::find_if_not(first, parts.end(), inside);
      std::reverse(first, last);
      first = std::find_if(last, parts.end(), inside);
    }
  }
}

}  // namespace

std::vector<LevelRun> level_runs(std::u32string_view line, Direction direction) {
  if (line.empty()) {
    return {};
  }
  const bool whole = direction == Direction::kRightToLeft;
  if (!whole && std::all_of(line.begin(), line.end(), [](char32_t c) { return c < kFirstFromTheRight; })) {
    return {{0, line.size(), false}};
  }
  const std::vector<FriBidiLevel> levels = levels_of(line, direction);
  if (levels.empty()) {
    return {{0, line.size(), whole}};
  }
  std::vector<Part> parts;
  for (std::size_t at = 0; at < levels.size(); ++at) {
    if (parts.empty() || parts.back().level != levels[at]) {
      parts.push_back({{at, 0, levels[at] % 2 != 0}, levels[at]});
    }
    ++parts.back().run.count;
  }
  put_in_order(parts);
  std::vector<LevelRun> runs;
  for (const Part& part : parts) {
    runs.push_back(part.run);
  }
  return runs;
}

bool is_direction_mark(char32_t c) {
  return c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_combining(char32_t c) { return c >= 0x300 && fribidi_get_bidi_type(c) == FRIBIDI_TYPE_NSM; }

}  // namespace platform::sdl
