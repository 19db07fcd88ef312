// SPDX-License-Identifier: Apache-2.0
// Choosing fonts cluster by cluster: Inter where it can, and the neighbour's where a space or a quotation mark would
// else stand in another type than the words round it.
#include "platform/sdl/font_runs.hpp"

#include <algorithm>

#include "platform/sdl/bidi.hpp"

namespace platform::sdl {
namespace {

using kiosk::ports::TextStyle;

constexpr char32_t kNonJoiner = 0x200C;
constexpr char32_t kJoiner = 0x200D;

bool is_joiner(char32_t c) { return c == kNonJoiner || c == kJoiner; }

// The end of the letter at `at` with all that belongs to it.
std::size_t after_cluster(std::u32string_view text, std::size_t at) {
  do {
    ++at;
  } while (at < text.size() && (is_combining(text[at]) || is_joiner(text[at])));
  return at;
}

// Marks that are as wide as a character between Chinese, Japanese and Korean ones, and narrow elsewhere.
bool is_wide_among_cjk(char32_t c) { return (c >= 0x2018 && c <= 0x201D) || c == 0x2026 || c == 0x2014 || c == 0xB7; }

bool is_cjk(char32_t c) { return script_of(c).cjk; }

class Cutter {
 public:
  Cutter(Fonts& fonts, const TextStyle& style, std::u32string_view line)
      : fonts_(fonts), style_(style), inter_(fonts.inter(style)), face_(cjk_face_of(line)) {}

  /// Appends the runs of a part that runs one way, in the order of reading.
  std::vector<FontRun> cut(std::u32string_view part, bool right_to_left) {
    runs_.clear();
    for (std::size_t at = 0; at < part.size();) {
      const std::size_t end = after_cluster(part, at);
      add(part, at, end, right_to_left);
      at = end;
    }
    for (FontRun& run : runs_) {
      run.tag = run.tag.empty() ? std::string_view("Latn") : run.tag;
    }
    return std::move(runs_);
  }

 private:
  void add(std::u32string_view part, std::size_t at, std::size_t end, bool right_to_left) {
    const std::u32string_view cluster = part.substr(at, end - at);
    const char32_t after = end < part.size() ? part[end] : U' ';
    const std::string_view tag = script_of(cluster.front()).tag;
    TTF_Font* const font = font_of(cluster, after);
    const bool same_script = !runs_.empty() && (tag.empty() || runs_.back().tag.empty() || runs_.back().tag == tag);
    if (runs_.empty() || runs_.back().font != font || !same_script) {
      runs_.push_back({font, tag, right_to_left, {}});
    }
    FontRun& run = runs_.back();
    run.tag = run.tag.empty() ? tag : run.tag;
    run.text += cluster;
  }

  TTF_Font* font_of(std::u32string_view cluster, char32_t after) {
    const char32_t first = cluster.front();
    if (first == U' ' || first == 0xA0 || is_combining(first) || is_joiner(first)) {
      if (!runs_.empty() && Fonts::has(runs_.back().font, cluster)) {
        return runs_.back().font;
      }
    }
    if (is_wide_among_cjk(first) && (is_cjk(after) || (!runs_.empty() && is_cjk(runs_.back().text.back())))) {
      if (TTF_Font* const wide = fonts_.cjk(style_, cluster, face_)) {
        return wide;
      }
    }
    if (Fonts::has(inter_, cluster)) {
      return inter_;
    }
    TTF_Font* const other = fonts_.fallback(style_, cluster, face_);
    return other != nullptr ? other : inter_;  // Inter's own "no such glyph" box
  }

  Fonts& fonts_;
  const TextStyle& style_;
  TTF_Font* inter_;
  CjkFace face_;
  std::vector<FontRun> runs_;
};

// What runs one way, without marks of direction; [first, end) of the line.
struct Part {
  std::size_t first = 0;
  std::size_t end = 0;
  bool right_to_left = false;
  std::u32string text;
};

// Joins what stands on the right of a part to it, where only marks were between them: the shaper rounds the width of
// each run, and kerns and joins letters inside of one only, so that a mark would be seen.
bool join(Part& part, const Part& right, std::u32string_view line) {
  if (part.right_to_left != right.right_to_left) {
    return false;
  }
  const Part& before = part.right_to_left ? right : part;
  const Part& after = part.right_to_left ? part : right;
  if (before.end > after.first) {
    return false;
  }
  const auto between = line.substr(before.end, after.first - before.end);
  if (!std::all_of(between.begin(), between.end(), is_direction_mark)) {
    return false;
  }
  part = {before.first, after.end, part.right_to_left, before.text + after.text};
  return true;
}

// The parts of the line that have letters, from the left to the right.
std::vector<Part> parts_of(std::u32string_view line, kiosk::ports::Direction direction) {
  std::vector<Part> parts;
  for (const LevelRun& level : level_runs(line, direction)) {
    Part part{level.first, level.first + level.count, level.right_to_left,
              std::u32string(line.substr(level.first, level.count))};
    std::erase_if(part.text, is_direction_mark);
    if (!part.text.empty() && (parts.empty() || !join(parts.back(), part, line))) {
      parts.push_back(std::move(part));
    }
  }
  return parts;
}

}  // namespace

std::vector<FontRun> font_runs(Fonts& fonts, const TextStyle& style, std::u32string_view line) {
  std::vector<FontRun> all;
  Cutter cutter(fonts, style, line);
  for (const Part& part : parts_of(line, style.direction)) {
    auto runs = cutter.cut(part.text, part.right_to_left);
    if (part.right_to_left) {
      std::reverse(runs.begin(), runs.end());
    }
    std::move(runs.begin(), runs.end(), std::back_inserter(all));
  }
  return all;
}

void set_shaping(const FontRun& run) {
  TTF_SetFontDirection(run.font, run.right_to_left ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
  TTF_SetFontScriptName(run.font, std::string(run.tag).c_str());
}

}  // namespace platform::sdl
