// What the passholder can have here today: reserved tickets first, then the list.
#include <algorithm>

#include "kiosk/screens/bodies.hpp"
#include "kiosk/screens/rows.hpp"

namespace kiosk::screens {
namespace {

// Eyebrow and headline with the sign-out button beside them, below them where it is narrow. Returns the bottom.
int put_greeting(const Page& page, const core::ChoicesView& view, Point at, int width) {
  const ui::Metrics& m = page.metrics();
  const Size button = button_size(page, view.sign_out, ButtonSize{}, width);
  const bool beside = button.width < width * 2 / 5;
  const int room = beside ? width - button.width - m.gap(32) : width;
  const auto eyebrow = page.paint.block(page.paint.style(36, ports::Weight::kRegular), view.eyebrow, room, {1.25});
  const auto headline = headline_block(page, view.headline, room, 84);
  int y = page.paint.text(eyebrow, at, room, ui::Align::kStart, page.theme.soft, page.theme.paper);
  y = page.paint.text(headline, {at.x, y}, room, ui::Align::kStart, page.theme.ink, page.theme.paper);
  if (!beside) {
    const Rect below{at.x, y + m.gap(24), button.width, button.height};
    put_button(page, below, view.sign_out, ButtonSize{}, page.theme.paper);
    return below.bottom();
  }
  const int height = std::max(y - at.y, button.height);
  put_button(page, {at.x + width - button.width, at.y + (height - button.height) / 2, button.width, button.height},
             view.sign_out, ButtonSize{}, page.theme.paper);
  return at.y + height;
}

// The card with the one thing to do next; the button at its side, below the words where it is narrow.
int put_reserved(const Page& page, const core::ReservedCard& card, Point at, int width, bool button_below) {
  const ui::Metrics& m = page.metrics();
  const int padding = m.gap(42);
  const int inner = width - 2 * padding;
  Size button = button_size(page, card.button, kPrimarySize, button_below ? inner : width * 2 / 5);
  const int room = button_below ? inner : inner - button.width - m.gap(32);
  std::vector<ui::TextBlock> blocks;
  blocks.push_back(page.paint.block(page.paint.style(46, ports::Weight::kBold, ports::Face::kDisplay, -18), card.title,
                                    room, {1.2}));
  int words = blocks.front().height + m.gap(6);
  for (const std::string& line : card.lines) {
    blocks.push_back(page.paint.block(page.paint.style(32, ports::Weight::kRegular), line, room, {1.36}));
    words += blocks.back().height;
  }
  if (button_below) {
    button.width = inner;
  }
  const int content = button_below ? words + m.gap(24) + button.height : std::max(words, button.height);
  const Rect rect{at.x, at.y, width, content + 2 * padding - m.gap(8)};
  put_card(page, rect, true);
  int y = button_below ? rect.y + padding - m.gap(4) : rect.y + (rect.height - words) / 2;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    y = page.paint.text(blocks[i], {at.x + padding, y}, room, ui::Align::kStart,
                        i == 0 ? page.theme.ink : page.theme.soft, page.theme.card);
    y += i == 0 ? m.gap(6) : 0;
  }
  const int button_y = button_below ? y + m.gap(24) : rect.y + (rect.height - button.height) / 2;
  put_button(page, {rect.right() - padding - button.width, button_y, button.width, button.height}, card.button,
             kPrimarySize, page.theme.card);
  return rect.bottom();
}

int put_footnote(const Page& page, const core::ChoicesView& view, Point at, int width) {
  return page.paint.text(lead_block(page, view.footnote, width, 30), at, width, ui::Align::kStart, page.theme.soft,
                         page.theme.paper);
}

void put_portrait(const Page& page, const core::ChoicesView& view) {
  const ui::Metrics& m = page.metrics();
  const Rect body = page.body;
  int y = put_greeting(page, view, {body.x, body.y + m.gap(48)}, body.width) + m.gap(36);
  if (view.reserved) {
    y = put_reserved(page, *view.reserved, {body.x, y}, body.width, false) + m.gap(40);
  }
  y = put_list_title(page, {body.x, y}, body.width, view.list_title);
  y = put_rows(page, {body.x, y}, body.width, view.rows, RowStyle::kChoice);
  put_footnote(page, view, {body.x, y + m.gap(20)}, body.width);
}

void put_landscape(const Page& page, const core::ChoicesView& view) {
  const ui::Metrics& m = page.metrics();
  const Rect body = page.body;
  const int gap = m.px(48);
  const int left = (body.width - gap) * (m.low() ? 40 : 41) / 100;
  int y = put_greeting(page, view, {body.x, body.y + m.gap(40)}, left) + m.gap(36);
  if (view.reserved) {
    y = put_reserved(page, *view.reserved, {body.x, y}, left, true) + m.gap(28);
  }
  put_footnote(page, view, {body.x, y}, left);
  const int x = body.x + left + gap;
  const int width = body.right() - x;
  y = put_list_title(page, {x, body.y + m.gap(40)}, width, view.list_title);
  y = put_rows(page, {x, y}, width, view.rows, RowStyle::kChoice);
}

}  // namespace

void put_body(const Page& page, const core::ChoicesView& view) {
  if (page.metrics().landscape()) {
    put_landscape(page, view);
  } else {
    put_portrait(page, view);
  }
}

}  // namespace kiosk::screens
