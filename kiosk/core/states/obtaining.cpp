// SPDX-License-Identifier: Apache-2.0
// A ticket is on its way: asked for, printed, or about to be shown. What comes next is read off its way.
#include <chrono>
#include <utility>

#include "kiosk/base/check.hpp"
#include "kiosk/core/choices.hpp"
#include "kiosk/core/deadlines.hpp"
#include "kiosk/core/states/states.hpp"
#include "kiosk/core/ways.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;

/// The printer's adapter gives up after 20 s; this only guards against a report that never comes.
constexpr Duration kPrintGuard = 40s;

bool outcome_is_durable(const Way* way) {
  // A way that is gone was closed after its outcome.
  return way == nullptr || way->stage == Stage::kReporting || way->stage == Stage::kWaitingToReport ||
         way->stage == Stage::kClosing;
}

/// What became of its ticket is written down, without anybody having had it.
bool is_settled(const Way& way) { return way.stage == Stage::kReporting || way.stage == Stage::kWaitingToReport; }

void ready(Turn& turn, const Obtaining& mode, Way& way) {
  const auto ticket = *way.ticket;
  if (mode.visit.method == DeliveryMethod::kPrint) {
    print_way(turn, way);
    turn.state.mode = Printing{mode.visit, mode.way, ticket, turn.steady()};
  } else {
    settle_outcome(turn, way, DeliveryMethod::kScreen, DeliveryOutcome::kDelivered, false);
    turn.state.mode = Showing{mode.visit, mode.way, ticket};
  }
}

/// Its paper is void from now on, and the visit goes on.
void given_back(Turn& turn, const Obtaining& mode, const Way& way) {
  auto visit = mode.visit;
  visit.touched = turn.steady();
  const auto* ticket = find_ticket(visit.answer, *way.obtain.ticket);
  KIOSK_CHECK(ticket != nullptr);
  auto given = *ticket;
  turn.state.mode = GaveBack{std::move(visit), std::move(given)};
}

void refused(Turn& turn, const Obtaining& mode, const ServiceError& why) {
  using Kind = ServiceError::Kind;
  const bool giving_back = is_return(turn.state, mode.way);
  if (why.kind == Kind::kRefused && why.verdict) {
    auto visit = mode.visit;
    visit.touched = turn.steady();
    turn.state.mode = Refused{std::move(visit), *why.verdict, turn.steady(), giving_back};
    return;
  }
  if (why.kind == Kind::kVisitEnded) {
    apologise(turn, Apology::Kind::kVisitEnded);
    return;
  }
  const bool not_through = why.kind == Kind::kUnreachable || why.kind == Kind::kUnavailable;
  const auto nothing_done = giving_back ? Apology::Kind::kNotGivenBack : Apology::Kind::kNothingIssued;
  apologise(turn, not_through ? nothing_done : Apology::Kind::kStaffNeeded);
}

void delivered(Turn& turn, Visit visit, const Ticket& ticket) {
  ++visit.given;
  visit.touched = turn.steady();
  if (!visit.queue.empty()) {
    obtain_next(turn, std::move(visit));
  } else {
    turn.state.mode = Delivered{std::move(visit), ticket, turn.steady()};
  }
}

}  // namespace

bool goes_on(Turn& turn, const Obtaining& mode, const EventBody&) {
  auto* way = find_way(turn.state, mode.way);
  KIOSK_CHECK(way != nullptr);
  if (way->returned) {
    given_back(turn, mode, *way);
  } else if (is_settled(*way)) {
    // A try whose answer was lost was carried out: its ticket is among the choices, asked for anew.
    look_up(turn, mode.visit.code, mode.visit.symbology);
  } else if (way->stage == Stage::kReady) {
    ready(turn, mode, *way);
  } else if (way->refusal) {
    refused(turn, mode, *way->refusal);
  } else {
    return false;
  }
  return true;
}

void stop_waiting(Turn& turn, const Obtaining& mode) {
  if (may_be_done(turn.state, mode.way)) {
    apologise_unknown(turn, mode.way);
  } else {
    apologise(turn, is_return(turn.state, mode.way) ? Apology::Kind::kNotGivenBack : Apology::Kind::kNothingIssued);
  }
}

void on_event(Turn& turn, const Obtaining& mode, const EventBody& event) {
  if (turn.state.trouble == OutOfService::Reason::kJournal) {
    leave(turn);
  } else if (goes_on(turn, mode, event)) {
    return;
  } else if (std::holds_alternative<Tick>(event) && turn.steady() >= *overdue_at(mode)) {
    turn.state.mode = Overdue{mode, turn.steady(), may_be_done(turn.state, mode.way)};
  } else if (const auto* touch = std::get_if<Touched>(&event)) {
    if (std::holds_alternative<SignOut>(touch->action)) stop_waiting(turn, mode);
  }
}

void on_event(Turn& turn, const Printing& mode, const EventBody& event) {
  if (turn.state.trouble == OutOfService::Reason::kJournal) {
    leave(turn);
    return;
  }
  auto* way = find_way(turn.state, mode.way);
  if (way != nullptr && way->stage == Stage::kPrinting) {
    if (std::holds_alternative<Tick>(event) && turn.steady() >= mode.since + kPrintGuard) {
      settle_outcome(turn, *way, DeliveryMethod::kPrint, DeliveryOutcome::kUncertain, true);
    }
    return;
  }
  if (way != nullptr && way->stage == Stage::kHeld) {
    const bool certain = way->delivery->outcome == DeliveryOutcome::kFailed;
    auto visit = mode.visit;
    visit.touched = turn.steady();
    turn.state.mode = Faulted{std::move(visit), mode.way, mode.ticket, certain, way->condition};
    return;
  }
  if (outcome_is_durable(way)) delivered(turn, mode.visit, mode.ticket);
}

void on_event(Turn& turn, const Showing& mode, const EventBody&) {
  if (turn.state.trouble == OutOfService::Reason::kJournal) {
    leave(turn);
    return;
  }
  if (!outcome_is_durable(find_way(turn.state, mode.way))) return;
  auto visit = mode.visit;
  ++visit.given;
  visit.touched = turn.steady();
  turn.state.mode = Shown{std::move(visit), mode.ticket, turn.steady()};
}

}  // namespace kiosk::core
