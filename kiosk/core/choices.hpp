// SPDX-License-Identifier: Apache-2.0
// What a passholder's choices are: shared by the machine, which carries them out, and the view, which shows them.
#pragma once

#include <vector>

#include "kiosk/core/values/pass_answer.hpp"

namespace kiosk::core {

/// The pass's ticket of that id, or nullptr.
[[nodiscard]] inline const Ticket* find_ticket(const PassAnswer& answer, const TicketId& id) {
  for (const auto& ticket : answer.tickets) {
    if (ticket.id == id) return &ticket;
  }
  return nullptr;
}

/// The ticket that the offer is about, or nullptr.
[[nodiscard]] inline const Ticket* find_ticket(const PassAnswer& answer, const Offer& offer) {
  return offer.ticket ? find_ticket(answer, *offer.ticket) : nullptr;
}

/// The offer for a screening, or nullptr.
[[nodiscard]] inline const Offer* find_offer(const PassAnswer& answer, const ScreeningId& screening) {
  for (const auto& offer : answer.offers) {
    if (offer.screening == screening) return &offer;
  }
  return nullptr;
}

/// True for a ticket that was reserved and is waiting to be printed here.
[[nodiscard]] inline bool is_reserved(const PassAnswer& answer, const Offer& offer) {
  return offer.kind == OfferKind::kPickUp && find_ticket(answer, offer) != nullptr;
}

/// The tickets that can be given back at `venue`, as far as the kiosk knows: before their screening begins, and where
/// they would be handed out. The service has the last word. They live as long as the answer.
[[nodiscard]] inline std::vector<const Ticket*> returnable(const PassAnswer& answer, const VenueId& venue,
                                                           Instant now) {
  std::vector<const Ticket*> tickets;
  for (const auto& ticket : answer.tickets) {
    const bool here = ticket.venue == venue || find_offer(answer, ticket.screening) != nullptr;
    if (here && now < ticket.starts_at) tickets.push_back(&ticket);
  }
  return tickets;
}

}  // namespace kiosk::core
