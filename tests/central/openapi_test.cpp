// SPDX-License-Identifier: Apache-2.0
// platform/central/openapi.yaml promises no success that the service does not give: one visit that meets all of them.
// That each answer is as described is checked wherever a House is asked; here it is checked that none was left out.
#include <algorithm>
#include <set>

#include "tests/central/house.hpp"
#include "tests/openapi/judge.hpp"
#include "tests/support/catch.hpp"

using house::House;
using house::post;

namespace {

/// What the document describes and no House can be asked for, each with its reason.
const std::set<std::string> kNotHere = {
    // Described first; the service learns these calls next.
    "POST /v1/devices/enrol 201",     "GET /metrics 200",
    "POST /v1/online/sign-in 204",    "POST /v1/online/sessions 201",
    "DELETE /v1/online/sessions 204", "GET /v1/online/pass 200",
};

/// Asks, and notes which of the document's answers came.
class Visit {
 public:
  kiosk::HttpResponse ask(const kiosk::HttpRequest& request, central::Role role = central::Role::kKiosk) {
    auto response = role == central::Role::kKiosk ? house_.ask(request) : house_.ask_as(request, "bader", role);
    const auto name = openapi::project_judge().name_of(request, response.status);
    INFO(request.method << " " << request.path << ": " << response.status << " " << response.body);
    CHECK(response.status < 400);
    if (name) seen_.insert(*name);
    return response;
  }
  /// Gives the request's key.
  std::string remove(const std::string& path) {
    auto key = house::fresh_key().str();
    ask({"DELETE", path, {{"Idempotency-Key", key}}, ""});
    return key;
  }
  [[nodiscard]] House& house() { return house_; }
  [[nodiscard]] const std::set<std::string>& seen() const { return seen_; }

 private:
  House house_;
  std::set<std::string> seen_;
};

}  // namespace

TEST_CASE("Every success that the document describes is one that the service gives") {
  Visit visit;
  visit.ask({"GET", "/healthz", {}, ""});
  visit.ask({"GET", "/v1/keys", {}, ""});
  const auto etag = kiosk::find_header(visit.ask({"GET", "/v1/venue/day", {}, ""}).headers, "ETag");
  REQUIRE(etag);
  visit.ask({"GET", "/v1/venue/day", {{"If-None-Match", *etag}}, ""});
  const auto festival = kiosk::find_header(visit.ask({"GET", "/v1/festival/day", {}, ""}).headers, "ETag");
  REQUIRE(festival);
  visit.ask({"GET", "/v1/festival/day", {{"If-None-Match", *festival}}, ""});
  visit.ask(post("/v1/passes/lookup", R"({"code":"PASS-AMARA","symbology":"QRCode"})"));
  visit.ask(post("/v1/tickets", R"({"pass":"amara","screening":"union","channel":"in_person"})"));
  const auto tickets = visit.house().scan("PASS-AMARA").tickets;
  REQUIRE(tickets.size() == 1);
  const auto path = "/v1/tickets/" + tickets[0].id.str();
  visit.ask(post(path + "/deliveries", R"({"method":"print","outcome":"uncertain","serial":1})"));
  visit.ask(post(path + "/replacements", R"({"serial":1})"));
  visit.ask(post("/v1/tickets/verify", R"({"code":"X"})"), central::Role::kDoor);
  visit.ask({"GET", "/v1/kiosks/unreported", {}, ""});
  const auto key = house::fresh_key().str();
  visit.ask({"DELETE", "/v1/requests/" + key, {}, ""});
  visit.ask({"GET", "/v1/requests/" + key, {}, ""});
  const auto returned = visit.remove(path);
  visit.ask({"DELETE", "/v1/requests/" + returned, {}, ""});
  visit.ask(post("/v1/kiosks/help", R"({"language":"fr"})"));
  visit.ask(post("/v1/kiosks/conditions", R"({"devices":[{"device":"printer","condition":"ok"}]})"));
  visit.ask(post("/v1/kiosks/help", R"({"language":"fr"})"));

  const auto described = openapi::project_judge().successes();
  for (const auto& name : described) {
    INFO(name);
    CHECK(visit.seen().contains(name) != kNotHere.contains(name));
  }
  for (const auto& name : kNotHere) {
    INFO(name);
    CHECK(std::ranges::find(described, name) != described.end());
  }
}
