// SPDX-License-Identifier: Apache-2.0
// A ticket at the door: what it is worth now, who was let in with it, and that each is let in once.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "kiosk/ticketing/verification.hpp"
#include "platform/central/signer.hpp"
#include "platform/central/ticket_store.hpp"

namespace central {

/// Before a start: from then on a door that names no screening lets in for it. Earlier it has to name it, or a ticket
/// shown at the wrong time would be used up.
inline constexpr std::chrono::minutes kDoorsOpen{60};

// The words of the record of acts, for what is let in and out by command.
inline constexpr std::string_view kTicketAdmitted = "ticket_admitted";
inline constexpr std::string_view kTicketLetOut = "ticket_let_out";

/// Borrows the body.
struct DoorQuestion {
  const kiosk::ticketing::VerifyBody& body;
  std::optional<kiosk::VenueId> at_venue;  ///< the door's; nothing: all venues alike
  kiosk::Instant now;
};

// All of these read inside the caller's transaction and throw StoreFailure.

/// What the code, or the number printed under it, is worth at this door now. The first that is so: forged; void (not on
/// record); other_venue; returned; void (swapped); replaced; void (cancelled, ended, already in, not handed out);
/// other_screening; valid. A code whose screening was moved after it was printed is good for it as it is now. A number
/// stands on no paper before one is handed out, so that it opens no door then: it was told or guessed.
[[nodiscard]] kiosk::ticketing::VerifyAnswer verify(const Books& books, const Signer& signer,
                                                    const DoorQuestion& question);

/// verify(), and where that is valid the holder is in from here on: `admitted_at` is the doer's instant. Of several at
/// once one is told so, the others `already_in`.
[[nodiscard]] kiosk::ticketing::VerifyAnswer admit(const Books& books, const Signer& signer,
                                                   const DoorQuestion& question, const Doer& doer);

/// Takes back the admission that stands, whichever code of the ticket is shown: verify() as it is then, with the detail
/// kLetOut, or kNotIn where there is none. A ticket of another venue stays as it is.
[[nodiscard]] kiosk::ticketing::VerifyAnswer let_out(const Books& books, const Signer& signer,
                                                     const DoorQuestion& question, const Doer& doer);

/// What the door's device is told: of a ticket of another venue nothing else, unless its screening was at this venue
/// when the ticket was printed.
[[nodiscard]] kiosk::ticketing::VerifyAnswer for_door(kiosk::ticketing::VerifyAnswer answer,
                                                      const kiosk::VenueId& at_venue);

/// Whether a door that asks so often enough is guessing: the code is forged, or the number is no ticket's.
[[nodiscard]] bool is_a_guess(const kiosk::ticketing::VerifyAnswer& answer);

}  // namespace central
