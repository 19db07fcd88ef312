// SPDX-License-Identifier: Apache-2.0
// The service's answers, written.
#include <cstdint>
#include <utility>

#include "kiosk/ticketing/json_value.hpp"
#include "kiosk/ticketing/names.hpp"
#include "kiosk/ticketing/server_messages.hpp"
#include "kiosk/ticketing/wire_values.hpp"

namespace kiosk::ticketing {

std::string write_day(const VenueDay& day) { return json::to_text(to_json(day, Stamp(day.zone))); }

std::string write_lookup(const PassAnswer& answer, const std::string& zone) {
  return json::to_text(to_json(answer, Stamp(zone)));
}

std::string write_ticket(const Ticket& ticket, const std::string& zone) {
  return json::to_text(to_json(ticket, Stamp(zone)));
}

std::string write_verify(const VerifyAnswer& answer) {
  json::Object out;
  put(out, "state", to_name(kVerifyStates, answer.state));
  put_maybe(out, "ticket", answer.ticket);
  put_maybe(out, "screening", answer.screening);
  if (answer.serial != 0) put(out, "serial", json::Value{std::int64_t{answer.serial}});
  return json::to_text({std::move(out)});
}

std::string write_session(const SessionAnswer& session, const std::string& zone) {
  json::Object out;
  put(out, "token", session.token);
  put(out, "expires_at", Stamp(zone)(session.expires_at));
  put(out, "holder", to_json(session.holder));
  return json::to_text({std::move(out)});
}

std::string write_help(const HelpAnswer& help, const std::string& zone) {
  json::Object out;
  put(out, "id", help.id);
  put(out, "called_at", Stamp(zone)(help.called_at));
  return json::to_text({std::move(out)});
}

std::string write_request(const RequestRecord& record, const std::string& zone) {
  json::Object out;
  put(out, "effect", to_name(kRequestEffects, record.effect));
  put_maybe(out, "ticket", record.ticket);
  if (record.serial != 0) put(out, "serial", json::Value{std::int64_t{record.serial}});
  put(out, "at", Stamp(zone)(record.at));
  return json::to_text({std::move(out)});
}

std::string write_unreported(const std::vector<UnreportedCode>& codes, bool more, const std::string& zone) {
  const Stamp stamp(zone);
  json::Array tickets;
  for (const auto& code : codes) {
    json::Object one;
    put(one, "key", code.key.str());
    put(one, "ticket", code.made.ticket.str());
    put(one, "serial", json::Value{std::int64_t{code.made.serial}});
    put(one, "made_at", stamp(code.made_at));
    tickets.push_back({std::move(one)});
  }
  json::Object out;
  put(out, "tickets", json::Value{std::move(tickets)});
  put(out, "more", json::Value{more});
  return json::to_text({std::move(out)});
}

HttpResponse write_problem(const Problem& problem) {
  json::Object out;
  put(out, "type", "about:blank");  // the kind of a problem is its `reason`
  put(out, "title", problem.title);
  put(out, "status", json::Value{std::int64_t{problem.status}});
  put_unless_empty(out, "detail", problem.detail);
  put(out, "reason", problem.reason);
  if (problem.verdict) put(out, "verdict", to_json(*problem.verdict, Stamp()));
  return {problem.status, {{"Content-Type", "application/problem+json"}}, json::to_text({std::move(out)})};
}

}  // namespace kiosk::ticketing
