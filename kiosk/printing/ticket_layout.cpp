// SPDX-License-Identifier: Apache-2.0
// The ticket's typography. Sizes are dots at 576 across (8 a millimetre) and scale with the paper's width. The sheet
// has next to no margin at its head, where the way from print head to cutter leaves 10 mm of paper, and one at its
// foot.
#include "kiosk/printing/ticket_layout.hpp"

#include <algorithm>
#include <functional>
#include <string_view>
#include <vector>

#include "kiosk/printing/text_wrap.hpp"

namespace kiosk::printing {
namespace {

using ports::Canvas;
using ports::Face;
using ports::TextStyle;
using ports::Weight;

constexpr Color kInk{0, 0, 0, 255};
constexpr int kDesignWidth = 576;
constexpr int kQuietModules = 4;
constexpr int kLeastModule = 4;
constexpr int kMostModule = 10;
// A title that needs more lines is set smaller.
constexpr std::size_t kLargestTitleLines = 1;
constexpr std::size_t kTitleLines = 3;

struct PlacedText {
  Point at;
  TextStyle style;
  std::string text;
};

enum class Align { kLeft, kCenter };

// Puts one thing below the other on a sheet whose length comes out at the end.
class Sheet {
 public:
  Sheet(int width, const Canvas& measure) : width_(width), measure_(measure) {}

  [[nodiscard]] int dots(int design) const { return std::max(1, design * width_ / kDesignWidth); }
  [[nodiscard]] TextStyle style(Face face, Weight weight, int size, int tracking = 0) const {
    return {face, weight, std::clamp(dots(size), 20, 400), tracking};
  }
  [[nodiscard]] int margin() const { return dots(12); }
  [[nodiscard]] int measure_width() const { return width_ - 2 * margin(); }
  [[nodiscard]] ports::TextExtent extent(const TextStyle& style, std::string_view text) const {
    return measure_.measure(style, text);
  }
  [[nodiscard]] std::vector<std::string> wrap(const TextStyle& style, std::string_view text) const {
    return wrap_line(measure_, style, clean_line(text), measure_width());
  }

  void space(int design) { y_ += dots(design); }

  void rule(int thickness) {
    const Rect rect{margin(), y_, measure_width(), dots(thickness)};
    rules_.push_back(rect);
    y_ = rect.bottom();
  }

  void text(const TextStyle& style, std::string_view text, Align align = Align::kLeft) {
    for (auto& line : wrap(style, text)) {
      const auto size = extent(style, line);
      const int x = align == Align::kLeft ? margin() : std::max(0, (width_ - size.width) / 2);
      texts_.push_back({{x, y_}, style, std::move(line)});
      y_ += size.ascent + size.descent;
    }
  }

  void place(Point at, const TextStyle& style, std::string text) { texts_.push_back({at, style, std::move(text)}); }
  void advance(int y) { y_ += y; }
  [[nodiscard]] int y() const { return y_; }

  void code(const Bitmap& qr, int module) {
    const Size ink{qr.width() * module, qr.height() * module};
    const int quiet = kQuietModules * module;
    code_ = {(width_ - ink.width) / 2, y_ + quiet, ink.width, ink.height};
    y_ = code_.bottom() + quiet;
  }

  [[nodiscard]] Bitmap draw(const Bitmap& qr, ports::Paper& paper) const {
    return paper.draw({width_, std::max(y_, 1)}, [&](Canvas& canvas) {
      for (const auto& rect : rules_) canvas.fill(rect, kInk, 0);
      for (const auto& placed : texts_) canvas.text(placed.at, placed.style, kInk, placed.text);
      if (!code_.empty()) canvas.bitmap(code_, qr, kInk);
    });
  }

