// SPDX-License-Identifier: Apache-2.0
// The frame of the staff's views: figures, what there is with how it stands, and what can be done.
#include <algorithm>
#include <utility>

#include "kiosk/screens/bodies.hpp"
#include "kiosk/screens/rows.hpp"

namespace kiosk::screens {
namespace {

using ui::Element;

Element figure_of(const core::Fact& fact) {
  std::vector<Element> inside;
  add_if(inside, fact.name, lead(fact.name, 30));
  ui::Words value;
  value.text = fact.value;
  value.units = 58;
  value.weight = ports::Weight::kBold;
  value.face = ports::Face::kDisplay;
  value.tracking_milli = -20;
  value.leading = 1.15;
  value.heading = true;
  add_if(inside, fact.value, ui::words(std::move(value)));
  return card(ui::column(4, std::move(inside)), ui::edges(30, 26));
}

Element even_grid(int columns, double gap, std::vector<Element> cells) {
  ui::Grid grid;
  grid.columns = columns;
  grid.column_gap = gap;
  grid.row_gap = gap;
  grid.even = true;
  grid.cells = std::move(cells);
  Element element;
  element.content = std::move(grid);
  return element;
}

// How many cells stand beside each other: as many as there are, four at most, fewer where letters are large.
int figure_columns(const Maker& maker, std::size_t figures) {
  const int most = maker.metrics().measure() >= 56 ? 4 : 2;
  return std::clamp(static_cast<int>(figures), 1, most);
}

Element row_of(Maker& maker, const core::StaffRow& row) {
  ui::Words name;
  name.text = row.name;
  name.units = 38;
  name.weight = ports::Weight::kBold;
  name.leading = 1.2;
  std::vector<Element> words;
  add_if(words, row.name, ui::words(std::move(name)));
  add_if(words, row.detail, lead(row.detail, 29));
  std::vector<Element> ends;
  if (!row.badge.text.empty()) {
    ends.push_back(pill(maker, row.badge));
  }
  if (row.button) {
    ends.push_back(button(maker, *row.button, {88, 32, 32}));
  }
  std::vector<Element> parts;
  parts.push_back(ui::column(0, std::move(words)));
  parts.back().grow = maker.narrow() ? 0 : 1;
  if (!ends.empty()) {
    parts.push_back(flow(26, std::move(ends)));
  }
  Element line = maker.narrow() ? ui::column(16, std::move(parts)) : ui::row(26, std::move(parts));
  if (!maker.narrow()) {
    std::get<ui::Stack>(line.content).across = ui::Align::kCenter;
  }
  line.box.padding = ui::edges(36, 20);
  if (row.button) {
    line.role = ui::Role::kGroup;
  }
  return line;
}

Element rows_of(Maker& maker, const core::StaffView& view) {
  std::vector<Element> lines;
  for (const core::StaffRow& row : view.rows) {
    lines.push_back(row_of(maker, row));
  }
  return list_of(maker, std::move(lines), {});
}

Element actions_of(Maker& maker, const core::StaffView& view) {
  std::vector<Element> cells;
  for (const core::Button& action : view.actions) {
    cells.push_back(button(maker, action));
  }
  return even_grid(maker.narrow() ? 1 : 2, 22, std::move(cells));
}

Element figures_of(const Maker& maker, const core::StaffView& view) {
  std::vector<Element> cells;
  for (const core::Fact& fact : view.figures) {
    cells.push_back(figure_of(fact));
  }
  return even_grid(figure_columns(maker, view.figures.size()), 22, std::move(cells));
}

}  // namespace

Element body_of(Maker& maker, const core::StaffView& view) {
  std::vector<Element> children;
  children.push_back(ui::gap(maker.air(44)));
  // What it is about stands in the bar above; here it is said, and is seen where the bar does not say it.
  add_if(children, view.headline, headline(view.headline, 60));
  if (!view.headline.empty()) {
    children.push_back(ui::gap(maker.air(24)));
  }
  if (!view.figures.empty()) {
    children.push_back(figures_of(maker, view));
    children.push_back(ui::gap(36));
  }
  if (!view.rows.empty()) {
    children.push_back(rows_of(maker, view));
    children.push_back(ui::gap(36));
  }
  if (!view.actions.empty()) {
    children.push_back(actions_of(maker, view));
    children.push_back(ui::gap(maker.air(44)));
  }
  return body(0, std::move(children));
}

}  // namespace kiosk::screens
