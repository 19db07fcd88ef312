// Cleaning and greedy line breaking. Widths are asked of whole lines, so that shaping and kerning count.
#include "kiosk/printing/text_wrap.hpp"

#include <cstdint>
#include <optional>

namespace kiosk::printing {
namespace {

struct Decoded {
  char32_t code = 0;
  std::size_t length = 0;
};

// The sequence at the front of `text` (not empty), as RFC 3629 has it: no overlong forms, no surrogates.
std::optional<Decoded> decode(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const auto first = byte(0);
  if (first < 0x80) return Decoded{first, 1};
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < length) return std::nullopt;
  char32_t code = first & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return std::nullopt;
    code = (code << 6) | (byte(i) & 0x3FU);
  }
  constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  if (code < kLeast[length] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return std::nullopt;
  return Decoded{code, length};
}

bool is_space(char32_t code) {
  return code <= 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x2028 || code == 0x2029 || code == 0xFEFF;
}

// What joins the character before it: combining marks, joiners, variation selectors, skin tones.
bool joins_previous(char32_t code) {
  return (code >= 0x0300 && code <= 0x036F) || (code >= 0x0591 && code <= 0x05BD) ||
         (code >= 0x0610 && code <= 0x061A) || (code >= 0x064B && code <= 0x065F) ||
         (code >= 0x093A && code <= 0x094F) || (code >= 0x0E31 && code <= 0x0E3A) || code == 0x200C || code == 0x200D ||
         (code >= 0x20D0 && code <= 0x20FF) || (code >= 0xFE00 && code <= 0xFE0F) ||
         (code >= 0x1F3FB && code <= 0x1F3FF);
}

// Bytes of the first unit of `text` that must stay together.
std::size_t unit_length(std::string_view text) {
  std::size_t at = 0;
  bool joined = true;  // the first character belongs to its own unit, and what follows a joiner to the same
  while (at < text.size()) {
    const auto next = decode(text.substr(at)).value_or(Decoded{0xFFFD, 1});
    if (!joined && !joins_previous(next.code)) break;
    joined = next.code == 0x200D;
    at += next.length;
  }
  return at;
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
      const auto unit = unit_length(word);
      const auto with_unit = line_ + std::string(word.substr(0, unit));
      if (!line_.empty() && !fits(with_unit)) {
        end_line();
        continue;
      }
      line_ = with_unit;
      word.remove_prefix(unit);
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
    const auto next = decode(text);
    const std::size_t length = next ? next->length : 1;
    if (next && is_space(next->code)) {
      space = true;
    } else {
      if (space && !out.empty()) out += ' ';
      space = false;
      out += next ? text.substr(0, length) : std::string_view("\xEF\xBF\xBD");
    }
    text.remove_prefix(length);
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
