// SPDX-License-Identifier: Apache-2.0
// A passholder's choices, one film, and what is asked about before it is done.
#include <utility>

#include "kiosk/gallery/evening.hpp"
#include "kiosk/gallery/states.hpp"

namespace kiosk::gallery {
namespace {

core::State choosing(PassAnswer answer) {
  auto state = quiet_kiosk();
  state.mode = core::Choosing{visit(std::move(answer))};
  return state;
}

PassAnswer two_reserved() {
  auto answer = amara();
  give(answer, "union");
  give(answer, "bus");
  return answer;
}

PassAnswer one_reserved() {
  auto answer = amara();
  give(answer, "union");
  offer(answer, "harbour", OfferKind::kSwap, "union");
  return answer;
}

/// One offer of each kind, and tickets at two other venues.
PassAnswer every_kind() {
  auto answer = amara();
  give(answer, "union", at("17:10"));
  offer(answer, "harbour", OfferKind::kSwap, "union");
  give(answer, "dam");
  offer(answer, "paper", OfferKind::kNone);
  auto elsewhere = ticket("letters");
  elsewhere.id = TicketId("T-22QD-7F3K");
  elsewhere.venue = VenueId("copper");
  elsewhere.venue_name = "Copper Street Cinema";
  answer.tickets.push_back(elsewhere);
  return answer;
}

PassAnswer many_rows() {
  auto answer = every_kind();
  for (const auto* film : {"hours", "lamp", "keepers"}) offer(answer, film, OfferKind::kGet);
  offer(answer, "kites", OfferKind::kNone);
  return answer;
}

PassAnswer none_left() {
  auto answer = amara();
  answer.offers.clear();
  return answer;
}

core::State long_name() {
  auto answer = two_reserved();
  answer.holder->display_name = "Wilhelmina Konstantinopoulou-Featherstonehaugh";
  answer.holder->category = "Industry and Professional Observers";
  return choosing(std::move(answer));
}

core::State without_printer() {
  auto state = choosing(two_reserved());
  state.printer.condition = PrinterCondition::kAbsent;
  return state;
}

core::State film(const std::string& id, std::optional<PassAnswer> answer) {
  auto state = quiet_kiosk();
  core::AboutFilm mode;
  if (answer) mode.visit = visit(std::move(*answer));
  mode.screening = screening(id);
  mode.since = state.steady;
  state.mode = std::move(mode);
  return state;
}

core::State confirming(const std::string& id) {
  auto state = quiet_kiosk();
  auto answer = every_kind();
  Offer asked;
  for (const auto& offer : answer.offers) {
    if (offer.screening == screening(id)) asked = offer;
  }
  state.mode = core::Confirming{visit(std::move(answer)), asked};
  return state;
}

core::State giving_back(PassAnswer answer, const std::string& film) {
  auto state = quiet_kiosk();
  core::GivingBack mode{visit(std::move(answer)), std::nullopt};
  if (!film.empty()) mode.ticket = ticket(film).id;
  state.mode = std::move(mode);
  return state;
}

core::State gave_back(PassAnswer answer, const std::string& film) {
  auto state = quiet_kiosk();
  auto given = ticket(film);
  for (const auto& held : answer.tickets) {
    if (held.id == given.id) given = held;
  }
  state.mode = core::GaveBack{visit(std::move(answer)), std::move(given)};
  return state;
}

/// A long title among them.
PassAnswer three_held() {
  auto answer = two_reserved();
  give(answer, "keepers", at("17:10"));
  return answer;
}

}  // namespace

std::vector<NamedState> visit_states() {
  return {
      {"choices", choosing(amara())},
      {"choices-one-reserved", choosing(one_reserved())},
      {"choices-reserved", choosing(two_reserved())},
      {"choices-every-kind", choosing(every_kind())},
      {"choices-many", choosing(many_rows())},
      {"choices-none-left", choosing(none_left())},
      {"choices-long-name", long_name()},
      {"choices-no-printer", without_printer()},
      {"film", film("union", std::nullopt)},
      {"film-get", film("letters", amara())},
      {"film-pick-up", film("union", two_reserved())},
      {"film-reprint", film("union", every_kind())},
      {"film-swap", film("harbour", every_kind())},
      {"film-none", film("bus", amara())},
      {"film-cancelled", film("paper", every_kind())},
      {"film-hebrew", film("hours", many_rows())},
      {"film-syllabics", film("lamp", many_rows())},
      {"film-long", film("keepers", many_rows())},
      {"confirm-swap", confirming("harbour")},
      {"confirm-reprint", confirming("union")},
      {"return-which", giving_back(three_held(), "")},
      {"confirm-return", giving_back(every_kind(), "union")},
      {"returned", gave_back(every_kind(), "union")},
      {"returned-reserved", gave_back(two_reserved(), "bus")},
  };
}

}  // namespace kiosk::gallery
