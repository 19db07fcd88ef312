// SPDX-License-Identifier: Apache-2.0
// The online channel: the published opening, and that a passholder has to do with their own tickets alone.
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

using house::House;
using house::post;
using house::reason_in;

namespace {

std::string wish(const std::string& pass, const std::string& screening, const std::string& swap_for = "") {
  return R"({"pass":")" + pass + R"(","screening":")" + screening + R"(","channel":"online")" +
         (swap_for.empty() ? "" : R"(,"swap_for":")" + swap_for + '"') + "}";
}

kiosk::HttpRequest give_back(const std::string& ticket) {
  return {"DELETE", "/v1/tickets/" + ticket, {{"Idempotency-Key", house::fresh_key().str()}}, ""};
}

/// Somebody who signed in.
struct Passholder {
  House& h;
  std::string pass;
  std::string token;

  Passholder(House& house, std::string id, const std::string& code)
      : h(house), pass(std::move(id)), token(h.sign_in(code)) {}

  kiosk::HttpResponse take(const std::string& screening, const std::string& swap_for = "") const {
    return h.ask_online(post("/v1/tickets", wish(pass, screening, swap_for)), token);
  }
  kiosk::PassAnswer look() const {
    const auto answer = kiosk::ticketing::read_lookup(h.ask_online({"GET", "/v1/online/pass", {}, ""}, token));
    REQUIRE(answer);
    return *answer;
  }
  kiosk::Offer offer(const std::string& screening) const {
    for (const auto& offer : look().offers) {
      if (offer.screening.str() == screening) return offer;
    }
    FAIL("no offer for " + screening);
    return {};
  }
};

}  // namespace

TEST_CASE("Tomorrow's tickets open at nine in the evening, to the second") {
  House h;
  h.at("20:59:59");
  const Passholder amara(h, "amara", "PASS-AMARA");
  const auto early = amara.take("next");
  CHECK(early.status == 409);
  CHECK(reason_in(early) == "window_not_open");
  CHECK(early.body.find("2024-04-29T01:00:00Z") != std::string::npos);
  CHECK(amara.offer("next").verdict.changes_at == house::local("21:00"));
  h.at("21:00:00");
  CHECK(amara.offer("next").kind == kiosk::OfferKind::kGet);
  const auto got = amara.take("next");
  REQUIRE(got.status == 201);
  const kiosk::TicketCode code(house::text_in(got, "code"));
  CHECK(h.verify(code) == "other_screening");  // of tomorrow
  CHECK(reason_in(amara.take("next")) == "already_has_ticket");
  CHECK(h.audit() == "");
  h.at("+1 10:30");
  CHECK(h.verify(code) == "valid");
}

TEST_CASE("The first day's tickets open on the evening before the festival") {
  House h;
  h.at(house::local("20:59:59") - std::chrono::days{1});
  const Passholder amara(h, "amara", "PASS-AMARA");
  CHECK(reason_in(amara.take("union")) == "window_not_open");
  h.at(house::local("21:00") - std::chrono::days{1});
  CHECK(amara.take("union").status == 201);
  CHECK(h.audit() == "");
}

TEST_CASE("Online tickets close an hour before the start") {
  House h;
  h.at("17:29:59");
  const Passholder amara(h, "amara", "PASS-AMARA");
  const Passholder bo(h, "bo", "PASS-BO");
  CHECK(amara.take("union").status == 201);
  h.at("17:30");
  CHECK(reason_in(bo.take("union")) == "window_closed");
  CHECK(bo.take("elsewhere").status == 201);  // at any venue
  CHECK(h.audit() == "");
}

TEST_CASE("Where a ticket is taken does not matter: a pass has one for a screening, and a seat is taken once") {
  House h;
  h.at("17:00");
  const Passholder amara(h, "amara", "PASS-AMARA");
  REQUIRE(amara.take("union").status == 201);
  const auto again = h.get("amara", "union");
  REQUIRE_FALSE(again);
  CHECK(again.error().verdict->reason == kiosk::policy::Reason::kAlreadyHasTicket);
  CHECK(h.offer("PASS-AMARA", "union").kind == kiosk::OfferKind::kPickUp);
  REQUIRE(h.get("bo", "union"));
  const Passholder cy(h, "cy", "PASS-CY");
  CHECK(reason_in(cy.take("union")) == "screening_full");
  CHECK(h.audit() == "");
}

TEST_CASE("Nobody has to do with another's pass or tickets") {
  House h;
  h.at("17:00");
  const auto theirs = h.get("bo", "union");
  REQUIRE(theirs);
  const Passholder amara(h, "amara", "PASS-AMARA");
  const auto for_bo = h.ask_online(post("/v1/tickets", wish("bo", "late")), amara.token);
  CHECK(for_bo.status == 404);
  CHECK(reason_in(for_bo) == "not_found");
  CHECK(h.ask_online(give_back(theirs->id.str()), amara.token).status == 404);
  CHECK(amara.take("clash", theirs->id.str()).status == 404);
  CHECK(h.verify(theirs->code) == "valid");
  CHECK(amara.look().tickets.empty());
  CHECK(h.audit() == "");
}

