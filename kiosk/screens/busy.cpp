// SPDX-License-Identifier: Apache-2.0
// Something is under way: what, calmly, how far it is, and nothing to touch.
#include <utility>

#include "kiosk/screens/bodies.hpp"

namespace kiosk::screens {
namespace {

using ui::Element;

constexpr double kBarWidth = 640;

Element progress_of(const core::BusyView& view) {
  Element element;
  element.content = ui::Meter{view.done, view.total};
  element.self = ui::Align::kCenter;
  element.box.min_width = kBarWidth;
  return element;
}

// To the next person in line, behind the one whose ticket it is: it comes and goes while the view stays.
Element hint_of(const std::string& text) {
  ui::Words words;
  words.text = text;
  words.units = 40;
  words.weight = ports::Weight::kSemiBold;
  words.align = ui::Align::kCenter;
  Element element = ui::words(std::move(words));
  element.role = ui::Role::kStatus;
  return element;
}

}  // namespace

Element body_of(Maker& maker, const core::BusyView& view) {
  std::vector<Element> children;
  children.push_back(ui::gap(maker.air(40)));
  children.push_back(ui::space(2));  // a little above the middle, where eyes rest
  children.push_back(disc(maker, view.icon, ui::Token::kWell, ui::Token::kInk));
  children.push_back(ui::gap(maker.air(64)));
  add_if(children, view.headline, headline(view.headline, 104, ui::Align::kCenter));
  children.push_back(ui::gap(maker.air(20)));
  add_if(children, view.lead, lead(view.lead, 40, ui::Align::kCenter));
  children.push_back(ui::gap(maker.air(64)));
  children.push_back(progress_of(view));
  if (!view.hint.empty()) {
    children.push_back(ui::gap(maker.air(64)));
    children.push_back(hint_of(view.hint));
  }
  children.push_back(ui::space(3));
  children.push_back(ui::gap(maker.air(40)));
  return body(0, std::move(children));
}

}  // namespace kiosk::screens
