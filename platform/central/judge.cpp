// Questions to the policy.
#include "platform/central/judge.hpp"

namespace central {

kiosk::policy::Question question_of(const Programme& programme, const Asking& asking, const ScreeningRecord& shown,
                                    int seats_left) {
  kiosk::policy::Question question;
  const auto& screening = shown.screening;
  question.screening = screening;
  question.box_office = programme.box_office(screening.venue, screening.programme_day);
  question.channel = asking.channel;
  question.at_venue = asking.at_venue;
  for (const auto& ticket : asking.held) question.held.push_back({ticket.ticket.id, ticket.screening});
  question.at = asking.now;
  if (asking.pass) question.pass = asking.pass->pass;
  question.seats_left = seats_left;
  return question;
}

kiosk::policy::IssuedTicket issued_ticket(const TicketRecord& ticket) {
  return {ticket.ticket.id, ticket.screening, ticket.ends_at, ticket.to_pick_up, ticket.handed_out};
}

}  // namespace central
