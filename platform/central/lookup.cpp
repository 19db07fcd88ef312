// A pass: its tickets of the day and an offer a screening.
#include <algorithm>
#include <utility>

#include "platform/central/judge.hpp"
#include "platform/central/views.hpp"

namespace central {
namespace {

using kiosk::Offer;
using kiosk::OfferKind;

/// A ticket that exists: handed out, or printed anew, or neither.
Offer offer_of(const Programme& programme, const TicketRecord& ticket, const Asking& asking) {
  auto verdict = judge_new_code(issued_ticket(ticket), asking.at_venue, asking.now, programme.rules());
  Offer made{ticket.ticket.screening, OfferKind::kNone, std::move(verdict), {}};
  if (may_hand_out(made.verdict)) made.kind = ticket.to_pick_up ? OfferKind::kPickUp : OfferKind::kReprint;
  made.ticket = ticket.ticket.id;
  return made;
}

/// The swap for the ticket in the way, where it would be granted; what stands in its way is then the verdict.
Offer swap_of(const Programme& programme, const ScreeningRecord& shown, const Asking& asking, Offer overlapping) {
  const auto in_the_way = overlapping.verdict.ticket;
  if (programme.rules().overlap != kiosk::policy::OverlapRule::kSwap || !in_the_way) return overlapping;
  auto question = question_of(programme, asking, shown);
  question.giving_up = in_the_way;
  auto verdict = decide_swap(question, programme.rules(), programme.zone());
  if (!verdict.granted()) {
    overlapping.verdict = std::move(verdict);
    return overlapping;
  }
  overlapping.kind = OfferKind::kSwap;
  overlapping.ticket = in_the_way;
  return overlapping;
}

Offer offer_of(const Programme& programme, const ScreeningRecord& shown, const Asking& asking) {
  const auto& id = shown.screening.id;
  for (const auto& ticket : asking.held) {
    if (ticket.ticket.screening == id) return offer_of(programme, ticket, asking);
  }
  const auto question = question_of(programme, asking, shown);
  Offer made{id, OfferKind::kNone, kiosk::policy::decide(question, programme.rules(), programme.zone()), {}};
  if (made.verdict.granted()) made.kind = OfferKind::kGet;
  if (made.verdict.reason == kiosk::policy::Reason::kOverlappingTicket) {
    return swap_of(programme, shown, asking, std::move(made));
  }
  return made;
}

}  // namespace

kiosk::PassAnswer look_up(const Programme& programme, const kiosk::PassCode& code, const kiosk::VenueId& venue,
                          kiosk::Instant now) {
  kiosk::PassAnswer made;
  Asking asking{find_pass(programme.db(), code), {}, kiosk::policy::Channel::kInPerson, venue, now};
  made.verdict = kiosk::policy::judge_pass(asking.pass ? std::optional(asking.pass->pass) : std::nullopt, now);
  if (!asking.pass) return made;
  made.holder = kiosk::Holder{asking.pass->pass.id, asking.pass->name, asking.pass->category_name};
  if (!made.verdict.granted()) return made;

  asking.held = valid_tickets(programme, asking.pass->pass.id);
  const auto today = programme.day_at(now);
  for (const auto& ticket : asking.held) {
    if (ticket.screening.programme_day == today) made.tickets.push_back(ticket.ticket);
  }
  for (const auto& shown : programme.screenings(venue, today)) {
    made.offers.push_back(offer_of(programme, shown, asking));
  }
  if (programme.rules().other_venue_pickup == kiosk::policy::OtherVenuePickup::kAllow) {
    for (const auto& ticket : asking.held) {
      const bool elsewhere = ticket.screening.venue != venue && ticket.screening.programme_day == today;
      if (elsewhere) made.offers.push_back(offer_of(programme, ticket, asking));
    }
  }
  return made;
}

}  // namespace central
