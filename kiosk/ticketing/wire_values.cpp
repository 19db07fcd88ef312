// SPDX-License-Identifier: Apache-2.0
// Verdicts, windows, tickets and the answer to a pass, as JSON and back.
#include "kiosk/ticketing/wire_values.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace kiosk::ticketing {
namespace {

using json::Object;
using json::Reader;
using json::Value;

Value to_json(const Offer& offer, const Stamp& stamp) {
  Object out;
  put(out, "screening", offer.screening.str());
  put(out, "kind", to_name(kOfferKinds, offer.kind));
  put(out, "verdict", to_json(offer.verdict, stamp));
  put_maybe(out, "ticket", offer.ticket);
  return {std::move(out)};
}

Holder holder_of(Reader reader) {
  Holder holder;
  holder.pass = reader.id<PassId>("pass");
  holder.display_name = reader.text("display_name");
  holder.category = reader.text("category");
  holder.category_in = reader.texts_by_name("category_in");
  return holder;
}

Offer offer_of(Reader& reader) {
  Offer offer;
  offer.screening = reader.id<ScreeningId>("screening");
  offer.kind = reader.one_of("kind", kOfferKinds);
  auto verdict = reader.child("verdict");
  offer.verdict = verdict_of(verdict);
  offer.ticket = reader.maybe_id<TicketId>("ticket");
  // Taking up such an offer names the ticket, so one without is of no use.
  if (offer.kind != OfferKind::kGet && offer.kind != OfferKind::kNone && !offer.ticket) {
    reader.wrong("ticket", "missing");
  }
  return offer;
}

/// It goes back in a header: printable ASCII, or it is wrong.
VisitToken visit_of(Reader& reader) {
  auto visit = reader.maybe_id<VisitToken>("visit").value_or(VisitToken{});
  const bool printable = std::ranges::all_of(visit.str(), [](char c) { return c > ' ' && c <= '~'; });
  if (!printable) reader.wrong("visit", "not printable");
  return visit;
}

}  // namespace

std::string Stamp::operator()(Instant at) const { return zone_ ? format_rfc3339(at, *zone_) : format_rfc3339(at); }

void put(Object& object, std::string_view name, Value value) {
  object.emplace_back(std::string(name), std::move(value));
}

void put(Object& object, std::string_view name, std::string_view text) { put(object, name, Value{std::string(text)}); }

void put_unless_empty(Object& object, std::string_view name, const std::string& text) {
  if (!text.empty()) put(object, name, text);
}

void put_unless_empty(Object& object, std::string_view name, const Texts& texts) {
  if (texts.empty()) return;
  Object out;
  for (const auto& [language, text] : texts) put(out, language, text);
  put(object, name, Value{std::move(out)});
}

void put_maybe(Object& object, std::string_view name, const std::optional<Instant>& at, const Stamp& stamp) {
  if (at) put(object, name, stamp(*at));
}

Value to_json(const Holder& holder) {
  Object out;
  put(out, "pass", holder.pass.str());
  put_unless_empty(out, "display_name", holder.display_name);
  put_unless_empty(out, "category", holder.category);
  put_unless_empty(out, "category_in", holder.category_in);
  return {std::move(out)};
}

Value to_json(const policy::Verdict& verdict, const Stamp& stamp) {
  Object out;
  put(out, "reason", policy::name_of(verdict.reason));
  put(out, "remedy", policy::name_of(verdict.remedy));
  put_unless_empty(out, "rule", verdict.rule);
  put_maybe(out, "changes_at", verdict.changes_at, stamp);
  put_maybe(out, "opens_at", verdict.opens_at, stamp);
  put_maybe(out, "closes_at", verdict.closes_at, stamp);
  put_maybe(out, "venue", verdict.venue);
  put_maybe(out, "other", verdict.other);
  put_maybe(out, "ticket", verdict.ticket);
  if (verdict.held != 0) put(out, "held", Value{std::int64_t{verdict.held}});
  if (verdict.limit != 0) put(out, "limit", Value{std::int64_t{verdict.limit}});
  return {std::move(out)};
}

Value to_json(const policy::Window& window, const Stamp& stamp) {
  Object out;
  put(out, "opens", stamp(window.opens));
  put(out, "closes", stamp(window.closes));
  return {std::move(out)};
}

