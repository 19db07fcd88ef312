// SPDX-License-Identifier: Apache-2.0
// One film at one screening: what makes it accessible first, then its words, its people, its website.
#include <utility>

#include "kiosk/screens/bodies.hpp"
#include "kiosk/screens/facts.hpp"

namespace kiosk::screens {
namespace {

using ui::Element;

constexpr int kLeftShare = 46;
constexpr double kCode = 240;
constexpr double kCodePadding = 8;
constexpr double kBesideFacts = 32;

Element access_card(const core::FilmView& view) {
  std::vector<Element> inside;
  add_if(inside, view.access_title, title(view.access_title));
  if (view.access.empty()) {
    add_if(inside, view.no_access, plain(view.no_access));
  } else {
    ui::Grid grid;
    grid.column_gap = 32;
    grid.row_gap = 16;
    for (const core::AccessLine& line : view.access) {
      Element mark = chip(line.mark);
      mark.self = ui::Align::kCenter;
      grid.cells.push_back(std::move(mark));
      grid.cells.push_back(plain(line.text));
    }
    Element lines;
    lines.content = std::move(grid);
    inside.push_back(std::move(lines));
  }
  return card(ui::column(18, std::move(inside)), ui::edges(42, 36));
}

Element website_card(const core::FilmView& view) {
  std::vector<Element> inside;
  inside.push_back(code(view.website, view.website_speech, kCode, 200));
  add_if(inside, view.website_label, plain(view.website_label, 28, ui::Align::kCenter));
  Element whole = card(ui::column(0, std::move(inside)), {kCodePadding, kCodePadding, kCodePadding, 20});
  whole.self = ui::Align::kStart;
  return whole;
}

void add_head(Maker& maker, const core::FilmView& view, std::vector<Element>& children) {
  Element back = button(maker, view.back);
  back.self = ui::Align::kStart;
  children.push_back(ui::gap(maker.air(44)));
  children.push_back(std::move(back));
  children.push_back(ui::gap(maker.air(36)));
  add_if(children, view.headline, headline(view.headline));
  if (!view.own_title.empty()) {
    children.push_back(ui::gap(6));
    children.push_back(lead(view.own_title, 44));
  }
  if (!view.line.empty()) {
    children.push_back(ui::gap(8));
    children.push_back(lead(view.line, 38));
    children.back().speech = view.line_speech;
  }
  std::vector<Element> pills;
  for (const core::Badge& badge : view.badges) {
    pills.push_back(pill(maker, badge));
  }
  if (!pills.empty()) {
    children.push_back(ui::gap(maker.air(28)));
    children.push_back(flow(18, std::move(pills)));
  }
  for (const core::Button& each : view.more) {
    children.push_back(ui::gap(maker.air(28)));
    children.push_back(button(maker, each));
    children.back().self = ui::Align::kStart;
  }
}

// The people, and the code of the website at their side.
void add_facts(const Maker& maker, const core::FilmView& view, int width, std::vector<Element>& children) {
  if (view.facts.empty() && view.website.empty()) {
    return;
  }
  children.push_back(ui::gap(28));
  if (view.website.empty()) {
    children.push_back(facts_grid(view.facts));
    return;
  }
  const int room = width - maker.metrics().gap(kCode + 2 * kCodePadding + kBesideFacts);
  const bool side = !view.facts.empty() && facts_fit(maker, view.facts, room);
  std::vector<Element> parts;
  if (!view.facts.empty()) {
    parts.push_back(facts_grid(view.facts));
    parts.back().grow = side ? 1 : 0;
  }
  parts.push_back(website_card(view));
  children.push_back(side ? ui::row(kBesideFacts, std::move(parts)) : ui::column(28, std::move(parts)));
}

Element in_one(Maker& maker, const core::FilmView& view) {
  std::vector<Element> children;
  add_head(maker, view, children);
  children.push_back(ui::gap(maker.air(40)));
  children.push_back(access_card(view));
  if (!view.synopsis.empty()) {
    children.push_back(ui::gap(maker.air(32)));
    children.push_back(plain(view.synopsis));
  }
  add_facts(maker, view, maker.body_width(), children);
  children.push_back(ui::gap(20));
  return body(0, std::move(children));
}

Element in_two(Maker& maker, const core::FilmView& view) {
  const Columns columns = maker.columns(kLeftShare);
  std::vector<Element> left;
  add_head(maker, view, left);
  left.push_back(ui::gap(maker.air(36)));
  left.push_back(access_card(view));
  left.push_back(ui::gap(maker.air(40)));
  std::vector<Element> right;
  right.push_back(ui::gap(maker.air(44)));
  add_if(right, view.synopsis, plain(view.synopsis));
  add_facts(maker, view, columns.right, right);
  right.push_back(ui::gap(maker.air(40)));
  std::vector<Element> whole;
  whole.push_back(beside(maker, columns, ui::column(0, std::move(left)), ui::column(0, std::move(right))));
  return body(0, std::move(whole));
}

}  // namespace

Element body_of(Maker& maker, const core::FilmView& view) {
  return maker.wide() ? in_two(maker, view) : in_one(maker, view);
}

}  // namespace kiosk::screens
