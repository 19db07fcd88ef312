// SPDX-License-Identifier: Apache-2.0
// A visit's token and what is asked about requests under way, from both sides of the wire.
#include <string>

#include "kiosk/ticketing/messages.hpp"
#include "kiosk/ticketing/server_messages.hpp"
#include "tests/codecs/ticketing_samples.hpp"
#include "tests/support/catch.hpp"

namespace kiosk::ticketing {
namespace {

using Kind = ServiceError::Kind;

const IdempotencyKey kKey("018f2e00-7c1a-7000-8000-5f3b1c9d2e4a");
const Obtain kIssue{ObtainKind::kIssue, PassId("P-1"), ScreeningId("union"), std::nullopt};
const RequestRecord kIssued{RequestEffect::kIssued, TicketId("T-7F3K-92QD"), 2, at("2024-04-28T17:42:00-04:00")};

Kind kind_of_fate(const Exchange& exchange) {
  const auto read = read_fate(exchange);
  REQUIRE(!read);
  return read.error().kind;
}

TEST_CASE("a visit's token goes in a header, and changes neither path nor body") {
  const auto bare = obtain_request(kIssue, kKey);
  const auto with_token = obtain_request(kIssue, kKey, VisitToken("v1.abc"));
  REQUIRE(!find_header(bare.headers, "Visit-Token"));
  REQUIRE(find_header(with_token.headers, "Visit-Token") == "v1.abc");
  REQUIRE(with_token.path == bare.path);
  REQUIRE(with_token.body == bare.body);
}

TEST_CASE("a visit's token that could not stand in a header is unreadable") {
  const auto body = write_lookup(whole_answer(), kZone);
  for (const std::string token : {"a b", "a\\r\\nHost: x", "\\u0000", "\xC3\xA9", ""}) {
    CAPTURE(token);
    const auto read = read_lookup(answered(200, with(body, "v1.cGFzcw.c2lnbmVk", token)));
    REQUIRE(!read);
    REQUIRE(read.error().kind == Kind::kOutcomeUnknown);
  }
}

TEST_CASE("a ticket's own answer has its door code, a look-up's need not") {
  auto ticket = whole_ticket();
  ticket.code = TicketCode{};
  const auto read = read_ticket(answered(201, write_ticket(ticket, kZone)));
  REQUIRE(!read);
  REQUIRE(read.error().detail == "201 unreadable: code: missing");
}

TEST_CASE("a ticket is given back by its id, under a key and the visit's token") {
  const auto request = return_request(TicketId("T-7F3K-92QD"), kKey, VisitToken("v1.abc"));
  REQUIRE(request.method == "DELETE");
  REQUIRE(request.path == "/v1/tickets/T-7F3K-92QD");
  REQUIRE(request.body.empty());
  REQUIRE(find_header(request.headers, "Idempotency-Key") == kKey.str());
  REQUIRE(find_header(request.headers, "Visit-Token") == "v1.abc");
  REQUIRE(return_request(TicketId("../../x"), kKey, VisitToken{}).path == "/v1/tickets/%2E%2E%2F%2E%2E%2Fx");
}

TEST_CASE("a ticket is given back where the service says so, and nothing else does") {
  REQUIRE(read_return(answered(204, "")));
  REQUIRE(read_return(answered(200, "{}")));
  const auto kind = [](const Exchange& exchange) {
    const auto read = read_return(exchange);
    REQUIRE(!read);
    return read.error().kind;
  };
  REQUIRE(kind(answered(200, "<html>")) == Kind::kOutcomeUnknown);
  REQUIRE(kind(answered(302, "")) == Kind::kOutcomeUnknown);
  REQUIRE(kind(answered(404, "")) == Kind::kOutcomeUnknown);
  REQUIRE(kind(answered(404, R"({"reason":"not_found"})")) == Kind::kRejected);
  REQUIRE(kind(answered(403, R"({"reason":"visit_needed"})")) == Kind::kVisitEnded);
  const auto late = read_return(answered(409, R"({"reason":"window_closed","verdict":{"reason":"window_closed",)"
                                              R"("remedy":"none","closes_at":"2024-04-28T18:00:00-04:00"}})"));
  REQUIRE(!late);
  REQUIRE(late.error().kind == Kind::kRefused);
  REQUIRE(late.error().verdict->closes_at == at("2024-04-28T18:00:00-04:00"));
}

TEST_CASE("a withdrawal asks for one request by its key") {
  const auto request = withdraw_request(kKey);
  REQUIRE(request.method == "DELETE");
  REQUIRE(request.path == "/v1/requests/" + kKey.str());
  REQUIRE(request.body.empty());
  REQUIRE(withdraw_request(IdempotencyKey("../../x")).path == "/v1/requests/%2E%2E%2F%2E%2E%2Fx");
}

TEST_CASE("a request's fate is the code that it made, that it gave a ticket back, or nothing") {
  REQUIRE(read_fate(answered(200, write_request(kIssued, kZone))) == RequestFate{MadeCode{TicketId("T-7F3K-92QD"), 2}});
  REQUIRE(read_fate(answered(204, "")) == RequestFate{});
  auto record = kIssued;
  record.effect = RequestEffect::kReturned;
  REQUIRE(read_fate(answered(200, write_request(record, kZone))) == RequestFate{{}, true});
  for (const auto effect : {RequestEffect::kReported, RequestEffect::kRefused, RequestEffect::kCalled,
                            RequestEffect::kWaiting, RequestEffect::kWithdrawn}) {
    record.effect = effect;
    REQUIRE(read_fate(answered(200, write_request(record, kZone))) == RequestFate{});
  }
}

TEST_CASE("a fate that cannot be read decides nothing") {
  const auto body = write_request(kIssued, kZone);
  for (const auto& spoiled : {std::string(), std::string("{}"), std::string("<html>"), with(body, "issued", "eaten"),
                              with(body, "\"ticket\"", "\"tickets\""), with(body, "\"serial\":2", "\"serial\":0"),
                              with(body, "\"serial\":2", "\"serial\":65536"), with(body, "T-7F3K-92QD", "")}) {
    CAPTURE(spoiled);
    REQUIRE(kind_of_fate(answered(200, spoiled)) == Kind::kOutcomeUnknown);
  }
  for (std::size_t length = 0; length < body.size(); ++length) {
    REQUIRE(kind_of_fate(answered(200, body.substr(0, length))) == Kind::kOutcomeUnknown);
  }
  REQUIRE(kind_of_fate(failure(HttpError{HttpError::Kind::kNotSent, "no route"})) == Kind::kUnreachable);
  REQUIRE(kind_of_fate(answered(302, body)) == Kind::kOutcomeUnknown);
}

TEST_CASE("tickets that were never reported are read as they were written") {
  const std::vector<UnreportedCode> codes = {{kKey, {TicketId("T-1"), 1}, at("2024-04-28T17:42:00-04:00")},
                                             {IdempotencyKey("K-2"), {TicketId("T-2"), 3}, at("2024-04-28T17:43:00Z")}};
  const auto body = write_unreported(codes, true, kZone);
  const auto read = read_unreported(answered(200, body));
  REQUIRE(read);
  REQUIRE(read->more);
  REQUIRE(read->tickets ==
          std::vector<UnreportedTicket>{{kKey, {TicketId("T-1"), 1}}, {IdempotencyKey("K-2"), {TicketId("T-2"), 3}}});
  REQUIRE(read_unreported(answered(200, write_unreported({}, false, kZone))) == UnreportedTickets{});
  for (const std::string spoiled : {"", "{}", "[]", "{\"tickets\":7}", "{\"tickets\":[{}]}", "{\"tickets\":[7]}"}) {
    CAPTURE(spoiled);
    REQUIRE(!read_unreported(answered(200, spoiled)));
  }
}

}  // namespace
}  // namespace kiosk::ticketing
