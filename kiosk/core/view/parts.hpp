// The pieces that views are made of. Inside the view only.
#pragma once

#include <string>
#include <vector>

#include "kiosk/core/state.hpp"
#include "kiosk/core/view/view.hpp"

namespace kiosk::core {

// The body of each kind of view.
[[nodiscard]] ScanView scan_view(const State& state);
[[nodiscard]] ChoicesView choices_view(const State& state, const Choosing& mode);
[[nodiscard]] MessageView confirm_view(const State& state, const Confirming& mode);
[[nodiscard]] MessageView fault_view(const State& state, const Faulted& mode);
[[nodiscard]] MessageView refusal_view(const State& state, const Refused& mode);
[[nodiscard]] MessageView apology_view(const State& state, const Apology& mode);
[[nodiscard]] MessageView out_of_service_view(const State& state, const OutOfService& mode);
[[nodiscard]] MessageView slow_view(const State& state, const Obtaining& mode);
[[nodiscard]] BusyView obtaining_view(const State& state, const Obtaining& mode);
[[nodiscard]] BusyView printing_view(const State& state, const Printing& mode);
[[nodiscard]] DeliveredView delivered_view(const State& state, const Delivered& mode);
[[nodiscard]] TicketView ticket_view(const State& state, const Shown& mode);

/// The view for several passes held up at once.
[[nodiscard]] MessageView several_view(const State& state, const Apology& mode);

/// "A little closer".
[[nodiscard]] std::string hint_words(Hint hint);

/// "Full · rush line", "Opens at 09:00": a verdict in two words.
[[nodiscard]] std::string short_verdict(const State& state, const policy::Verdict& verdict);

/// True where a ticket would come out if it were printed now, as far as the kiosk knows.
[[nodiscard]] bool printer_works(const State& state);

/// "Box office: ground floor, left of the doors." or nothing.
[[nodiscard]] std::string directions(const State& state);

/// One row of a list of screenings, without badge or button.
[[nodiscard]] ScreeningRow screening_row(const State& state, const DayScreening& screening);

}  // namespace kiosk::core
