// What a passholder's choices are: shared by the machine, which carries them out, and the view, which shows them.
#pragma once

#include "kiosk/core/values/pass_answer.hpp"

namespace kiosk::core {

/// Rows of screenings on one page of the choices.
inline constexpr int kRowsPerPage = 4;

/// Pages of the choices, at least 1.
[[nodiscard]] inline int pages(const PassAnswer& answer) {
  const int rows = static_cast<int>(answer.offers.size());
  return rows == 0 ? 1 : (rows + kRowsPerPage - 1) / kRowsPerPage;
}

/// The ticket that the offer is about, or nullptr.
[[nodiscard]] inline const Ticket* find_ticket(const PassAnswer& answer, const Offer& offer) {
  for (const auto& ticket : answer.tickets) {
    if (offer.ticket == ticket.id) return &ticket;
  }
  return nullptr;
}

/// True for a ticket that was reserved and is waiting to be printed here.
[[nodiscard]] inline bool is_reserved(const PassAnswer& answer, const Offer& offer) {
  return offer.kind == OfferKind::kPickUp && find_ticket(answer, offer) != nullptr;
}

}  // namespace kiosk::core
