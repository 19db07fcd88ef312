// One calm message and what to do next: a refusal, a fault, a question, out of service.
#include <algorithm>

#include "kiosk/screens/bodies.hpp"

namespace kiosk::screens {
namespace {

int put_words(const Page& page, const core::MessageView& view, Point at, int width) {
  const ui::Metrics& m = page.metrics();
  int y = at.y;
  if (view.badge) {
    const Size size = pill_size(page, *view.badge, 34, width);
    put_pill(page, {at.x, y, size.width, size.height}, *view.badge, 34);
    y += size.height + m.gap(48);
  }
  y = page.paint.text(headline_block(page, view.headline, width), {at.x, y}, width, ui::Align::kStart, page.theme.ink,
                      page.theme.paper);
  if (view.body.empty()) {
    return y;
  }
  return page.paint.text(lead_block(page, view.body, width, 42), {at.x, y + m.gap(28)}, width, ui::Align::kStart,
                         page.theme.soft, page.theme.paper);
}

int put_actions(const Page& page, const core::MessageView& view, Point at, int width, ui::Align align) {
  const int y = put_stack(page, at, width, view.actions, page.theme.paper);
  if (view.footnote.empty()) {
    return y;
  }
  const auto note = lead_block(page, view.footnote, width, 34, align == ui::Align::kCenter);
  const int gap = view.actions.empty() ? 0 : page.metrics().gap(48);
  return page.paint.text(note, {at.x, y + gap}, width, align, page.theme.soft, page.theme.paper);
}

}  // namespace

void put_body(const Page& page, const core::MessageView& view) {
  const ui::Metrics& m = page.metrics();
  const Rect body = page.body;
  const ui::Painter::Mark mark = page.paint.mark();
  if (!m.landscape() || view.actions.empty()) {
    const int width = m.landscape() ? body.width * 3 / 4 : body.width;
    const int words = put_words(page, view, {body.x, body.y}, width);
    const int bottom = put_actions(page, view, {body.x, words + m.gap(view.actions.empty() ? 64 : 120)}, width,
                                   view.actions.empty() ? ui::Align::kStart : ui::Align::kCenter);
    const int free = body.height - (bottom - body.y);
    page.paint.shift(mark, 0, std::min(m.px(150), free * 2 / 5));
    return;
  }
  const int gap = m.px(96);
  const int left = (body.width - gap) * 58 / 100;
  const int right = body.width - gap - left;
  const int words = put_words(page, view, {body.x, body.y}, left) - body.y;
  page.paint.shift(mark, 0, (body.height - words) / 2);
  const ui::Painter::Mark actions_mark = page.paint.mark();
  const int actions = put_actions(page, view, {body.x + left + gap, body.y}, right, ui::Align::kCenter) - body.y;
  page.paint.shift(actions_mark, 0, (body.height - actions) / 2);
}

}  // namespace kiosk::screens
