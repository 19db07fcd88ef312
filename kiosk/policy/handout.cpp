// SPDX-License-Identifier: Apache-2.0
// Verdicts on tickets that exist already.
#include "kiosk/policy/handout.hpp"

#include <algorithm>

#include "kiosk/policy/checks.hpp"

namespace kiosk::policy {
namespace {

/// When the ticket comes out at its box office: until the screening is over, within the hours that staff published.
struct Handout {
  std::optional<Instant> opens;  ///< nothing: from ever
  Instant closes;
  [[nodiscard]] bool never() const { return opens && *opens >= closes; }
};

Handout handout_of(const IssuedTicket& ticket) {
  if (!ticket.published_hours) return {std::nullopt, ticket.ends_at};
  return {ticket.published_hours->opens, std::min(ticket.published_hours->closes, ticket.ends_at)};
}

Verdict elsewhere(const IssuedTicket& ticket, const Handout& handout, Instant at) {
  auto made = make_verdict(Reason::kWrongVenue, Remedy::kNone, "a ticket is picked up at its screening's own venue");
  made.venue = ticket.screening.venue;
  made.ticket = ticket.ticket;
  if (at >= handout.closes || handout.never()) return made;
  made.remedy = Remedy::kGoToVenue;
  made.opens_at = handout.opens;
  made.closes_at = handout.closes;
  return made;
}

Verdict too_late(const IssuedTicket& ticket, const Handout& handout, const Zone& zone) {
  auto rule = handout.never()                    ? opening_rule(*handout.opens, zone)
              : handout.closes == ticket.ends_at ? std::string("until the screening is over")
                                                 : closing_rule(handout.closes, zone);
  return make_verdict(Reason::kWindowClosed, Remedy::kNone, std::move(rule));
}

Verdict too_early(const Handout& handout, const Zone& zone) {
  auto made = make_verdict(Reason::kWindowNotOpen, Remedy::kComeBackLater,
                           "in the hours of the box office; " + closing_rule(handout.closes, zone));
  made.opens_at = handout.opens;
  made.closes_at = handout.closes;
  made.changes_at = handout.opens;
  return made;
}

}  // namespace

std::optional<Verdict> judge_place(const IssuedTicket& ticket, const VenueId& at_venue, Instant at,
                                   const Rules& rules) {
  const bool here = at_venue == ticket.screening.venue || rules.other_venue_pickup != OtherVenuePickup::kShowWhere;
  return here ? std::nullopt : std::optional(elsewhere(ticket, handout_of(ticket), at));
}

Verdict judge_handout(const IssuedTicket& ticket, const VenueId& at_venue, Instant at, const Rules& rules,
                      const Zone& zone) {
  const auto& screening = ticket.screening;
  if (screening.cancelled) {
    return make_verdict(Reason::kScreeningCancelled, Remedy::kNone, "no tickets for a cancelled screening");
  }
  if (auto wrong_place = judge_place(ticket, at_venue, at, rules)) return *std::move(wrong_place);
  const Handout handout = handout_of(ticket);
  if (at >= handout.closes || handout.never()) return too_late(ticket, handout, zone);
  if (handout.opens && at < *handout.opens) return too_early(handout, zone);
  auto made = make_verdict(Reason::kAlreadyHasTicket, Remedy::kReprintOrShow, "one ticket per pass and screening");
  made.ticket = ticket.ticket;
  made.changes_at = handout.closes;
  made.closes_at = handout.closes;
  return made;
}

Verdict judge_new_code(const IssuedTicket& ticket, const VenueId& at_venue, Instant at, const Rules& rules,
                       const Zone& zone) {
  auto made = judge_handout(ticket, at_venue, at, rules, zone);
  if (may_hand_out(made) && !ticket.to_pick_up && ticket.handed_out > rules.reprints) {
    made.remedy = Remedy::kSeeBoxOffice;
    made.rule = "reprints at a kiosk: " + std::to_string(rules.reprints) + ", then staff";
  }
  return made;
}

bool may_hand_out(const Verdict& verdict) {
  return verdict.reason == Reason::kAlreadyHasTicket && verdict.remedy == Remedy::kReprintOrShow;
}

Verdict judge_return(const Screening& screening, Instant at, const Rules& rules) {
  const std::string rule = "returns until " + std::to_string(rules.returns_until.count()) + " min before the start";
  if (screening.cancelled) return make_verdict(Reason::kNone, Remedy::kNone, "returns of a cancelled screening");
  const Instant until = screening.starts_at - rules.returns_until;
  if (at >= until) {
    auto late = make_verdict(Reason::kWindowClosed, Remedy::kNone, rule);
    late.closes_at = until;
    return late;
  }
  auto made = make_verdict(Reason::kNone, Remedy::kNone, rule);
  made.changes_at = until;
  return made;
}

}  // namespace kiosk::policy
