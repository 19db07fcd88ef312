// Questions to the policy, and the verdicts on tickets that exist already.
#include "platform/central/judge.hpp"

#include <utility>

namespace central {
namespace {

using kiosk::policy::Reason;
using kiosk::policy::Remedy;
using kiosk::policy::Verdict;

Verdict verdict(Reason reason, Remedy remedy, std::string rule) {
  Verdict made;
  made.reason = reason;
  made.remedy = remedy;
  made.rule = std::move(rule);
  return made;
}

}  // namespace

Verdict judge_issue(const Programme& programme, const Asking& asking, const ScreeningRecord& shown,
                    const std::optional<kiosk::TicketId>& giving_up) {
  kiosk::policy::Question question;
  const auto& screening = shown.screening;
  question.screening = screening;
  question.box_office = programme.box_office(screening.venue, screening.programme_day);
  question.channel = asking.channel;
  question.at_venue = asking.at_venue;
  for (const auto& ticket : asking.held) question.held.push_back({ticket.ticket.id, ticket.screening});
  question.giving_up = giving_up;
  question.at = asking.now;
  if (asking.pass) {
    question.pass = asking.pass->pass;
    question.seats_left = programme.seats(screening.id, asking.pass->pass.category).left;
  }
  return kiosk::policy::decide(question, programme.rules(), programme.zone());
}

Verdict judge_handout(const Programme& programme, const TicketRecord& ticket, const kiosk::VenueId& at_venue,
                      kiosk::Instant now) {
  const auto& rules = programme.rules();
  if (ticket.screening.cancelled) {
    return verdict(Reason::kScreeningCancelled, Remedy::kNone, "no tickets for a cancelled screening");
  }
  if (at_venue != ticket.screening.venue && rules.other_venue_pickup == kiosk::policy::OtherVenuePickup::kShowWhere) {
    auto made = verdict(Reason::kWrongVenue, Remedy::kGoToVenue, "a ticket is picked up at its screening's own venue");
    made.venue = ticket.screening.venue;
    made.ticket = ticket.ticket.id;
    return made;
  }
  if (now >= ticket.ends_at) return verdict(Reason::kWindowClosed, Remedy::kNone, "until the screening is over");
  auto made = verdict(Reason::kAlreadyHasTicket, Remedy::kReprintOrShow, "one ticket per pass and screening");
  made.ticket = ticket.ticket.id;
  return made;
}

Verdict judge_reprint(const Programme& programme, const TicketRecord& ticket, const kiosk::VenueId& at_venue,
                      kiosk::Instant now) {
  auto made = judge_handout(programme, ticket, at_venue, now);
  const int reprints = programme.rules().reprints;
  if (may_hand_out(made) && ticket.ticket.serial - 1 >= reprints) {
    made.remedy = Remedy::kSeeBoxOffice;
    made.rule = "reprints at a kiosk: " + std::to_string(reprints) + ", then staff";
  }
  return made;
}

bool may_hand_out(const Verdict& verdict) {
  return verdict.reason == Reason::kAlreadyHasTicket && verdict.remedy == Remedy::kReprintOrShow;
}

Verdict judge_return(const Programme& programme, const TicketRecord& ticket, kiosk::Instant now) {
  const auto until = programme.rules().returns_until;
  if (now < ticket.screening.starts_at - until || ticket.screening.cancelled) return {};
  return verdict(Reason::kWindowClosed, Remedy::kNone,
                 "returns until " + std::to_string(until.count()) + " min before the start");
}

}  // namespace central
