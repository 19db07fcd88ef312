// SPDX-License-Identifier: Apache-2.0
// The JSON itself: member names and forms are a contract with kiosks in the field, so they stand here as text.
#include <string>
#include <utility>
#include <vector>

#include "kiosk/ticketing/messages.hpp"
#include "kiosk/ticketing/public_key.hpp"
#include "kiosk/ticketing/server_messages.hpp"
#include "tests/codecs/ticketing_samples.hpp"
#include "tests/support/catch.hpp"

namespace kiosk::ticketing {
namespace {

TEST_CASE("a ticket on the wire") {
  auto ticket = whole_ticket();
  ticket.title = "Union";
  ticket.holder = "Zoe";
  REQUIRE(write_ticket(ticket, kZone) ==
          R"({"id":"T-7F3K-92QD","serial":3,"pass":"P-1001","screening":"union","title":"Union","venue":"bader",)"
          R"("venue_name":"Isabel Bader Theatre","room":"Theatre 1","starts_at":"2024-04-28T18:30:00-04:00",)"
          R"("be_seated_by":"2024-04-28T18:15:00-04:00","category":"Industry","holder":"Zoe",)"
          R"("seat":"general admission","code":"BB8 %69","delivered_at":"2024-04-28T09:12:33.123-04:00"})");
}

TEST_CASE("a day on the wire") {
  auto day = whole_day();
  day.films.resize(1);
  day.films[0].synopsis = "Line";
  day.films[0].own_title = "Unio";
  day.films[0].credits.resize(1);
  day.screenings[0].access.erase(day.screenings[0].access.begin() + 1, day.screenings[0].access.begin() + 3);
  REQUIRE(
      write_day(day) ==
      R"({"venue":"bader","venue_name":"Isabel Bader Theatre",)"
      R"("box_office_directions":"ground floor, left of the doors",)"
      R"("zone":"America/Toronto","day":"2024-04-28",)"
      R"("box_office":{"opens":"2024-04-28T09:00:00-04:00","closes":"2024-04-29T00:30:00-04:00"},)"
      R"("next_box_office_opens":"2024-04-29T11:00:00-04:00","tomorrow_opens_online":"2024-04-28T21:00:00-04:00",)"
      R"("films":[{"id":"union-film","title":"Union","own_title":"Unio","running_minutes":104,)"
      R"("synopsis":"Line",)"
      R"("credits":[{"role":"Directors","names":["A. One","B. Two"]}],"distributor":"Level Ground",)"
      R"("sales_agent":"Agency","website":"https://example.org/union"}],)"
      R"("screenings":[{"id":"union","film":"union-film","room":"Theatre 1","starts_at":"2024-04-28T18:30:00-04:00",)"
      R"("ends_at":"2024-04-28T20:34:00-04:00","be_seated_by":"2024-04-28T18:15:00-04:00",)"
      R"("rush_line_opens":"2024-04-28T17:30:00-04:00",)"
      R"("in_person":{"opens":"2024-04-28T09:00:00-04:00","closes":"2024-04-28T18:30:00-04:00"},)"
      R"("allotment":"few_left","access":[{"kind":"closed_captions"},)"
      R"({"kind":"sign_language","language":"ASL","part":"intro and Q&A"}]},)"
      R"({"id":"night-bus","film":"night-bus-film","starts_at":"2024-04-29T00:30:00-04:00",)"
      R"("ends_at":"2024-04-29T00:30:00-04:00","be_seated_by":"2024-04-28T18:15:00-04:00",)"
      R"("rush_line_opens":"2024-04-28T17:30:00-04:00",)"
      R"("in_person":{"opens":"2024-04-28T09:00:00-04:00","closes":"2024-04-28T18:30:00-04:00"},)"
      R"("allotment":"full","cancelled":true}]})");
}

TEST_CASE("the answer to a pass on the wire") {
  PassAnswer answer;
  answer.holder = Holder{PassId("P-1001"), "Zoe", "Industry"};
  answer.offers = {{ScreeningId("s1"), OfferKind::kGet, {}, std::nullopt},
                   {ScreeningId("s2"), OfferKind::kSwap, whole_verdict(), TicketId("T-4")}};
  REQUIRE(write_lookup(answer, kZone) ==
          R"({"holder":{"pass":"P-1001","display_name":"Zoe","category":"Industry"},)"
          R"("verdict":{"reason":"none","remedy":"none"},"tickets":[],"offers":[)"
          R"({"screening":"s1","kind":"get","verdict":{"reason":"none","remedy":"none"}},)"
          R"({"screening":"s2","kind":"swap","verdict":{"reason":"overlapping_ticket","remedy":"swap",)"
          R"("rule":"one ticket at a time","changes_at":"2024-04-28T20:00:00.250-04:00",)"
          R"("opens_at":"2024-04-28T09:00:00-04:00","closes_at":"2024-04-28T19:15:00-04:00","venue":"bader",)"
          R"("other":"night-bus","ticket":"T-1111-2222","held":5,"limit":4},"ticket":"T-4"}]})");
}

TEST_CASE("requests on the wire") {
  const IdempotencyKey key("K");
  REQUIRE(lookup_request(PassCode("P-1001"), Symbology("QRCode")).body == R"({"code":"P-1001","symbology":"QRCode"})");
  REQUIRE(obtain_request({ObtainKind::kSwap, PassId("P-1"), ScreeningId("s1"), TicketId("T-1")}, key).body ==
          R"({"pass":"P-1","screening":"s1","channel":"in_person","swap_for":"T-1"})");
  REQUIRE(obtain_request({ObtainKind::kReplace, PassId("P-1"), ScreeningId("s1"), TicketId("T-1"), 2}, key).body ==
          R"({"serial":2})");
  REQUIRE(delivery_request(TicketId("T-1"), {DeliveryMethod::kScreen, DeliveryOutcome::kUncertain, 3}, key).body ==
          R"({"method":"screen","outcome":"uncertain","serial":3})");
  REQUIRE(help_request(key, "zh-Hans").body == R"({"language":"zh-Hans"})");
}

TEST_CASE("a call for help on the wire") {
  REQUIRE(write_help({"H-7F3K92", at("2024-04-28T17:42:00-04:00")}, kZone) ==
          R"({"id":"H-7F3K92","called_at":"2024-04-28T17:42:00-04:00"})");
}

TEST_CASE("the door's answers on the wire") {
  REQUIRE(write_verify({}) == R"({"state":"forged"})");
  REQUIRE(write_verify({VerifyState::kOtherScreening, TicketId("T-1"), ScreeningId("s1"), 2}) ==
          R"({"state":"other_screening","ticket":"T-1","screening":"s1","serial":2})");
  const auto state = [](VerifyState value) { return write_verify({value, std::nullopt, std::nullopt, 0}); };
  REQUIRE(state(VerifyState::kValid) == R"({"state":"valid"})");
  REQUIRE(state(VerifyState::kVoid) == R"({"state":"void"})");
  REQUIRE(state(VerifyState::kReplaced) == R"({"state":"replaced"})");
  REQUIRE(state(VerifyState::kReturned) == R"({"state":"returned"})");
  REQUIRE(state(VerifyState::kOtherVenue) == R"({"state":"other_venue"})");
}

TEST_CASE("the door's reasons on the wire") {
  const std::vector<std::pair<VerifyDetail, std::string>> kNames = {
      {VerifyDetail::kMoved, "moved"},        {VerifyDetail::kCancelled, "cancelled"},
      {VerifyDetail::kEnded, "ended"},        {VerifyDetail::kAlreadyIn, "already_in"},
      {VerifyDetail::kSwapped, "swapped"},    {VerifyDetail::kNotOnRecord, "not_on_record"},
      {VerifyDetail::kOtherDay, "other_day"}, {VerifyDetail::kLetOut, "let_out"},
      {VerifyDetail::kNotIn, "not_in"},       {VerifyDetail::kNotHandedOut, "not_handed_out"},
      {VerifyDetail::kTooEarly, "too_early"}};
  for (const auto& [detail, name] : kNames) {
    VerifyAnswer answer;
    answer.detail = detail;
    REQUIRE(write_verify(answer) == R"({"state":"forged","detail":")" + name + "\"}");
  }
}

TEST_CASE("a door's whole answer on the wire") {
  VerifyAnswer answer{VerifyState::kVoid, TicketId("T-1"), ScreeningId("s1"), 2, VerifyDetail::kAlreadyIn, true};
  answer.shown = VerifyShown{"Union",
                             {at("2024-04-28T19:15:00-04:00"), VenueId("bader"), "Isabel Bader", "Two"},
                             at("2024-04-28T20:54:00-04:00")};
  answer.printed = VerifyPlace{at("2024-04-28T18:30:00-04:00"), VenueId("alger"), "Alger Hall", ""};
  answer.admitted_at = at("2024-04-28T18:12:00-04:00");
  answer.replaced_papers = 1;
  REQUIRE(write_verify(answer, kZone) ==
          R"({"state":"void","ticket":"T-1","screening":"s1","serial":2,"detail":"already_in","by_number":true,)"
          R"("replaced_papers":1,)"
          R"("screening_details":{"venue":"bader","venue_name":"Isabel Bader","room":"Two",)"
          R"("starts_at":"2024-04-28T19:15:00-04:00","ends_at":"2024-04-28T20:54:00-04:00","title":"Union"},)"
          R"("printed":{"venue":"alger","venue_name":"Alger Hall","starts_at":"2024-04-28T18:30:00-04:00"},)"
          R"("admitted_at":"2024-04-28T18:12:00-04:00"})");
}

TEST_CASE("public keys on the wire, as JSON Web Keys have their bytes") {
  REQUIRE(write_keys({}) == R"({"keys":[]})");
  const auto from = at("2024-04-01T00:00:00Z");
  // The key of RFC 8037, appendix A.2.
  const std::string key =
      "\xd7\x5a\x98\x01\x82\xb1\x0a\xb7\xd5\x4b\xfe\xd3\xc9\x64\x07\x3a"
      "\x0e\xe1\x72\xf3\xda\xa6\x23\x25\xaf\x02\x1a\x68\xf7\x07\x51\x1a";
  REQUIRE(write_keys({{7, key, from}}) == R"({"keys":[{"id":7,"ed25519":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",)"
                                          R"("valid_from":"2024-04-01T00:00:00Z"}]})");
}

