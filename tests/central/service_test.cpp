// SPDX-License-Identifier: Apache-2.0
// Around every call: who asks, hostile bodies, keys and their replay, a failing database.
#include <vector>

#include "platform/central/commands.hpp"
#include "platform/central/device.hpp"
#include "platform/central/idempotency.hpp"
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

using house::House;
using house::post;
using house::reason_in;

namespace {

const auto kIssue = R"({"pass":"amara","screening":"union","channel":"in_person"})";

kiosk::HttpRequest with_key(kiosk::HttpRequest request, const std::string& key) {
  for (auto& [name, value] : request.headers) {
    if (name == "Idempotency-Key") value = key;
  }
  return request;
}

kiosk::HttpRequest without_key(kiosk::HttpRequest request) {
  std::erase_if(request.headers, [](const auto& header) { return header.first == "Idempotency-Key"; });
  return request;
}

}  // namespace

TEST_CASE("A device that is not known or was revoked is told so, whatever it asks") {
  House h;
  auto service = central::Service::open(h.store(), [] { return house::local("17:42"); });
  REQUIRE(service);
  const auto ask = [&](const std::string& authorization) {
    auto request = post("/v1/tickets", kIssue);
    if (!authorization.empty()) request.headers.emplace_back("Authorization", authorization);
    return h.ask(**service, request);
  };
  for (const std::string wrong : {"", "Bearer ", "Bearer x", "Basic abc"}) {
    const auto answer = ask(wrong);
    CHECK(answer.status == 401);
    CHECK(reason_in(answer) == "device_unknown");
  }
  CHECK(ask(h.token("bader")).status == 401);  // the token without its scheme
  CHECK(ask("Bearer " + h.token("bader").substr(1)).status == 401);
  REQUIRE(central::revoke_device(h.store(), "lobby", house::local("12:00")));
  const auto revoked = ask("Bearer " + h.token("bader"));
  CHECK(revoked.status == 403);
  CHECK(reason_in(revoked) == "device_revoked");
}

TEST_CASE("What is no call is 404, and nothing of it is taken for one") {
  House h;
  const auto [method, path] = GENERATE(table<std::string, std::string>({{"GET", "/"},
                                                                        {"GET", ""},
                                                                        {"GET", "/v1/tickets"},
                                                                        {"PUT", "/v1/tickets"},
                                                                        {"POST", "/v1/tickets/"},
                                                                        {"POST", "/v1//tickets"},
                                                                        {"POST", "/v1/tickets?x=1"},
                                                                        {"DELETE", "/v1/tickets/"},
                                                                        {"DELETE", "/v1/tickets/%"},
                                                                        {"DELETE", "/v1/tickets/%zz"},
                                                                        {"DELETE", "/v1/tickets/T%00"},
                                                                        {"DELETE", "/v1/tickets/%ff"},
                                                                        {"DELETE", "/v1/tickets/%ed%a0%80"},
                                                                        {"POST", "/v1/tickets/T-1/replacements/more"},
                                                                        {"DELETE", "/v1/tickets/.."},
                                                                        {"GET", "/v1/venue/day/"}}));
  const auto answer = h.ask({method, path, {}, ""});
  // "..": an id like any other, of which there is no ticket; but the call wants a key first.
  if (path.find("..") != std::string::npos) {
    CHECK(reason_in(answer) == "key_missing");
  } else {
    CHECK(answer.status == 404);
    CHECK(reason_in(answer) == "not_found");
  }
}

TEST_CASE("The id in a path may be escaped, and is bounded") {
  House h;
  const auto got = h.get("amara", "union");
  REQUIRE(got);
  std::string escaped = "/v1/tickets/%54" + got->id.str().substr(1);
  CHECK(h.ask({"DELETE", escaped, {{"Idempotency-Key", house::fresh_key().str()}}, ""}).status == 204);
  CHECK(h.ask({"DELETE", "/v1/tickets/" + std::string(65, 'T'), {}, ""}).status == 404);
}

TEST_CASE("A body that is not what the call wants is 400 and does nothing") {
  House h;
  const std::string path = GENERATE("/v1/tickets", "/v1/passes/lookup", "/v1/tickets/verify",
                                    "/v1/tickets/T-0000-0000/deliveries", "/v1/tickets/T-0000-0000/replacements");
  const std::string body =
      GENERATE("", "null", "[]", "{", "{}", "\xff\xfe", R"({"pass":1,"screening":2,"channel":3})",
               R"({"pass":"amara","screening":"union","channel":"by_mail"})",
               R"({"pass":"amara","screening":"union","channel":"in_person","extra":true})",
               R"({"code":["x"],"symbology":"QRCode"})", R"({"code":"PASS-AMARA\u0000","symbology":"QRCode"})",
               R"({"pass":"amara\u0000","screening":"union","channel":"in_person"})",
               R"({"method":"print","outcome":"maybe","serial":1})", R"({"method":"print","outcome":"delivered"})",
               R"({"method":"print","outcome":"delivered","serial":0})");
  const auto role = path == "/v1/tickets/verify" ? central::Role::kDoor : central::Role::kKiosk;
  const auto answer = h.ask_as(post(path, body), "bader", role);
  CHECK(answer.status == 400);
  CHECK(reason_in(answer) == "malformed");
  CHECK(h.store().lease()->number("SELECT count(*) FROM idempotency") == 0);
}

