// SPDX-License-Identifier: Apache-2.0
// Languages, accessibility, help, the keys: what can be chosen, in groups, and what can be read up.
#include <utility>

#include "kiosk/screens/bodies.hpp"
#include "kiosk/screens/facts.hpp"
#include "kiosk/screens/rows.hpp"

namespace kiosk::screens {
namespace {

using ui::Element;

constexpr double kChoiceWidth = 220;

Element group_of(Maker& maker, const core::PanelGroup& group, int width) {
  std::vector<Element> children;
  add_if(children, group.title, title(group.title));
  add_if(children, group.note, lead(group.note, 32));
  std::vector<Element> choices;
  for (const core::Button& choice : group.choices) {
    Element element = button(maker, choice);
    element.box.min_width = kChoiceWidth;
    choices.push_back(std::move(element));
  }
  if (!choices.empty()) {
    children.push_back(flow(20, std::move(choices)));
  }
  if (!group.facts.empty()) {
    children.push_back(facts_grid(group.facts, 36));
  }
  if (!group.rows.empty()) {
    children.push_back(screening_rows(maker, group.rows, RowStyle::kGlance, width, group.rows.size()));
  }
  return ui::column(14, std::move(children));
}

// The way back and what this is; beside each other where the panel is wide.
Element head_of(Maker& maker, const core::PanelView& view) {
  std::vector<Element> words;
  add_if(words, view.headline, headline(view.headline, 84));
  add_if(words, view.lead, lead(view.lead, 38));
  std::vector<Element> head;
  head.push_back(button(maker, view.back));
  head.push_back(ui::column(maker.air(16), std::move(words)));
  if (!maker.halved()) {
    head.front().self = ui::Align::kStart;
    return ui::column(maker.air(36), std::move(head));
  }
  head.front().self = ui::Align::kCenter;
  head.back().grow = 1;
  return ui::row(kColumnGap, std::move(head));
}

}  // namespace

Element body_of(Maker& maker, const core::PanelView& view) {
  std::vector<Element> children;
  children.push_back(ui::gap(maker.air(44)));
  children.push_back(head_of(maker, view));
  children.push_back(ui::gap(maker.air(44)));
  ui::Grid groups;
  groups.columns = maker.wide() && view.groups.size() > 1 ? 2 : 1;
  groups.even = true;
  groups.column_gap = kColumnGap;
  groups.row_gap = 44;
  const int width = groups.columns == 2 ? maker.columns(50).left : maker.body_width();
  for (const core::PanelGroup& group : view.groups) {
    groups.cells.push_back(group_of(maker, group, width));
  }
  Element all;
  all.content = std::move(groups);
  children.push_back(std::move(all));
  children.push_back(ui::gap(maker.air(44)));
  return body(0, std::move(children));
}

}  // namespace kiosk::screens
