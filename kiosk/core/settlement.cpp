// SPDX-License-Identifier: Apache-2.0
// After every start the service is asked what this kiosk made and never reported, so that even a journal and a mark
// that are lost together lose no ticket.
#include "kiosk/core/settlement.hpp"

#include <algorithm>
#include <chrono>

#include "kiosk/core/person.hpp"
#include "kiosk/core/retry_after.hpp"
#include "kiosk/core/ways.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;

constexpr Duration kOpenAgain = 5s;
constexpr Duration kForgetEvery = 1h;
constexpr Duration kFirstWait = 2s;
constexpr Duration kLongestWait = 60s;
/// Until the kiosk's own reports are through, where the service's list is full of them.
constexpr Duration kForOwnReports = 30s;
/// A way that was begun while the question was under way makes its answer worthless.
constexpr Duration kAfterRace = 1s;
constexpr Duration kNoteAgain = 5s;

bool holds(const std::vector<IdempotencyKey>& keys, const IdempotencyKey& key) {
  return std::ranges::find(keys, key) != keys.end();
}

bool all_settled(const State& state) {
  const auto& settlement = state.settlement;
  return !settlement.due && settlement.asking == RequestId{} && !settlement.more && !settlement.unanswered &&
         left_to_settle(state) == 0;
}

bool is_to_note(const State& state) {
  return state.settlement.damaged && state.settlement.noting == RequestId{} && all_settled(state);
}

void ask_service(Turn& turn) {
  auto& settlement = turn.state.settlement;
  settlement.asking = turn.next_request();
  settlement.begun_at_asking = turn.state.ways_begun;
  settlement.own.clear();
  for (const auto& way : turn.state.ways) settlement.own.push_back(way.key);
  turn.ask(FetchUnreported{settlement.asking});
}

void ask_again(Turn& turn, Duration pause) {
  turn.state.settlement.due = true;
  turn.state.settlement.ask_at = turn.steady() + pause;
}

void not_answered(Turn& turn, const ServiceError& error) {
  auto& settlement = turn.state.settlement;
  const auto kind = error.kind;
  if (kind == ServiceError::Kind::kRejected || kind == ServiceError::Kind::kRefused) {
    // An older service: what it made and was never told it cannot say.
    settlement.due = false;
    settlement.unanswered = true;
    return;
  }
  settlement.failures = std::min(settlement.failures + 1, 1000);
  const int doublings = std::clamp(settlement.failures - 1, 0, 5);
  ask_again(turn, pause_after(error, std::min<Duration>(kFirstWait * (1 << doublings), kLongestWait), false));
}

void take_answer(Turn& turn, const UnreportedTickets& answer) {
  auto& settlement = turn.state.settlement;
  settlement.failures = 0;
  settlement.due = false;
  settlement.more = answer.more;
  bool own = false;
  for (const auto& ticket : answer.tickets) {
    const bool is_own = holds(settlement.own, ticket.key) || find_way(turn.state, ticket.key) != nullptr;
    own = own || is_own;
    // One that was settled before and is still told of was rejected: once more would change nothing.
    if (!is_own && !holds(settlement.keys, ticket.key)) settlement.found.push_back(ticket);
  }
  if (!settlement.found.empty()) settlement.damaged = true;
  if (!settlement.more || !settlement.found.empty()) return;
  settlement.more = own;
  if (own) ask_again(turn, kForOwnReports);
}

/// One an event, for each takes a fresh key.
void take_up_next(Turn& turn) {
  auto& settlement = turn.state.settlement;
  if (settlement.found.empty() || !turn.has_fresh()) return;
  const auto ticket = settlement.found.front();
  settlement.found.erase(settlement.found.begin());
  settlement.keys.push_back(ticket.key);
  if (find_way(turn.state, ticket.key) == nullptr) settle_unreported(turn, ticket);
}

void ask_for_journal(Turn& turn) {
  auto& journal = turn.state.journal;
  if (!journal.opening || journal.request != RequestId{} || turn.steady() < journal.open_at) return;
  journal.request = turn.next_request();
  turn.ask(OpenJournal{journal.request, turn.now()});
}

