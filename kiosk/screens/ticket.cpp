// SPDX-License-Identifier: Apache-2.0
// The ticket itself, its code as large as the panel allows.
#include <utility>

#include "kiosk/screens/bodies.hpp"

namespace kiosk::screens {
namespace {

using ui::Align;
using ui::Element;

constexpr int kLeftShare = 55;
constexpr double kMost = 912;
constexpr double kLeast = 300;

// "Sunday, April 28 · 18:30 · Theatre 1": a line ends at a dot first.
Element occasion_of(const core::TicketCard& ticket, Align align) {
  const bool both = !ticket.when.empty() && !ticket.where.empty();
  return plain(ticket.when + (both ? " \u00B7 " : "") + ticket.where, 42, align);
}

Element reference_of(const core::TicketCard& ticket, Align align) {
  ui::Words words;
  words.text = ticket.reference;
  words.units = 36;
  words.weight = ports::Weight::kSemiBold;
  words.tracking_milli = 40;
  words.align = align;
  Element element = ui::words(std::move(words));
  element.speech = ticket.reference_speech;
  return element;
}

Element code_of(const core::TicketCard& ticket) { return code(ticket.code, ticket.code_speech, kMost, kLeast); }

Element in_one(Maker& maker, const core::TicketView& view) {
  const double around = maker.theme().bordered || maker.theme().dark ? 28 : 10;
  const core::TicketCard& ticket = view.card;
  std::vector<Element> inside;
  add_if(inside, ticket.title, headline(ticket.title, 92, Align::kCenter));
  inside.push_back(ui::gap(12));
  add_if(inside, ticket.when + ticket.where, occasion_of(ticket, Align::kCenter));
  inside.push_back(ui::gap(around));
  add_if(inside, ticket.code, code_of(ticket));
  inside.push_back(ui::gap(around));
  add_if(inside, ticket.reference, reference_of(ticket, Align::kCenter));
  Element framed = card(ui::column(0, std::move(inside)), ui::edges(20, maker.air(56)), true);
  std::vector<Element> children;
  children.push_back(ui::gap(maker.air(56)));
  add_if(children, view.headline, headline(view.headline, 60, Align::kCenter));
  children.push_back(ui::gap(8));
  add_if(children, view.lead, lead(view.lead, 38, Align::kCenter));
  children.push_back(ui::gap(maker.air(48)));
  children.push_back(std::move(framed));
  if (!view.actions.empty()) {
    children.push_back(ui::gap(maker.air(36)));
    children.push_back(button_row(maker, view.actions, {}));
  }
  children.push_back(ui::gap(maker.air(36)));
  return body(0, std::move(children));
}

Element in_two(Maker& maker, const core::TicketView& view) {
  const core::TicketCard& ticket = view.card;
  std::vector<Element> words;
  add_if(words, view.headline, headline(view.headline, 60));
  words.push_back(ui::gap(12));
  add_if(words, view.lead, lead(view.lead, 38));
  words.push_back(ui::gap(40));
  words.push_back(hairline());
  words.push_back(ui::gap(40));
  add_if(words, ticket.title, headline(ticket.title, 92));
  words.push_back(ui::gap(16));
  add_if(words, ticket.when + ticket.where, occasion_of(ticket, Align::kStart));
  words.push_back(ui::gap(24));
  add_if(words, ticket.reference, reference_of(ticket, Align::kStart));
  if (!view.actions.empty()) {
    words.push_back(ui::gap(maker.air(48)));
    words.push_back(button_row(maker, view.actions, {}));
  }
  std::vector<Element> inside;
  inside.push_back(code_of(ticket));
  Element framed = card(middle(maker, std::move(inside)), ui::all_edges(20), true);
  if (maker.tiny()) {
    framed.self = Align::kStart;
  }
  std::vector<Element> whole;
  whole.push_back(ui::gap(40));
  whole.push_back(beside(maker, maker.columns(kLeftShare), middle(maker, std::move(words)), std::move(framed)));
  whole.back().grow = 1;
  whole.push_back(ui::gap(40));
  return body(0, std::move(whole));
}

}  // namespace

Element body_of(Maker& maker, const core::TicketView& view) {
  return maker.halved() && !view.card.code.empty() ? in_two(maker, view) : in_one(maker, view);
}

}  // namespace kiosk::screens
