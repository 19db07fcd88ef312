// SPDX-License-Identifier: Apache-2.0
// The ticket is in the person's hands, on the screen, or in doubt.
#include <utility>

#include "kiosk/base/overloaded.hpp"
#include "kiosk/core/states/states.hpp"
#include "kiosk/core/ways.hpp"

namespace kiosk::core {
namespace {

/// A new code for the same seat; whatever came out of the printer before is void.
void replace(Turn& turn, Visit visit, const Ticket& ticket, DeliveryMethod method) {
  release_ways(turn);
  visit.method = method;
  visit.touched = turn.steady();
  visit.queue.insert(visit.queue.begin(),
                     Obtain{ObtainKind::kReplace, ticket.pass, ticket.screening, ticket.id, ticket.serial});
  obtain_next(turn, std::move(visit));
}

void show(Turn& turn, const Faulted& mode) {
  auto* way = find_way(turn.state, mode.way);
  if (!mode.certain || way == nullptr || way->stage != Stage::kHeld) {
    replace(turn, mode.visit, mode.ticket, DeliveryMethod::kScreen);
    return;
  }
  auto visit = mode.visit;
  visit.method = DeliveryMethod::kScreen;
  settle_outcome(turn, *way, DeliveryMethod::kScreen, DeliveryOutcome::kDelivered, false);
  turn.state.mode = Showing{std::move(visit), mode.way, mode.ticket};
}

void came_out(Turn& turn, const Faulted& mode) {
  auto* way = find_way(turn.state, mode.way);
  if (mode.certain) return;
  if (way == nullptr || way->stage != Stage::kHeld) {
    leave(turn);
    return;
  }
  settle_outcome(turn, *way, DeliveryMethod::kPrint, DeliveryOutcome::kDelivered, false);
  turn.state.mode = Printing{mode.visit, mode.way, mode.ticket, turn.steady()};
}

void touched(Turn& turn, const Faulted& mode, const Action& action) {
  std::visit(Overloaded{
                 [&](const ShowOnScreen&) { show(turn, mode); },
                 [&](const PrintInstead&) {
                   if (!mode.certain) replace(turn, mode.visit, mode.ticket, DeliveryMethod::kPrint);
                 },
                 [&](const GotIt&) { came_out(turn, mode); },
                 [&](const LeaveToBoxOffice&) { apologise(turn, Apology::Kind::kAtBoxOffice); },
                 [&](const SignOut&) { leave(turn); },
                 [](const auto&) {},
             },
             action);
}

/// Who has a ticket in hand turns away without a word, and who stands here next could act for them: from now on the
/// pass says who it is. One that lies under the reader says so by itself.
bool pass_is_there(const Turn& turn, const Visit& visit) {
  const auto& held = turn.state.held;
  return held && held->code == visit.code;
}

void another_ticket(Turn& turn, const Visit& visit) {
  if (pass_is_there(turn, visit)) {
    look_up(turn, visit.code, visit.symbology);
  } else {
    apologise(turn, Apology::Kind::kAnotherTicket);
  }
}

void print_instead(Turn& turn, const Shown& mode) {
  const bool goes_on = !mode.visit.queue.empty();
  if (!goes_on && !pass_is_there(turn, mode.visit)) {
    apologise(turn, Apology::Kind::kPrintInstead);
    return;
  }
  auto visit = mode.visit;
  --visit.given;
  replace(turn, std::move(visit), mode.ticket, DeliveryMethod::kPrint);
}

void touched(Turn& turn, const Shown& mode, const Action& action) {
  std::visit(Overloaded{
                 [&](const AnotherTicket&) {
                   if (mode.visit.queue.empty()) another_ticket(turn, mode.visit);
                 },
                 [&](const GotIt&) {
                   if (mode.visit.queue.empty()) {
                     leave(turn);
                   } else {
                     obtain_next(turn, mode.visit);
                   }
                 },
                 [&](const PrintInstead&) { print_instead(turn, mode); },
                 [&](const SignOut&) { leave(turn); },
                 [](const auto&) {},
             },
             action);
}

void touched(Turn& turn, const Delivered& mode, const Action& action) {
  std::visit(Overloaded{
                 [&](const AnotherTicket&) { another_ticket(turn, mode.visit); },
                 [&](const GotIt&) { leave(turn); },
                 [&](const SignOut&) { leave(turn); },
                 // Whoever stands here now may be the next person: the pass says who it is.
                 [&](const DidNotGetIt&) { apologise(turn, Apology::Kind::kScanAgain); },
                 [](const auto&) {},
             },
             action);
}

}  // namespace

void on_event(Turn& turn, const Faulted& mode, const EventBody& event) {
  if (turn.state.trouble == OutOfService::Reason::kJournal) {
    leave(turn);
    return;
  }
  if (interrupted(turn, mode.visit, event)) return;
  if (const auto* touch = std::get_if<Touched>(&event)) touched(turn, mode, touch->action);
}

void on_event(Turn& turn, const Shown& mode, const EventBody& event) {
  if (interrupted(turn, mode.visit, event)) return;
  if (const auto* touch = std::get_if<Touched>(&event)) touched(turn, mode, touch->action);
}

void on_event(Turn& turn, const Delivered& mode, const EventBody& event) {
  if (interrupted(turn, mode.visit, event)) return;
  if (const auto* touch = std::get_if<Touched>(&event)) touched(turn, mode, touch->action);
}

}  // namespace kiosk::core
