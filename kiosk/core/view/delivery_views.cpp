// SPDX-License-Identifier: Apache-2.0
// The ticket on its way, in hand, or on the screen.
#include "kiosk/core/held_pass.hpp"
#include "kiosk/core/view/parts.hpp"
#include "kiosk/core/view/words.hpp"
#include "kiosk/core/ways.hpp"

namespace kiosk::core {
namespace {

TicketCard card_of(const Ticket& ticket, const Zone& zone, const words::Language& say) {
  TicketCard card;
  card.title = ticket.title;
  card.when = joined({say.long_date(ticket.starts_at, zone), say.clock(ticket.starts_at, zone)}, say);
  card.where = ticket.room.empty() ? ticket.venue_name : ticket.room;
  card.reference = ticket.id.str();
  card.reference_speech = say.text("Ticket number {letters}", {{"letters", spelled(ticket.id.str())}});
  return card;
}

/// "1 of 2", where there is more than one.
std::string count_of(int nth, int all, const words::Language& say) {
  if (all < 2) return {};
  return say.text("{nth} of {all}", {{"nth", std::to_string(nth)}, {"all", std::to_string(all)}});
}

/// The visit ends, or goes on with the choices of the same pass.
std::vector<Button> after_the_last(const words::Language& say) {
  return {{say.text("Another ticket"), AnotherTicket{}, Emphasis::kOutline},
          {say.text("Done"), GotIt{}, Emphasis::kStrong}};
}

BusyView busy_view(std::string headline, const std::string& line, const Visit& visit, const words::Language& say) {
  BusyView view;
  view.headline = std::move(headline);
  view.lead = joined({count_of(visit.given + 1, visit.wanted, say), line}, say);
  if (visit.wanted > 1) {
    view.done = visit.given;
    view.total = visit.wanted;
  }
  return view;
}

}  // namespace

std::string next_pass(const State& state, bool prints, const words::Language& say) {
  if (!state.held || !state.held->waits) return {};
  if (!sees_passes_leave(state)) {
    return prints ? say.text("Next pass: one moment, a ticket is being printed. Then scan it again.")
                  : say.text("Next pass: one moment, please. Then scan it again.");
  }
  return prints ? say.text("Next pass: one moment, a ticket is being printed. Keep it under the reader.")
                : say.text("Next pass: one moment, please. Keep it under the reader.");
}

BusyView obtaining_view(const State& state, const Obtaining& mode, const words::Language& say) {
  const auto* way = find_way(state, mode.way);
  std::string line;
  if (way != nullptr && state.service.day) {
    if (const auto* screening = state.service.day->find_screening(way->obtain.screening)) {
      const auto row = screening_row(state, *screening, say);
      line = joined({row.title, row.time, screening->room}, say);
    }
  }
  const bool giving_back = is_return(state, mode.way);
  auto view = busy_view(giving_back ? say.text("Giving your ticket back") : say.text("Getting your ticket"), line,
                        mode.visit, say);
  view.hint = next_pass(state, !giving_back && mode.visit.method == DeliveryMethod::kPrint, say);
  return view;
}

BusyView printing_view(const State& state, const Printing& mode, const words::Language& say) {
  auto view =
      busy_view(say.text("Printing your ticket"), ticket_line(mode.ticket, zone_of(state), say), mode.visit, say);
  view.icon = "print";
  view.hint = next_pass(state, true, say);
  return view;
}

DeliveredView delivered_view(const State& state, const Delivered& mode, const words::Language& say) {
  const auto zone = zone_of(state);
  const auto& visit = mode.visit;
  DeliveredView view;
  view.headline = visit.given == 1 ? say.text("Take your ticket") : say.text("Take your tickets");
  view.line = joined({say.text("Printed {done} of {all}",
                               {{"done", std::to_string(visit.given)}, {"all", std::to_string(visit.wanted)}}),
                      ticket_line(mode.ticket, zone, say)},
                     say);
  // The paper has the code. This view may still stand when the next person comes: it shows no code to photograph. The
  // number stays, for staff; a door takes that too (decision 0004).
  view.card = card_of(mode.ticket, zone, say);
  view.actions = after_the_last(say);
  return view;
}

TicketView ticket_view(const State& state, const Shown& mode, const words::Language& say) {
  TicketView view;
  view.headline = say.text("Photograph this ticket");
  view.lead = printer_works(state) ? say.text("Show the picture at the door. If you print instead, this code ends.")
                                   : say.text("It is your ticket: show the picture at the door.");
  view.card = card_of(mode.ticket, zone_of(state), say);
  view.card.code = mode.ticket.code.str();
  view.card.code_speech = say.text("The code of your ticket, to photograph");
  if (mode.visit.queue.empty()) {
    view.actions = after_the_last(say);
  } else {
    view.actions = {{say.text("Next ticket"), GotIt{}, Emphasis::kStrong}};
  }
  return view;
}

}  // namespace kiosk::core
