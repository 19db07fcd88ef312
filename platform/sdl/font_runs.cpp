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

}  // namespace

std::vector<FontRun> font_runs(Fonts& fonts, const TextStyle& style, std::u32string_view line) {
  std::vector<FontRun> all;
  Cutter cutter(fonts, style, line);
  for (const LevelRun& level : level_runs(line, style.direction)) {
    std::u32string part(line.substr(level.first, level.count));
    std::erase_if(part, is_direction_mark);
    auto runs = cutter.cut(part, level.right_to_left);
    if (level.right_to_left) {
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
