// SPDX-License-Identifier: Apache-2.0
// Both sides of the wire agree: what one writes the other reads as the same value.
#include <set>
#include <string>

#include "kiosk/ticketing/messages.hpp"
#include "kiosk/ticketing/server_messages.hpp"
#include "tests/codecs/ticketing_samples.hpp"
#include "tests/support/catch.hpp"

namespace kiosk::ticketing {
namespace {

const IdempotencyKey kKey("018f2f4e-7c1a-7b3d-8e21-5a0c9d4e6f10");

TEST_CASE("a day comes over whole") {
  const auto read = read_day(answered(200, write_day(whole_day()), {{"etag", "\"v7\""}}));
  REQUIRE(read);
  REQUIRE(read->etag == "\"v7\"");
  REQUIRE(read->day == whole_day());
}

TEST_CASE("a day with nothing in it comes over whole") {
  VenueDay day;
  day.venue = VenueId("bader");
  day.zone = "Europe/Vienna";
  day.day = *parse_date("2024-02-29");
  const auto read = read_day(answered(200, write_day(day)));
  REQUIRE(read);
  REQUIRE(read->etag.empty());
  REQUIRE(read->day == day);
}

TEST_CASE("every allotment state comes over") {
  for (const auto state : {AllotmentState::kAvailable, AllotmentState::kFewLeft, AllotmentState::kFull}) {
    auto day = whole_day();
    day.screenings[0].allotment = state;
    REQUIRE(read_day(answered(200, write_day(day)))->day == day);
  }
}

TEST_CASE("screenings and tickets are by start, in whatever order they were sent") {
  auto day = whole_day();
  std::swap(day.screenings[0], day.screenings[1]);
  REQUIRE(read_day(answered(200, write_day(day)))->day == whole_day());
  auto answer = whole_answer();
  std::swap(answer.tickets[0], answer.tickets[1]);
  REQUIRE(read_lookup(answered(200, write_lookup(answer, kZone))) == whole_answer());
}

TEST_CASE("the answer to a pass comes over whole, in any zone") {
  for (const auto* zone : {"America/Toronto", "Asia/Kathmandu", "UTC", "No/Such", ""}) {
    REQUIRE(read_lookup(answered(200, write_lookup(whole_answer(), zone))) == whole_answer());
  }
}

TEST_CASE("an unknown pass comes over with its verdict alone") {
  PassAnswer answer;
  answer.verdict.reason = policy::Reason::kPassUnknown;
  answer.verdict.remedy = policy::Remedy::kSeeBoxOffice;
  REQUIRE(read_lookup(answered(200, write_lookup(answer, kZone))) == answer);
}

TEST_CASE("every reason and remedy comes over") {
  using policy::Reason;
  using policy::Remedy;
  for (int reason = 0; reason <= static_cast<int>(Reason::kNone); ++reason) {
    for (int remedy = 0; remedy <= static_cast<int>(Remedy::kRushLine); ++remedy) {
      auto answer = whole_answer();
      answer.verdict.reason = static_cast<Reason>(reason);
      answer.verdict.remedy = static_cast<Remedy>(remedy);
      REQUIRE(read_lookup(answered(200, write_lookup(answer, kZone))) == answer);
    }
  }
}

TEST_CASE("a ticket comes over whole") {
  auto ticket = whole_ticket();
  SECTION("with everything") {}
  SECTION("not yet in hand") { ticket.delivered_at.reset(); }
  SECTION("with nothing but what it needs") {
    ticket.title = ticket.venue_name = ticket.room = ticket.category = ticket.holder = ticket.seat = "";
  }
  for (const int status : {200, 201}) REQUIRE(read_ticket(answered(status, write_ticket(ticket, kZone))) == ticket);
}

TEST_CASE("a repeated hour of the autumn keeps its instants apart") {
  auto first = whole_ticket();
  first.starts_at = at("2024-11-03T01:30:00-04:00");
  auto second = first;
  second.starts_at = at("2024-11-03T01:30:00-05:00");
  REQUIRE(read_ticket(answered(200, write_ticket(first, kZone))) == first);
  REQUIRE(read_ticket(answered(200, write_ticket(second, kZone))) == second);
}

TEST_CASE("a look-up is read as it was asked") {
  for (const auto& code :
       {std::string("P-1001"), std::string("quote\" back\\ \xC3\xA9 \x1D group\x7F"), std::string(512, 'x')}) {
    const auto request = lookup_request(PassCode(code), Symbology("QRCode"));
    REQUIRE(request.method == "POST");
    REQUIRE(request.path == "/v1/passes/lookup");
    REQUIRE(request.body.find('\x1D') == std::string::npos);
    const auto body = read_lookup_body(request.body);
    REQUIRE(body);
    REQUIRE(*body == LookupBody{PassCode(code), Symbology("QRCode")});
  }
}

TEST_CASE("asking for a ticket is read as it was asked") {
  const auto issue = obtain_request({ObtainKind::kIssue, PassId("P-1"), ScreeningId("union"), std::nullopt}, kKey);
  REQUIRE(issue.method == "POST");
  REQUIRE(issue.path == "/v1/tickets");
  REQUIRE(find_header(issue.headers, "Idempotency-Key") == kKey.str());
  REQUIRE(find_header(issue.headers, "Content-Type") == "application/json");
  REQUIRE(read_ticket_body(issue.body).value() ==
          TicketBody{PassId("P-1"), ScreeningId("union"), policy::Channel::kInPerson, std::nullopt});

  const auto swap = obtain_request({ObtainKind::kSwap, PassId("P-1"), ScreeningId("union"), TicketId("T-2"), 1}, kKey);
  REQUIRE(swap.path == "/v1/tickets");
  REQUIRE(read_ticket_body(swap.body).value() ==
          TicketBody{PassId("P-1"), ScreeningId("union"), policy::Channel::kInPerson, TicketId("T-2")});

  const auto replace =
      obtain_request({ObtainKind::kReplace, PassId("P-1"), ScreeningId("union"), TicketId("T-2"), 1}, kKey);
  REQUIRE(replace.method == "POST");
  REQUIRE(replace.path == "/v1/tickets/T-2/replacements");
  REQUIRE(find_header(replace.headers, "Idempotency-Key") == kKey.str());
  REQUIRE(read_replacement_body(replace.body).value().serial == 1);
}

TEST_CASE("the same wish under the same key is the same bytes") {
  const Obtain wish{ObtainKind::kSwap, PassId("P-1"), ScreeningId("union"), TicketId("T-2")};
  REQUIRE(obtain_request(wish, kKey) == obtain_request(wish, kKey));
}

TEST_CASE("every delivery is read as it was told") {
  for (const auto method : {DeliveryMethod::kPrint, DeliveryMethod::kScreen}) {
    for (const auto outcome : {DeliveryOutcome::kDelivered, DeliveryOutcome::kUncertain, DeliveryOutcome::kFailed}) {
      const auto request = delivery_request(TicketId("T-7F3K-92QD"), {method, outcome, 2}, kKey);
      REQUIRE(request.path == "/v1/tickets/T-7F3K-92QD/deliveries");
      REQUIRE(find_header(request.headers, "Idempotency-Key") == kKey.str());
      REQUIRE(read_delivery_body(request.body).value() == Delivery{method, outcome, 2});
    }
  }
}

TEST_CASE("an id in a path cannot leave its segment") {
  const auto path = [](const std::string& id) { return delivery_request(TicketId(id), {}, kKey).path; };
  REQUIRE(path("../keys") == "/v1/tickets/%2E%2E%2Fkeys/deliveries");
  REQUIRE(path("..") == "/v1/tickets/%2E%2E/deliveries");
  REQUIRE(path("a b?c#d%/\r\n") == "/v1/tickets/a%20b%3Fc%23d%25%2F%0D%0A/deliveries");
  REQUIRE(path("\xC3\xA9") == "/v1/tickets/%C3%A9/deliveries");
  REQUIRE(path(std::string(1, '\0')) == "/v1/tickets/%00/deliveries");
}

TEST_CASE("the day is asked for with the tag of the one at hand") {
  REQUIRE(day_request("").method == "GET");
  REQUIRE(day_request("").path == "/v1/venue/day");
  REQUIRE(!find_header(day_request("").headers, "If-None-Match"));
  REQUIRE(find_header(day_request("\"v7\"").headers, "If-None-Match") == "\"v7\"");
  // A tag that would break the header is left out: the whole day comes then.
  REQUIRE(!find_header(day_request("\"v7\"\r\nX: y").headers, "If-None-Match"));
}

TEST_CASE("a day that has not changed is told as such") {
  const auto read = read_day(answered(304, "", {{"ETag", "\"v7\""}}));
  REQUIRE(read);
  REQUIRE(*read == DayAnswer{std::nullopt, "\"v7\""});
}

TEST_CASE("a delivery is acknowledged by any success") {
  REQUIRE(read_delivery(answered(204, "")));
  REQUIRE(read_delivery(answered(200, "{}")));
  REQUIRE(read_delivery(answered(201, R"({"anything":["at","all"]})")));
}

TEST_CASE("what a newer service adds is not in the way") {
  const auto ticket = with(write_ticket(whole_ticket(), kZone), "{", R"({"colour":{"deep":[1,2.5,null]},)");
  REQUIRE(read_ticket(answered(201, ticket)) == whole_ticket());
  const auto day = with(write_day(whole_day()), R"("films":[{)", R"("films":[{"rating":null,)");
  REQUIRE(read_day(answered(200, day))->day == whole_day());
}

}  // namespace
}  // namespace kiosk::ticketing
