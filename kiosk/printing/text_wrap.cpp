// SPDX-License-Identifier: Apache-2.0
// Cleaning and greedy line breaking. Widths are asked of whole lines, so that shaping and kerning count.
#include "kiosk/printing/text_wrap.hpp"

#include "kiosk/base/utf8.hpp"

namespace kiosk::printing {
namespace {

bool is_space(char32_t code) {
  return code <= 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x2028 || code == 0x2029 || code == 0xFEFF;
}

class Breaker {
 public:
  Breaker(const ports::Canvas& canvas, const ports::TextStyle& style, int width)
      : canvas_(canvas), style_(style), width_(width) {}

  void add_word(std::string_view word) {
    const auto longer = line_.empty() ? std::string(word) : line_ + " " + std::string(word);
    if (fits(longer)) {
      line_ = longer;
      return;
    }
    end_line();
    if (fits(word)) {
      line_ = word;
      return;
    }
    while (!word.empty()) {  // longer than a line: unit by unit
      auto unit = word.substr(0, utf8::first_unit(word));
      if (!fits(line_ + std::string(unit))) {
        end_line();
        if (!fits(unit)) unit = what_fits_of(unit);
      }
      line_ += unit;
      word.remove_prefix(unit.size());
    }
  }

  void end_line() {
    if (!line_.empty()) lines_.push_back(std::move(line_));
    line_.clear();
  }

  std::vector<std::string> take() && {
    end_line();
    return std::move(lines_);
  }

 private:
  // Of a unit wider than a line: its first code point, and the next as long as they fit.
  std::string_view what_fits_of(std::string_view unit) const {
    auto bytes = utf8::first_of(unit).bytes;
    while (bytes < unit.size()) {
      const auto more = bytes + utf8::first_of(unit.substr(bytes)).bytes;
      if (!fits(unit.substr(0, more))) break;
      bytes = more;
    }
    return unit.substr(0, bytes);
  }

  bool fits(std::string_view text) const { return canvas_.measure(style_, text).width <= width_; }

  const ports::Canvas& canvas_;
  const ports::TextStyle& style_;
  int width_;
  std::string line_;
  std::vector<std::string> lines_;
};

}  // namespace

std::string clean_line(std::string_view text) {
  std::string out;
  bool space = false;
  while (!text.empty()) {
    const auto next = utf8::first_of(text);
    if (is_space(next.value)) {
      space = true;
    } else {
      if (space && !out.empty()) out += ' ';
      space = false;
      out += next.valid ? text.substr(0, next.bytes) : "\uFFFD";
    }
    text.remove_prefix(next.bytes);
  }
  return out;
}

std::vector<std::string> wrap_line(const ports::Canvas& canvas, const ports::TextStyle& style, std::string_view clean,
                                   int width) {
  Breaker breaker(canvas, style, width);
  while (!clean.empty()) {
    const auto space = clean.find(' ');
    breaker.add_word(clean.substr(0, space));
    clean.remove_prefix(space == std::string_view::npos ? clean.size() : space + 1);
  }
  return std::move(breaker).take();
}

}  // namespace kiosk::printing
