// SPDX-License-Identifier: Apache-2.0
// Whatever comes over the wire becomes a value or an error that names the member, on both sides.
#include <string>
#include <vector>

#include "kiosk/ticketing/json_value.hpp"
#include "kiosk/ticketing/messages.hpp"
#include "kiosk/ticketing/server_messages.hpp"
#include "tests/codecs/ticketing_samples.hpp"
#include "tests/support/catch.hpp"

namespace kiosk::ticketing {
namespace {

using Kind = ServiceError::Kind;

std::string times(std::size_t count, const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

/// What the service says is wrong with the body of POST /v1/tickets.
std::string fault(const std::string& body) {
  const auto read = read_ticket_body(body);
  REQUIRE(!read);
  return read.error().detail;
}

const std::string kTicketBody = R"({"pass":"P-1","screening":"s1","channel":"in_person","swap_for":"T-1"})";

TEST_CASE("a body cut anywhere is refused by the service") {
  REQUIRE(read_ticket_body(kTicketBody));
  for (std::size_t length = 0; length < kTicketBody.size(); ++length) {
    REQUIRE(!read_ticket_body(kTicketBody.substr(0, length)));
  }
  REQUIRE(!read_empty_body("{"));
}

TEST_CASE("an answer cut anywhere leaves the outcome unknown") {
  const auto day = write_day(whole_day());
  for (std::size_t length = 0; length < day.size(); ++length) {
    const auto read = read_day(answered(200, day.substr(0, length)));
    REQUIRE(!read);
    REQUIRE(read.error().kind == Kind::kOutcomeUnknown);
  }
  const auto ticket = write_ticket(whole_ticket(), kZone);
  for (std::size_t length = 0; length < ticket.size(); ++length) {
    REQUIRE(read_ticket(answered(201, ticket.substr(0, length))).error().kind == Kind::kOutcomeUnknown);
  }
  const auto lookup = write_lookup(whole_answer(), kZone);
  for (std::size_t length = 0; length < lookup.size(); ++length) {
    REQUIRE(read_lookup(answered(200, lookup.substr(0, length))).error().kind == Kind::kOutcomeUnknown);
  }
}

TEST_CASE("an answer with any byte changed is a value or an error, never more") {
  const auto answer = write_lookup(whole_answer(), kZone);
  for (std::size_t i = 0; i < answer.size(); ++i) {
    for (const char c : {'\0', '"', '{', '[', ',', '9', '-', '\\', '\x80', '\xFF'}) {
      auto changed = answer;
      changed[i] = c;
      const auto read = read_lookup(answered(200, changed));
      if (!read && read.error().kind != Kind::kOutcomeUnknown) FAIL("byte " << i << " became a refusal");
    }
  }
}

TEST_CASE("the service names the member that is wrong") {
  REQUIRE(fault(R"({"pass":"P-1","channel":"online"})") == "screening: missing");
  REQUIRE(fault(R"({"pass":1,"screening":"s1","channel":"online"})") == "pass: not a text");
  REQUIRE(fault(R"({"pass":null,"screening":"s1","channel":"online"})") == "pass: not a text");
  REQUIRE(fault(R"({"pass":{"id":"P-1"},"screening":"s1","channel":"online"})") == "pass: not a text");
  REQUIRE(fault(R"({"pass":"","screening":"s1","channel":"online"})") == "pass: empty");
  REQUIRE(fault(with(kTicketBody, "in_person", "by_post")) == "channel: not a value of the list");
  REQUIRE(fault(with(kTicketBody, "in_person", "In_Person")) == "channel: not a value of the list");
  REQUIRE(fault(with(kTicketBody, "\"T-1\"", "[]")) == "swap_for: not a text");
  REQUIRE(fault(with(kTicketBody, "P-1", std::string(513, 'x'))) == "pass: over 512 bytes");
  REQUIRE(fault(with(kTicketBody, "{", R"({"price":0,)")) == "price: unknown member");
  REQUIRE(fault(with(kTicketBody, "{", R"({"pass":"P-2",)")) == "pass: occurs twice");
  REQUIRE(fault(with(kTicketBody, "s1", "s\xC3")).find("screening: not JSON in UTF-8") == 0);
  REQUIRE(fault("[]") == "body: not an object");
  REQUIRE(fault("null") == "body: not an object");
  REQUIRE(fault("").find("body: not JSON in UTF-8") == 0);
  REQUIRE(read_ticket_body(with(kTicketBody, "P-1", std::string(512, 'x'))));
}

TEST_CASE("a member's name cannot smuggle anything into the message") {
  const auto detail = fault(R"({"a\nb\u0000\u001b[31m)" + std::string(400, 'z') + R"(":1})");
  REQUIRE(detail.size() < 80);
  for (const char c : detail) REQUIRE((c >= ' ' && c <= '~'));
}

TEST_CASE("pass codes: long ones and odd ones") {
  const auto request = lookup_request(PassCode(std::string(3000, 'x')), Symbology("PDF417"));
  REQUIRE(read_lookup_body(request.body).error().detail == "code: over 512 bytes");
  // Bytes that are no text become another code, so the pass is unknown and nothing worse.
  const auto binary = read_lookup_body(lookup_request(PassCode("\xFF\xFE P"), Symbology("QRCode")).body);
  REQUIRE(binary);
  REQUIRE(binary->code == PassCode("\xEF\xBF\xBD\xEF\xBF\xBD P"));
  REQUIRE(read_lookup_body(R"({"code":"","symbology":"QRCode"})").error().detail == "code: empty");
  REQUIRE(!read_lookup_body("{\"code\":\"raw\x01control\",\"symbology\":\"QRCode\"}"));
  REQUIRE(!read_lookup_body(R"({"code":"\ud800","symbology":"QRCode"})"));
  REQUIRE(!read_lookup_body(R"({"code":"\x","symbology":"QRCode"})"));
}

TEST_CASE("invalid UTF-8 is refused wherever it stands") {
  for (const auto* bytes :
       {"\x80", "\xC0\x80", "\xC3", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8", "\xFF"}) {
    REQUIRE(!read_ticket_body(with(kTicketBody, "P-1", bytes)));
    REQUIRE(!read_ticket_body(with(kTicketBody, "pass", bytes)));
    REQUIRE(!read_ticket(answered(201, with(write_ticket(whole_ticket(), kZone), "Theatre 1", bytes))));
  }
}

TEST_CASE("numbers no serial is made of are refused") {
  const auto body = write_ticket(whole_ticket(), kZone);
  for (const auto* number : {"0",
                             "-1",
                             "65536",
                             "3.0",
                             "3e0",
                             "2147483648",
                             "4294967299",
                             "9223372036854775807",
                             "9223372036854775808",
                             "18446744073709551619",
                             "1e999",
                             "-1e999",
                             "NaN",
                             "Infinity",
                             "0x3",
                             "03",
                             "+3",
                             "\"3\"",
                             "true",
                             "null",
                             "[3]"}) {
    CAPTURE(number);
    const auto read = read_ticket(answered(201, with(body, "\"serial\":3", std::string("\"serial\":") + number)));
    REQUIRE(!read);
    REQUIRE(read.error().kind == Kind::kOutcomeUnknown);
  }
  REQUIRE(!read_ticket(answered(201, with(body, "\"serial\":3", "\"serial\":" + std::string(5000, '9')))));
}

TEST_CASE("instants and dates that cannot be are refused") {
  const auto body = write_day(whole_day());
  for (const auto* text :
       {"1969-12-31T23:59:59Z", "2101-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0000-01-01T00:00:00Z",
        "2024-02-30T10:00:00Z", "2024-04-28T10:00:00", "2024-04-28", "18:30", "", "1714328000"}) {
    REQUIRE(!read_day(answered(200, with(body, "2024-04-28T18:15:00-04:00", text))));
  }
  for (const auto* text : {"2024-02-30", "2024-4-28", "28.4.2024", ""}) {
    REQUIRE(!read_day(answered(200, with(body, R"("day":"2024-04-28")", std::string(R"("day":")") + text + "\""))));
  }
}

TEST_CASE("a day that does not hold together is refused, by its member") {
  const auto body = write_day(whole_day());
  const auto fault_of = [](const std::string& text) {
    const auto read = read_day(answered(200, text));
    REQUIRE(!read);
    return read.error().detail;
  };
  REQUIRE(fault_of(with(body, "America/Toronto", "../../etc/passwd")) ==
          "200 unreadable: zone: not a zone of the time zone database");
  REQUIRE(fault_of(with(body, "2024-04-29T00:30:00-04:00", "2024-04-28T08:30:00-04:00")) ==
          "200 unreadable: box_office.closes: before it opens");
  REQUIRE(fault_of(with(body, "2024-04-28T20:34:00-04:00", "2024-04-28T18:29:00-04:00")) ==
          "200 unreadable: screenings[0].ends_at: before it starts");
  REQUIRE(
      fault_of(with(body, "\"running_minutes\":104", "\"running_minutes\":-104")).find("films[0].running_minutes:") !=
      std::string::npos);
  REQUIRE(fault_of(with(body, "\"names\":[\"A. One\"", "\"names\":[7")) ==
          "200 unreadable: films[0].credits[0].names[0]: not a text");
  REQUIRE(fault_of(with(body, "\"cancelled\":true", "\"cancelled\":1")) ==
          "200 unreadable: screenings[1].cancelled: neither true nor false");
  REQUIRE(fault_of(with(body, "\"few_left\"", "\"sold_out\"")) ==
          "200 unreadable: screenings[0].allotment: not a value of the list");
  REQUIRE(fault_of(with(body, "\"films\":[{", "\"films\":[null,{")) == "200 unreadable: films[0]: not an object");
  REQUIRE(fault_of(with(body, "\"films\":[", "\"films\":7,\"rest\":[")) == "200 unreadable: films: not a list");
  REQUIRE(fault_of(with(body, "\"box_office\":{", "\"box_office\":null,\"rest\":{")) ==
          "200 unreadable: box_office: not an object");
}

TEST_CASE("an offer that cannot be taken up is refused") {
  const auto body = write_lookup(whole_answer(), kZone);
  for (const auto* ticket : {"T-2", "T-3", "T-4"}) {
    const auto without = with(body, std::string(R"(,"ticket":")") + ticket + "\"", "");
    const auto read = read_lookup(answered(200, without));
    REQUIRE(!read);
    REQUIRE(read.error().detail.find("ticket: missing") != std::string::npos);
  }
}

TEST_CASE("a pass that is granted belongs to somebody") {
  REQUIRE(!read_lookup(answered(200, R"({"verdict":{"reason":"none","remedy":"none"},"tickets":[],"offers":[]})")));
}

TEST_CASE("a list of a thousand is read, one of a thousand and one is not") {
  auto answer = whole_answer();
  answer.offers.assign(1000, answer.offers[0]);
  REQUIRE(read_lookup(answered(200, write_lookup(answer, kZone))) == answer);
  answer.offers.push_back(answer.offers[0]);
  REQUIRE(read_lookup(answered(200, write_lookup(answer, kZone))).error().detail ==
          "200 unreadable: offers: too many elements");
}

TEST_CASE("no text has a NUL character in it") {
  auto ticket = whole_ticket();
  ticket.title = std::string("a\0b", 3);
  REQUIRE(read_ticket(answered(201, write_ticket(ticket, kZone))).error().detail ==
          "201 unreadable: title: a NUL character in the text");
}

TEST_CASE("texts are bounded") {
  auto ticket = whole_ticket();
  ticket.title = std::string(16384, 'x');
  REQUIRE(read_ticket(answered(201, write_ticket(ticket, kZone))) == ticket);
  ticket.title += 'x';
  REQUIRE(read_ticket(answered(201, write_ticket(ticket, kZone))).error().detail ==
          "201 unreadable: title: over 16384 bytes");
  ticket = whole_ticket();
  ticket.code = TicketCode(std::string(513, 'A'));
  REQUIRE(!read_ticket(answered(201, write_ticket(ticket, kZone))));
}

TEST_CASE("deep nesting is refused without going deep") {
  for (const std::size_t depth : {17U, 1000U, 300000U}) {
    for (const auto& body : {times(depth, "[") + times(depth, "]"), times(depth, R"({"a":)") + "1" + times(depth, "}"),
                             times(depth, "["), R"({"code":)" + times(depth, "[")}) {
      REQUIRE(!json::parse(body));
      REQUIRE(!read_lookup_body(body));
      REQUIRE(read_lookup(answered(200, body)).error().kind == Kind::kOutcomeUnknown);
      REQUIRE(read_lookup(answered(409, body)).error().kind == Kind::kOutcomeUnknown);
    }
  }
  REQUIRE(json::parse(times(16, "[") + times(16, "]")));
}

TEST_CASE("a document over its limits is refused") {
  REQUIRE(!json::parse("\"" + std::string(json::kMaxBytes, 'x') + "\""));
  REQUIRE(json::parse("\"" + std::string(json::kMaxBytes - 2, 'x') + "\""));
  std::string members;
  for (int i = 0; i <= 100; ++i) members += (i == 0 ? "\"" : ",\"") + std::to_string(i) + "\":0";
  REQUIRE(json::parse("{" + members + "}").error().detail == "100: too many members");
  REQUIRE(!json::parse("{\"a\":1,\"b\":{\"c\":1,\"c\":1}}"));
  REQUIRE(json::parse("{\"a\":1,\"b\":{\"a\":1},\"c\":[{\"a\":1}]}"));
}

TEST_CASE("what follows the document, comments and other dialects are refused") {
  for (const auto* body :
       {"{} {}", "{}x", "{/*c*/}", "{}//c", "{'code':1}", "{code:1}", "{\"a\":1,}", "[1,]", "\xEF\xBB", "\xFF\xFE{"}) {
    CAPTURE(body);
    REQUIRE(!read_empty_body(body));
  }
  REQUIRE(read_empty_body(" {\r\n\t} "));
  REQUIRE(read_empty_body(""));
  REQUIRE(read_empty_body(R"({"a":1})").error().detail == "a: unknown member");
}

TEST_CASE("the door's question may name a screening") {
  REQUIRE(read_verify_body(R"({"code":"BB8"})").value() == VerifyBody{TicketCode("BB8"), std::nullopt});
  REQUIRE(read_verify_body(R"({"code":"BB8","screening":"s1"})").value() ==
          VerifyBody{TicketCode("BB8"), ScreeningId("s1")});
  REQUIRE(read_verify_body(R"({"screening":"s1"})").error().detail == "code: missing");
  REQUIRE(read_verify_body(R"({"code":"BB8","admit":true})").value() ==
          VerifyBody{TicketCode("BB8"), std::nullopt, DoorAct::kAdmit});
  REQUIRE(read_verify_body(R"({"code":"BB8","let_out":true})").value() ==
          VerifyBody{TicketCode("BB8"), std::nullopt, DoorAct::kLetOut});
  REQUIRE(read_verify_body(R"({"code":"BB8","admit":false,"let_out":false})").value() ==
          VerifyBody{TicketCode("BB8"), std::nullopt});
  REQUIRE(read_verify_body(R"({"code":"BB8","admit":true,"let_out":true})").error().detail ==
          "let_out: not together with admit");
  REQUIRE(read_verify_body(R"({"code":"BB8","admit":1})").error().detail.starts_with("admit: "));
  REQUIRE(read_verify_body(R"({"code":"BB8","screening":null})").error().detail == "screening: not a text");
}

TEST_CASE("a delivery of no known kind is refused") {
  REQUIRE(read_delivery_body(R"({"method":"print","outcome":"lost"})").error().detail ==
          "outcome: not a value of the list");
  REQUIRE(read_delivery_body(R"({"method":"fax","outcome":"failed"})").error().detail ==
          "method: not a value of the list");
  REQUIRE(read_delivery_body(R"({"method":"print","outcome":"failed"})").error().detail == "serial: missing");
}

TEST_CASE("staff say why in a line of text, and all others do not") {
  const std::string spoken = R"({"serial":2,"reason":"the printer jammed"})";
  REQUIRE(read_replacement_body(spoken, Reasoned::kYes).value() == ReplacementBody{2, "the printer jammed"});
  REQUIRE(read_replacement_body(spoken).error().detail == "reason: unknown member");
  REQUIRE(read_replacement_body(R"({"serial":2})", Reasoned::kYes).error().detail == "reason: missing");
  REQUIRE(read_return_body(R"({"reason":"ill"})", Reasoned::kYes).value() == "ill");
  REQUIRE(read_return_body("").value().empty());
  REQUIRE(read_return_body("{}").value().empty());
  for (const auto& body :
       {std::string(), std::string("{}"), std::string(R"({"reason":""})"), std::string(R"({"reason":7})"),
        std::string(R"({"reason":"a\nb"})"), std::string(R"({"reason":"a\u007f"})"),
        std::string(R"({"reason":"a\u0000"})"), R"({"reason":")" + std::string(201, 'x') + "\"}"}) {
    CAPTURE(body);
    REQUIRE_FALSE(read_return_body(body, Reasoned::kYes).has_value());
  }
  REQUIRE(read_return_body(R"({"reason":")" + std::string(200, 'x') + "\"}", Reasoned::kYes).has_value());
  REQUIRE_FALSE(read_return_body(R"({"reason":"ill"})").has_value());
}

TEST_CASE("a replacement names the code it replaces") {
  REQUIRE(read_replacement_body(R"({"serial":2})").value().serial == 2);
  for (const auto* body :
       {"", "{}", R"({"serial":0})", R"({"serial":65536})", R"({"serial":"2"})", R"({"serial":2,"x":1})"}) {
    REQUIRE_FALSE(read_replacement_body(body).has_value());
  }
}

}  // namespace
}  // namespace kiosk::ticketing