bool forgets_now(const State& state) {
  const auto& journal = state.journal;
  return journal.forget_at && !journal.opening && journal.forgetting == RequestId{} && is_restful(state.mode);
}

}  // namespace

void start_journal(Turn& turn) {
  turn.state.journal.opening = true;
  turn.state.journal.open_at = turn.steady();
}

void on_recovered(Turn& turn, const Recovered& event) {
  turn.state.settlement.keys.push_back(event.owed.key);
  recover_way(turn, event.owed);
}

void on_journal(Turn& turn, const JournalOpened& event) {
  auto& journal = turn.state.journal;
  if (event.request == RequestId{} || event.request != journal.request) return;
  journal = {};
  journal.forget_at = turn.steady();
  if (turn.state.trouble == OutOfService::Reason::kJournal) turn.state.trouble.reset();
  turn.state.settlement.damaged = event.damaged;
  ask_again(turn, Duration{});
}

void on_journal(Turn& turn, const JournalUnavailable& event) {
  auto& journal = turn.state.journal;
  if (event.request == RequestId{} || event.request != journal.request) return;
  journal.request = RequestId{};
  journal.fault = event.fault;
  journal.open_at = turn.steady() + kOpenAgain;
  turn.state.trouble = OutOfService::Reason::kJournal;
}

void on_forgotten(Turn& turn, const ClosedForgotten& event) {
  auto& journal = turn.state.journal;
  if (event.request == RequestId{} || event.request != journal.forgetting) return;
  journal.forgetting = RequestId{};
  journal.forget_at = turn.steady() + kForgetEvery;
}

void on_unreported(Turn& turn, const UnreportedAnswered& event) {
  auto& settlement = turn.state.settlement;
  if (event.request == RequestId{} || event.request != settlement.asking) return;
  settlement.asking = RequestId{};
  if (!event.answer) {
    not_answered(turn, event.answer.error());
  } else if (settlement.begun_at_asking != turn.state.ways_begun) {
    ask_again(turn, kAfterRace);
  } else {
    take_answer(turn, *event.answer);
  }
}

void on_settled(Turn& turn, const SettledNoted& event) {
  auto& settlement = turn.state.settlement;
  if (event.request == RequestId{} || event.request != settlement.noting) return;
  settlement.noting = RequestId{};
  settlement.note_at = turn.steady() + kNoteAgain;
  // Where it could not be written, or more has come up since, it is noted again.
  if (event.durable && all_settled(turn.state)) settlement.damaged = false;
}

void go_on_settling(Turn& turn) {
  auto& state = turn.state;
  auto& settlement = state.settlement;
  ask_for_journal(turn);
  if (forgets_now(state) && turn.steady() >= *state.journal.forget_at) {
    state.journal.forgetting = turn.next_request();
    turn.ask(ForgetClosed{state.journal.forgetting, turn.now()});
  }
  take_up_next(turn);
  // What was taken up is reported: the others can be asked for.
  if (settlement.more && !settlement.due && settlement.asking == RequestId{} && left_to_settle(state) == 0) {
    ask_again(turn, Duration{});
  }
  if (settlement.due && settlement.asking == RequestId{} && turn.steady() >= settlement.ask_at) ask_service(turn);
  if (is_to_note(state) && turn.steady() >= settlement.note_at) {
    settlement.noting = turn.next_request();
    turn.ask(NoteSettled{settlement.noting});
  }
}

std::optional<Instant> next_settling(const State& state) {
  const auto& settlement = state.settlement;
  std::optional<Instant> next;
  const auto sooner = [&](Instant at) {
    if (!next || at < *next) next = at;
  };
  if (state.journal.opening && state.journal.request == RequestId{}) sooner(state.journal.open_at);
  if (forgets_now(state)) sooner(*state.journal.forget_at);
  if (!settlement.found.empty()) sooner(state.steady);
  if (settlement.due && settlement.asking == RequestId{}) sooner(settlement.ask_at);
  if (is_to_note(state)) sooner(settlement.note_at);
  return next;
}

int left_to_settle(const State& state) {
  const auto open =
      std::ranges::count_if(state.ways, [&](const Way& way) { return holds(state.settlement.keys, way.key); });
  return static_cast<int>(open) + static_cast<int>(state.settlement.found.size());
}

}  // namespace kiosk::core
