// SPDX-License-Identifier: Apache-2.0
// The pieces that views are made of. Inside the view only.
#pragma once

#include <string>
#include <vector>

#include "kiosk/core/state.hpp"
#include "kiosk/core/view/view.hpp"
#include "kiosk/words/language.hpp"

namespace kiosk::core {

// The body of each kind of view.
[[nodiscard]] ScanView scan_view(const State& state, const words::Language& say);
[[nodiscard]] ChoicesView choices_view(const State& state, const Choosing& mode, const words::Language& say);
[[nodiscard]] FilmView film_view(const State& state, const AboutFilm& mode, const words::Language& say);
[[nodiscard]] MessageView confirm_view(const State& state, const Confirming& mode, const words::Language& say);
[[nodiscard]] MessageView fault_view(const State& state, const Faulted& mode, const words::Language& say);
[[nodiscard]] MessageView refusal_view(const State& state, const Refused& mode, const words::Language& say);
[[nodiscard]] MessageView apology_view(const State& state, const Apology& mode, const words::Language& say);
[[nodiscard]] MessageView out_of_service_view(const State& state, const OutOfService& mode, const words::Language& say);
[[nodiscard]] MessageView slow_view(const State& state, const Obtaining& mode, const words::Language& say);
[[nodiscard]] MessageView overdue_view(const State& state, const Overdue& mode, const words::Language& say);
[[nodiscard]] BusyView obtaining_view(const State& state, const Obtaining& mode, const words::Language& say);
[[nodiscard]] BusyView printing_view(const State& state, const Printing& mode, const words::Language& say);
[[nodiscard]] DeliveredView delivered_view(const State& state, const Delivered& mode, const words::Language& say);
[[nodiscard]] TicketView ticket_view(const State& state, const Shown& mode, const words::Language& say);
[[nodiscard]] PanelView panel_view(const State& state, Panel panel, const words::Language& say);

/// What happened and what is safe, with OK below it: back to the invitation. Says where the box office is, and what to
/// do where no pass can be read.
[[nodiscard]] MessageView told_view(const State& state, std::string headline, std::string body,
                                    const words::Language& say);
/// Back to one's choices, or away.
[[nodiscard]] std::vector<Button> back_or_sign_out(const words::Language& say);

// Giving a ticket back: which one, whether it is meant, that it is done, and why it could not be.
[[nodiscard]] MessageView giving_back_view(const State& state, const GivingBack& mode, const words::Language& say);
[[nodiscard]] MessageView gave_back_view(const State& state, const GaveBack& mode, const words::Language& say);
[[nodiscard]] MessageView return_refusal_view(const State& state, const Refused& mode, const words::Language& say);
/// The service is slow to take it, and overdue.
[[nodiscard]] MessageView return_slow_view(const words::Language& say);
[[nodiscard]] MessageView return_overdue_view(const State& state, const Overdue& mode, const words::Language& say);
/// What to say where nobody knows, or it certainly did not get through.
[[nodiscard]] MessageView return_apology_view(const State& state, const Apology& mode, const words::Language& say);

/// The name of the venue that has the screening, where a ticket of the visit knows it.
[[nodiscard]] std::string venue_name(const Refused& mode);

/// What staff can be asked, what is on its way to them and what they were told.
[[nodiscard]] PanelView help_view(const State& state, const words::Language& say);

/// What is on at the other venues; read only.
[[nodiscard]] PanelView elsewhere_view(const State& state, const words::Language& say);
/// What leads there; nothing where nothing is known to be on elsewhere.
[[nodiscard]] std::optional<Button> elsewhere_button(const State& state, const words::Language& say);

/// By what staff find the request under that key.
[[nodiscard]] Reference reference_for_staff(const IdempotencyKey& request, const words::Language& say);

/// The view for several passes held up at once.
[[nodiscard]] MessageView several_view(const State& state, const Apology& mode, const words::Language& say);

/// The bottom bar of what is shown.
struct Bar {
  std::vector<Button> buttons;
  int far = 0;  ///< how many of them, the last ones, stand at the far end
};
[[nodiscard]] Bar bar_of(const State& state, const words::Language& say);
/// What can be done about the film that is looked at, by the offer for it.
[[nodiscard]] std::vector<Button> film_actions(const State& state, const AboutFilm& mode, const words::Language& say);

/// The name of what is shown: View::name.
[[nodiscard]] std::string name_of(const State& state);

/// True where nothing is known of the day yet and nothing has failed: the first moments of a run.
[[nodiscard]] bool is_starting_up(const State& state);
/// True for an answer that takes so long that the person is told.
[[nodiscard]] bool is_slow(const State& state, const Obtaining& mode);

/// "Another kiosk: first floor, by the café." or nothing.
[[nodiscard]] std::string other_kiosk(const State& state, const words::Language& say);
/// Where passholders get their tickets while this kiosk reads no pass.
[[nodiscard]] std::string instead_of_reading(const State& state, const words::Language& say);
/// What is told to staff on the view for the next person.
[[nodiscard]] std::vector<Badge> staff_notices(const State& state, const words::Language& say);

/// Whether the box office opens later today, and whether it is closed for today: false where that is the service's to
/// judge alone. Precondition: there is a day.
[[nodiscard]] bool opens_later(const State& state);
[[nodiscard]] bool is_closed(const State& state);
/// True where the pass of a person who was here lies under the reader still.
[[nodiscard]] bool pass_was_left(const State& state);
/// What is said to the person whose pass came too early; nothing where none did. `prints`: a ticket is being printed.
[[nodiscard]] std::string next_pass(const State& state, bool prints, const words::Language& say);

/// "A little closer".
[[nodiscard]] std::string hint_words(Hint hint, const words::Language& say);

/// "full · rush line", "opens at 09:00": a verdict in two words.
[[nodiscard]] std::string short_verdict(const State& state, const policy::Verdict& verdict, const words::Language& say);

/// How the passholder seats of a screening stand.
[[nodiscard]] Badge state_badge(const DayScreening& screening, const words::Language& say);

/// True where a ticket would come out if it were printed now, as far as the kiosk knows.
[[nodiscard]] bool printer_works(const State& state);

/// "ground floor, left of the doors", in the language where the festival gave it; or nothing.
[[nodiscard]] std::string box_office_place(const State& state, const words::Language& say);
/// "Box office: ground floor, left of the doors." or nothing.
[[nodiscard]] std::string directions(const State& state, const words::Language& say);

/// One row of a list of screenings, without badge or button; leads to its film.
[[nodiscard]] ScreeningRow screening_row(const State& state, const DayScreening& screening, const words::Language& say);

/// The title of a screening's film; empty where the day does not have it.
[[nodiscard]] std::string title_of(const State& state, const ScreeningId& id);

}  // namespace kiosk::core