TEST_CASE("A passholder asks online and not in person") {
  House h;
  h.at("17:00");
  const Passholder amara(h, "amara", "PASS-AMARA");
  const auto in_person =
      h.ask_online(post("/v1/tickets", R"({"pass":"amara","screening":"union","channel":"in_person"})"), amara.token);
  CHECK(in_person.status == 400);
  CHECK(reason_in(in_person) == "malformed");
  CHECK(h.scan("PASS-AMARA").tickets.empty());
}

TEST_CASE("A swap online gives up one ticket for the other") {
  House h;
  h.at("17:00");
  const Passholder amara(h, "amara", "PASS-AMARA");
  const auto first = amara.take("union");
  REQUIRE(first.status == 201);
  const auto offer = amara.offer("clash");
  CHECK(offer.kind == kiosk::OfferKind::kSwap);
  REQUIRE(offer.ticket);
  CHECK(offer.ticket->str() == house::text_in(first, "id"));
  CHECK(reason_in(amara.take("clash")) == "overlapping_ticket");
  const auto second = amara.take("clash", offer.ticket->str());
  REQUIRE(second.status == 201);
  CHECK(h.verify(kiosk::TicketCode(house::text_in(first, "code"))) == "void");
  CHECK(h.verify(kiosk::TicketCode(house::text_in(second, "code"))) == "valid");
  CHECK(h.audit() == "");
}

TEST_CASE("A ticket is returned online, and its seat is free at once") {
  House h;
  h.at("17:00");
  const Passholder amara(h, "amara", "PASS-AMARA");
  const Passholder bo(h, "bo", "PASS-BO");
  const auto got = amara.take("clash");
  REQUIRE(got.status == 201);
  CHECK(reason_in(bo.take("clash")) == "screening_full");
  CHECK(h.ask_online(give_back(house::text_in(got, "id")), amara.token).status == 204);
  CHECK(h.verify(kiosk::TicketCode(house::text_in(got, "code"))) == "returned");
  CHECK(bo.take("clash").status == 201);
  CHECK(h.ask_online(give_back(house::text_in(got, "id")), amara.token).status == 404);
  CHECK(h.audit() == "");
}

TEST_CASE("A key is good for one passholder's one request") {
  House h;
  h.at("17:00");
  const Passholder amara(h, "amara", "PASS-AMARA");
  const Passholder bo(h, "bo", "PASS-BO");
  auto request = post("/v1/tickets", wish("amara", "union"));
  const auto first = h.ask_online(request, amara.token);
  REQUIRE(first.status == 201);
  CHECK(house::undated(h.ask_online(request, amara.token)) == house::undated(first));
  const auto others = h.ask_online(request, bo.token);
  CHECK(others.status == 422);
  CHECK(others.body.find(house::text_in(first, "code")) == std::string::npos);
  SECTION("in a later session it is the same request") {
    h.at("17:05");
    const Passholder again(h, "amara", "PASS-AMARA");
    CHECK(house::undated(h.ask_online(request, again.token)) == house::undated(first));
  }
  SECTION("a kiosk's key is a kiosk's") { CHECK(h.ask(request).status == 400); }
  SECTION("without one nothing is done") {
    std::erase_if(request.headers, [](const auto& header) { return header.first == "Idempotency-Key"; });
    CHECK(reason_in(h.ask_online(request, bo.token)) == "key_missing");
  }
  CHECK(h.audit() == "");
}

TEST_CASE("A look online is at two days and all venues, with the tickets of both") {
  House h;
  h.at("21:00");
  const Passholder amara(h, "amara", "PASS-AMARA");
  REQUIRE(amara.take("late").status == 201);
  REQUIRE(amara.take("next").status == 201);
  const auto seen = amara.look();
  std::vector<std::string> screenings;
  for (const auto& offer : seen.offers) screenings.push_back(offer.screening.str());
  CHECK(screenings ==
        std::vector<std::string>{"early", "dark", "union", "clash", "insiders", "elsewhere", "late", "next"});
  REQUIRE(seen.tickets.size() == 2);
  CHECK(seen.tickets[0].screening == kiosk::ScreeningId("late"));
  CHECK(seen.tickets[1].screening == kiosk::ScreeningId("next"));
  CHECK(amara.offer("next").verdict.reason == kiosk::policy::Reason::kAlreadyHasTicket);
}

TEST_CASE("A pass that is not good signs in and is told why it gets nothing") {
  House h;
  h.at("17:00");
  SECTION("from the beginning") {
    const Passholder sue(h, "suspended", "PASS-SUSPENDED");
    CHECK(sue.look().verdict.reason == kiosk::policy::Reason::kPassSuspended);
    CHECK(sue.look().offers.empty());
    CHECK(reason_in(sue.take("union")) == "pass_suspended");
  }
  SECTION("meanwhile") {
    const Passholder amara(h, "amara", "PASS-AMARA");
    auto text = house::festival_text();
    const std::string name = "name = \"Amara\"\n";
    text.insert(text.find(name), "state = \"suspended\"\n");
    REQUIRE(h.import(text) == "");
    CHECK(reason_in(amara.take("union")) == "pass_suspended");
  }
  CHECK(h.audit() == "");
}
