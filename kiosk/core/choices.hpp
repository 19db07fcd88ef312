// SPDX-License-Identifier: Apache-2.0
// What a passholder's choices are: shared by the machine, which carries them out, and the view, which shows them.
#pragma once

#include "kiosk/core/values/pass_answer.hpp"

namespace kiosk::core {

/// The ticket that the offer is about, or nullptr.
[[nodiscard]] inline const Ticket* find_ticket(const PassAnswer& answer, const Offer& offer) {
  for (const auto& ticket : answer.tickets) {
    if (offer.ticket == ticket.id) return &ticket;
  }
  return nullptr;
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

}  // namespace kiosk::core