Value to_json(const Ticket& ticket, const Stamp& stamp) {
  Object out;
  put(out, "id", ticket.id.str());
  put(out, "serial", Value{std::int64_t{ticket.serial}});
  put(out, "pass", ticket.pass.str());
  put(out, "screening", ticket.screening.str());
  put_unless_empty(out, "title", ticket.title);
  put(out, "venue", ticket.venue.str());
  put_unless_empty(out, "venue_name", ticket.venue_name);
  put_unless_empty(out, "room", ticket.room);
  put(out, "starts_at", stamp(ticket.starts_at));
  put(out, "be_seated_by", stamp(ticket.be_seated_by));
  put_unless_empty(out, "category", ticket.category);
  put_unless_empty(out, "holder", ticket.holder);
  put_unless_empty(out, "seat", ticket.seat);
  put_unless_empty(out, "code", ticket.code.str());
  put_maybe(out, "delivered_at", ticket.delivered_at, stamp);
  return {std::move(out)};
}

Value to_json(const PassAnswer& answer, const Stamp& stamp) {
  Object out;
  if (answer.holder) put(out, "holder", to_json(*answer.holder));
  put_unless_empty(out, "visit", answer.visit.str());
  put(out, "verdict", to_json(answer.verdict, stamp));
  json::Array tickets;
  for (const auto& ticket : answer.tickets) tickets.push_back(to_json(ticket, stamp));
  put(out, "tickets", Value{std::move(tickets)});
  json::Array offers;
  for (const auto& offer : answer.offers) offers.push_back(to_json(offer, stamp));
  put(out, "offers", Value{std::move(offers)});
  return {std::move(out)};
}

policy::Verdict verdict_of(Reader& reader) {
  policy::Verdict verdict;
  verdict.reason = reader.parsed("reason", policy::reason_of, "a reason of the list");
  verdict.remedy = reader.parsed("remedy", policy::remedy_of, "a remedy of the list");
  verdict.rule = reader.text("rule");
  verdict.changes_at = reader.maybe_instant("changes_at");
  verdict.opens_at = reader.maybe_instant("opens_at");
  verdict.closes_at = reader.maybe_instant("closes_at");
  verdict.venue = reader.maybe_id<VenueId>("venue");
  verdict.other = reader.maybe_id<ScreeningId>("other");
  verdict.ticket = reader.maybe_id<TicketId>("ticket");
  verdict.held = reader.number_or(0, "held", 0, 100000);
  verdict.limit = reader.number_or(0, "limit", 0, 1000);
  return verdict;
}

policy::Window window_of(Reader& reader) {
  const policy::Window window{reader.instant("opens"), reader.instant("closes")};
  if (window.closes < window.opens) reader.wrong("closes", "before it opens");
  return window;
}

Ticket held_ticket_of(Reader& reader) {
  Ticket ticket;
  ticket.id = reader.id<TicketId>("id");
  ticket.serial = reader.number("serial", 1, 65535);
  ticket.pass = reader.id<PassId>("pass");
  ticket.screening = reader.id<ScreeningId>("screening");
  ticket.title = reader.text("title");
  ticket.venue = reader.id<VenueId>("venue");
  ticket.venue_name = reader.text("venue_name");
  ticket.room = reader.text("room");
  ticket.starts_at = reader.instant("starts_at");
  ticket.be_seated_by = reader.instant("be_seated_by");
  ticket.category = reader.text("category");
  ticket.holder = reader.text("holder");
  ticket.seat = reader.text("seat");
  ticket.code = reader.maybe_id<TicketCode>("code").value_or(TicketCode{});
  ticket.delivered_at = reader.maybe_instant("delivered_at");
  return ticket;
}

Ticket ticket_of(Reader& reader) {
  auto ticket = held_ticket_of(reader);
  if (ticket.code.empty()) reader.wrong("code", "missing");
  return ticket;
}

PassAnswer pass_answer_of(Reader& reader) {
  PassAnswer answer;
  if (reader.has("holder")) answer.holder = holder_of(reader.child("holder"));
  auto verdict = reader.child("verdict");
  answer.verdict = verdict_of(verdict);
  answer.visit = visit_of(reader);
  answer.tickets = reader.list("tickets", held_ticket_of);
  answer.offers = reader.list("offers", offer_of);
  if (!answer.holder && answer.verdict.granted()) reader.wrong("holder", "missing");
  std::ranges::stable_sort(answer.tickets, {}, &Ticket::starts_at);
  return answer;
}

}  // namespace kiosk::ticketing