 private:
  int width_;
  const Canvas& measure_;
  int y_ = 0;
  std::vector<Rect> rules_;
  std::vector<PlacedText> texts_;
  Rect code_;
};

std::string joined(std::string_view a, std::string_view b) {
  const auto left = clean_line(a);
  const auto right = clean_line(b);
  return left.empty() || right.empty() ? left + right : left + " \u00B7 " + right;
}

// Dots a module: three quarters of the paper are plenty (43 mm and more), ten dots are coarse enough; where that comes
// to less than four, the quiet zone may reach the paper's edges.
int module_size(int modules, int width) {
  const int calm = std::min(kMostModule, width * 3 / 4 / modules);
  const int widest = width / (modules + 2 * kQuietModules);
  return std::max(1, std::min(widest, std::max(calm, kLeastModule)));
}

void put_title(Sheet& sheet, const std::string& title) {
  if (clean_line(title).empty()) return;
  TextStyle style;
  for (const int size : {84, 68, 56, 46, 38}) {
    style = sheet.style(Face::kDisplay, Weight::kBold, size, -15);
    const std::size_t most = size == 84 ? kLargestTitleLines : kTitleLines;
    if (sheet.wrap(style, title).size() <= most) break;
  }
  sheet.text(style, title);
  sheet.space(16);
  sheet.rule(4);
  sheet.space(18);
}

// The time large at the left; at the right, on the same baseline, when to be seated. One below the other where the
// two do not fit beside each other.
void put_time(Sheet& sheet, const TicketText& shown) {
  const auto time = clean_line(shown.time);
  const auto seated = clean_line(shown.be_seated_by);
  const auto name = clean_line(shown.seated_label);
  const auto large = sheet.style(Face::kDisplay, Weight::kBold, 132, -20);
  const auto label = sheet.style(Face::kText, Weight::kMedium, 28);
  const auto value = sheet.style(Face::kDisplay, Weight::kSemiBold, 60);
  const auto hour = sheet.extent(large, time);
  const auto words = sheet.extent(label, name);
  const auto by = sheet.extent(value, seated);
  const int column = std::max(words.width, by.width);
  const int taken = hour.width + sheet.dots(32) + column;
  const int above = hour.ascent - by.ascent - words.ascent - words.descent;
  if (time.empty() || seated.empty() || taken > sheet.measure_width() || above < 0) {
    sheet.text(large, time);
    if (!seated.empty()) sheet.text(value, shown.seated_line);
    return;
  }
  const int right = sheet.margin() + sheet.measure_width() - column;
  const int top = sheet.y();
  sheet.place({sheet.margin(), top}, large, time);
  sheet.place({right, top + above}, label, name);
  sheet.place({right, top + hour.ascent - by.ascent}, value, seated);
  sheet.advance(std::max(hour.ascent + hour.descent, hour.ascent + by.descent));
}

void put_code(Sheet& sheet, const Bitmap& qr, const std::string& reference, int width) {
  if (qr.width() > 0 && qr.height() > 0) {
    sheet.space(18);
    sheet.rule(2);
    sheet.code(qr, module_size(std::max(qr.width(), qr.height()), width));
  }
  sheet.text(sheet.style(Face::kText, Weight::kSemiBold, 34, 140), reference, Align::kCenter);
}

void put_holder(Sheet& sheet, const Ticket& ticket) {
  const auto holder = clean_line(ticket.holder);
  const auto terms = joined(ticket.category, ticket.seat);
  if (holder.empty() && terms.empty()) return;
  sheet.space(22);
  sheet.rule(2);
  sheet.space(16);
  sheet.text(sheet.style(Face::kText, Weight::kSemiBold, 38), holder);
  sheet.text(sheet.style(Face::kText, Weight::kRegular, 30), terms);
}

}  // namespace

Bitmap draw_ticket(const TicketText& text, const Bitmap& qr, int width_dots, ports::Paper& paper) {
  Sheet sheet(width_dots, paper.measure());
  sheet.space(8);
  put_title(sheet, text.ticket.title);
  sheet.text(sheet.style(Face::kText, Weight::kMedium, 36), text.date);
  put_time(sheet, text);
  sheet.space(4);
  sheet.text(sheet.style(Face::kText, Weight::kMedium, 36), joined(text.ticket.room, text.ticket.venue_name));
  put_code(sheet, qr, text.ticket.id.str(), width_dots);
  put_holder(sheet, text.ticket);
  sheet.space(56);
  return sheet.draw(qr, paper);
}

}  // namespace kiosk::printing
