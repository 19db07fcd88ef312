// The ticket in hand, or on the screen.
#include "kiosk/core/view/parts.hpp"
#include "kiosk/core/view/words.hpp"

namespace kiosk::core {
namespace {

TicketCard card_of(const Ticket& ticket, const Zone& zone) {
  return {ticket.title, words::joined({words::long_date(ticket.starts_at, zone), words::clock(ticket.starts_at, zone)}),
          ticket.room.empty() ? ticket.venue_name : ticket.room, ticket.code.str(), ticket.id.str()};
}

}  // namespace

DeliveredView delivered_view(const State& state, const Delivered& mode) {
  const auto zone = words::zone_of(state);
  const auto& visit = mode.visit;
  DeliveredView view;
  view.headline = visit.given == 1 ? "Take your ticket" : "Take your tickets";
  view.line = words::joined({"Printed " + std::to_string(visit.given) + " of " + std::to_string(visit.wanted),
                             words::ticket_line(mode.ticket, zone)});
  view.card = card_of(mode.ticket, zone);
  // The paper has the code. This view may still stand when the next person comes: it shows nothing to photograph.
  view.card.code.clear();
  return view;
}

TicketView ticket_view(const State& state, const Shown& mode) {
  const std::string lead = printer_works(state) ? "Show the picture at the door. If you print instead, this code ends."
                                                : "It is your ticket: show the picture at the door.";
  return {"Photograph this ticket", lead, card_of(mode.ticket, words::zone_of(state))};
}

}  // namespace kiosk::core
