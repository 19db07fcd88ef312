// SPDX-License-Identifier: Apache-2.0
// One calm message and what to do next: a refusal, a fault, a question, out of service.
#include <utility>

#include "kiosk/screens/bodies.hpp"

namespace kiosk::screens {
namespace {

using ui::Element;

constexpr int kLeftShare = 58;

// A frame round what is shown to staff: the label small, the letters large.
Element reference_of(const core::Reference& reference) {
  std::vector<Element> inside;
  add_if(inside, reference.label, lead(reference.label, 30));
  inside.push_back(ui::gap(6));
  ui::Words letters;
  letters.text = reference.text;
  letters.units = 52;
  letters.weight = ports::Weight::kSemiBold;
  letters.tracking_milli = 40;
  add_if(inside, reference.text, ui::words(std::move(letters)));
  inside.back().speech = reference.speech;
  return card(ui::column(0, std::move(inside)), ui::edges(24, 36));
}

void add_words(const Maker& maker, const core::MessageView& view, std::vector<Element>& children) {
  if (view.badge) {
    children.push_back(pill(maker, *view.badge, 34));
    children.push_back(ui::gap(maker.air(48)));
  }
  add_if(children, view.headline, headline(view.headline, maker.low() ? 84 : 104));
  if (!view.body.empty()) {
    children.push_back(ui::gap(maker.air(28)));
    children.push_back(lead(view.body, 42));
  }
  if (view.reference) {
    children.push_back(ui::gap(maker.air(32)));
    children.push_back(reference_of(*view.reference));
  }
}

void add_actions(Maker& maker, const core::MessageView& view, std::vector<Element>& children) {
  if (!view.actions.empty()) {
    children.push_back(button_stack(maker, view.actions, maker.low() ? kPrimarySize : kLargeSize));
  }
  if (!view.footnote.empty()) {
    children.push_back(ui::gap(view.actions.empty() ? 0 : maker.air(48)));
    children.push_back(lead(view.footnote, 34, view.actions.empty() ? ui::Align::kStart : ui::Align::kCenter));
  }
}

Element in_one(Maker& maker, const core::MessageView& view) {
  std::vector<Element> children;
  children.push_back(ui::gap(maker.air(48)));
  children.push_back(ui::space(1));
  add_words(maker, view, children);
  children.push_back(ui::gap(view.actions.empty() ? maker.air(64) : 80));
  if (!view.actions.empty()) {
    Element more = ui::gap(70);
    more.optional = true;
    children.push_back(std::move(more));
  }
  add_actions(maker, view, children);
  children.push_back(ui::space(3));
  children.push_back(ui::gap(maker.air(48)));
  return body(0, std::move(children));
}

Element in_two(Maker& maker, const core::MessageView& view) {
  const Columns columns = maker.columns(kLeftShare);
  std::vector<Element> left;
  add_words(maker, view, left);
  std::vector<Element> right;
  add_actions(maker, view, right);
  std::vector<Element> whole;
  whole.push_back(ui::gap(maker.air(40)));
  whole.push_back(beside(maker, columns, middle(maker, std::move(left)), middle(maker, std::move(right))));
  whole.back().grow = 1;
  whole.push_back(ui::gap(maker.air(40)));
  return body(0, std::move(whole));
}

}  // namespace

Element body_of(Maker& maker, const core::MessageView& view) {
  return maker.halved() && !view.actions.empty() ? in_two(maker, view) : in_one(maker, view);
}

}  // namespace kiosk::screens
