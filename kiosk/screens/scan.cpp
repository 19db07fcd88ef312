// Attract and scan: what to do, a picture of it, and what is on here next.
#include <algorithm>
#include <array>
#include <string>

#include "kiosk/screens/bodies.hpp"
#include "kiosk/screens/rows.hpp"

namespace kiosk::screens {
namespace {

// Width by height of the pictures in assets/icons. In a low well less of the pass is seen, so that it stays large.
constexpr double kPassAspect = 340.0 / 410.0;
constexpr double kLowPassAspect = 340.0 / 340.0;
constexpr double kArrowAspect = 140.0 / 200.0;
// Sizes of a hint, in units; the last one is the lead's, and may take more than one line.
constexpr std::array<double, 4> kHintSizes{56, 50, 45, 40};

ui::TextBlock hint_block(const Page& page, const std::string& text, int width, double size) {
  return page.paint.block(page.paint.style(size, ports::Weight::kSemiBold), text, width, {1.2, 0, true});
}

// The hint, as large as it is in one line, or the lead. Both take up the same room, so that nothing else moves when a
// hint comes or goes; returns their bottom.
int put_lead(const Page& page, const core::ScanView& view, Point at, int width) {
  if (view.lead.empty() && view.hint.empty()) {
    return at.y;
  }
  const ui::TextBlock lead = lead_block(page, view.lead, width);
  const int room = std::max(lead.height, hint_block(page, "A", width, kHintSizes.front()).height);
  if (view.hint.empty()) {
    page.paint.text(lead, at, width, ui::Align::kStart, page.theme.soft, page.theme.paper);
    return at.y + room;
  }
  ui::TextBlock hint;
  for (const double size : kHintSizes) {
    hint = hint_block(page, view.hint, width, size);
    if (hint.lines.size() <= 1) {
      break;
    }
  }
  const int height = std::max(room, hint.height);
  page.paint.text(hint, {at.x, at.y + (height - hint.height) / 2}, width, ui::Align::kStart, page.theme.ink,
                  page.theme.paper);
  return at.y + height;
}

// Pill, headline and lead; returns their bottom.
int put_words(const Page& page, const core::ScanView& view, Point at, int width) {
  const ui::Metrics& m = page.metrics();
  int y = at.y;
  if (view.notice) {
    const Size size = pill_size(page, *view.notice, 34, width);
    put_pill(page, {at.x, y, size.width, size.height}, *view.notice, 34);
    y += size.height + m.gap(36);
  }
  y = page.paint.text(headline_block(page, view.headline, width), {at.x, y}, width, ui::Align::kStart, page.theme.ink,
                      page.theme.paper);
  return put_lead(page, view, {at.x, y + (view.lead.empty() && view.hint.empty() ? 0 : m.gap(20))}, width);
}

// The pass that goes down to the reader, cut by the well's lower edge.
void put_drawn_pass(const Page& page, Rect well, int border) {
  const ui::Metrics& m = page.metrics();
  const bool low = well.height * 2 < well.width;
  // The lanyard is drawn light where the well is dark.
  const std::string name = std::string(low ? "pass-low" : "pass") + (page.theme.bordered ? "-dark" : "");
  const double aspect = low ? kLowPassAspect : kPassAspect;
  const int height = std::min(well.height - well.height / 12, static_cast<int>(well.width * 0.56 / aspect));
  const int width = static_cast<int>(height * aspect);
  page.paint.add(
      ui::Icon{{well.x + (well.width - width) / 2 - width / 16, well.bottom() - border - height, width, height},
               name,
               Color{0, 0, 0, 0}});
  const int arrow_height = std::min(m.px(216), well.height / 2);
  const int arrow_width = static_cast<int>(arrow_height * kArrowAspect);
  const int right = well.x + (well.width + width) / 2;
  page.paint.add(ui::Icon{{(right + well.right()) / 2 - arrow_width / 2 - m.px(4),
                           well.bottom() - arrow_height - m.px(72), arrow_width, arrow_height},
                          "arrow-down",
                          page.theme.brand});
}

// What is held up, as the camera sees it, or the pass that shows how.
void put_well(const Page& page, Rect well, bool live) {
  const ui::Metrics& m = page.metrics();
  if (well.height < m.px(190) || well.width < m.px(300)) {
    if (m.roomy()) {
      page.paint.cramp();
    }
    return;  // too small to be made out
  }
  const int border = page.theme.bordered ? m.px(3) : 0;
  const int radius = m.px(36);
  page.paint.add(ui::Fill{well, page.theme.well, radius});
  if (border > 0) {
    page.paint.add(ui::Stroke{well, page.theme.line, border, radius});
  }
  if (live) {
    page.paint.add(ui::Live{well.inset(border), std::max(0, radius - border), m.px(8), page.theme.ok.text,
                            page.theme.neutral.text, page.theme.ok.paper});
  } else {
    put_drawn_pass(page, well, border);
  }
}

// As many rows as leave `room`. Not under three at first: the page is set closer for them.
std::vector<core::ScreeningRow> fitting_rows(const Page& page, const core::ScanView& view, int width, int room) {
  std::size_t count = view.rows.size();
  const std::size_t least = page.metrics().roomy() ? 3 : 1;
  while (count > least && rows_height(page, width, view.rows, count, RowStyle::kGlance) > room) {
    --count;
  }
  return {view.rows.begin(), view.rows.begin() + static_cast<std::ptrdiff_t>(count)};
}

int title_height(const Page& page, const core::ScanView& view, int width) {
  const ui::Painter::Mark mark = page.paint.mark();
  const int height = put_list_title(page, {0, 0}, width, view.list_title);
  page.paint.scene().nodes.resize(mark.nodes);
  return height;
}

void put_portrait(const Page& page, const core::ScanView& view) {
  const ui::Metrics& m = page.metrics();
  const Rect body = page.body;
  const int words_bottom = put_words(page, view, {body.x, body.y + m.gap(64)}, body.width);
  const int end = body.bottom() - m.gap(60);
  if (view.rows.empty()) {
    const int well_height = std::min(end - words_bottom - m.gap(44), body.width * 3 / 4);
    put_well(page, {body.x, words_bottom + m.gap(44), body.width, well_height}, view.live);
    return;
  }
  const int title = title_height(page, view, body.width);
  const int least_well = m.px(320) + m.gap(36 + 44);
  const auto rows = fitting_rows(page, view, body.width, end - words_bottom - least_well - title);
  const int height = rows_height(page, body.width, rows, rows.size(), RowStyle::kGlance);
  const int list_top = std::max(end - height - title, words_bottom + m.gap(36));
  put_well(page, {body.x, words_bottom + m.gap(44), body.width, list_top - m.gap(36) - words_bottom - m.gap(44)},
           view.live);
  const int top = put_list_title(page, {body.x, list_top}, body.width, view.list_title);
  put_rows(page, {body.x, top}, body.width, rows, RowStyle::kGlance);
}

void put_landscape(const Page& page, const core::ScanView& view) {
  const ui::Metrics& m = page.metrics();
  const Rect body = page.body;
  const int gap = m.px(48);
  const int left = view.rows.empty() ? body.width : (body.width - gap) * 51 / 100;
  const int words_bottom = put_words(page, view, {body.x, body.y + m.gap(44)}, left);
  const int end = body.bottom() - m.gap(40);
  put_well(page, {body.x, words_bottom + m.gap(36), left, end - words_bottom - m.gap(36)}, view.live);
  if (view.rows.empty()) {
    return;
  }
  const int x = body.x + left + gap;
  const int width = body.width - left - gap;
  const int top = put_list_title(page, {x, body.y + m.gap(44)}, width, view.list_title);
  put_rows(page, {x, top}, width, fitting_rows(page, view, width, end - top), RowStyle::kGlance);
}

}  // namespace

void put_body(const Page& page, const core::ScanView& view) {
  if (page.metrics().landscape()) {
    put_landscape(page, view);
  } else {
    put_portrait(page, view);
  }
}

}  // namespace kiosk::screens
