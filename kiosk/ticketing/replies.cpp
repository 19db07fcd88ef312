// SPDX-License-Identifier: Apache-2.0
// The service's answers, written.
#include <cstdint>
#include <utility>

#include "kiosk/ticketing/json_value.hpp"
#include "kiosk/ticketing/names.hpp"
#include "kiosk/ticketing/server_messages.hpp"
#include "kiosk/ticketing/wire_values.hpp"

namespace kiosk::ticketing {

namespace {

json::Object members_of(const VerifyPlace& place, const Stamp& stamp) {
  json::Object out;
  put(out, "venue", place.venue.str());
  put(out, "venue_name", place.venue_name);
  put_unless_empty(out, "room", place.room);
  put(out, "starts_at", stamp(place.starts_at));
  return out;
}

json::Value to_json(const VerifyShown& shown, const Stamp& stamp) {
  auto out = members_of(shown.place, stamp);
  put(out, "ends_at", stamp(shown.ends_at));
  put(out, "title", shown.title);
  return {std::move(out)};
}

}  // namespace

std::string write_day(const VenueDay& day) { return json::to_text(to_json(day, Stamp(day.zone))); }

std::string write_festival_day(const FestivalDay& day) { return json::to_text(to_json(day, Stamp(day.zone))); }

std::string write_lookup(const PassAnswer& answer, const std::string& zone) {
  return json::to_text(to_json(answer, Stamp(zone)));
}

std::string write_ticket(const Ticket& ticket, const std::string& zone) {
  return json::to_text(to_json(ticket, Stamp(zone)));
}

std::string write_verify(const VerifyAnswer& answer, const std::string& zone) {
  const Stamp stamp(zone);
  json::Object out;
  put(out, "state", to_name(kVerifyStates, answer.state));
  put_maybe(out, "ticket", answer.ticket);
  put_maybe(out, "screening", answer.screening);
  if (answer.serial != 0) put(out, "serial", json::Value{std::int64_t{answer.serial}});
  if (answer.detail != VerifyDetail::kNone) put(out, "detail", to_name(kVerifyDetails, answer.detail));
  if (answer.by_number) put(out, "by_number", json::Value{true});
  if (answer.replaced_papers != 0) put(out, "replaced_papers", json::Value{std::int64_t{answer.replaced_papers}});
  if (answer.shown) put(out, "screening_details", to_json(*answer.shown, stamp));
  if (answer.printed) put(out, "printed", json::Value{members_of(*answer.printed, stamp)});
  put_maybe(out, "admitted_at", answer.admitted_at, stamp);
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
