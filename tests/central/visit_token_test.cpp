// SPDX-License-Identifier: Apache-2.0
// The token of a visit: good for one device, one pass and half an hour, and spoiled by any change of any byte.
#include "platform/central/visit_token.hpp"

#include "kiosk/ticketing/base_text.hpp"
#include "kiosk/ticketing/pass_code.hpp"
#include "kiosk/ticketing/ticket_code.hpp"
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

using central::read_visit;
using central::write_visit;
using house::House;

namespace {

const kiosk::PassId kAmara("amara");
constexpr auto kPrefix = "KV1:";

/// The text with this byte of what it says changed.
std::string with_changed_byte(const std::string& text, std::size_t at, char by) {
  auto bytes = kiosk::ticketing::from_base64url(text.substr(4)).value();
  bytes[at] = static_cast<char>(bytes[at] ^ by);
  return kPrefix + kiosk::ticketing::to_base64url(bytes);
}

}  // namespace

TEST_CASE("A visit's token is for its device, its pass and half an hour") {
  House h;
  const auto begun = house::local("17:42");
  const auto token = write_visit(h.signer(), "d-1", kAmara, begun).str();
  CHECK(token.size() == 139);
  const auto visit = read_visit(h.signer(), token, "d-1", begun);
  REQUIRE(visit);
  CHECK(visit->is_for(kAmara));
  CHECK_FALSE(visit->is_for(kiosk::PassId("bo")));
  CHECK_FALSE(visit->is_for(kiosk::PassId("")));
  CHECK_FALSE(read_visit(h.signer(), token, "d-2", begun));
  CHECK_FALSE(read_visit(h.signer(), token, "", begun));
  CHECK(read_visit(h.signer(), token, "d-1", begun + central::kVisitLasts - kiosk::Duration{1}));
  CHECK_FALSE(read_visit(h.signer(), token, "d-1", begun + central::kVisitLasts));
}

TEST_CASE("A long pass and a long device make no longer token") {
  House h;
  const kiosk::PassId pass(std::string(512, 'p'));
  const std::string device(64, 'd');
  const auto token = write_visit(h.signer(), device, pass, house::local("17:42")).str();
  CHECK(token.size() == 139);
  REQUIRE(read_visit(h.signer(), token, device, house::local("17:42")));
  CHECK(read_visit(h.signer(), token, device, house::local("17:42"))->is_for(pass));
}

TEST_CASE("No byte of a visit's token can be changed, added or left out") {
  House h;
  const auto now = house::local("17:42");
  const auto token = write_visit(h.signer(), "d-1", kAmara, now).str();
  const auto good = [&](const std::string& text) { return read_visit(h.signer(), text, "d-1", now).has_value(); };
  REQUIRE(good(token));
  const auto size = kiosk::ticketing::from_base64url(token.substr(4)).value().size();
  for (std::size_t at = 0; at < size; ++at) {
    for (const char by : {'\x01', '\x80', '\xff'}) {
      INFO(at);
      CHECK_FALSE(good(with_changed_byte(token, at, by)));
    }
  }
  for (std::size_t at = 0; at < token.size(); ++at) {
    auto changed = token;
    changed[at] = changed[at] == 'A' ? 'B' : 'A';
    INFO(at);
    CHECK_FALSE(good(changed));
    CHECK_FALSE(good(token.substr(0, at)));
    CHECK_FALSE(good(token.substr(0, at) + token.substr(at + 1)));
  }
  for (const auto& text :
       {token + "A", token + "=", " " + token, token + " ", token + token, std::string(), std::string(kPrefix),
        std::string(4096, 'A'), kPrefix + std::string(600, 'A'), std::string("KV1:\xff\xfe"), std::string(135, '\0')}) {
    CHECK_FALSE(good(text));
  }
}

TEST_CASE("Another festival's key makes no token here") {
  House h;
  House other;
  const auto now = house::local("17:42");
  CHECK_FALSE(read_visit(h.signer(), write_visit(other.signer(), "d-1", kAmara, now).str(), "d-1", now));
}

