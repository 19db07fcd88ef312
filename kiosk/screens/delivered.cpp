// The ticket is out: a check mark, where it is, and what it looks like.
#include <algorithm>

#include "kiosk/screens/bodies.hpp"

namespace kiosk::screens {
namespace {

using ports::Face;
using ports::Weight;

// The printed ticket in small, its top middle at `top`; returns its bottom.
int put_slip(const Page& page, const core::TicketCard& card, Point top, int width) {
  const ui::Metrics& m = page.metrics();
  ui::Painter& paint = page.paint;
  const int padding = m.gap(48);
  const int inner = width - 2 * m.gap(40);
  const int x = top.x - inner / 2;
  const ui::Painter::Mark mark = paint.mark();
  int y = top.y + padding;
  const auto centred = [&](const ui::TextBlock& block, Color color, int gap) {
    if (!block.lines.empty()) {
      y = paint.text(block, {x, y}, inner, ui::Align::kCenter, color, page.theme.card) + gap;
    }
  };
  centred(headline_block(page, card.title, inner, 56), page.theme.ink, m.gap(10));
  centred(lead_block(page, card.when, inner, 32, true), page.theme.ink, 0);
  centred(lead_block(page, card.where, inner, 32, true), page.theme.ink, 0);
  if (!card.code.empty()) {
    const Rect code = put_qr(page, {top.x, y + m.gap(code_gap(page.theme))}, std::min(inner, m.gap(360)), card.code);
    y = code.empty() ? y : code.bottom() + m.gap(code_gap(page.theme));
  }
  y += card.code.empty() && !card.reference.empty() ? m.gap(24) : 0;
  centred(paint.block(paint.style(28, Weight::kSemiBold, Face::kText, 20), card.reference, inner, {1.3}),
          page.theme.soft, 0);
  y += padding;
  // The card goes behind what stands on it.
  const Rect rect{top.x - width / 2, top.y, width, y - top.y};
  const int radius = m.px(16);
  paint.add_behind(mark, {ui::Fill{rect, page.theme.card, radius}, ui::Stroke{rect, page.theme.ink, m.px(3), radius}});
  return y;
}

// Disc, headline and line, centred in a column; returns the bottom.
int put_words(const Page& page, const core::DeliveredView& view, Point at, int width) {
  const ui::Metrics& m = page.metrics();
  const int disc = m.gap(202);
  put_disc(page, {at.x + width / 2, at.y + disc / 2}, disc, page.theme.bordered ? page.theme.ink : page.theme.ok.text,
           "check", page.theme.on_ink);
  int y = page.paint.text(headline_block(page, view.headline, width), {at.x, at.y + disc + m.gap(64)}, width,
                          ui::Align::kCenter, page.theme.ink, page.theme.paper);
  if (!view.line.empty()) {
    y = page.paint.text(lead_block(page, view.line, width, 40, true), {at.x, y + m.gap(20)}, width, ui::Align::kCenter,
                        page.theme.soft, page.theme.paper);
  }
  return y;
}

}  // namespace

void put_body(const Page& page, const core::DeliveredView& view) {
  const ui::Metrics& m = page.metrics();
  const Rect body = page.body;
  const ui::Painter::Mark mark = page.paint.mark();
  const bool card = !view.card.title.empty();
  const int slip_width = m.px(540);
  if (!m.landscape()) {
    int y = put_words(page, view, {body.x, body.y}, body.width);
    if (card) {
      y = put_slip(page, view.card, {body.x + body.width / 2, y + m.gap(120)}, slip_width);
    }
    page.paint.shift(mark, 0, (body.height - (y - body.y)) * 2 / 5);
    return;
  }
  const int gap = m.px(64);
  const int left = card ? body.width - slip_width - gap : body.width;
  const int words = put_words(page, view, {body.x, body.y}, left) - body.y;
  page.paint.shift(mark, 0, (body.height - words) / 2);
  if (card) {
    const ui::Painter::Mark slip = page.paint.mark();
    const int height = put_slip(page, view.card, {body.right() - slip_width / 2, body.y}, slip_width) - body.y;
    page.paint.shift(slip, 0, (body.height - height) / 2);
  }
}

}  // namespace kiosk::screens
