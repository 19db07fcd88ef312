// SPDX-License-Identifier: Apache-2.0
// What may be done with a ticket that exists: handed out, given a new code, returned.
#pragma once

#include <optional>

#include "kiosk/policy/rules.hpp"
#include "kiosk/policy/verdict.hpp"
#include "kiosk/policy/window.hpp"

namespace kiosk::policy {

/// A valid ticket, with what is known of its codes.
struct IssuedTicket {
  TicketId ticket;
  Screening screening;
  Instant ends_at;          ///< of the screening, as published
  bool to_pick_up = false;  ///< nothing says that its newest code came into anybody's hands
  int handed_out = 0;       ///< of its codes, those that came into somebody's hands or may have
  /// The hours that staff published, on its programme day, for the box office that hands it out; nothing where they
  /// published none.
  std::optional<Window> published_hours{};
};

/// Whether this venue has nothing to do with the ticket: wrong_venue, where the festival keeps tickets at their own
/// venue and this is another; else nothing.
[[nodiscard]] std::optional<Verdict> judge_place(const IssuedTicket& ticket, const VenueId& at_venue, Instant at,
                                                 const Rules& rules);

/// May it be handed out at this venue now? already_has_ticket with the remedy reprint_or_show where it may: until the
/// screening is over, whatever the windows in which tickets are issued; but where staff published hours, only in them:
/// before them window_not_open, after them window_closed. changes_at is exact, as decide()'s is.
[[nodiscard]] Verdict judge_handout(const IssuedTicket& ticket, const VenueId& at_venue, Instant at, const Rules& rules,
                                    const Zone& zone);

/// May it have a new code? The same; with the remedy see_box_office where its newest code came out, or may have, and
/// the festival's number of reprints is used up. The first code that comes out is no reprint, nor is one that replaces
/// a code nobody holds.
[[nodiscard]] Verdict judge_new_code(const IssuedTicket& ticket, const VenueId& at_venue, Instant at,
                                     const Rules& rules, const Zone& zone);

/// Whether judge_handout or judge_new_code said yes.
[[nodiscard]] bool may_hand_out(const Verdict& verdict);

/// May it be returned now? Granted, or window_closed with closes_at: until when it could be.
[[nodiscard]] Verdict judge_return(const Screening& screening, Instant at, const Rules& rules);

}  // namespace kiosk::policy
