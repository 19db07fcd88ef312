// SPDX-License-Identifier: Apache-2.0
// The time-out warning: how long there is left, and the ways on.
#include <algorithm>
#include <string>
#include <utility>

#include "kiosk/screens/bodies.hpp"

namespace kiosk::screens {
namespace {

using ui::Align;
using ui::Element;

constexpr double kPadding = 66;

Element ring_of(const core::StillThere& warning) {
  ui::Ring ring;
  ring.whole = std::max(1, warning.seconds_total);
  ring.part = std::clamp(warning.seconds_left, 0, ring.whole);
  ring.label.text = std::to_string(std::max(0, warning.seconds_left));
  ring.label.units = 84;
  ring.label.weight = ports::Weight::kBold;
  ring.label.face = ports::Face::kDisplay;
  ring.label.tracking_milli = -20;
  ring.label.leading = 1;
  ring.label.align = Align::kCenter;
  Element element;
  element.content = std::move(ring);
  element.role = ui::Role::kTimer;
  element.speech = warning.seconds_speech;
  element.self = Align::kCenter;
  return element;
}

Element words_of(const Maker& maker, const core::StillThere& warning, Align align) {
  std::vector<Element> words;
  add_if(words, warning.headline, headline(warning.headline, 80, align));
  words.push_back(ui::gap(maker.air(12)));
  add_if(words, warning.body, lead(warning.body, 40, align));
  return ui::column(0, std::move(words));
}

// Between the two controls: does not give way, so that the ring round one of them never lies on the other.
double between(const Maker& maker, double units) {
  return units * maker.metrics().px(units) / std::max(1, maker.metrics().gap(units));
}

Element upright(Maker& maker, const core::StillThere& warning) {
  std::vector<Element> children;
  children.push_back(ring_of(warning));
  children.push_back(ui::gap(maker.air(52)));
  children.push_back(words_of(maker, warning, Align::kCenter));
  children.push_back(ui::gap(maker.air(60)));
  if (warning.more_time) {
    children.push_back(button(maker, *warning.more_time, kLargeSize));
    children.push_back(ui::gap(between(maker, 26)));
  }
  children.push_back(button(maker, warning.sign_out, {120, 40, 44}));
  return card(ui::column(0, std::move(children)), ui::edges(kPadding, maker.air(84)));
}

Element lying(Maker& maker, const core::StillThere& warning) {
  Element words = words_of(maker, warning, Align::kStart);
  words.grow = 1;
  std::vector<Element> head;
  head.push_back(ring_of(warning));
  head.push_back(std::move(words));
  Element above = ui::row(60, std::move(head));
  std::get<ui::Stack>(above.content).across = Align::kCenter;
  std::vector<Element> ways;
  if (warning.more_time) ways.push_back(button(maker, *warning.more_time, kPrimarySize));
  ways.push_back(button(maker, warning.sign_out, kPrimarySize));
  for (Element& way : ways) {
    way.grow = 1;
  }
  Element below = ui::row(between(maker, 28), std::move(ways));
  std::get<ui::Stack>(below.content).narrow = ui::Narrow::kTurn;
  std::vector<Element> children;
  children.push_back(std::move(above));
  children.push_back(ui::gap(maker.air(60)));
  children.push_back(std::move(below));
  return card(ui::column(0, std::move(children)), ui::all_edges(maker.air(kPadding)));
}

}  // namespace

Element warning_of(Maker& maker, const core::StillThere& warning) {
  Element whole = maker.metrics().landscape() ? lying(maker, warning) : upright(maker, warning);
  if (maker.theme().bordered) {
    whole.box.border_width = 4;
  }
  return whole;
}

}  // namespace kiosk::screens
