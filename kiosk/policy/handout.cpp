// Verdicts on tickets that exist already.
#include "kiosk/policy/handout.hpp"

namespace kiosk::policy {

Verdict judge_handout(const IssuedTicket& ticket, const VenueId& at_venue, Instant at, const Rules& rules) {
  const auto& screening = ticket.screening;
  if (screening.cancelled) {
    return make_verdict(Reason::kScreeningCancelled, Remedy::kNone, "no tickets for a cancelled screening");
  }
  if (at_venue != screening.venue && rules.other_venue_pickup == OtherVenuePickup::kShowWhere) {
    auto made =
        make_verdict(Reason::kWrongVenue, Remedy::kGoToVenue, "a ticket is picked up at its screening's own venue");
    made.venue = screening.venue;
    made.ticket = ticket.ticket;
    if (at < ticket.ends_at) {
      made.closes_at = ticket.ends_at;
    } else {
      made.remedy = Remedy::kNone;
    }
    return made;
  }
  if (at >= ticket.ends_at) {
    return make_verdict(Reason::kWindowClosed, Remedy::kNone, "until the screening is over");
  }
  auto made = make_verdict(Reason::kAlreadyHasTicket, Remedy::kReprintOrShow, "one ticket per pass and screening");
  made.ticket = ticket.ticket;
  made.changes_at = ticket.ends_at;
  made.closes_at = ticket.ends_at;
  return made;
}

Verdict judge_new_code(const IssuedTicket& ticket, const VenueId& at_venue, Instant at, const Rules& rules) {
  auto made = judge_handout(ticket, at_venue, at, rules);
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
  if (at >= until) return make_verdict(Reason::kWindowClosed, Remedy::kNone, rule);
  auto made = make_verdict(Reason::kNone, Remedy::kNone, rule);
  made.changes_at = until;
  return made;
}

}  // namespace kiosk::policy