TEST_CASE("Deep, long and strange texts are answered, not obeyed") {
  House h;
  CHECK(h.ask(post("/v1/tickets", std::string(60000, '['))).status == 400);
  CHECK(
      h.ask(post("/v1/passes/lookup", R"({"code":")" + std::string(600, 'A') + R"(","symbology":"QRCode"})")).status ==
      400);
  const auto strange = h.scan("x'; DROP TABLE pass; --");
  CHECK(strange.verdict.reason == kiosk::policy::Reason::kPassUnknown);
  CHECK(h.scan("PASS-AMARA").holder);
  CHECK(h.ask(post("/v1/tickets", R"({"pass":"amara' OR 1=1","screening":"union","channel":"in_person"})")).status ==
        409);
}

TEST_CASE("A change needs a key that is a key") {
  House h;
  for (const auto* path : {"/v1/tickets", "/v1/tickets/T-1/replacements", "/v1/tickets/T-1/deliveries"}) {
    const std::string body = std::string(path) == "/v1/tickets" ? kIssue
                             : std::string(path).find("deliv") != std::string::npos
                                 ? R"({"method":"print","outcome":"failed","serial":1})"
                                 : R"({"serial":1})";
    const auto missing = h.ask(without_key(post(path, body)));
    CHECK(missing.status == 400);
    CHECK(reason_in(missing) == "key_missing");
    CHECK(reason_in(h.ask(with_key(post(path, body), ""))) == "key_missing");
    CHECK(reason_in(h.ask(with_key(post(path, body), "1"))) == "malformed");
    CHECK(reason_in(h.ask(with_key(post(path, body), "018f2e00-0000-7000-8000-00000000000g"))) == "malformed");
  }
  CHECK(h.store().lease()->number("SELECT count(*) FROM ticket") == 0);
}

TEST_CASE("The same key gets the same bytes, and nothing happens a second time") {
  House h;
  const auto request = post("/v1/tickets", kIssue);
  const auto first = h.ask(request);
  REQUIRE(first.status == 201);
  h.at("+3 12:00");
  CHECK(house::undated(h.ask(request)) == house::undated(first));
  CHECK(h.store().lease()->number("SELECT count(*) FROM ticket") == 1);

  SECTION("another body under the key is refused") {
    auto other = request;
    other.body = R"({"pass":"bo","screening":"union","channel":"in_person"})";
    const auto refused = h.ask(other);
    CHECK(refused.status == 422);
    CHECK(reason_in(refused) == "key_reused_with_other_body");
  }
  SECTION("so is another call under it") {
    const auto key = kiosk::find_header(request.headers, "Idempotency-Key").value();
    CHECK(h.ask({"DELETE", "/v1/tickets/T-0000-0000", {{"Idempotency-Key", key}}, ""}).status == 422);
  }
  SECTION("another device's key is another key") { CHECK(h.ask(request, "alger").status == 409); }
  SECTION("a refusal is replayed too, when it would be granted by then") {
    House other;
    other.at("08:00");
    const auto refused = other.ask(request);
    REQUIRE(refused.status == 409);
    other.at("12:00");
    CHECK(house::undated(other.ask(request)) == house::undated(refused));
  }
  CHECK(h.audit() == "");
}

TEST_CASE("Every change replays") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  const auto twice = [&](const kiosk::HttpRequest& request) {
    const auto first = h.ask(request);
    CHECK(house::undated(h.ask(request)) == house::undated(first));
    return first.status;
  };
  const auto at = "/v1/tickets/" + ticket->id.str();
  CHECK(twice(post(at + "/deliveries", R"({"method":"screen","outcome":"delivered","serial":1})")) == 204);
  CHECK(twice(post(at + "/replacements", R"({"serial":1})")) == 201);
  CHECK(twice(post("/v1/tickets", R"({"pass":"amara","screening":"clash","channel":"in_person","swap_for":")" +
                                      ticket->id.str() + "\"}")) == 201);
  const auto swapped = h.scan("PASS-AMARA").tickets.at(0);
  CHECK(twice({"DELETE", "/v1/tickets/" + swapped.id.str(), {{"Idempotency-Key", house::fresh_key().str()}}, ""}) ==
        204);
  const auto db = h.store().lease();
  CHECK(db->number("SELECT count(*) FROM delivery") == 1);
  CHECK(db->number("SELECT count(*) FROM ticket_code") == 3);
  CHECK(db->number("SELECT count(*) FROM ticket WHERE state = 'valid'") == 0);
  CHECK(h.audit() == "");
}