TEST_CASE("A token, a ticket's code and a signed pass are never taken for one another") {
  House h;
  const auto now = house::local("17:42");
  const auto token = write_visit(h.signer(), "d-1", kAmara, now).str();
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  const auto pass = h.signer().sign_pass(kiosk::PassCode("PASS-AMARA"));
  CHECK_FALSE(read_visit(h.signer(), ticket->code.str(), "d-1", now));
  CHECK_FALSE(read_visit(h.signer(), pass, "d-1", now));
  CHECK(h.verify(kiosk::TicketCode(token)) == "forged");
  CHECK_FALSE(kiosk::ticketing::read_signed_pass(token));
  CHECK(h.scan(token).verdict.reason == kiosk::policy::Reason::kPassUnknown);
  // The signature of one put on the bytes of another: what is signed begins with what it is.
  const auto code = kiosk::ticketing::read_code(ticket->code.str());
  REQUIRE(code);
  auto bytes = kiosk::ticketing::from_base64url(token.substr(4)).value();
  bytes.replace(bytes.size() - 64, 64, reinterpret_cast<const char*>(code->signature.data()), 64);
  CHECK_FALSE(read_visit(h.signer(), kPrefix + kiosk::ticketing::to_base64url(bytes), "d-1", now));
}

TEST_CASE("Any service on the same database believes the token") {
  House h;
  const auto visit = h.scan("PASS-AMARA").visit;
  REQUIRE_FALSE(visit.empty());
  const auto other = central::Store::open(h.database(), central::Store::Mode::kExisting);
  REQUIRE(other);
  auto service = central::Service::open(**other, [] { return house::local("17:50"); });
  REQUIRE(service);
  auto request = house::post("/v1/tickets", R"({"pass":"amara","screening":"union","channel":"in_person"})");
  request.headers.emplace_back("Visit-Token", visit.str());
  request.headers.emplace_back("Authorization", "Bearer " + h.token("bader"));
  CHECK(h.ask(**service, request).status == 201);
}

TEST_CASE("A look-up gives a kiosk a visit with a good pass only, and no device a door's code") {
  House h;
  REQUIRE(h.get("amara", "union"));
  CHECK(h.scan("PASS-SUSPENDED").visit.empty());
  CHECK(h.scan("NOBODY'S").visit.empty());
  const auto answer = h.scan("PASS-AMARA");
  CHECK_FALSE(answer.visit.empty());
  REQUIRE(answer.tickets.size() == 1);
  CHECK(answer.tickets[0].code.empty());
  const auto at_desk =
      h.ask_as(kiosk::ticketing::lookup_request(kiosk::PassCode("PASS-AMARA"), kiosk::Symbology("QRCode")), "bader",
               central::Role::kDesk);
  const auto read = kiosk::ticketing::read_lookup(at_desk);
  REQUIRE(read);
  CHECK(read->visit.empty());
  REQUIRE(read->tickets.size() == 1);
  CHECK(read->tickets[0].code.empty());
}

TEST_CASE("A repetition needs no visit, and a refusal for want of one is remembered") {
  House h;
  const auto bare = house::post("/v1/tickets", R"({"pass":"amara","screening":"union","channel":"in_person"})");
  auto spoiled = bare;
  spoiled.headers.emplace_back("Visit-Token", "KV1:AAAA");
  const auto first = h.ask(bare);  // with a visit: see visited()
  REQUIRE(first.status == 201);
  h.at("+1 17:42");
  CHECK(house::undated(h.ask(spoiled)) == house::undated(first));
  h.at("17:42");
  auto refused = house::post("/v1/tickets", R"({"pass":"bo","screening":"union","channel":"in_person"})");
  refused.headers.emplace_back("Visit-Token", "KV1:AAAA");
  const auto told = h.ask(refused);
  CHECK(told.status == 403);
  CHECK(house::reason_in(told) == "visit_needed");
  refused.headers.back().second = h.visit("bo");
  CHECK(house::undated(h.ask(refused)) == house::undated(told));
  CHECK(h.store().lease()->number("SELECT count(*) FROM ticket") == 1);
}