TEST_CASE("a problem on the wire") {
  const auto plain = write_problem({400, "malformed", "The body is wrong", "screening: missing", std::nullopt});
  REQUIRE(plain.status == 400);
  REQUIRE(find_header(plain.headers, "content-type") == "application/problem+json");
  REQUIRE(plain.body == R"({"type":"about:blank","title":"The body is wrong","status":400,)"
                        R"("detail":"screening: missing","reason":"malformed"})");
  policy::Verdict verdict;
  verdict.reason = policy::Reason::kWindowNotOpen;
  verdict.remedy = policy::Remedy::kComeBackLater;
  verdict.changes_at = at("2024-04-28T09:00:00-04:00");
  REQUIRE(write_problem({409, "window_not_open", "Refused", "", verdict}).body ==
          R"({"type":"about:blank","title":"Refused","status":409,"reason":"window_not_open",)"
          R"("verdict":{"reason":"window_not_open","remedy":"come_back_later","changes_at":"2024-04-28T13:00:00Z"}})");
}

TEST_CASE("text that is not UTF-8 is written as valid JSON all the same") {
  auto ticket = whole_ticket();
  ticket.holder = "Zo\xEB";
  ticket.room = "a\x01z";
  const auto read = read_ticket(answered(200, write_ticket(ticket, kZone)));
  REQUIRE(read);
  REQUIRE(read->holder == "Zo\xEF\xBF\xBD");
  REQUIRE(read->room == "a\x01z");
}

}  // namespace
}  // namespace kiosk::ticketing