TEST_CASE("A key is the same key in capitals") {
  House h;
  const std::string key = "018f2e00-abcd-7000-8000-00000000cafe";
  const auto first = h.ask(with_key(post("/v1/tickets", kIssue), key));
  REQUIRE(first.status == 201);
  CHECK(house::undated(h.ask(with_key(post("/v1/tickets", kIssue), "018F2E00-ABCD-7000-8000-00000000CAFE"))) ==
        house::undated(first));
  CHECK(h.store().lease()->number("SELECT count(*) FROM ticket") == 1);
  CHECK(h.audit() == "");
}

TEST_CASE("A change is judged at the time its turn came, not at that of its arrival") {
  House h;
  const auto other = h.connect_impatiently();
  std::vector<bool> had_to_wait;  // at each reading of the clock
  bool watching = false;
  const auto clock = [&] {
    if (watching) {
      try {
        const central::Transaction writing(*other, central::Purpose::kAlone);
        had_to_wait.push_back(true);  // nothing has the database: the request has still to wait for it
      } catch (const central::StoreFailure&) {
        had_to_wait.push_back(false);  // the request has it: this is the moment that counts
      }
    }
    return house::local("17:42");
  };
  auto service = central::Service::open(h.store(), clock);
  REQUIRE(service);
  watching = true;
  auto request = h.visited(post("/v1/tickets", kIssue));
  request.headers.emplace_back("Authorization", "Bearer " + h.token("bader"));
  CHECK(h.ask(**service, request).status == 201);
  // The last reading is the answer's Date, when all is done.
  REQUIRE(had_to_wait.size() >= 2);
  CHECK_FALSE(had_to_wait[had_to_wait.size() - 2]);
}

TEST_CASE("Keys are kept for seven days, and not much longer") {
  House h;
  const auto request = post("/v1/tickets", kIssue);
  REQUIRE(h.ask(request).status == 201);
  h.at(house::local("17:42") + central::kKeysKept);
  REQUIRE(h.report(kiosk::TicketId("T-0000-0000"), kiosk::DeliveryOutcome::kFailed) == 404);
  CHECK(h.ask(request).status == 201);
  h.at(house::local("17:43") + central::kKeysKept);
  REQUIRE(h.report(kiosk::TicketId("T-0000-0000"), kiosk::DeliveryOutcome::kFailed) == 404);
  CHECK(h.ask(request).status == 409);  // forgotten; but the pass's one ticket is not
  CHECK(h.audit() == "");
}

TEST_CASE("A report that is repeated when its key is forgotten is what it was") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  const auto path = "/v1/tickets/" + ticket->id.str() + "/deliveries";
  const auto request = post(path, R"({"method":"print","outcome":"delivered","serial":1})");
  REQUIRE(h.ask(request).status == 204);
  h.at(house::local("17:43") + central::kKeysKept);
  REQUIRE(h.report(kiosk::TicketId("T-0000-0000"), kiosk::DeliveryOutcome::kFailed) == 404);
  SECTION("the same report") {
    CHECK(h.ask(request).status == 204);
    CHECK(h.ask(request).status == 204);
  }
  SECTION("another one under its key") {
    auto other = request;
    other.body = R"({"method":"print","outcome":"failed","serial":1})";
    CHECK(reason_in(h.ask(other)) == "key_reused_with_other_body");
  }
  CHECK(h.store().lease()->number("SELECT count(*) FROM delivery") == 1);
  CHECK(h.audit() == "");
}

TEST_CASE("Anyone may ask for its health, the keys are for devices") {
  House h;
  auto service = central::Service::open(h.store(), [] { return house::local("17:42"); });
  REQUIRE(service);
  CHECK(h.ask(**service, {"GET", "/healthz", {}, ""}).status == 200);
  CHECK(h.ask(**service, {"GET", "/v1/keys", {}, ""}).status == 401);
  const auto keys = h.ask({"GET", "/v1/keys", {}, ""});
  CHECK(keys.status == 200);
  CHECK(keys.body.find("\"ed25519\"") != std::string::npos);
}

TEST_CASE("A database that fails is 503 and later, and nothing half done is left") {
  House h;
  h.store().lease()->script("DROP TABLE delivery");
  const auto answer = h.ask(post("/v1/tickets", kIssue));
  CHECK(answer.status == 503);
  CHECK(reason_in(answer) == "unavailable");
  CHECK(kiosk::find_header(answer.headers, "Retry-After"));
  CHECK(h.store().lease()->number("SELECT count(*) FROM ticket") == 0);
  CHECK(h.store().lease()->number("SELECT count(*) FROM idempotency") == 0);
}

TEST_CASE("A service without a festival does not begin") {
  const house::TestDatabase database;
  const auto store = central::Store::open(database.address(), central::Store::Mode::kCreate);
  REQUIRE(store);
  const auto service = central::Service::open(**store, [] { return house::local("17:42"); });
  REQUIRE_FALSE(service);
  CHECK(service.error().find("no festival has been imported") != std::string::npos);
}
