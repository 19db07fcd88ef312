// SPDX-License-Identifier: Apache-2.0
// A kiosk that enrols again is another device with the same journal: it settles what it began before.
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

using house::House;
using house::post;
using house::text_in;

namespace {

const kiosk::VenueId kBader("bader");

std::string key_of(const kiosk::HttpRequest& request) {
  return kiosk::find_header(request.headers, "Idempotency-Key").value();
}

/// What the kiosk "lobby" at the Bader did before it was revoked: a ticket, and a request that was refused.
struct Before {
  House h;
  kiosk::HttpRequest issue = post("/v1/tickets", R"({"pass":"amara","screening":"union","channel":"in_person"})");
  kiosk::HttpRequest refused = post("/v1/tickets", R"({"pass":"amara","screening":"dark","channel":"in_person"})");
  kiosk::TicketId ticket;

  Before() {
    ticket = kiosk::ticketing::read_ticket(h.ask(issue)).value().id;
    REQUIRE(h.ask(refused).status == 409);
    REQUIRE(central::revoke_device(h.store(), "lobby", house::local("17:42")));
  }

  /// The token of a device that is added now.
  std::string add(const kiosk::VenueId& venue, const std::string& name) {
    return central::add_device(h.store(), venue, name, house::local("17:42")).value().token;
  }
  kiosk::HttpResponse withdraw(const kiosk::HttpRequest& request, const std::string& token) {
    return h.ask_online({"DELETE", "/v1/requests/" + key_of(request), {}, ""}, token);
  }
  std::vector<kiosk::UnreportedTicket> unreported(const std::string& token) {
    return kiosk::ticketing::read_unreported(h.ask_online({"GET", "/v1/kiosks/unreported", {}, ""}, token))
        .value()
        .tickets;
  }
  int report(const std::string& token) {
    const auto path = "/v1/tickets/" + ticket.str() + "/deliveries";
    return h.ask_online(post(path, R"({"method":"print","outcome":"delivered","serial":1})"), token).status;
  }
};

}  // namespace

TEST_CASE("A kiosk that enrolled again learns what it did before, and withdraws none of it") {
  Before before;
  const auto token = before.add(kBader, "lobby");
  const auto issued = before.withdraw(before.issue, token);
  CHECK(issued.status == 200);
  CHECK(text_in(issued, "effect") == "issued");
  CHECK(text_in(issued, "ticket") == before.ticket.str());
  CHECK(text_in(before.withdraw(before.refused, token), "effect") == "refused");
  before.h.store().lease()->script("DELETE FROM idempotency");
  CHECK(before.withdraw(before.issue, token) == issued);
  CHECK(before.h.audit().find("withdrawn") == std::string::npos);
}

TEST_CASE("A kiosk that enrolled again asks again, and is answered as it was: nothing is done a second time") {
  Before before;
  const auto token = before.add(kBader, "lobby");
  const auto tickets = before.h.store().lease()->number("SELECT count(*) FROM ticket");
  const auto again = before.h.ask_online(before.issue, token);
  CHECK(again.status == 201);
  CHECK(text_in(again, "id") == before.ticket.str());
  CHECK(before.h.ask_online(before.refused, token).status == 409);
  CHECK(before.h.store().lease()->number("SELECT count(*) FROM ticket") == tickets);
  CHECK(before.h.ask_online(before.issue, before.add(kBader, "lobby 2")).status == 403);
}

TEST_CASE("A later try that is refused hides nothing that was done under the key before it") {
  const bool enrols_again = GENERATE(true, false);
  House h;
  auto asked = post("/v1/tickets", R"({"pass":"amara","screening":"union","channel":"in_person"})");
  const auto ticket = kiosk::ticketing::read_ticket(h.ask(asked)).value().id.str();
  std::string effect = "issued";
  SECTION("an issue") {}
  SECTION("a swap") {
    effect = "swapped";
    asked = post("/v1/tickets",
                 R"({"pass":"amara","screening":"clash","channel":"in_person","swap_for":")" + ticket + "\"}");
    REQUIRE(h.ask(asked).status == 201);
  }
  SECTION("a replacement") {
    effect = "replaced";
    asked = post("/v1/tickets/" + ticket + "/replacements", R"({"serial":1})");
    REQUIRE(h.ask(asked).status == 201);
  }
  SECTION("a return") {
    effect = "returned";
    asked = {"DELETE", "/v1/tickets/" + ticket, {{"Idempotency-Key", house::fresh_key().str()}}, ""};
    REQUIRE(h.ask(asked).status == 204);
  }
  auto token = h.token("bader");
  if (enrols_again) {
    REQUIRE(central::revoke_device(h.store(), "lobby", house::local("17:42")));
    token = central::add_device(h.store(), kBader, "lobby", house::local("17:42")).value().token;
  }
  h.store().lease()->script("DELETE FROM idempotency");  // long after
  REQUIRE(h.ask_online(asked, token).status == 403);
  const auto path = "/v1/requests/" + key_of(asked);
  CHECK(text_in(h.ask_online({"GET", path, {}, ""}, token), "effect") == effect);
  CHECK(text_in(h.ask_online({"DELETE", path, {}, ""}, token), "effect") == effect);
}

TEST_CASE("A kiosk that enrolled again reports what it handed out before") {
  Before before;
  const auto token = before.add(kBader, "lobby");
  REQUIRE(before.unreported(token).size() == 1);
  CHECK(before.unreported(token).front().made.ticket == before.ticket);
  CHECK(before.report(token) == 204);
  CHECK(before.unreported(token).empty());
  CHECK(before.h.audit() == "");
}

TEST_CASE("A device of another name or another venue takes nothing over") {
  Before before;
  const auto [venue, name] = GENERATE(table<std::string, std::string>({{"bader", "lobby 2"}, {"alger", "lobby"}}));
  const auto token = before.add(kiosk::VenueId(venue), name);
  CHECK(before.unreported(token).empty());
  CHECK(before.report(token) == 404);
  CHECK(before.withdraw(before.issue, token).status == 204);
}
