// SPDX-License-Identifier: Apache-2.0
// What the kiosk knows of the service and the printer, and when it asks again. Inside the core only, but for
// known_elsewhere().
#pragma once

#include <optional>

#include "kiosk/core/turn.hpp"

namespace kiosk::core {

void on_day(Turn& turn, const DayAnswered& event);
void on_festival_day(Turn& turn, const FestivalDayAnswered& event);
void on_printer(Turn& turn, const PrinterChecked& event);

/// Asks for the day and the printer's condition where that is due.
void ask_links(Turn& turn);

/// When the festival's day is asked for next; nothing while it is, or before there is a venue's day.
[[nodiscard]] std::optional<Instant> next_festival_day(const State& state);

/// When the printer is asked for next; nothing while it is, or during a visit.
[[nodiscard]] std::optional<Instant> next_printer_check(const State& state);

/// What is on at the other venues on the day that is shown here; nothing where that is not known, is another day's, or
/// was not said for a quarter of an hour. Lives as long as the state.
[[nodiscard]] const FestivalDay* known_elsewhere(const State& state);

}  // namespace kiosk::core
