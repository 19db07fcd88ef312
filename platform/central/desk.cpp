// Decide first, then write: a refusal has written nothing.
#include "platform/central/desk.hpp"

#include <utility>

#include "platform/central/answer.hpp"
#include "platform/central/judge.hpp"

namespace central {
namespace {

Outcome refused(kiosk::HttpResponse response) { return {"refused", std::nullopt, std::move(response)}; }

Outcome no_such(std::string detail) { return refused(problem("not_found", std::move(detail))); }

}  // namespace

Desk::Desk(const Programme& programme, const Signer& signer, const Device& device, std::string key, kiosk::Instant now)
    : programme_(programme), signer_(signer), device_(device), doer_{device.id, std::move(key), now} {}

std::optional<TicketRecord> Desk::find_valid(const kiosk::TicketId& id) const {
  auto found = find_ticket(programme_, id);
  return found && found->state == TicketState::kValid ? found : std::nullopt;
}

Outcome Desk::issued(std::string_view effect, const kiosk::TicketId& id) const {
  const auto made = find_ticket(programme_, id);
  if (!made) throw StoreFailure("ticket " + id.str() + " is gone in its own transaction");
  return {effect, id, answer(201, kiosk::ticketing::write_ticket(made->ticket, programme_.zone_name()))};
}

Outcome Desk::issue(const kiosk::ticketing::TicketBody& body) {
  auto& db = programme_.db();
  const auto shown = programme_.screening(body.screening);
  if (!shown) return no_such("screening: there is none of this id");
  Asking asking{find_pass(db, body.pass), {}, body.channel, device_.venue, doer_.at};
  if (asking.pass) asking.held = valid_tickets(programme_, body.pass);

  auto question = question_of(programme_, asking, *shown);
  if (body.swap_for) {
    const auto given = find_valid(*body.swap_for);
    if (!given || given->ticket.pass != body.pass) return no_such("swap_for: no valid ticket of this pass");
    question.giving_up = body.swap_for;
  }
  const auto judge = body.swap_for ? kiosk::policy::decide_swap : kiosk::policy::decide;
  const auto verdict = judge(question, programme_.rules(), programme_.zone());
  if (!verdict.granted()) return refused(refusal(verdict));

  if (body.swap_for) end_ticket(db, *body.swap_for, TicketState::kSwapped, doer_);
  const auto id = add_ticket(db, signer_, asking.pass->pass, shown->screening, doer_);
  return issued(body.swap_for ? "swapped" : "issued", id);
}

Outcome Desk::replace(const kiosk::TicketId& id, int serial) {
  auto& db = programme_.db();
  const auto ticket = find_valid(id);
  if (!ticket) return no_such("no valid ticket of this id");
  if (serial > ticket->ticket.serial) return no_such("serial: the ticket has no such code");
  const auto holder = find_pass(db, ticket->ticket.pass);
  const auto on_pass = kiosk::policy::judge_pass(holder ? std::optional(holder->pass) : std::nullopt, doer_.at);
  if (!on_pass.granted()) return refused(refusal(on_pass));
  auto verdict = judge_new_code(issued_ticket(*ticket), device_.venue, doer_.at, programme_.rules());
  if (!may_hand_out(verdict)) return refused(refusal(verdict));
  if (serial < ticket->ticket.serial) {
    // What the kiosk knows is old: to go on would void a paper that somebody was given meanwhile.
    verdict.rule = "a newer code of this ticket was made meanwhile";
    return refused(refusal(verdict));
  }
  add_code(db, signer_, *ticket, doer_);
  return issued("replaced", id);
}

Outcome Desk::give_back(const kiosk::TicketId& id) {
  const auto ticket = find_valid(id);
  if (!ticket) return no_such("no valid ticket of this id");
  const auto verdict = judge_return(ticket->screening, doer_.at, programme_.rules());
  if (!verdict.granted()) return refused(refusal(verdict));
  end_ticket(programme_.db(), id, TicketState::kReturned, doer_);
  return {"returned", id, done()};
}

Outcome Desk::report(const kiosk::TicketId& id, const kiosk::Delivery& delivery) {
  auto& db = programme_.db();
  if (!has_code(db, id, delivery.serial)) return no_such("no ticket of this id has a code of this serial");
  if (const auto before = find_delivery(db, doer_)) {
    // Told before, so long ago that the answer is forgotten: what was told then stands.
    if (*before != std::pair(id, delivery)) {
      return refused(problem("key_reused_with_other_body", "this key was used for another report"));
    }
  } else {
    add_delivery(db, id, delivery, doer_);
  }
  return {"reported", id, done()};
}

}  // namespace central
