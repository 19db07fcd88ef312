// SPDX-License-Identifier: Apache-2.0
// The rule is asked first and all it says is told; then the change and its record, in one transaction of the caller.
#include "platform/central/staff_tickets.hpp"

#include <algorithm>
#include <utility>

#include "kiosk/policy/staff.hpp"
#include "platform/central/judge.hpp"
#include "platform/central/staff_act.hpp"
#include "platform/central/ticket_history.hpp"

namespace central {
namespace {

using kiosk::policy::Channel;
using kiosk::policy::make_verdict;
using kiosk::policy::Reason;
using kiosk::policy::Remedy;
using kiosk::policy::Verdict;
using Objections = std::vector<StaffObjection>;

/// `is_over`: there is nothing left to hand out a ticket for.
Objections weighed(std::vector<Verdict> verdicts, bool is_over) {
  Objections made;
  for (auto& verdict : verdicts) {
    const bool over = is_over && verdict.reason == Reason::kWindowClosed;
    const bool final = over || !kiosk::policy::staff_may_override(verdict.reason);
    made.push_back({std::move(verdict), final});
  }
  return made;
}

StaffOutcome judged(const Programme& programme, const LockedQuestion& asked, const ScreeningRecord& shown,
                    kiosk::Instant now) {
  auto found = objections(asked.question, programme.rules(), programme.zone());
  return {decide(asked.question, programme.rules(), programme.zone()), weighed(std::move(found), now >= shown.ends_at),
          std::nullopt, asked.pass};
}

/// A door let its holder in: neither returned nor moved any more.
void object_to_admitted(const Programme& programme, const TicketRecord& ticket, StaffOutcome& outcome) {
  auto admitted = judge_admitted(programme, ticket);
  if (!admitted) return;
  if (outcome.objections.empty()) outcome.verdict = *admitted;
  outcome.objections.push_back({.verdict = *std::move(admitted), .final = true, .let_in = true});
}

/// "set aside: window_closed, daily_limit"; empty where the rule grants it.
std::string set_aside(const Objections& objections) {
  std::string text;
  for (const auto& one : objections) {
    text += (text.empty() ? "set aside: " : ", ") + std::string(kiosk::policy::name_of(one.verdict.reason));
  }
  return text;
}

Doer doer_at(kiosk::Instant now) { return {std::nullopt, std::nullopt, now}; }

void put_on_record(const Books& books, std::string_view act, const kiosk::Ticket& ticket, const StaffWill& will,
                   std::string details) {
  record(books.db,
         {will.now, will.who, std::string(act), ticket.pass.str(), ticket.id.str(), will.reason, std::move(details)});
}

kiosk::Result<TicketRecord, std::string> find_valid(const Books& books, const kiosk::TicketId& id) {
  if (auto refused = refuse_ended(books, id)) return kiosk::failure(*std::move(refused));
  return find_ticket(books, id).value();
}

/// The pass is locked, and the ticket is valid.
kiosk::Result<TicketRecord, std::string> take(const Books& books, const kiosk::TicketId& id) {
  lock_holder(books.db, id);
  return find_valid(books, id);
}

StaffOutcome judged_return(const Books& books, const TicketRecord& ticket, kiosk::Instant now) {
  StaffOutcome made{judge_return(ticket.screening, now, books.programme.rules()),
                    {},
                    std::nullopt,
                    find_pass(books, ticket.ticket.pass)};
  if (!made.verdict.granted()) made.objections = weighed({made.verdict}, now >= ticket.screening.starts_at);
  object_to_admitted(books.programme, ticket, made);
  return made;
}

/// `ask`: lock_and_ask() or look_and_ask().
template <class Ask>
StaffResult judged_move(const Books& books, const TicketRecord& ticket, const ScreeningRecord& shown,
                        kiosk::Instant now, const Ask& ask) {
  const auto& id = ticket.ticket.id;
  if (ticket.screening.id == shown.screening.id) {
    return kiosk::failure(id.str() + " is a ticket for " + shown.screening.id.str() + " already");
  }
  const auto asked = ask(books, {ticket.ticket.pass, Channel::kInPerson, shown.screening.venue, now, id}, shown);
  if (!asked || !asked->pass) return kiosk::failure("the pass of " + id.str() + " is gone");
  const bool has_started = now >= ticket.screening.starts_at && !ticket.screening.cancelled;
  auto made = judged(books.programme, *asked, shown, now);
  if (has_started) {
    auto late =
        make_verdict(Reason::kWindowClosed, Remedy::kNone, "a ticket is given up only before its screening starts");
    if (made.objections.empty()) made.verdict = late;
    made.objections.push_back({std::move(late), true});
  }
  object_to_admitted(books.programme, ticket, made);
  return made;
}

/// Of a new code: the pass's verdict and the ticket's. A kiosk's number of reprints is not the staff's.
std::vector<Verdict> against_new_code(const Books& books, const TicketRecord& ticket,
                                      const std::optional<PassRecord>& holder, kiosk::Instant now) {
  std::vector<Verdict> made;
  const auto pass = holder ? std::optional(holder->pass) : std::nullopt;
  auto on_pass = kiosk::policy::judge_pass(pass, now);
  if (!on_pass.granted()) made.push_back(std::move(on_pass));
  const auto& programme = books.programme;
  const auto& venue = ticket.screening.venue;
  auto handout =
      judge_handout(issued_ticket(programme, ticket, venue), venue, now, programme.rules(), programme.zone());
  if (!may_hand_out(handout)) made.push_back(std::move(handout));
  return made;
}

}  // namespace

bool StaffOutcome::may_go_on(bool override) const {
  return std::ranges::all_of(objections, [&](const StaffObjection& one) { return override && !one.final; });
}

std::string details_of_code(int serial) { return "code " + std::to_string(serial) + "; "; }

std::optional<std::string> refuse_ended(const Books& books, const kiosk::TicketId& id) {
  const auto found = find_ticket(books, id);
  if (!found) return "no ticket " + id.str() + " is on record";
  if (found->state == TicketState::kValid) return std::nullopt;
  const auto history = history_of(books.db, id);
  const auto& last = history.back();
  return id.str() + " is not valid any more: " + one_line_of(last) + ", " +
         kiosk::format_rfc3339(last.at, books.programme.zone());
}

StaffResult issue_by_staff(const Books& books, const Signer& signer, const kiosk::PassId& pass,
                           const ScreeningRecord& shown, const StaffWill& will) {
  const auto& programme = books.programme;
  const auto asked =
      lock_and_ask(books, {pass, Channel::kInPerson, shown.screening.venue, will.now, std::nullopt}, shown);
  if (!asked || !asked->pass) return kiosk::failure("the pass " + pass.str() + " is gone");
  auto made = judged(programme, *asked, shown, will.now);
  if (!made.may_go_on(will.override)) return made;
  made.ticket = add_ticket(books, signer, *asked->pass, shown, doer_at(will.now));
  put_on_record(books, kTicketIssued, *made.ticket, will, set_aside(made.objections));
  return made;
}

StaffResult reprint_by_staff(const Books& books, const Signer& signer, const kiosk::TicketId& id,
                             const StaffWill& will) {
  const auto ticket = take(books, id);
  if (!ticket) return kiosk::failure(ticket.error());
  StaffOutcome made{make_verdict(Reason::kNone, Remedy::kNone, "a ticket is reprinted until its screening is over"),
                    {},
                    std::nullopt,
                    find_pass(books, ticket->ticket.pass)};
  made.objections = weighed(against_new_code(books, *ticket, made.holder, will.now), will.now >= ticket->ends_at);
  if (!made.objections.empty()) made.verdict = made.objections.front().verdict;
  if (!made.may_go_on(will.override)) return made;
  made.ticket = add_code(books, signer, *ticket, doer_at(will.now));
  // Staff hold it; that it came into the person's hands is theirs to see to.
  add_delivery(books.db, id, {kiosk::DeliveryMethod::kPrint, kiosk::DeliveryOutcome::kUncertain, made.ticket->serial},
               doer_at(will.now));
  put_on_record(books, kTicketReprinted, *made.ticket, will,
                details_of_code(made.ticket->serial) + set_aside(made.objections));
  return made;
}

StaffResult return_by_staff(const Books& books, const kiosk::TicketId& id, const StaffWill& will) {
  const auto ticket = take(books, id);
  if (!ticket) return kiosk::failure(ticket.error());
  auto made = judged_return(books, *ticket, will.now);
  if (!made.may_go_on(will.override)) return made;
  end_ticket(books.db, id, TicketState::kReturned, doer_at(will.now));
  made.ticket = ticket->ticket;
  put_on_record(books, kTicketReturned, *made.ticket, will, set_aside(made.objections));
  return made;
}

StaffResult move_by_staff(const Books& books, const Signer& signer, const kiosk::TicketId& id,
                          const ScreeningRecord& shown, const StaffWill& will) {
  const auto ticket = take(books, id);
  if (!ticket) return kiosk::failure(ticket.error());
  auto judged = judged_move(books, *ticket, shown, will.now, lock_and_ask);
  if (!judged || !judged->may_go_on(will.override)) return judged;
  auto& made = *judged;
  const auto doer = doer_at(will.now);
  end_ticket(books.db, id, TicketState::kSwapped, doer);
  made.ticket = add_ticket(books, signer, *made.holder, shown, doer);
  const auto aside = set_aside(made.objections);
  const auto with = [&](std::string_view word, const kiosk::TicketId& other) {
    return std::string(word) + other.str() + (aside.empty() ? "" : "; " + aside);
  };
  put_on_record(books, kTicketMoved, ticket->ticket, will, with(kMovedTo, made.ticket->id));
  put_on_record(books, kTicketMoved, *made.ticket, will, with(kMovedFrom, id));
  return judged;
}

StaffResult weigh_return(const Books& books, const kiosk::TicketId& id, kiosk::Instant now) {
  const auto ticket = find_valid(books, id);
  if (!ticket) return kiosk::failure(ticket.error());
  return judged_return(books, *ticket, now);
}

StaffResult weigh_move(const Books& books, const kiosk::TicketId& id, const ScreeningRecord& shown,
                       kiosk::Instant now) {
  const auto ticket = find_valid(books, id);
  if (!ticket) return kiosk::failure(ticket.error());
  return judged_move(books, *ticket, shown, now, look_and_ask);
}

}  // namespace central
