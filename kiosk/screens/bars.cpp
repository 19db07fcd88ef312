// Where am I, what time is it; and what can be done from here.
#include "kiosk/screens/bars.hpp"

#include <algorithm>
#include <numeric>

namespace kiosk::screens {
namespace {

using core::Button;
using ports::Face;
using ports::Weight;

constexpr ButtonSize kBarSize{104, 34, 44};

void hairline(const Page& page, int y) {
  page.paint.add(ui::Fill{{0, y, page.stage.size.width, page.metrics().px(2)}, page.theme.line, 0});
}

// From a block's top to the line its first letters stand on.
int baseline_of(const ui::TextBlock& block) {
  const ports::TextExtent extent = block.lines.empty() ? ports::TextExtent{} : block.lines.front().extent;
  return (block.pitch - extent.ascent - extent.descent) / 2 + extent.ascent;
}

// Buttons that are the screen's own actions share the bar; the small ones stand where their words end.
bool are_actions(const std::vector<Button>& buttons) {
  return std::any_of(buttons.begin(), buttons.end(),
                     [](const Button& b) { return b.emphasis != core::Emphasis::kQuiet; });
}

// Takes from the widest until all of them fit together.
void narrow(std::vector<int>& widths, int room) {
  while (std::accumulate(widths.begin(), widths.end(), 0) > room) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= 1) {
      return;
    }
    *widest -= std::max(1, *widest / 16);
  }
}

std::vector<int> widths_of(const Page& page, const std::vector<Button>& buttons, int room, int gap) {
  const int count = static_cast<int>(buttons.size());
  const int share = (room - gap * (count - 1)) / count;
  std::vector<int> widths;
  for (const Button& button : buttons) {
    widths.push_back(button_size(page, button, kBarSize, room).width);
  }
  const bool shared_fits = std::all_of(widths.begin(), widths.end(), [share](int w) { return w <= share; });
  if (are_actions(buttons) && shared_fits) {
    std::fill(widths.begin(), widths.end(), share);
  } else {
    narrow(widths, room - gap * (count - 1));
  }
  return widths;
}

}  // namespace

int put_top_bar(const Page& page, const core::TopBar& bar) {
  const ui::Metrics& m = page.metrics();
  ui::Painter& paint = page.paint;
  const int margin = m.px(64);
  const int room = page.stage.size.width - 2 * margin;
  const auto clock = paint.block(paint.style(50, Weight::kSemiBold, Face::kText, -12), bar.clock, room, {1.1});
  const int text_room = room - clock.width - m.px(40);
  const auto place = paint.block(paint.style(34, Weight::kSemiBold), bar.place, text_room, {1.25});
  const auto date = paint.block(paint.style(30, Weight::kRegular), bar.date, text_room, {1.25});
  const int gap = m.px(28);
  const bool one_line = m.low() && place.lines.size() == 1 && place.width + gap + date.width <= text_room;
  const int text_height = one_line ? std::max(place.height, date.height) : place.height + date.height;
  const int height = std::max(m.px(m.low() ? 92 : 132), std::max(text_height, clock.height) + 2 * m.gap(16));
  const int top = (height - text_height) / 2;
  paint.text(place, {margin, top}, text_room, ui::Align::kStart, page.theme.ink, page.theme.paper);
  if (one_line) {
    paint.text(date, {margin + place.width + gap, top + baseline_of(place) - baseline_of(date)}, date.width,
               ui::Align::kStart, page.theme.soft, page.theme.paper);
  } else {
    paint.text(date, {margin, top + place.height}, text_room, ui::Align::kStart, page.theme.soft, page.theme.paper);
  }
  paint.text(clock, {margin, (height - clock.height) / 2}, room, ui::Align::kEnd, page.theme.ink, page.theme.paper);
  hairline(page, height - m.px(2));
  return height;
}

int put_bottom_bar(const Page& page, const std::vector<Button>& buttons, const std::string& note) {
  const ui::Metrics& m = page.metrics();
  ui::Painter& paint = page.paint;
  const Size panel = page.stage.size;
  if (buttons.empty() && note.empty()) {
    return panel.height;
  }
  const int margin = m.px(64);
  const int gap = m.gap(24);
  const int room = panel.width - 2 * margin;
  const auto note_block =
      paint.block(paint.style(30, Weight::kRegular), note, buttons.empty() ? room : room * 2 / 5, {1.25});
  const int button_room = room - (note.empty() ? 0 : note_block.width + m.px(32));
  const auto widths = buttons.empty() ? std::vector<int>{} : widths_of(page, buttons, button_room, gap);
  int tallest = note_block.height;
  for (std::size_t i = 0; i < buttons.size(); ++i) {
    tallest = std::max(tallest, button_size(page, buttons[i], kBarSize, widths[i]).height);
  }
  const int height = std::max(m.px(m.low() ? 124 : 168), tallest + 2 * m.px(20));
  const int top = panel.height - height;
  hairline(page, top);
  const int y = top + (height - tallest) / 2;
  int x = margin;
  for (std::size_t i = 0; i < buttons.size(); ++i) {
    const bool last = i + 1 == buttons.size();
    // Without a note the last one stands at the right end, under the right hand.
    const int left = last && i > 0 && note.empty() ? margin + room - widths[i] : x;
    put_button(page, {left, y, widths[i], tallest}, buttons[i], kBarSize, page.theme.paper);
    x += widths[i] + gap;
  }
  paint.text(note_block, {margin, top + (height - note_block.height) / 2}, room, ui::Align::kEnd, page.theme.soft,
             page.theme.paper);
  return top;
}

}  // namespace kiosk::screens
