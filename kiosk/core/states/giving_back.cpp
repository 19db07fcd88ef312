// SPDX-License-Identifier: Apache-2.0
// A ticket is given back: which one, and whether it is meant. What was given back can be had again from the choices.
#include <utility>

#include "kiosk/base/overloaded.hpp"
#include "kiosk/core/choices.hpp"
#include "kiosk/core/states/states.hpp"

namespace kiosk::core {
namespace {

std::vector<const Ticket*> returnable_now(const Turn& turn, const PassAnswer& answer) {
  const auto& day = turn.state.service.day;
  return day ? returnable(answer, day->venue, turn.now()) : std::vector<const Ticket*>();
}

void give_back(Turn& turn, const GivingBack& mode) {
  const auto* ticket = mode.ticket ? find_ticket(mode.visit.answer, *mode.ticket) : nullptr;
  if (ticket == nullptr) return;
  auto visit = mode.visit;
  visit.wanted = 1;
  visit.given = 0;
  visit.queue = {Obtain{ObtainKind::kReturn, ticket->pass, ticket->screening, ticket->id, ticket->serial}};
  visit.touched = turn.steady();
  obtain_next(turn, std::move(visit));
}

void touched(Turn& turn, const GivingBack& mode, const Action& action) {
  std::visit(Overloaded{
                 [&](const Confirm&) { give_back(turn, mode); },
                 [&](const GiveBack& wish) {
                   if (wish.ticket) ask_to_give_back(turn, mode.visit, wish);
                 },
                 [&](const Back&) { turn.state.mode = Choosing{mode.visit}; },
                 [&](const SignOut&) { leave(turn); },
                 [](const auto&) {},
             },
             action);
}

void touched(Turn& turn, const GaveBack& mode, const Action& action) {
  std::visit(Overloaded{
                 // The screening is among them again, where it has seats left.
                 [&](const Back&) { look_up(turn, mode.visit.code, mode.visit.symbology); },
                 [&](const SignOut&) { leave(turn); },
                 [](const auto&) {},
             },
             action);
}

}  // namespace

void ask_to_give_back(Turn& turn, const Visit& visit, const GiveBack& wish) {
  const auto tickets = returnable_now(turn, visit.answer);
  if (tickets.empty()) return;
  if (!wish.ticket) {
    const auto only = tickets.size() == 1 ? std::optional(tickets.front()->id) : std::nullopt;
    turn.state.mode = GivingBack{visit, only};
    return;
  }
  for (const auto* ticket : tickets) {
    if (ticket->id == *wish.ticket) turn.state.mode = GivingBack{visit, wish.ticket};
  }
}

void on_event(Turn& turn, const GivingBack& mode, const EventBody& event) {
  if (interrupted(turn, mode.visit, event)) return;
  if (const auto* touch = std::get_if<Touched>(&event)) touched(turn, mode, touch->action);
}

void on_event(Turn& turn, const GaveBack& mode, const EventBody& event) {
  if (interrupted(turn, mode.visit, event)) return;
  if (const auto* touch = std::get_if<Touched>(&event)) touched(turn, mode, touch->action);
}

}  // namespace kiosk::core
