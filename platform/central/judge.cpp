// SPDX-License-Identifier: Apache-2.0
// Questions to the policy.
#include "platform/central/judge.hpp"

#include <utility>

#include "platform/central/seats.hpp"

namespace central {
namespace {

std::optional<TicketRecord> find_held(const std::vector<TicketRecord>& held, const kiosk::TicketId& id) {
  for (const auto& ticket : held) {
    if (ticket.ticket.id == id) return ticket;
  }
  return std::nullopt;
}

std::optional<LockedQuestion> put_question(const Books& books, const TicketWish& wish, const ScreeningRecord& shown,
                                           bool locks) {
  const auto& [db, programme] = books;
  if (locks) lock_pass(db, wish.pass);
  Asking asking{find_pass(books, wish.pass), {}, wish.channel, wish.at_venue, wish.now};
  if (asking.pass) asking.held = valid_tickets(books, *asking.pass);
  auto given_up = wish.giving_up ? find_held(asking.held, *wish.giving_up) : std::nullopt;
  if (wish.giving_up && !given_up) return std::nullopt;
  const auto& id = shown.screening.id;
  if (given_up && locks) lock_seats(db, given_up->screening.id, id, asking.pass->pass.category);
  const int left = asking.pass ? seats_of(db, id, asking.pass->pass.category).left : 0;
  auto question = question_of(programme, asking, shown, left);
  question.giving_up = wish.giving_up;
  return LockedQuestion{std::move(asking.pass), std::move(given_up), std::move(question)};
}

}  // namespace

kiosk::policy::Question question_of(const Programme& programme, const Asking& asking, const ScreeningRecord& shown,
                                    int seats_left) {
  kiosk::policy::Question question;
  const auto& screening = shown.screening;
  question.screening = screening;
  question.box_office = programme.box_office(screening.venue, screening.programme_day);
  question.hours_published = programme.published_hours(screening.venue, screening.programme_day).has_value();
  question.channel = asking.channel;
  question.at_venue = asking.at_venue;
  for (const auto& ticket : asking.held) question.held.push_back({ticket.ticket.id, ticket.screening});
  question.at = asking.now;
  if (asking.pass) question.pass = asking.pass->pass;
  question.seats_left = seats_left;
  question.over_at = shown.ends_at;
  return question;
}

std::optional<LockedQuestion> lock_and_ask(const Books& books, const TicketWish& wish, const ScreeningRecord& shown) {
  return put_question(books, wish, shown, true);
}

std::optional<LockedQuestion> look_and_ask(const Books& books, const TicketWish& wish, const ScreeningRecord& shown) {
  return put_question(books, wish, shown, false);
}

kiosk::policy::IssuedTicket issued_ticket(const Programme& programme, const TicketRecord& ticket,
                                          const kiosk::VenueId& at_venue) {
  const auto& screening = ticket.screening;
  const bool anywhere = programme.rules().other_venue_pickup == kiosk::policy::OtherVenuePickup::kAllow;
  return {ticket.ticket.id,  screening,
          ticket.ends_at,    ticket.to_pick_up,
          ticket.handed_out, programme.published_hours(anywhere ? at_venue : screening.venue, screening.programme_day)};
}

std::optional<kiosk::policy::Verdict> judge_admitted(const Programme& programme, const TicketRecord& ticket) {
  if (!ticket.admitted_at) return std::nullopt;
  return kiosk::policy::make_verdict(kiosk::policy::Reason::kWindowClosed, kiosk::policy::Remedy::kNone,
                                     "returns and swaps until the holder is admitted, here at " +
                                         kiosk::format_rfc3339(*ticket.admitted_at, programme.zone()));
}

}  // namespace central
