// SPDX-License-Identifier: Apache-2.0
// Questions to the policy.
#include "platform/central/judge.hpp"

namespace central {

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
  return question;
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
