// SPDX-License-Identifier: Apache-2.0
// The journal, opened while the kiosk already stands there, and what a start leaves to settle. What takes a Turn is
// inside the core only.
#pragma once

#include <optional>

#include "kiosk/core/turn.hpp"

namespace kiosk::core {

/// The kiosk begins without a journal: it is asked for.
void start_journal(Turn& turn);
void on_recovered(Turn& turn, const Recovered& event);
void on_journal(Turn& turn, const JournalOpened& event);
void on_journal(Turn& turn, const JournalUnavailable& event);
void on_forgotten(Turn& turn, const ClosedForgotten& event);
void on_unreported(Turn& turn, const UnreportedAnswered& event);
void on_settled(Turn& turn, const SettledNoted& event);

/// Asks and takes up what is due: the journal, the service's question, its tickets one by one, the note that all is
/// done.
void go_on_settling(Turn& turn);

/// When something of it is due; nothing where only events can change anything.
[[nodiscard]] std::optional<Instant> next_settling(const State& state);

/// Tickets that are not settled yet, of those that the start left.
[[nodiscard]] int left_to_settle(const State& state);

}  // namespace kiosk::core
