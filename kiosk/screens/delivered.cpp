// SPDX-License-Identifier: Apache-2.0
// The ticket is out: a check mark, where it is, and what it looks like.
#include <utility>

#include "kiosk/screens/bodies.hpp"

namespace kiosk::screens {
namespace {

using ui::Align;
using ui::Element;
using ui::Token;

constexpr int kLeftShare = 60;
constexpr double kSlipWidth = 500;

// The printed ticket in small.
Element slip_of(const Maker& maker, const core::TicketCard& ticket) {
  std::vector<Element> inside;
  add_if(inside, ticket.title, headline(ticket.title, 56, Align::kCenter));
  inside.push_back(ui::gap(10));
  add_if(inside, ticket.when, plain(ticket.when, 32, Align::kCenter));
  add_if(inside, ticket.where, plain(ticket.where, 32, Align::kCenter));
  const double around = maker.theme().bordered || maker.theme().dark ? 28 : 10;
  inside.push_back(ui::gap(ticket.code.empty() ? 24 : around));
  if (!ticket.code.empty()) {
    inside.push_back(code(ticket.code, ticket.code_speech, 360, 240));
    inside.push_back(ui::gap(around));
  }
  if (!ticket.reference.empty()) {
    ui::Words reference;
    reference.text = ticket.reference;
    reference.units = 28;
    reference.weight = ports::Weight::kSemiBold;
    reference.tracking_milli = 20;
    reference.color = Token::kInkSoft;
    reference.align = Align::kCenter;
    inside.push_back(ui::words(std::move(reference)));
    inside.back().speech = ticket.reference_speech;
  }
  Element slip = card(ui::column(0, std::move(inside)), ui::edges(40, 48));
  slip.box.border = Token::kInk;
  slip.box.border_width = 3;
  slip.box.radius = 16;
  slip.box.min_width = kSlipWidth;
  slip.self = Align::kCenter;
  return slip;
}

void add_headline(const Maker& maker, const core::DeliveredView& view, std::vector<Element>& children) {
  children.push_back(disc(maker, "check", maker.theme().bordered ? Token::kInk : Token::kOk, Token::kOnInk));
  Element below = ui::gap(maker.air(64));
  below.optional = true;
  children.push_back(std::move(below));
  add_if(children, view.headline, headline(view.headline, 104, Align::kCenter));
}

void add_line(const Maker& maker, const core::DeliveredView& view, std::vector<Element>& children) {
  if (view.line.empty()) return;
  children.push_back(ui::gap(maker.air(20)));
  children.push_back(lead(view.line, 40, Align::kCenter));
}

void add_actions(Maker& maker, const core::DeliveredView& view, std::vector<Element>& children) {
  if (view.actions.empty()) return;
  children.push_back(ui::gap(maker.air(48)));
  children.push_back(button_row(maker, view.actions, {}));
}

// In large letters a long title fills the first page: what can be done comes before what is on the paper.
bool actions_come_first(const Maker& maker) { return !maker.roomy(); }

Element in_one(Maker& maker, const core::DeliveredView& view) {
  std::vector<Element> children;
  children.push_back(ui::gap(maker.air(48)));
  children.push_back(ui::space(2));
  add_headline(maker, view, children);
  if (actions_come_first(maker)) add_actions(maker, view, children);
  add_line(maker, view, children);
  if (!view.card.title.empty()) {
    children.push_back(ui::gap(maker.air(48)));
    Element more = ui::gap(72);
    more.optional = true;
    children.push_back(std::move(more));
    children.push_back(slip_of(maker, view.card));
  }
  children.push_back(ui::space(3));
  if (!actions_come_first(maker)) add_actions(maker, view, children);
  children.push_back(ui::gap(maker.air(48)));
  return body(0, std::move(children));
}

Element in_two(Maker& maker, const core::DeliveredView& view) {
  std::vector<Element> words;
  add_headline(maker, view, words);
  if (actions_come_first(maker)) add_actions(maker, view, words);
  add_line(maker, view, words);
  if (!actions_come_first(maker)) add_actions(maker, view, words);
  std::vector<Element> slip;
  slip.push_back(slip_of(maker, view.card));
  std::vector<Element> whole;
  whole.push_back(ui::gap(maker.air(40)));
  whole.push_back(
      beside(maker, maker.columns(kLeftShare), middle(maker, std::move(words)), middle(maker, std::move(slip))));
  whole.back().grow = 1;
  whole.push_back(ui::gap(maker.air(40)));
  return body(0, std::move(whole));
}

}  // namespace

Element body_of(Maker& maker, const core::DeliveredView& view) {
  return maker.halved() && !view.card.title.empty() ? in_two(maker, view) : in_one(maker, view);
}

}  // namespace kiosk::screens
