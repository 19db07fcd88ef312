// SPDX-License-Identifier: Apache-2.0
// What moves tickets along their ways. Inside the core only.
#pragma once

#include <optional>

#include "kiosk/core/turn.hpp"

namespace kiosk::core {

/// The way under `key`, or nullptr where it is closed. Valid until the next call that adds or ends a way.
[[nodiscard]] Way* find_way(State& state, const IdempotencyKey& key);
[[nodiscard]] const Way* find_way(const State& state, const IdempotencyKey& key);

/// Begins a way under the event's fresh key, attended by the visit of that token: writes the intent.
[[nodiscard]] IdempotencyKey begin_way(Turn& turn, const Obtain& obtain, const VisitToken& visit);

/// Takes up a way that a former run left unclosed. A doubtful one uses the event's fresh key. A request is never sent
/// again: who wanted it has gone, and it is withdrawn.
void recover_way(Turn& turn, const journal::Owed& owed);

/// Takes up a ticket that the service alone knows of: it may be in a person's hand. Uses the event's fresh key.
void settle_unreported(Turn& turn, const UnreportedTicket& ticket);

/// A way of this pass of which nobody can say yet what became of it, or nullptr. A new wish would race it.
[[nodiscard]] const Way* find_unsettled(const State& state, const PassId& pass);

/// True where the service may have carried out the request of the way under `key`; false also where it is closed.
[[nodiscard]] bool may_be_done(const State& state, const IdempotencyKey& key);

/// True for a way under `key` that gives a ticket back.
[[nodiscard]] bool is_return(const State& state, const IdempotencyKey& key);

/// Sends the ticket of a kReady way to the printer.
void print_way(Turn& turn, Way& way);

/// Writes down what became of the ticket, under the event's fresh report key. `held`: the visit may still better it.
void settle_outcome(Turn& turn, Way& way, DeliveryMethod method, DeliveryOutcome outcome, bool held);

/// The visit has no more to say to its ways: what is issued goes on by itself, what may be is withdrawn, the rest ends.
void release_ways(Turn& turn);

/// The service was heard of: what is to be withdrawn for this pass is withdrawn now, and not only after a wait.
void hasten_withdrawals(Turn& turn, const PassId& pass);

/// Completions that a way waits for; a stale one finds no way.
void advance_ways(Turn& turn, const JournalAppended& event);
void advance_ways(Turn& turn, const ObtainAnswered& event);
void advance_ways(Turn& turn, const ReturnAnswered& event);
void advance_ways(Turn& turn, const WithdrawalAnswered& event);
void advance_ways(Turn& turn, const DeliveryAnswered& event);
void advance_ways(Turn& turn, const PrintFinished& event);

/// Asks again where a wait is over.
void retry_ways(Turn& turn);

/// When the next wait is over; nothing where none waits.
[[nodiscard]] std::optional<Instant> next_retry(const State& state);

}  // namespace kiosk::core
