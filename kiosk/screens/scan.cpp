// SPDX-License-Identifier: Apache-2.0
// Attract and scan: what to do, a picture of it, and what is on here next.
#include <algorithm>
#include <cstddef>
#include <utility>

#include "kiosk/screens/bodies.hpp"
#include "kiosk/screens/rows.hpp"

namespace kiosk::screens {
namespace {

using ui::Element;

constexpr int kLeftShare = 46;
constexpr double kHint = 48;
constexpr double kHintLeading = 1.2;
// Below that the well shows nothing that could be made out from afar.
constexpr double kLeastWell = 320;
// So many of the next screenings stand under the well: the next ones are what counts.
constexpr std::size_t kUnderWell = 3;
// So many of those beside it are not left out where the screen would else scroll.
constexpr std::size_t kKept = 2;

// What would help now, or the lead. Both take up the same room, so that nothing else moves when a hint comes or goes.
Element lead_of(const Maker& maker, const core::ScanView& view) {
  Element element = lead(view.lead);
  if (!view.hint.empty()) {
    ui::Words words;
    words.text = view.hint;
    words.units = kHint;
    words.weight = ports::Weight::kSemiBold;
    words.leading = kHintLeading;
    element = ui::words(std::move(words));
    element.role = ui::Role::kStatus;
  }
  element.box.min_height = maker.units(maker.metrics().type(kHint)) * kHintLeading;
  return element;
}

void add_words(const Maker& maker, const core::ScanView& view, std::vector<Element>& children) {
  if (view.notice) {
    children.push_back(pill(maker, *view.notice, 34));
    children.push_back(ui::gap(maker.air(36)));
  }
  add_if(children, view.headline, headline(view.headline));
  if (!view.lead.empty() || !view.hint.empty()) {
    children.push_back(ui::gap(maker.air(26)));
    children.push_back(lead_of(maker, view));
  }
  for (const auto& notice : view.for_staff) {
    children.push_back(ui::gap(maker.air(26)));
    children.push_back(pill(maker, notice, 26));
  }
}

// What is held up, as the camera sees it, or the pass that shows how. Room where no pass can be read.
Element well_of(const core::ScanView& view, double above, double below) {
  if (!view.reads) return ui::space(2);
  Element well;
  well.content = ui::PassWell{view.live, view.pass_label};
  well.grow = 1;
  well.box.min_height = kLeastWell;
  std::vector<Element> column;
  column.push_back(ui::gap(above));
  column.push_back(std::move(well));
  column.push_back(ui::gap(below));
  Element whole = ui::column(0, std::move(column));
  whole.grow = 2;
  whole.optional = true;
  return whole;
}

void add_list(Maker& maker, const core::ScanView& view, std::size_t most, int width, std::vector<Element>& children) {
  if (!view.list_title.empty()) {
    children.push_back(title(view.list_title));
    children.push_back(ui::gap(14));
  }
  if (!view.rows.empty()) {
    const auto count = static_cast<std::ptrdiff_t>(std::min(most, view.rows.size()));
    const std::vector<core::ScreeningRow> rows(view.rows.begin(), view.rows.begin() + count);
    children.push_back(screening_rows(maker, rows, RowStyle::kGlance, width, kKept));
  }
  if (view.elsewhere) {
    children.push_back(ui::gap(maker.air(24)));
    children.push_back(button(maker, *view.elsewhere));
    children.back().self = ui::Align::kStart;
  }
}

Element in_one(Maker& maker, const core::ScanView& view) {
  std::vector<Element> children;
  children.push_back(ui::gap(maker.air(70)));
  add_words(maker, view, children);
  children.push_back(well_of(view, 44, view.rows.empty() ? 0 : 16));
  if (view.rows.empty()) {
    children.push_back(ui::space(1));
  } else {
    children.push_back(ui::gap(24));
    add_list(maker, view, kUnderWell, maker.body_width(), children);
  }
  children.push_back(ui::gap(maker.air(60)));
  return body(0, std::move(children));
}

Element in_two(Maker& maker, const core::ScanView& view) {
  const Columns columns = maker.columns(kLeftShare);
  std::vector<Element> left;
  left.push_back(ui::gap(maker.air(44)));
  add_words(maker, view, left);
  left.push_back(well_of(view, maker.air(36), 0));
  left.push_back(ui::gap(maker.air(40)));
  std::vector<Element> right;
  right.push_back(ui::gap(maker.air(44)));
  add_list(maker, view, view.rows.size(), columns.right, right);
  right.push_back(ui::gap(maker.air(28)));
  std::vector<Element> whole;
  whole.push_back(beside(maker, columns, ui::column(0, std::move(left)), ui::column(0, std::move(right))));
  whole.back().grow = 1;
  return body(0, std::move(whole));
}

}  // namespace

Element body_of(Maker& maker, const core::ScanView& view) {
  return maker.wide() && !view.rows.empty() ? in_two(maker, view) : in_one(maker, view);
}

}  // namespace kiosk::screens
