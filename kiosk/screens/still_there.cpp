// The time-out warning: how long there is left, and the two ways on.
#include <algorithm>
#include <string>

#include "kiosk/screens/bodies.hpp"

namespace kiosk::screens {
namespace {

using ports::Face;
using ports::Weight;

void put_ring(const Page& page, const core::StillThere& warning, Point center, int diameter) {
  const ui::Theme& theme = page.theme;
  const int width = std::max(2, diameter / 11);
  const int total = std::max(1, warning.seconds_total);
  const int left = std::clamp(warning.seconds_left, 0, total);
  page.paint.add(ui::Arc{center, diameter / 2, width, 0, 360, theme.track});
  page.paint.add(ui::Arc{center, diameter / 2, width, 0, 360 * left / total, theme.brand});
  const std::string seconds = std::to_string(std::max(0, warning.seconds_left));
  const int inner = diameter - 3 * width;
  ui::TextBlock number;
  for (const double size : {84.0, 64.0, 48.0, 36.0, 28.0}) {
    number = page.paint.block(page.paint.style(size, Weight::kBold, Face::kDisplay, -20), seconds, diameter, {1.0});
    if (number.width <= inner) {
      break;
    }
  }
  page.paint.text(number, {center.x - diameter / 2, center.y - number.height / 2}, diameter, ui::Align::kCenter,
                  theme.ink, theme.card);
}

int put_words(const Page& page, const core::StillThere& warning, Point at, int width, ui::Align align) {
  const int y = page.paint.text(headline_block(page, warning.headline, width, 80), at, width, align, page.theme.ink,
                                page.theme.card);
  const auto body = lead_block(page, warning.body, width, 40, align == ui::Align::kCenter);
  return page.paint.text(body, {at.x, y + page.metrics().gap(12)}, width, align, page.theme.soft, page.theme.card);
}

// Sets the card behind what was drawn since `mark` and moves both to the middle of the panel.
void put_card_behind(const Page& page, ui::Painter::Mark mark, Rect rect) {
  const ui::Metrics& m = page.metrics();
  const int radius = m.px(28);
  page.paint.add_behind(mark, {ui::Fill{rect, page.theme.card, radius},
                               ui::Stroke{rect, page.theme.line, m.px(page.theme.bordered ? 4 : 2), radius}});
  page.paint.shift(mark, (page.stage.size.width - rect.width) / 2 - rect.x,
                   (page.stage.size.height - rect.height) / 2 - rect.y);
}

void put_portrait(const Page& page, const core::StillThere& warning) {
  const ui::Metrics& m = page.metrics();
  const int width = std::min(m.px(900), page.stage.size.width - 2 * m.px(48));
  const int padding = m.gap(66);
  const int inner = width - 2 * padding;
  const ui::Painter::Mark mark = page.paint.mark();
  const int ring = m.gap(252);
  put_ring(page, warning, {width / 2, m.gap(84) + ring / 2}, ring);
  int y = put_words(page, warning, {padding, m.gap(84) + ring + m.gap(52)}, inner, ui::Align::kCenter) + m.gap(60);
  const auto put = [&](const core::Button& button, const ButtonSize& size) {
    const int height = button_size(page, button, size, inner).height;
    put_button(page, {padding, y, inner, height}, button, size, page.theme.card);
    y += height;
  };
  put(warning.more_time, kLargeSize);
  y += m.gap(26);
  put(warning.sign_out, ButtonSize{120, 40, 44});
  put_card_behind(page, mark, {0, 0, width, y + m.gap(84)});
}

void put_landscape(const Page& page, const core::StillThere& warning) {
  const ui::Metrics& m = page.metrics();
  const int width = std::min(m.px(1320), page.stage.size.width - 2 * m.px(48));
  const int padding = m.gap(66);
  const int inner = width - 2 * padding;
  const ui::Painter::Mark mark = page.paint.mark();
  const int ring = m.gap(252);
  const int gap = m.gap(60);
  const ui::Painter::Mark words_mark = page.paint.mark();
  const int words =
      put_words(page, warning, {padding + ring + gap, padding}, inner - ring - gap, ui::Align::kStart) - padding;
  const int head = std::max(words, ring);
  page.paint.shift(words_mark, 0, (head - words) / 2);
  put_ring(page, warning, {padding + ring / 2, padding + head / 2}, ring);
  const int between = m.gap(28);
  const int half = (inner - between) / 2;
  const int height = std::max(button_size(page, warning.more_time, kPrimarySize, half).height,
                              button_size(page, warning.sign_out, kPrimarySize, half).height);
  const int y = padding + head + m.gap(60);
  put_button(page, {padding, y, half, height}, warning.more_time, kPrimarySize, page.theme.card);
  put_button(page, {padding + half + between, y, inner - half - between, height}, warning.sign_out, kPrimarySize,
             page.theme.card);
  put_card_behind(page, mark, {0, 0, width, y + height + padding});
}

}  // namespace

void put_still_there(const Page& page, const core::StillThere& warning) {
  if (page.metrics().landscape()) {
    put_landscape(page, warning);
  } else {
    put_portrait(page, warning);
  }
}

}  // namespace kiosk::screens
