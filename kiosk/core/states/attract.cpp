// SPDX-License-Identifier: Apache-2.0
// Nobody is here; a pass is being looked up; the kiosk is out of service.
#include <utility>
#include <vector>

#include "kiosk/base/overloaded.hpp"
#include "kiosk/core/choices.hpp"
#include "kiosk/core/deadlines.hpp"
#include "kiosk/core/handed_out.hpp"
#include "kiosk/core/states/states.hpp"
#include "kiosk/core/ways.hpp"

namespace kiosk::core {
namespace {

/// What came out here the service may not have been told as it answered, and offers it to be picked up: it would print
/// a second one, and void the first, without a question.
void note_delivered(const Turn& turn, PassAnswer& answer) {
  for (auto& ticket : answer.tickets) {
    const auto* out = find_handed_out(turn.state, ticket.id, ticket.serial);
    if (out == nullptr) continue;
    if (!ticket.delivered_at && out->at != Instant{}) ticket.delivered_at = out->at;
    for (auto& offer : answer.offers) {
      if (offer.ticket == ticket.id && offer.kind == OfferKind::kPickUp) offer.kind = OfferKind::kReprint;
    }
  }
}

Visit visit_of(const Turn& turn, const LookingUp& mode, const PassAnswer& answer) {
  Visit visit;
  visit.code = mode.code;
  visit.symbology = mode.symbology;
  visit.answer = answer;
  visit.touched = turn.steady();
  note_delivered(turn, visit.answer);
  // What is over is no choice any more, and what neither the day nor a ticket describes cannot be shown.
  std::erase_if(visit.answer.offers, [&](const Offer& offer) {
    const bool over = offer.kind == OfferKind::kNone && offer.verdict.reason == policy::Reason::kWindowClosed;
    const bool known = turn.state.service.day && turn.state.service.day->find_screening(offer.screening) != nullptr;
    return over || (!known && find_ticket(answer, offer) == nullptr);
  });
  return visit;
}

void answered(Turn& turn, const LookingUp& mode, const LookUpAnswered& event) {
  if (!event.answer) {
    if (event.answer.error().kind == ServiceError::Kind::kDeviceRefused) {
      if (!turn.state.trouble) turn.state.trouble = OutOfService::Reason::kDeviceRefused;
      leave(turn);
      return;
    }
    const bool wrong = event.answer.error().kind == ServiceError::Kind::kRejected;
    apologise(turn, wrong ? Apology::Kind::kStaffNeeded : Apology::Kind::kNoService);
    return;
  }
  turn.state.service.failures = 0;
  if (!event.answer->verdict.granted() || !event.answer->holder) {
    turn.state.mode = Refused{std::nullopt, event.answer->verdict, turn.steady()};
    return;
  }
  if (const auto* way = find_unsettled(turn.state, event.answer->holder->pass)) {
    const auto request = way->key;
    hasten_withdrawals(turn, event.answer->holder->pass);
    apologise_unknown(turn, request);
    return;
  }
  turn.state.mode = Choosing{visit_of(turn, mode, *event.answer)};
}

}  // namespace

// Without the day there is no zone to tell times in, on the screen or on paper, and without the journal nothing can be
// promised: the first moments wait for both.
void take_pass(Turn& turn, const Scanned& scan) {
  const auto& service = turn.state.service;
  const bool waits = turn.state.journal.opening || service.failures == 0;
  if (service.day && !turn.state.journal.opening) {
    look_up(turn, scan.code, scan.symbology);
  } else if (waits) {
    turn.state.mode = LookingUp{RequestId{}, scan.code, scan.symbology, turn.steady()};
  } else {
    apologise(turn, Apology::Kind::kNoService);
  }
}

void on_event(Turn& turn, const Attract&, const EventBody& event) {
  if (turn.state.trouble) {
    end_visit(turn);
    return;
  }
  if (several_seen(turn, event)) return;
  std::visit(Overloaded{
                 [&](const Scanned& scan) { take_pass(turn, scan); },
                 [&](const ScanRefused&) { apologise(turn, Apology::Kind::kNotAPass); },
                 [&](const Touched& touch) {
                   const auto* wish = std::get_if<ShowFilm>(&touch.action);
                   const auto& day = turn.state.service.day;
                   if (wish == nullptr || !day || day->find_screening(wish->screening) == nullptr) return;
                   turn.state.mode = AboutFilm{std::nullopt, wish->screening, turn.steady()};
                 },
                 [](const auto&) {},
             },
             event);
}

bool goes_on(Turn& turn, const LookingUp& mode, const EventBody& event) {
  if (const auto* answer = std::get_if<LookUpAnswered>(&event)) {
    const bool asked = mode.request != RequestId{};
    if (!asked || answer->request != mode.request) return false;
    answered(turn, mode, *answer);
    return true;
  }
  if (mode.request != RequestId{}) return false;
  if (std::holds_alternative<JournalUnavailable>(event) && turn.state.trouble) {
    end_visit(turn);
    return true;
  }
  const auto& service = turn.state.service;
  const bool came = std::holds_alternative<DayAnswered>(event) || std::holds_alternative<JournalOpened>(event);
  const bool waits = turn.state.journal.opening || (!service.day && service.fetching != RequestId{});
  if (!came || waits) return false;
  if (!service.day) {
    apologise(turn, Apology::Kind::kNoService);
    return true;
  }
  look_up(turn, mode.code, mode.symbology);
  // The person has waited since then.
  if (auto* looking = std::get_if<LookingUp>(&turn.state.mode)) looking->since = mode.since;
  return true;
}

void on_event(Turn& turn, const LookingUp& mode, const EventBody& event) {
  if (goes_on(turn, mode, event)) return;
  if (const auto* several = std::get_if<SeveralSeen>(&event)) {
    // What is looked up may be the wrong one of them: it was seen alone for a moment only.
    if (several->takes_back == mode.code) (void)several_seen(turn, event);
  } else if (std::holds_alternative<Tick>(event) && turn.steady() >= *overdue_at(mode)) {
    turn.state.mode = Overdue{mode, turn.steady()};
  }
}

void on_event(Turn& turn, const OutOfService& mode, const EventBody&) {
  if (!turn.state.trouble) {
    end_visit(turn);
  } else if (*turn.state.trouble != mode.reason) {
    turn.state.mode = OutOfService{*turn.state.trouble};
  }
}

}  // namespace kiosk::core
