// SPDX-License-Identifier: Apache-2.0
// Who may have which ticket when: the one place where the festival's rule is decided.
#pragma once

#include <optional>
#include <vector>

#include "kiosk/policy/pass.hpp"
#include "kiosk/policy/rules.hpp"
#include "kiosk/policy/verdict.hpp"
#include "kiosk/policy/window.hpp"

namespace kiosk::policy {

/// A ticket the pass holds already.
struct HeldTicket {
  TicketId ticket;
  Screening screening;
  friend bool operator==(const HeldTicket&, const HeldTicket&) = default;
};

/// Everything a verdict depends on.
struct Question {
  std::optional<Pass> pass;  ///< nothing: nobody knows the code
  Screening screening;
  std::optional<Window> box_office;  ///< of the screening's venue on its programme day; needed in person
  bool hours_published = false;      ///< those are the hours that staff published
  Channel channel = Channel::kInPerson;
  VenueId at_venue;                   ///< in person: where the person stands
  std::vector<HeldTicket> held;       ///< all valid tickets of the pass
  std::optional<TicketId> giving_up;  ///< a swap: this ticket does not count against it
  int seats_left = 0;                 ///< of the allotment for the pass's category
  Instant at;
  std::optional<Instant> over_at{};  ///< as published: until then a ticket is handed out; nothing: as long as it runs
};

/// The verdict on the pass alone (the reasons up to pass_replaced); granted where the pass is good at `at`.
[[nodiscard]] Verdict judge_pass(const std::optional<Pass>& pass, Instant at);

/// The first reason, in the order of Reason, that stands in the way; kNone where the ticket is granted.
/// Pure: the same question has the same verdict. changes_at is exact: with all else as it is, the reason stays what it
/// is until just before, and is another one then; without it, the reason stays for ever. What the table of the policy
/// leaves open is decided so:
/// - in person without box office hours: window_not_open without opens_at, and window_closed from the start on;
/// - where the box office closes before the start, nothing is handed out in person from then on: window_closed;
/// - a window that would close before it opens (hours published for after the start) is window_closed;
/// - window_not_open has no remedy where the pass ends before the window opens;
/// - window_closed online and wrong_venue point to the venue (kGoToVenue), with the hours in which tickets are handed
/// out
///   there, as long as they are;
/// - a ticket is given up only before its screening starts;
/// - held tickets of cancelled screenings are not in the way of anything;
/// - overlapping_ticket names the ticket that starts first; kSwap is its remedy only where the swap would be granted;
/// - with other_venue_pickup = kAllow a ticket held for the screening lets the person past wrong_venue.
[[nodiscard]] Verdict decide(const Question& question, const Rules& rules, const Zone& zone);

/// All that stands in the way, in the order of Reason: first decide()'s verdict, then those that would follow if it
/// were not there, without the instants at which they change; of the same ticket one alone. Empty: granted. Without a
/// pass pass_unknown is all.
[[nodiscard]] std::vector<Verdict> objections(const Question& question, const Rules& rules, const Zone& zone);

/// The verdict on what does not depend on the pass's state, the time and the place: the first of category_not_eligible,
/// screening_cancelled, already_has_ticket, overlapping_ticket, daily_limit and screening_full, or granted. For tickets
/// given out beforehand. pass_unknown where the question has no pass.
[[nodiscard]] Verdict judge_programme(const Question& question, const Rules& rules, const Zone& zone);

/// The verdict on a swap: a ticket for `question.screening` in exchange for `question.giving_up`. Granted only where
/// the festival swaps, that ticket is the one that stands in the way, and the swap itself is granted. Where nothing is
/// in the way it is overlapping_ticket without a remedy, naming the ticket that need not be given up.
[[nodiscard]] Verdict decide_swap(const Question& question, const Rules& rules, const Zone& zone);

}  // namespace kiosk::policy
