// SPDX-License-Identifier: Apache-2.0
// Decide first, then write: a refusal has written nothing.
#include "platform/central/desk.hpp"

#include <utility>

#include "kiosk/ticketing/names.hpp"
#include "platform/central/answer.hpp"
#include "platform/central/door.hpp"
#include "platform/central/help.hpp"
#include "platform/central/judge.hpp"

namespace central {
namespace {

Outcome refused(const kiosk::policy::Verdict& verdict) {
  return {"refused", std::nullopt, std::string(kiosk::policy::name_of(verdict.reason)), refusal(verdict)};
}

Outcome rejected(std::string_view reason, std::string detail) {
  return {"refused", std::nullopt, std::string(reason), problem(reason, std::move(detail))};
}

Outcome no_such(std::string detail) { return rejected("not_found", std::move(detail)); }

Outcome visit_needed() {
  return rejected("visit_needed", "look the pass up, and send the visit's token that comes with it: Visit-Token");
}

}  // namespace

Desk::Desk(const Books& books, const Signer& signer, const Caller& caller, std::string key, kiosk::Instant now,
           std::optional<Visit> visit)
    : books_(books),
      signer_(signer),
      caller_(caller),
      doer_{caller.device, std::move(key), now},
      visit_(std::move(visit)) {}

bool Desk::may_act_for(const kiosk::PassId& pass) const {
  if (caller_.pass) return *caller_.pass == pass;
  return caller_.is(Role::kDesk) || (visit_ && visit_->is_for(pass));
}

std::optional<Outcome> Desk::ask_for_visit() const {
  return caller_.is(Role::kKiosk) && !visit_ ? std::optional(visit_needed()) : std::nullopt;
}

std::optional<Outcome> Desk::refuse_elsewhere(const TicketRecord& ticket) const {
  if (caller_.pass) return std::nullopt;  // online is no place
  const auto& programme = books_.programme;
  const auto verdict =
      judge_place(issued_ticket(programme, ticket, caller_.venue), caller_.venue, doer_.at, programme.rules());
  return verdict ? std::optional(refused(*verdict)) : std::nullopt;
}

std::optional<TicketRecord> Desk::take(const kiosk::TicketId& id) const {
  lock_holder(books_.db, id);
  auto found = find_ticket(books_, id);
  const bool theirs = found && found->state == TicketState::kValid && may_act_for(found->ticket.pass);
  return theirs ? std::move(found) : std::nullopt;
}

Outcome Desk::made(std::string_view effect, const kiosk::Ticket& ticket) const {
  return {effect, ticket.id, {}, answer(201, kiosk::ticketing::write_ticket(ticket, books_.programme.zone_name()))};
}

Outcome Desk::issue(const kiosk::ticketing::TicketBody& body) {
  const auto& [db, programme] = books_;
  if (caller_.is(Role::kKiosk) && !may_act_for(body.pass)) return visit_needed();
  if (body.channel != caller_.channel()) {
    return rejected("malformed", caller_.pass ? "channel: online is what a passholder's sign-in is for"
                                              : "channel: a device hands out tickets in person");
  }
  const auto* shown = programme.screening(body.screening);
  if (shown == nullptr) return no_such("screening: there is none of this id");
  if (!may_act_for(body.pass)) return no_such("pass: sign in with this pass");
  const auto asked = lock_and_ask(books_, {body.pass, body.channel, caller_.venue, doer_.at, body.swap_for}, *shown);
  if (!asked) return no_such("swap_for: no valid ticket of this pass");
  if (asked->given_up) {
    if (const auto admitted = judge_admitted(programme, *asked->given_up)) return refused(*admitted);
  }
  const auto judge = body.swap_for ? kiosk::policy::decide_swap : kiosk::policy::decide;
  const auto verdict = judge(asked->question, programme.rules(), programme.zone());
  if (!verdict.granted()) return refused(verdict);

  if (body.swap_for) end_ticket(db, *body.swap_for, TicketState::kSwapped, doer_);
  return made(body.swap_for ? "swapped" : "issued", add_ticket(books_, signer_, *asked->pass, *shown, doer_));
}

Outcome Desk::replace(const kiosk::TicketId& id, int serial) {
  if (auto asked = ask_for_visit()) return *std::move(asked);
  const auto ticket = take(id);
  if (!ticket) return no_such("no valid ticket of this id");
  if (auto elsewhere = refuse_elsewhere(*ticket)) return *std::move(elsewhere);
  if (serial > ticket->ticket.serial) return no_such("serial: the ticket has no such code");
  const auto holder = find_pass(books_, ticket->ticket.pass);
  const auto on_pass = kiosk::policy::judge_pass(holder ? std::optional(holder->pass) : std::nullopt, doer_.at);
  if (!on_pass.granted()) return refused(on_pass);
  const auto& programme = books_.programme;
  auto verdict = judge_new_code(issued_ticket(programme, *ticket, caller_.venue), caller_.venue, doer_.at,
                                programme.rules(), programme.zone());
  if (!may_hand_out(verdict)) return refused(verdict);
  if (serial < ticket->ticket.serial) {
    // What the kiosk knows is old: to go on would void a paper that somebody was given meanwhile.
    verdict.rule = "a newer code of this ticket was made meanwhile";
    return refused(verdict);
  }
  return made("replaced", add_code(books_, signer_, *ticket, doer_));
}

Outcome Desk::give_back(const kiosk::TicketId& id) {
  if (auto asked = ask_for_visit()) return *std::move(asked);
  const auto ticket = take(id);
  if (!ticket) return no_such("no valid ticket of this id");
  if (auto elsewhere = refuse_elsewhere(*ticket)) return *std::move(elsewhere);
  if (const auto admitted = judge_admitted(books_.programme, *ticket)) return refused(*admitted);
  const auto verdict = judge_return(ticket->screening, doer_.at, books_.programme.rules());
  if (!verdict.granted()) return refused(verdict);
  end_ticket(books_.db, id, TicketState::kReturned, doer_);
  return {"returned", id, {}, done()};
}

Outcome Desk::report(const kiosk::TicketId& id, const kiosk::Delivery& delivery) {
  auto& db = books_.db;
  lock_holder(db, id);
  if (!made_code(db, doer_, id, delivery.serial)) {
    return no_such("this device made no code of this serial for a ticket of this id");
  }
  if (const auto before = find_delivery(db, doer_)) {
    // Told before, so long ago that the answer is forgotten: what was told then stands.
    if (*before != std::pair(id, delivery)) {
      return rejected("key_reused_with_other_body", "this key was used for another report");
    }
  } else {
    add_delivery(db, id, delivery, doer_);
  }
  return {"reported", id, {}, done()};
}

Outcome Desk::call_for_help(const std::string& language) {
  const auto call = central::call_for_help(books_.db, caller_.device, language, doer_.at);
  auto body = kiosk::ticketing::write_help({call.id, call.called_at}, books_.programme.zone_name());
  return {
      call.is_new ? "called" : "waiting", std::nullopt, {}, answer(call.is_new ? 201 : 200, std::move(body)), call.id};
}

Outcome Desk::check_in(const kiosk::ticketing::VerifyBody& body) {
  using namespace kiosk::ticketing;
  const DoorQuestion question{body, caller_.venue, doer_.at};
  const bool in = body.act == DoorAct::kAdmit;
  const auto found = (in ? admit : let_out)(books_, signer_, question, doer_);
  const bool done = in ? found.state == VerifyState::kValid : found.detail == VerifyDetail::kLetOut;
  Outcome made{in ? "admitted" : "let_out",
               found.ticket,
               {},
               answer(200, write_verify(for_door(found, caller_.venue), books_.programme.zone_name()))};
  if (done) return made;
  made.effect = "refused";
  made.ticket.reset();
  const bool says_more = found.detail != VerifyDetail::kNone;
  made.reason = is_a_guess(found) ? kGuessedCode
                : says_more       ? to_name(kVerifyDetails, found.detail)
                                  : to_name(kVerifyStates, found.state);
  return made;
}

}  // namespace central
