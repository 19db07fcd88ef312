// One row: the time, then the film with its details and access marks, then what can be done.
#include "kiosk/screens/rows.hpp"

#include <algorithm>
#include <optional>

namespace kiosk::screens {
namespace {

using core::ScreeningRow;
using ports::Face;
using ports::Weight;

struct Sizes {
  double time, title, detail, chip, padding, gap;
};
constexpr Sizes kGlanceSizes{50, 38, 30, 22, 28, 32};
constexpr Sizes kChoiceSizes{60, 44, 30, 26, 36, 32};

const Sizes& sizes_of(RowStyle style) { return style == RowStyle::kGlance ? kGlanceSizes : kChoiceSizes; }

struct Chip {
  Rect rect;
  ui::TextBlock label;
};

// Everything of a row, measured; positions are from the row's top left.
struct RowPlan {
  ui::TextBlock time, title, detail;
  std::vector<Chip> chips;
  std::optional<Rect> pill, button;
  int middle_x = 0, middle_width = 0;
  int middle_height = 0;
  int height = 0;
};

int time_column(const Page& page, const std::vector<ScreeningRow>& rows, RowStyle style) {
  int widest = 0;
  for (const ScreeningRow& row : rows) {
    widest = std::max(
        widest, page.paint.width(page.paint.style(sizes_of(style).time, Weight::kBold, Face::kText, -20), row.time));
  }
  return widest;
}

struct Mark {
  Size size;
  ui::TextBlock label;  // none: the pill
};

std::vector<Mark> marks_of(const Page& page, const ScreeningRow& row, RowStyle style, int width) {
  const ui::Metrics& m = page.metrics();
  const Sizes& sizes = sizes_of(style);
  const int side = 2 * m.px(12);
  std::vector<Mark> marks;
  for (const std::string& text : row.access) {
    auto label = page.paint.block(page.paint.style(sizes.chip, Weight::kBold), text, width - side, {1.2});
    const Size size{label.width + side, std::max(m.type(sizes.chip * 1.75), label.height)};
    marks.push_back({size, std::move(label)});
  }
  if (row.badge && row.button) {
    marks.push_back({pill_size(page, *row.badge, sizes.chip, width), {}});
  }
  return marks;
}

// Access marks (and, where there is a button too, the pill) stand behind the detail where all of them find room there
// and height is dear, else below it, in as many lines as it takes.
void flow_marks(const Page& page, const ScreeningRow& row, RowStyle style, RowPlan& plan) {
  const ui::Metrics& m = page.metrics();
  const int gap = m.gap(10);
  const int left = plan.middle_x;
  const int right = left + plan.middle_width;
  std::vector<Mark> marks = marks_of(page, row, style, plan.middle_width);
  int total = 0;
  int line = 0;
  for (const Mark& mark : marks) {
    total += mark.size.width + gap;
    line = std::max(line, mark.size.height);
  }
  const int beside_x = left + plan.detail.width + m.gap(18);
  const bool beside =
      (style == RowStyle::kGlance || m.landscape()) && plan.detail.lines.size() == 1 && beside_x + total - gap <= right;
  int x = beside ? beside_x : left;
  int y = plan.title.height + (beside ? (plan.detail.height - line) / 2 : plan.detail.height + m.gap(10));
  for (Mark& mark : marks) {
    if (x > left && x + mark.size.width > right) {
      x = left;
      y += line + gap;
    }
    const Rect rect{x, y + (line - mark.size.height) / 2, mark.size.width, mark.size.height};
    if (mark.label.lines.empty()) {
      plan.pill = rect;
    } else {
      plan.chips.push_back({rect, std::move(mark.label)});
    }
    x += mark.size.width + gap;
    plan.middle_height = std::max(plan.middle_height, rect.bottom());
  }
}

RowPlan plan_row(const Page& page, const ScreeningRow& row, int width, int time_width, RowStyle style) {
  const ui::Metrics& m = page.metrics();
  const Sizes& sizes = sizes_of(style);
  RowPlan plan;
  const int padding = m.gap(40);
  const int gap = m.gap(sizes.gap);
  const int most_right = width * (row.button ? 34 : 40) / 100;
  plan.time =
      page.paint.block(page.paint.style(sizes.time, Weight::kBold, Face::kText, -20), row.time, width / 2, {1.1});
  Size right;
  if (row.button) {
    right = button_size(page, *row.button, ButtonSize{}, most_right);
  } else if (row.badge) {
    right = pill_size(page, *row.badge, 30, most_right);
  }
  plan.middle_x = padding + time_width + (time_width > 0 ? gap : 0);
  plan.middle_width = width - plan.middle_x - padding - (right.width > 0 ? right.width + gap : 0);
  const auto title_face = style == RowStyle::kGlance ? Face::kText : Face::kDisplay;
  plan.title =
      page.paint.block(page.paint.style(sizes.title, Weight::kBold, title_face, style == RowStyle::kGlance ? -8 : -18),
                       row.title, plan.middle_width, {1.2});
  plan.detail =
      page.paint.block(page.paint.style(sizes.detail, Weight::kRegular), row.detail, plan.middle_width, {1.32});
  plan.middle_height = plan.title.height + plan.detail.height;
  flow_marks(page, row, style, plan);
  const int content = std::max({plan.middle_height, plan.time.height, right.height});
  plan.height = content + 2 * m.gap(sizes.padding);
  if (right.width > 0) {
    const Rect rect{width - padding - right.width, (plan.height - right.height) / 2, right.width, right.height};
    (row.button ? plan.button : plan.pill) = rect;
  }
  return plan;
}

Rect moved(Rect rect, Point by) { return {rect.x + by.x, rect.y + by.y, rect.width, rect.height}; }

void draw_row(const Page& page, const ScreeningRow& row, const RowPlan& plan, Point at, RowStyle style) {
  const ui::Metrics& m = page.metrics();
  const ui::Theme& theme = page.theme;
  page.paint.text(plan.time, {at.x + m.gap(40), at.y + (plan.height - plan.time.height) / 2}, plan.time.width,
                  ui::Align::kStart, theme.ink, theme.card);
  const Point middle{at.x, at.y + (plan.height - plan.middle_height) / 2};
  int y = page.paint.text(plan.title, {at.x + plan.middle_x, middle.y}, plan.middle_width, ui::Align::kStart, theme.ink,
                          theme.card);
  page.paint.text(plan.detail, {at.x + plan.middle_x, y}, plan.middle_width, ui::Align::kStart, theme.soft, theme.card);
  for (const Chip& chip : plan.chips) {
    const Rect rect = moved(chip.rect, middle);
    page.paint.add(ui::Stroke{rect, theme.ink, m.px(2), m.px(10)});
    page.paint.text(chip.label, {rect.x, rect.y + (rect.height - chip.label.height) / 2}, rect.width,
                    ui::Align::kCenter, theme.ink, theme.card);
  }
  if (plan.pill) {
    const bool in_flow = plan.button.has_value();
    put_pill(page, moved(*plan.pill, in_flow ? middle : at), *row.badge, in_flow ? sizes_of(style).chip : 30);
  }
  if (plan.button) {
    put_button(page, moved(*plan.button, at), *row.button, ButtonSize{}, theme.card);
  }
}

}  // namespace

int rows_height(const Page& page, int width, const std::vector<ScreeningRow>& rows, std::size_t count, RowStyle style) {
  const int time_width = time_column(page, rows, style);
  const int between = page.theme.bordered ? page.metrics().gap(20) : 0;
  int height = 0;
  for (std::size_t i = 0; i < std::min(count, rows.size()); ++i) {
    height += plan_row(page, rows[i], width, time_width, style).height + (i > 0 ? between : 0);
  }
  return height;
}

int put_rows(const Page& page, Point top_left, int width, const std::vector<ScreeningRow>& rows, RowStyle style) {
  if (rows.empty()) {
    return top_left.y;
  }
  const ui::Metrics& m = page.metrics();
  const int time_width = time_column(page, rows, style);
  if (!page.theme.bordered) {
    put_card(page, {top_left.x, top_left.y, width, rows_height(page, width, rows, rows.size(), style)}, false);
  }
  int y = top_left.y;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const RowPlan plan = plan_row(page, rows[i], width, time_width, style);
    if (page.theme.bordered) {
      y += i > 0 ? m.gap(20) : 0;
      put_card(page, {top_left.x, y, width, plan.height}, true);
    } else if (i > 0) {
      page.paint.add(ui::Fill{{top_left.x, y, width, m.px(2)}, page.theme.line, 0});
    }
    draw_row(page, rows[i], plan, {top_left.x, y}, style);
    y += plan.height;
  }
  return y;
}

int put_list_title(const Page& page, Point top_left, int width, std::string_view title) {
  const auto block = page.paint.block(page.paint.style(44, Weight::kBold, Face::kDisplay, -18), title, width, {1.2});
  const int bottom = page.paint.text(block, top_left, width, ui::Align::kStart, page.theme.ink, page.theme.paper);
  return bottom + (block.lines.empty() ? 0 : page.metrics().gap(14));
}

}  // namespace kiosk::screens
