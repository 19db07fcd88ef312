// SPDX-License-Identifier: Apache-2.0
// What the service counts, whom it slows down, and who may see the figures.
#include "tests/central/house.hpp"
#include "tests/central/logged.hpp"
#include "tests/support/catch.hpp"

using house::House;
using house::post;

namespace {

kiosk::HttpRequest with_token(kiosk::HttpRequest request, const std::string& token) {
  request.headers.emplace_back("Authorization", "Bearer " + token);
  return request;
}

kiosk::HttpRequest from(const std::string& address, kiosk::HttpRequest request) {
  request.remote = address;
  return request;
}

const kiosk::HttpRequest kKeys{"GET", "/v1/keys", {}, ""};
const kiosk::HttpRequest kMetrics{"GET", "/metrics", {}, ""};
const kiosk::HttpRequest kSignIn = post("/v1/online/sign-in", R"({"code":"PASS-BO"})");

}  // namespace

TEST_CASE("Who asks too often is told when to come back, and nobody else is") {
  House h;
  auto service = central::Service::open(h.store(), [] { return house::local("17:42"); }, {{0.01, 2}, {0.01, 2}});
  REQUIRE(service);
  const auto ask = [&](const kiosk::HttpRequest& request) { return h.ask(**service, request); };
  const auto bader = with_token(kKeys, h.token("bader"));
  CHECK(ask(bader).status == 200);
  CHECK(ask(bader).status == 200);
  const auto refused = ask(bader);
  CHECK(refused.status == 429);
  CHECK(house::reason_in(refused) == "rate_limited");
  CHECK(kiosk::find_header(refused.headers, "Retry-After") == "100");
  CHECK(ask(with_token(kKeys, h.token("alger"))).status == 200);

  // Guesses at tokens and calls of anybody are the address's.
  const std::string there = "203.0.113.7";
  CHECK(ask(from(there, with_token(kKeys, "a-guess"))).status == 401);
  CHECK(ask(from(there, kSignIn)).status == 204);
  CHECK(ask(from(there, kSignIn)).status == 429);
  CHECK(ask(from(there, with_token(kKeys, "another-guess"))).status == 429);
  CHECK(ask(from("203.0.113.8", kSignIn)).status == 204);
  CHECK(ask(from(there, with_token(kKeys, h.token("alger")))).status == 200);  // a kiosk behind the same address
  CHECK(ask(from(there, {"GET", "/healthz", {}, ""})).status == 200);
  CHECK(ask(kMetrics).body.find("central_rate_limited_total 3") != std::string::npos);
}

TEST_CASE("The figures tell what was issued, refused and is left, and nobody's name") {
  House h;
  REQUIRE(h.get("amara", "clash"));
  REQUIRE_FALSE(h.get("amara", "clash"));
  const auto request = post("/v1/tickets", R"({"pass":"bo","screening":"union","channel":"in_person"})");
  REQUIRE(h.ask(request).status == 201);
  REQUIRE(h.ask(request).status == 201);  // the same once more is counted as a request only
  const auto text = h.ask(kMetrics).body;
  INFO(text);
  for (const auto* line : {R"(central_tickets_total{channel="in_person",effect="issued"} 2)",
                           R"(central_refusals_total{reason="already_has_ticket"} 1)",
                           R"(central_requests_total{route="POST /v1/tickets",status="201"} 3)",
                           R"(central_seats_left{screening="union",category="industry"} 1)"}) {
    CHECK(text.find(line) != std::string::npos);
  }
  for (const auto* secret : {"amara", "Amara", "PASS-", "T-"}) CHECK(text.find(secret) == std::string::npos);
}

TEST_CASE("The figures are for this machine, until somebody opens them") {
  House h;
  auto service = central::Service::open(h.store(), [] { return house::local("17:42"); });
  REQUIRE(service);
  CHECK(h.ask(**service, from("127.0.0.1", kMetrics)).status == 200);
  CHECK(h.ask(**service, from("203.0.113.7", kMetrics)).status == 404);
  (*service)->watch().show_everybody();
  CHECK(h.ask(**service, from("203.0.113.7", kMetrics)).status == 200);
}

TEST_CASE("A device looks passes up as often as people come, and no faster") {
  House h;
  central::Rates rates;
  rates.lookup = {0.001, 3};
  auto service = central::Service::open(
      h.store(), [] { return house::local("17:42"); }, rates);
  REQUIRE(service);
  const auto look_up = [&](const std::string& venue) {
    const auto request = post("/v1/passes/lookup", R"({"code":"PASS-AMARA","symbology":"QRCode"})");
    return h.ask(**service, with_token(request, h.token(venue)));
  };
  for (int i = 0; i < 3; ++i) CHECK(look_up("bader").status == 200);
  const auto refused = look_up("bader");
  CHECK(refused.status == 429);
  CHECK(refused.body.find("Amara") == std::string::npos);
  CHECK(kiosk::find_header(refused.headers, "Retry-After"));
  CHECK(look_up("alger").status == 200);
  CHECK(h.ask(**service, with_token(kKeys, h.token("bader"))).status == 200);  // what it may besides
}

TEST_CASE("What a device is refused is counted by its name, and too much of it is an alert") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  const auto figures = [&] { return h.ask(kMetrics).body; };
  const auto counted = [&](const std::string& device, const std::string& kind, int times) {
    const auto line = "central_device_failures_total{device=\"" + device + "\",kind=\"" + kind + "\"} ";
    INFO(line);
    CHECK(figures().find(line + std::to_string(times) + "\n") != std::string::npos);
  };
  (void)h.scan("NOBODY'S");
  counted("lobby", "pass_unknown", 1);
  auto issue = post("/v1/tickets", R"({"pass":"bo","screening":"union","channel":"in_person"})");
  issue.headers.emplace_back("Visit-Token", h.visit("amara"));
  CHECK(h.ask(issue).status == 403);
  counted("lobby", "visit_needed", 1);
  kiosk::HttpRequest foreign{"DELETE", "/v1/tickets/" + ticket->id.str(), {}, ""};
  foreign.headers = {{"Idempotency-Key", house::fresh_key().str()}, {"Visit-Token", h.visit("bo")}};
  CHECK(h.ask(foreign).status == 404);
  counted("lobby", "not_found", 1);
  CHECK(h.ask(post("/v1/tickets/verify", R"({"code":"X"})")).status == 403);
  counted("lobby", "role_not_allowed", 1);
  CHECK(h.verify(kiosk::TicketCode("X")) == "forged");
  counted("bader door", "code_forged", 1);
  REQUIRE(central::revoke_device(h.store(), "foyer", house::local("17:42")));
  CHECK(h.ask(kKeys, "alger").status == 403);
  counted("foyer", "device_revoked", 1);

  CHECK(figures().find("central_devices_suspicious 0\n") != std::string::npos);
  const central::test::Logged logged;
  for (int i = 0; i < 17; ++i) (void)h.scan("NOBODY'S");
  CHECK(figures().find("central_devices_suspicious 1\n") != std::string::npos);
  for (int i = 0; i < 17; ++i) (void)h.scan("NOBODY'S");
  counted("lobby", "pass_unknown", 35);
  CHECK(logged.text() == "suspicious device=d-1 name=lobby failures=21 minutes=10\n");
}
