// SPDX-License-Identifier: Apache-2.0
// Breaking lines: greedy, then evened out where asked for.
#include "kiosk/ui/text_block.hpp"

#include <algorithm>
#include <cmath>

#include "kiosk/base/utf8.hpp"

namespace kiosk::ui {
namespace {

using ports::Canvas;
using ports::TextStyle;

constexpr std::string_view kDot = " \u00B7";
// Lines may come closer than their extents, for these have room above capitals; not closer than this part of them, or
// marks of scripts that stand higher than Latin would touch the line above.
constexpr double kLeastPitch = 0.84;
constexpr std::string_view kEllipsis = "\u2026";

// Behind the unit that starts at `at`.
std::size_t after_unit(std::string_view text, std::size_t at) { return at + utf8::first_unit(text.substr(at)); }

// East Asian characters need no space to break at, and pictures none either: U+3000 to the last Hangul, and what is
// beyond the basic plane.
bool breaks_freely(std::string_view text, std::size_t at) {
  const char32_t first = utf8::first_of(text.substr(at)).value;
  return (first >= 0x3000 && first <= 0xD7FF) || first >= 0x10000;
}

// The pieces of a paragraph, each with the spaces behind it.
std::vector<std::string_view> pieces_of(std::string_view paragraph) {
  std::vector<std::string_view> pieces;
  std::size_t start = 0;
  for (std::size_t at = 0; at < paragraph.size();) {
    const std::size_t next = after_unit(paragraph, at);
    const bool space = paragraph[at] == ' ';
    const bool end = next == paragraph.size();
    const bool before_dot = !end && paragraph.substr(next).starts_with("\u00B7 ");
    if (end || (space && paragraph[next] != ' ' && !before_dot) ||
        (!space && paragraph[next] != ' ' && breaks_freely(paragraph, at))) {
      pieces.push_back(paragraph.substr(start, next - start));
      start = next;
    }
    at = next;
  }
  return pieces;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.back() == ' ') {
    text.remove_suffix(1);
  }
  return text;
}

// "88 min · " before a break says as much without the dot.
std::string_view without_separator(std::string_view line) {
  line = trimmed(line);
  return line.ends_with(kDot) ? line.substr(0, line.size() - kDot.size()) : line;
}

class Breaker {
 public:
  Breaker(const Canvas& measure, const TextStyle& style, int width) : measure_(measure), style_(style), width_(width) {}

  std::vector<std::string> lines(std::string_view text) {
    lines_.clear();
    split_ = false;
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      paragraph(text.substr(at, end - at));
      at = end + 1;
    }
    return lines_;
  }

  /// A word of the last text was broken inside.
  [[nodiscard]] bool split_a_word() const { return split_; }

 private:
  [[nodiscard]] bool fits(std::string_view text) const { return measure_.measure(style_, text).width <= width_; }

  void paragraph(std::string_view text) {
    std::string line;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t dot = text.find(kDot, at);
      const std::size_t end =
          dot == std::string_view::npos ? text.size() : std::min(dot + kDot.size() + 1, text.size());
      const std::string_view part = text.substr(at, end - at);
      // What stands between two dots goes together where a line has room for it.
      if (!line.empty() && !fits(without_separator(line + std::string(part))) && fits(without_separator(part))) {
        line = without_separator(line);
        flush(line);
      }
      add(part, line);
      at = end;
    }
    flush(line);
  }

  void add(std::string_view part, std::string& line) {
    for (std::string_view piece : pieces_of(part)) {
      if (!line.empty() && !fits(without_separator(line + std::string(piece)))) {
        line = without_separator(line);
        flush(line);
      }
      if (line.empty() && !fits(trimmed(piece))) {
        piece = split(piece);
      }
      line += piece;
    }
  }

  // Makes lines of a word wider than the line; returns what is left for the next one.
  std::string_view split(std::string_view word) {
    while (!word.empty()) {
      std::size_t end = after_unit(word, 0);
      if (!fits(word.substr(0, end))) {
        end = what_fits_of(word.substr(0, end));
      }
      while (end < word.size() && fits(word.substr(0, after_unit(word, end)))) {
        end = after_unit(word, end);
      }
      if (end >= trimmed(word).size()) {
        break;  // the rest of it; or one code point, wider than the line: there is nothing to split
      }
      lines_.emplace_back(word.substr(0, end));
      split_ = true;
      word.remove_prefix(end);
    }
    return word;
  }

  // Bytes of a unit wider than the line that fit: its first code point, and the next as long as they do.
  [[nodiscard]] std::size_t what_fits_of(std::string_view unit) const {
    std::size_t bytes = utf8::first_of(unit).bytes;
    while (bytes < unit.size()) {
      const std::size_t more = bytes + utf8::first_of(unit.substr(bytes)).bytes;
      if (!fits(unit.substr(0, more))) {
        break;
      }
      bytes = more;
    }
    return bytes;
  }

  void flush(std::string& line) {
    const std::string_view text = trimmed(line);
    if (!text.empty()) {
      lines_.emplace_back(text);
    }
    line.clear();
  }

  const Canvas& measure_;
  const TextStyle& style_;
  int width_;
  std::vector<std::string> lines_;
  bool split_ = false;
};

