// Something is under way: what, calmly, and nothing to touch.
#include "kiosk/screens/bodies.hpp"

namespace kiosk::screens {

void put_body(const Page& page, const core::BusyView& view) {
  const ui::Metrics& m = page.metrics();
  const Rect body = page.body;
  const ui::Painter::Mark mark = page.paint.mark();
  const int disc = m.gap(202);
  put_disc(page, {body.x + body.width / 2, body.y + disc / 2}, disc, page.theme.well, "ticket", page.theme.ink);
  int y = body.y + disc + m.gap(64);
  y = page.paint.text(headline_block(page, view.headline, body.width), {body.x, y}, body.width, ui::Align::kCenter,
                      page.theme.ink, page.theme.paper);
  if (!view.lead.empty()) {
    y = page.paint.text(lead_block(page, view.lead, body.width * 9 / 10, 40, true), {body.x, y + m.gap(20)}, body.width,
                        ui::Align::kCenter, page.theme.soft, page.theme.paper);
  }
  const int height = y - body.y;
  page.paint.shift(mark, 0, (body.height - height) * 2 / 5);  // a little above the middle, where eyes rest
}

}  // namespace kiosk::screens
