// Buttons, pills, headlines, cards and codes.
#include "kiosk/screens/page.hpp"

#include <algorithm>

namespace kiosk::screens {
namespace {

using ports::Face;
using ports::Weight;

struct Look {
  Color fill;  // a = 0: none
  Color border;
  Color text;
  double border_width = 0;
};

Look look_of(const ui::Theme& theme, core::Emphasis emphasis) {
  switch (emphasis) {
    case core::Emphasis::kPrimary:
      return {theme.brand, {}, theme.on_brand, 0};
    case core::Emphasis::kStrong:
      return {theme.ink, {}, theme.on_ink, 0};
    case core::Emphasis::kOutline:
      return {{0, 0, 0, 0}, theme.ink, theme.ink, 3};
    case core::Emphasis::kQuiet:
      break;
  }
  return {{0, 0, 0, 0}, theme.line, theme.ink, 3};
}

struct Label {
  ui::TextBlock block;
  int icon = 0;  // side of the picture before the text
  int gap = 0;   // between them
};

Label label_of(const Page& page, const core::Button& button, const ButtonSize& size, int width) {
  Label label;
  const ui::Metrics& m = page.metrics();
  if (!button.icon.empty()) {
    label.icon = m.type(size.type * 1.3);
    label.gap = m.px(18);
  }
  const int room = width - 2 * m.gap(size.padding) - label.icon - label.gap;
  label.block = page.paint.block(page.paint.style(size.type, Weight::kSemiBold), button.label, std::max(room, m.px(40)),
                                 {1.2, 0, true});
  return label;
}

ui::Pair pill_pair(const ui::Theme& theme, core::Tone tone) {
  switch (tone) {
    case core::Tone::kOk:
      return theme.ok;
    case core::Tone::kWarn:
      return theme.warn;
    case core::Tone::kBad:
      return theme.bad;
    case core::Tone::kInfo:
      return theme.info;
    case core::Tone::kNeutral:
      break;
  }
  return theme.neutral;
}

ui::TextBlock pill_block(const Page& page, const core::Badge& badge, double type, int width) {
  const int room = width - 2 * page.metrics().gap(type * 0.8);
  return page.paint.block(page.paint.style(type, Weight::kSemiBold), badge.text, room, {1.2, 0, true});
}

}  // namespace

void Page::act(Rect rect, const core::Action& action, std::string_view label) const {
  paint.target(screen.actions.size(), rect, label);
  screen.actions.push_back(action);
}

Size button_size(const Page& page, const core::Button& button, const ButtonSize& size, int width) {
  const ui::Metrics& m = page.metrics();
  const Label label = label_of(page, button, size, width);
  const int natural = label.block.width + label.icon + label.gap + 2 * m.gap(size.padding);
  return {std::clamp(natural, m.touch(104), std::max(width, m.touch(104))),
          std::max(m.touch(size.height), label.block.height + 2 * m.gap(20))};
}

void put_button(const Page& page, Rect rect, const core::Button& button, const ButtonSize& size, Color behind) {
  const ui::Metrics& m = page.metrics();
  const Look look = look_of(page.theme, button.emphasis);
  const int radius = m.px(20);
  if (look.fill.a != 0) {
    page.paint.add(ui::Fill{rect, look.fill, radius});
  }
  if (look.border_width > 0) {
    page.paint.add(ui::Stroke{rect, look.border, m.px(look.border_width), radius});
  }
  const Label label = label_of(page, button, size, rect.width);
  if (label.block.split) {
    page.paint.cramp();
  }
  const int width = label.icon + label.gap + label.block.width;
  int x = rect.x + (rect.width - width) / 2;
  if (label.icon > 0) {
    page.paint.add(
        ui::Icon{{x, rect.y + (rect.height - label.icon) / 2, label.icon, label.icon}, button.icon, look.text});
    x += label.icon + label.gap;
  }
  page.paint.text(label.block, {x, rect.y + (rect.height - label.block.height) / 2}, label.block.width,
                  ui::Align::kCenter, look.text, look.fill.a != 0 ? look.fill : behind);
  page.act(rect, button.action, button.label);
}

int put_stack(const Page& page, Point at, int width, const std::vector<core::Button>& buttons, Color behind) {
  int y = at.y;
  for (std::size_t i = 0; i < buttons.size(); ++i) {
    const int height = button_size(page, buttons[i], kLargeSize, width).height;
    y += i == 0 ? 0 : page.metrics().gap(28);
    put_button(page, {at.x, y, width, height}, buttons[i], kLargeSize, behind);
    y += height;
  }
  return y;
}

Size pill_size(const Page& page, const core::Badge& badge, double type, int width) {
  const ui::TextBlock block = pill_block(page, badge, type, width);
  return {block.width + 2 * page.metrics().gap(type * 0.8), block.height + 2 * page.metrics().gap(type * 0.39)};
}

void put_pill(const Page& page, Rect rect, const core::Badge& badge, double type) {
  const ui::Pair pair = pill_pair(page.theme, badge.tone);
  const ui::TextBlock block = pill_block(page, badge, type, rect.width);
  const int radius = (block.lines.size() > 1 ? block.pitch : rect.height) / 2;
  page.paint.add(ui::Fill{rect, pair.paper, radius});
  if (page.theme.bordered) {
    page.paint.add(ui::Stroke{rect, pair.text, page.metrics().px(3), radius});
  }
  page.paint.text(block, {rect.x, rect.y + (rect.height - block.height) / 2}, rect.width, ui::Align::kCenter, pair.text,
                  pair.paper);
}

ui::TextBlock headline_block(const Page& page, std::string_view text, int width, double largest) {
  ui::TextBlock block;
  for (const double factor : {1.0, 0.82, 0.66}) {
    block = page.paint.block(page.paint.style(largest * factor, Weight::kBold, Face::kDisplay, -24), text, width,
                             {1.04, 0, true});
    if (block.lines.size() <= 3) {
      break;
    }
  }
  return block;
}

ui::TextBlock lead_block(const Page& page, std::string_view text, int width, double type, bool balanced) {
  return page.paint.block(page.paint.style(type, Weight::kRegular), text, width, {1.35, 0, balanced});
}

void put_card(const Page& page, Rect rect, bool strong) {
  const int radius = page.metrics().px(28);
  page.paint.add(ui::Fill{rect, page.theme.card, radius});
  page.paint.add(
      ui::Stroke{rect, strong ? page.theme.ink : page.theme.line, page.metrics().px(strong ? 4 : 2), radius});
}

void put_disc(const Page& page, Point center, int diameter, Color fill, std::string_view icon, Color tint) {
  const Rect disc{center.x - diameter / 2, center.y - diameter / 2, diameter, diameter};
  page.paint.add(ui::Fill{disc, fill, diameter / 2});
  if (page.theme.bordered && fill == page.theme.well) {
    page.paint.add(ui::Stroke{disc, page.theme.ink, page.metrics().px(4), diameter / 2});
  }
  page.paint.add(ui::Icon{disc.inset(diameter / 5), std::string(icon), tint});
}

Rect put_qr(const Page& page, Point top_center, int side, std::string_view code) {
  const Bitmap modules = page.stage.qr ? page.stage.qr(std::string(code)) : Bitmap{};
  const int count = std::max(modules.width(), modules.height());
  if (code.empty() || count == 0) {
    return {top_center.x, top_center.y, 0, 0};
  }
  const int module = std::max(1, side / (count + 8));
  const int whole = module * (count + 8);
  const Rect square{top_center.x - whole / 2, top_center.y, whole, whole};
  page.paint.add(ui::Fill{square, Color{255, 255, 255}, module});
  page.paint.add(ui::Modules{square.inset(4 * module), modules, Color{0, 0, 0}});
  return square;
}

}  // namespace kiosk::screens