bool ends_sentence(std::string_view line) {
  return !line.empty() && (line.back() == '.' || line.back() == '?' || line.back() == '!' || line.back() == ':');
}

// How badly lines stand below each other: uneven lengths are bad, a break between sentences is good.
double badness(const Canvas& measure, const TextStyle& style, const std::vector<std::string>& lines) {
  std::vector<int> widths;
  for (const std::string& line : lines) {
    widths.push_back(measure.measure(style, line).width);
  }
  const double widest = std::max(1, *std::max_element(widths.begin(), widths.end()));
  double sum = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool last = i + 1 == lines.size();
    const double short_by = (widest - widths[i]) / widest;
    sum += short_by * short_by * (last ? 0.25 : 1.0);
    sum -= !last && ends_sentence(lines[i]) ? 0.25 : 0.0;
  }
  return sum;
}

// Of the ways to break `text` into as many lines as `lines`, the one that stands best.
std::vector<std::string> even_out(const Canvas& measure, const TextStyle& style, std::string_view text, int width,
                                  std::vector<std::string> lines) {
  double best = badness(measure, style, lines);
  const std::size_t count = lines.size();
  for (int percent = 96; percent >= 48; percent -= 4) {
    auto tried = Breaker(measure, style, width * percent / 100).lines(text);
    if (tried.size() > count) {
      break;
    }
    if (const double bad = badness(measure, style, tried); bad < best - 0.001) {
      best = bad;
      lines = std::move(tried);
    }
  }
  return lines;
}

// Breaks a little earlier where the last line would be one short word.
std::vector<std::string> without_orphan(const Canvas& measure, const TextStyle& style, std::string_view text, int width,
                                        std::vector<std::string> lines) {
  for (int percent = 96; percent >= 72 && measure.measure(style, lines.back()).width < width / 5; percent -= 6) {
    auto tried = Breaker(measure, style, width * percent / 100).lines(text);
    if (tried.size() > lines.size()) {
      break;
    }
    lines = std::move(tried);
  }
  return lines;
}

// Leaves `most` lines and shows that there was more.
void cut(const Canvas& measure, const TextStyle& style, int width, std::size_t most, std::vector<std::string>& lines) {
  lines.resize(most);
  std::string& last = lines.back();
  std::vector<std::size_t> ends;
  for (std::size_t at = 0; at < last.size(); at = ends.back()) {
    ends.push_back(after_unit(last, at));
  }
  while (!ends.empty() && measure.measure(style, last + std::string(kEllipsis)).width > width) {
    ends.pop_back();
    last.resize(ends.empty() ? 0 : ends.back());
  }
  last = std::string(trimmed(last)) + std::string(kEllipsis);
}

}  // namespace

TextBlock break_lines(const Canvas& measure, const TextStyle& style, std::string_view text, int width,
                      const LineSetting& setting) {
  TextBlock block;
  block.style = style;
  block.pitch = static_cast<int>(std::lround(style.size * setting.leading));
  Breaker breaker(measure, style, width);
  auto lines = breaker.lines(text);
  block.split = breaker.split_a_word();
  if (lines.size() > 1) {
    lines = setting.balanced ? even_out(measure, style, text, width, std::move(lines))
                             : without_orphan(measure, style, text, width, std::move(lines));
  }
  const auto most = static_cast<std::size_t>(std::max(0, setting.max_lines));
  if (most > 0 && lines.size() > most) {
    cut(measure, style, width, most, lines);
    block.split = true;
  }
  for (std::string& line : lines) {
    const ports::TextExtent extent = measure.measure(style, line);
    block.width = std::max(block.width, extent.width);
    block.pitch = std::max(block.pitch, static_cast<int>((extent.ascent + extent.descent) * kLeastPitch));
    block.lines.push_back({std::move(line), extent});
  }
  block.height = block.pitch * static_cast<int>(block.lines.size());
  return block;
}

int widest_piece(const Canvas& measure, const TextStyle& style, std::string_view text) {
  int widest = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    for (const std::string_view piece : pieces_of(text.substr(at, end - at))) {
      widest = std::max(widest, measure.measure(style, without_separator(piece)).width);
    }
    at = end + 1;
  }
  return widest;
}

}  // namespace kiosk::ui
