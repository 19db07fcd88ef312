// SPDX-License-Identifier: Apache-2.0
// The person chooses: one screening, all that is reserved, or whether to swap.
#include <algorithm>
#include <utility>

#include "kiosk/base/overloaded.hpp"
#include "kiosk/core/choices.hpp"
#include "kiosk/core/states/states.hpp"

namespace kiosk::core {
namespace {

void begin(Turn& turn, Visit visit, std::vector<Obtain> wanted) {
  if (wanted.empty()) return;
  visit.wanted = static_cast<int>(wanted.size());
  visit.given = 0;
  visit.queue = std::move(wanted);
  visit.touched = turn.steady();
  if (turn.state.printer.condition == PrinterCondition::kAbsent) visit.method = DeliveryMethod::kScreen;
  obtain_next(turn, std::move(visit));
}

Obtain obtain_for(const Visit& visit, const Offer& offer, ObtainKind kind) {
  const auto* ticket = find_ticket(visit.answer, offer);
  return {kind, visit.answer.holder->pass, offer.screening, offer.ticket, ticket != nullptr ? ticket->serial : 0};
}

void choose(Turn& turn, const Visit& visit, const Offer& offer) {
  switch (offer.kind) {
    case OfferKind::kGet:
      begin(turn, visit, {obtain_for(visit, offer, ObtainKind::kIssue)});
      return;
    case OfferKind::kPickUp:
      // It gets a code of its own as it is taken: two kiosks can never print the same one.
      if (is_reserved(visit.answer, offer)) begin(turn, visit, {obtain_for(visit, offer, ObtainKind::kReplace)});
      return;
    case OfferKind::kReprint:
    case OfferKind::kSwap:
      if (find_ticket(visit.answer, offer) != nullptr) turn.state.mode = Confirming{visit, offer};
      return;
    case OfferKind::kNone:
      turn.state.mode = Refused{visit, offer.verdict, turn.steady()};
      return;
  }
}

void print_reserved(Turn& turn, Visit visit) {
  visit.method = DeliveryMethod::kPrint;
  std::vector<Obtain> wanted;
  for (const auto& offer : visit.answer.offers) {
    if (is_reserved(visit.answer, offer)) wanted.push_back(obtain_for(visit, offer, ObtainKind::kReplace));
  }
  begin(turn, visit, std::move(wanted));
}

void touched(Turn& turn, const Choosing& mode, const Action& action) {
  std::visit(Overloaded{
                 [&](const Choose& choice) { take_up(turn, mode.visit, choice); },
                 [&](const PrintReserved&) { print_reserved(turn, mode.visit); },
                 [&](const GiveBack& wish) { ask_to_give_back(turn, mode.visit, wish); },
                 [&](const ShowFilm& wish) {
                   const auto& day = turn.state.service.day;
                   if (!day || day->find_screening(wish.screening) == nullptr) return;
                   turn.state.mode = AboutFilm{mode.visit, wish.screening, turn.steady()};
                 },
                 [&](const SignOut&) { leave(turn); },
                 [](const auto&) {},
             },
             action);
}

void touched(Turn& turn, const Confirming& mode, const Action& action) {
  std::visit(Overloaded{
                 [&](const Confirm&) {
                   const bool swap = mode.offer.kind == OfferKind::kSwap;
                   const auto kind = swap ? ObtainKind::kSwap : ObtainKind::kReplace;
                   begin(turn, mode.visit, {obtain_for(mode.visit, mode.offer, kind)});
                 },
                 [&](const Back&) { turn.state.mode = Choosing{mode.visit}; },
                 [&](const SignOut&) { leave(turn); },
                 [](const auto&) {},
             },
             action);
}

}  // namespace

void take_up(Turn& turn, const Visit& visit, const Choose& choice) {
  const auto* offer = find_offer(visit.answer, choice.screening);
  if (offer == nullptr) return;
  auto wanting = visit;
  wanting.method = choice.method.value_or(DeliveryMethod::kPrint);
  choose(turn, wanting, *offer);
}

void on_event(Turn& turn, const Choosing& mode, const EventBody& event) {
  if (interrupted(turn, mode.visit, event)) return;
  if (const auto* touch = std::get_if<Touched>(&event)) touched(turn, mode, touch->action);
}

void on_event(Turn& turn, const Confirming& mode, const EventBody& event) {
  if (interrupted(turn, mode.visit, event)) return;
  if (const auto* touch = std::get_if<Touched>(&event)) touched(turn, mode, touch->action);
}

}  // namespace kiosk::core
