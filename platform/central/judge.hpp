// SPDX-License-Identifier: Apache-2.0
// Puts the policy's questions with what the database knows.
#pragma once

#include <optional>
#include <vector>

#include "kiosk/policy/decide.hpp"
#include "kiosk/policy/handout.hpp"
#include "platform/central/ticket_store.hpp"

namespace central {

/// Someone with a pass (or an unknown one) at a channel, now.
struct Asking {
  std::optional<PassRecord> pass;
  std::vector<TicketRecord> held;  ///< its valid tickets
  kiosk::policy::Channel channel = kiosk::policy::Channel::kInPerson;
  kiosk::VenueId at_venue;
  kiosk::Instant now;
};

/// May they have a ticket for `shown`, with so many seats left for their category? For kiosk::policy::decide and
/// decide_swap; gives up nothing yet.
[[nodiscard]] kiosk::policy::Question question_of(const Programme& programme, const Asking& asking,
                                                  const ScreeningRecord& shown, int seats_left);

/// A wish for a ticket.
struct TicketWish {
  kiosk::PassId pass;
  kiosk::policy::Channel channel = kiosk::policy::Channel::kInPerson;
  kiosk::VenueId at_venue;
  kiosk::Instant now;
  std::optional<kiosk::TicketId> giving_up;
};

/// The question that decides the wish.
struct LockedQuestion {
  std::optional<PassRecord> pass;
  std::optional<TicketRecord> given_up;  ///< in an exchange
  kiosk::policy::Question question;
};

/// Puts the question as the database knows it at this moment, and locks what the answer stands on until the caller's
/// change ends: the pass, and in an exchange the seats of both screenings. Nothing where `giving_up` is no valid ticket
/// of the pass. Throws StoreFailure.
[[nodiscard]] std::optional<LockedQuestion> lock_and_ask(const Books& books, const TicketWish& wish,
                                                         const ScreeningRecord& shown);
/// The same in a transaction that only reads: locks nothing, so that the answer may be another a moment later.
[[nodiscard]] std::optional<LockedQuestion> look_and_ask(const Books& books, const TicketWish& wish,
                                                         const ScreeningRecord& shown);

/// A valid ticket as the policy sees it, with the hours of the box office that hands it out: its screening's, or where
/// tickets are picked up anywhere the one at `at_venue`.
[[nodiscard]] kiosk::policy::IssuedTicket issued_ticket(const Programme& programme, const TicketRecord& ticket,
                                                        const kiosk::VenueId& at_venue);

/// Why a ticket is neither returned nor swapped any more: a door let its holder in. Nothing where none did.
[[nodiscard]] std::optional<kiosk::policy::Verdict> judge_admitted(const Programme& programme,
                                                                   const TicketRecord& ticket);

}  // namespace central
