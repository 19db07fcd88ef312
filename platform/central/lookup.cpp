// SPDX-License-Identifier: Apache-2.0
// A pass: its tickets of the day and an offer a screening.
#include <algorithm>
#include <utility>

#include "platform/central/judge.hpp"
#include "platform/central/seats.hpp"
#include "platform/central/views.hpp"

namespace central {
namespace {

using kiosk::Offer;
using kiosk::OfferKind;
using kiosk::policy::Channel;

/// What the offers of one look-up are made from.
struct Look {
  const Programme& programme;
  const Asking& asking;
  const SeatsByScreening& seats;  ///< for the pass's category
};

/// A ticket that exists: handed out, or printed anew, or neither.
Offer offer_of(const Look& look, const TicketRecord& ticket) {
  const auto& [programme, asking, seats] = look;
  auto verdict = judge_new_code(issued_ticket(programme, ticket, asking.at_venue), asking.at_venue, asking.now,
                                programme.rules(), programme.zone());
  Offer made{ticket.ticket.screening, OfferKind::kNone, std::move(verdict), {}};
  if (may_hand_out(made.verdict)) made.kind = ticket.to_pick_up ? OfferKind::kPickUp : OfferKind::kReprint;
  made.ticket = ticket.ticket.id;
  return made;
}

/// The swap for the ticket in the way, where it would be granted; what stands in its way is then the verdict.
Offer swap_of(const Look& look, kiosk::policy::Question question, Offer overlapping) {
  const auto& rules = look.programme.rules();
  const auto in_the_way = overlapping.verdict.ticket;
  if (rules.overlap != kiosk::policy::OverlapRule::kSwap || !in_the_way) return overlapping;
  for (const auto& ticket : look.asking.held) {
    if (ticket.ticket.id == *in_the_way && ticket.admitted_at) return overlapping;
  }
  question.giving_up = in_the_way;
  auto verdict = decide_swap(question, rules, look.programme.zone());
  if (!verdict.granted()) {
    overlapping.verdict = std::move(verdict);
    return overlapping;
  }
  overlapping.kind = OfferKind::kSwap;
  overlapping.ticket = in_the_way;
  return overlapping;
}

Offer offer_of(const Look& look, const ScreeningRecord& shown) {
  const auto& [programme, asking, seats] = look;
  const auto& id = shown.screening.id;
  for (const auto& ticket : asking.held) {
    // Online a ticket that exists is simply there: who is signed in sees its code.
    if (ticket.ticket.screening == id && asking.channel == Channel::kInPerson) return offer_of(look, ticket);
  }
  const auto left = seats.find(id);
  auto question = question_of(programme, asking, shown, left == seats.end() ? 0 : left->second.left);
  Offer made{id, OfferKind::kNone, kiosk::policy::decide(question, programme.rules(), programme.zone()), {}};
  if (made.verdict.granted()) made.kind = OfferKind::kGet;
  if (made.verdict.reason == kiosk::policy::Reason::kOverlappingTicket) {
    return swap_of(look, std::move(question), std::move(made));
  }
  return made;
}

/// Who it is and what is to say of the pass itself; the rest only where that is granted.
kiosk::PassAnswer judge(const Programme& programme, const Asking& asking) {
  kiosk::PassAnswer made;
  made.verdict = kiosk::policy::judge_pass(asking.pass ? std::optional(asking.pass->pass) : std::nullopt, asking.now);
  if (asking.pass) {
    const auto& pass = *asking.pass;
    made.holder =
        kiosk::Holder{pass.pass.id, pass.name, pass.category_name, programme.category_name_in(pass.pass.category)};
  }
  return made;
}

void add_tickets(const Asking& asking, kiosk::Date day, kiosk::PassAnswer& made) {
  for (const auto& ticket : asking.held) {
    if (ticket.screening.programme_day == day) made.tickets.push_back(ticket.ticket);
  }
}

}  // namespace

kiosk::PassAnswer look_up(const Books& books, const kiosk::PassCode& code, const kiosk::VenueId& venue,
                          kiosk::Instant now) {
  return look_up(books, find_pass(books, code), venue, now);
}

kiosk::PassAnswer look_up(const Books& books, std::optional<PassRecord> pass, const kiosk::VenueId& venue,
                          kiosk::Instant now) {
  const auto& [db, programme] = books;
  Asking asking{std::move(pass), {}, Channel::kInPerson, venue, now};
  auto made = judge(programme, asking);
  if (!made.verdict.granted()) return made;

  asking.held = valid_tickets(books, *asking.pass);
  const auto today = programme.day_at(now);
  add_tickets(asking, today, made);
  const auto seats = seats_of_day(db, today, asking.pass->pass.category);
  const Look look{programme, asking, seats};
  for (const auto* shown : programme.screenings(venue, today)) made.offers.push_back(offer_of(look, *shown));
  if (programme.rules().other_venue_pickup == kiosk::policy::OtherVenuePickup::kAllow) {
    for (const auto& ticket : asking.held) {
      const bool elsewhere = ticket.screening.venue != venue && ticket.screening.programme_day == today;
      if (elsewhere) made.offers.push_back(offer_of(look, ticket));
    }
  }
  return made;
}

kiosk::PassAnswer look_up_online(const Books& books, const kiosk::PassId& pass, kiosk::Instant now) {
  const auto& [db, programme] = books;
  Asking asking{find_pass(books, pass), {}, Channel::kOnline, {}, now};
  auto made = judge(programme, asking);
  if (!made.verdict.granted()) return made;

  asking.held = valid_tickets(books, *asking.pass);
  const auto today = programme.day_at(now);
  for (const auto day : {today, kiosk::Date{std::chrono::local_days{today} + std::chrono::days{1}}}) {
    add_tickets(asking, day, made);
    const auto seats = seats_of_day(db, day, asking.pass->pass.category);
    const Look look{programme, asking, seats};
    Screenings shown;
    for (const auto& [id, venue] : programme.venues()) {
      const auto& here = programme.screenings(id, day);
      shown.insert(shown.end(), here.begin(), here.end());
    }
    std::ranges::stable_sort(shown, {}, [](const ScreeningRecord* s) { return s->screening.starts_at; });
    for (const auto* one : shown) made.offers.push_back(offer_of(look, *one));
  }
  return made;
}

}  // namespace central
