// SPDX-License-Identifier: Apache-2.0
// The service's answers, as the kiosk reads them: a success becomes a value, everything else a typed error.
#include <cstddef>
#include <string>
#include <utility>

#include "kiosk/ticketing/json_reader.hpp"
#include "kiosk/ticketing/json_value.hpp"
#include "kiosk/ticketing/messages.hpp"
#include "kiosk/ticketing/names.hpp"
#include "kiosk/ticketing/service_errors.hpp"
#include "kiosk/ticketing/wire_values.hpp"

namespace kiosk::ticketing {
namespace {

constexpr std::size_t kMaxText = 16384;  ///< bytes; the longest is a synopsis

using HelpCallId = StrongId<struct HelpCallTag>;

MadeCode made_code_of(json::Reader& reader) {
  return {reader.id<TicketId>("ticket"), reader.number("serial", 1, 65535)};
}

bool is_success(int status) { return status >= 200 && status < 300; }

/// The body of a success through `read`, which makes a value of the document's Reader.
template <class Read>
auto read_success(const Exchange& exchange, const Read& read)
    -> Result<std::decay_t<decltype(read(std::declval<json::Reader&>()))>, ServiceError> {
  if (!exchange) return failure(error_of(exchange.error()));
  if (!is_success(exchange->status)) return failure(error_of(*exchange));
  const auto document = json::parse(exchange->body);
  if (!document) return failure(unreadable(*exchange, document.error().detail));
  json::Reading reading{false, kMaxText, {}};
  json::Reader reader(*document, reading);
  auto value = read(reader);
  if (!reading.ok()) return failure(unreadable(*exchange, reading.fault));
  return value;
}

/// There is nothing to read in it, so an empty body will do; but what is no JSON object was not the service.
Result<void, ServiceError> read_done(const Exchange& exchange) {
  if (exchange && is_success(exchange->status) && exchange->body.empty()) return {};
  const auto answer = read_success(exchange, [](const json::Reader&) { return true; });
  if (!answer) return failure(answer.error());
  return {};
}

constexpr int kNotFound = 404;

}  // namespace

Result<DayAnswer, ServiceError> read_day(const Exchange& exchange) {
  const auto etag = exchange ? find_header(exchange->headers, "ETag").value_or("") : std::string();
  if (exchange && exchange->status == 304) return DayAnswer{std::nullopt, etag};
  return read_success(exchange, venue_day_of).map([&](VenueDay&& day) { return DayAnswer{std::move(day), etag}; });
}

Result<FestivalDayAnswer, ServiceError> read_festival_day(const Exchange& exchange) {
  const auto etag = exchange ? find_header(exchange->headers, "ETag").value_or("") : std::string();
  if (exchange && exchange->status == 304) return FestivalDayAnswer{std::nullopt, etag};
  auto read = read_success(exchange, festival_day_of).map([&](FestivalDay&& day) {
    return FestivalDayAnswer{std::move(day), etag};
  });
  // Also where it is not the service that says so: what lets other calls through and not this one will not soon.
  if (!read && exchange && exchange->status == kNotFound && read.error().kind == ServiceError::Kind::kOutcomeUnknown) {
    read.error().kind = ServiceError::Kind::kRejected;
    read.error().detail += " without a reason of the service's: it comes from what stands in front of it";
  }
  return read;
}

Result<PassAnswer, ServiceError> read_lookup(const Exchange& exchange) {
  return read_success(exchange, pass_answer_of);
}

Result<Ticket, ServiceError> read_ticket(const Exchange& exchange) { return read_success(exchange, ticket_of); }

Result<void, ServiceError> read_delivery(const Exchange& exchange) { return read_done(exchange); }

Result<void, ServiceError> read_return(const Exchange& exchange) { return read_done(exchange); }

Result<RequestFate, ServiceError> read_fate(const Exchange& exchange) {
  constexpr int kNoContent = 204;
  if (exchange && exchange->status == kNoContent) return RequestFate{};
  return read_success(exchange, [](json::Reader& reader) {
    RequestFate fate;
    const auto effect = reader.one_of("effect", kRequestEffects);
    if (makes_code(effect)) fate.made = made_code_of(reader);
    fate.returned = effect == RequestEffect::kReturned;
    return fate;
  });
}

Result<UnreportedTickets, ServiceError> read_unreported(const Exchange& exchange) {
  return read_success(exchange, [](json::Reader& reader) {
    UnreportedTickets all;
    if (!reader.has("tickets")) reader.wrong("tickets", "missing");
    all.tickets = reader.list("tickets", [](json::Reader& one) {
      return UnreportedTicket{one.id<IdempotencyKey>("key"), made_code_of(one)};
    });
    all.more = reader.flag("more");
    return all;
  });
}

Result<void, ServiceError> read_help(const Exchange& exchange) {
  const auto call = read_success(exchange, [](json::Reader& reader) {
    (void)reader.id<HelpCallId>("id");
    return reader.instant("called_at");
  });
  if (!call) return failure(call.error());
  return {};
}

}  // namespace kiosk::ticketing
