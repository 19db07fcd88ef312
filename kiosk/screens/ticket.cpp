// The ticket itself, its code as large as the panel allows.
#include <algorithm>

#include "kiosk/screens/bodies.hpp"

namespace kiosk::screens {
namespace {

using ports::Face;
using ports::Weight;

// "Sunday, April 28 · 18:30 · Theatre 1" where that is one line, else one below the other.
ui::TextBlock occasion_block(const Page& page, const core::TicketCard& card, int width) {
  const auto style = page.paint.style(42, Weight::kRegular);
  if (card.when.empty() || card.where.empty()) {
    return page.paint.block(style, card.when + card.where, width, {1.35});
  }
  auto together = page.paint.block(style, card.when + " \u00B7 " + card.where, width, {1.35});
  return together.lines.size() == 1 ? together : page.paint.block(style, card.when + '\n' + card.where, width, {1.35});
}

ui::TextBlock reference_block(const Page& page, const core::TicketCard& card, int width) {
  return page.paint.block(page.paint.style(36, Weight::kSemiBold, Face::kText, 40), card.reference, width, {1.3});
}

void put_portrait(const Page& page, const core::TicketView& view) {
  const ui::Metrics& m = page.metrics();
  const ui::Theme& theme = page.theme;
  const Rect body = page.body;
  const auto centred = [&](const ui::TextBlock& block, int y, int x, int width, Color color, Color behind) {
    return page.paint.text(block, {x, y}, width, ui::Align::kCenter, color, behind);
  };
  int y = body.y + m.gap(56);
  y = centred(headline_block(page, view.headline, body.width, 60), y, body.x, body.width, theme.ink, theme.paper);
  y = centred(lead_block(page, view.lead, body.width, 38, true), y + m.gap(8), body.x, body.width, theme.soft,
              theme.paper);

  const int inner_width = body.width - 2 * m.gap(48);
  const int inner_x = body.x + m.gap(48);
  const auto title = headline_block(page, view.card.title, inner_width, 92);
  const auto occasion = occasion_block(page, view.card, inner_width);
  const auto reference = reference_block(page, view.card, inner_width);
  const int padding = m.gap(56);
  const int top = y + m.gap(48);
  const int words = title.height + m.gap(12) + occasion.height + reference.height;
  const int room = body.bottom() - m.gap(48) - top - 2 * padding - words - 2 * m.gap(code_gap(theme));
  const int side = std::max(std::min(body.width - 2 * m.px(24), room), m.px(240));
  const ui::Painter::Mark mark = page.paint.mark();
  y = centred(title, top + padding, inner_x, inner_width, theme.ink, theme.card);
  y = centred(occasion, y + m.gap(12), inner_x, inner_width, theme.ink, theme.card);
  const Rect code = put_qr(page, {body.x + body.width / 2, y + m.gap(code_gap(theme))}, side, view.card.code);
  y = centred(reference, code.bottom() + m.gap(code_gap(theme)), inner_x, inner_width, theme.ink, theme.card);
  const Rect rect{body.x, top, body.width, y + padding - top};
  page.paint.add_behind(mark, {ui::Fill{rect, theme.card, m.px(28)}, ui::Stroke{rect, theme.ink, m.px(4), m.px(28)}});
}

void put_landscape(const Page& page, const core::TicketView& view) {
  const ui::Metrics& m = page.metrics();
  const ui::Theme& theme = page.theme;
  const Rect body = page.body;
  const int margin = m.gap(40);
  const Rect card{body.right() - (body.height - 2 * margin), body.y + margin, body.height - 2 * margin,
                  body.height - 2 * margin};
  put_card(page, card, true);
  const int inset = m.px(20);
  const ui::Painter::Mark code_mark = page.paint.mark();
  const Rect code = put_qr(page, {card.x + card.width / 2, card.y + inset}, card.width - 2 * inset, view.card.code);
  page.paint.shift(code_mark, 0, (card.height - 2 * inset - code.height) / 2);

  const int width = card.x - m.px(64) - body.x;
  const ui::Painter::Mark mark = page.paint.mark();
  const auto start = [&](const ui::TextBlock& block, int y, Color color) {
    return page.paint.text(block, {body.x, y}, width, ui::Align::kStart, color, theme.paper);
  };
  int y = start(headline_block(page, view.headline, width, 60), body.y, theme.ink);
  y = start(lead_block(page, view.lead, width, 38), y + m.gap(12), theme.soft) + m.gap(40);
  page.paint.add(ui::Fill{{body.x, y, width, m.px(2)}, theme.line, 0});
  y = start(headline_block(page, view.card.title, width, 92), y + m.gap(40), theme.ink);
  y = start(occasion_block(page, view.card, width), y + m.gap(16), theme.ink);
  y = start(reference_block(page, view.card, width), y + m.gap(24), theme.ink);
  page.paint.shift(mark, 0, (body.height - (y - body.y)) / 2);
}

}  // namespace

void put_body(const Page& page, const core::TicketView& view) {
  if (page.metrics().landscape()) {
    put_landscape(page, view);
  } else {
    put_portrait(page, view);
  }
}

}  // namespace kiosk::screens
