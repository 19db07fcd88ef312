// What the service counts, whom it slows down, and who may see the figures.
#include "tests/central/house.hpp"
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
