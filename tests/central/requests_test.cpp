// SPDX-License-Identifier: Apache-2.0
// What became of a request whose answer was lost: asked about, withdrawn, found long after, never reported.
#include <functional>
#include <sstream>
#include <thread>
#include <vector>

#include "platform/central/commands.hpp"
#include "platform/central/idempotency.hpp"
#include "tests/central/columns.hpp"
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

using house::House;
using house::post;
using house::reason_in;
using house::text_in;

namespace {

const auto kIssue = R"({"pass":"amara","screening":"union","channel":"in_person"})";

std::string key_of(const kiosk::HttpRequest& request) {
  return kiosk::find_header(request.headers, "Idempotency-Key").value();
}

kiosk::HttpResponse fate(House& h, const std::string& key, const std::string& venue = "bader") {
  return h.ask({"GET", "/v1/requests/" + key, {}, ""}, venue);
}

kiosk::HttpResponse withdraw(House& h, const std::string& key, const std::string& venue = "bader") {
  return h.ask({"DELETE", "/v1/requests/" + key, {}, ""}, venue);
}

/// A screening with many seats and passes that have nothing yet.
std::string crowd(int passes) {
  std::string text = R"([[screening]]
id = "big"
film = "short"
venue = "bader"
starts = "day 0 20:00"
ends = "day 0 21:00"
allotment = { industry = 400 }
)";
  for (int i = 0; i < passes; ++i) {
    const auto n = std::to_string(i);
    text += "[[pass]]\nid = \"p" + n + "\"\ncode = \"CROWD-" + n + "\"\nname = \"P\"\ncategory = \"industry\"\n";
  }
  return text;
}

/// Each effect once, by the keys of the requests that had it.
struct Effects {
  std::string issued, swapped, replaced, returned, reported;
  kiosk::TicketId first, second;
};

Effects make_effects(House& h) {
  Effects made;
  const auto issue = post("/v1/tickets", kIssue);
  made.issued = key_of(issue);
  made.first = kiosk::ticketing::read_ticket(h.ask(issue)).value().id;
  const auto swap = post("/v1/tickets", R"({"pass":"amara","screening":"clash","channel":"in_person","swap_for":")" +
                                            made.first.str() + "\"}");
  made.swapped = key_of(swap);
  made.second = kiosk::ticketing::read_ticket(h.ask(swap)).value().id;
  const auto at = "/v1/tickets/" + made.second.str();
  const auto replace = post(at + "/replacements", R"({"serial":1})");
  made.replaced = key_of(replace);
  REQUIRE(h.ask(replace).status == 201);
  const auto report = post(at + "/deliveries", R"({"method":"print","outcome":"failed","serial":2})");
  made.reported = key_of(report);
  REQUIRE(h.ask(report).status == 204);
  made.returned = house::fresh_key().str();
  REQUIRE(h.ask({"DELETE", at, {{"Idempotency-Key", made.returned}}, ""}).status == 204);
  return made;
}

void check_effects(House& h, const Effects& made) {
  const auto says = [&](const std::string& key, const std::string& effect, const kiosk::TicketId& ticket, int serial) {
    const auto answer = fate(h, key);
    INFO(effect << ": " << answer.body);
    CHECK(answer.status == 200);
    CHECK(text_in(answer, "effect") == effect);
    CHECK(text_in(answer, "ticket") == ticket.str());
    const auto number = "\"serial\":" + std::to_string(serial);
    CHECK((answer.body.find(serial == 0 ? "\"serial\"" : number) == std::string::npos) == (serial == 0));
    CHECK(text_in(answer, "at") == "2024-04-28T17:42:00-04:00");
    CHECK(withdraw(h, key) == answer);
  };
  says(made.issued, "issued", made.first, 1);
  says(made.swapped, "swapped", made.second, 1);
  says(made.replaced, "replaced", made.second, 2);
  says(made.returned, "returned", made.second, 0);
  says(made.reported, "reported", made.second, 0);
}

}  // namespace

TEST_CASE("A device learns what its requests did, and withdraws nothing that was done") {
  House h;
  check_effects(h, make_effects(h));
  CHECK(h.audit() == "");
}

TEST_CASE("What was done is known still when its answer is forgotten") {
  House h;
  const auto made = make_effects(h);
  h.at(house::local("17:43") + central::kKeysKept);
  REQUIRE(h.report(kiosk::TicketId("T-0000-0000"), kiosk::DeliveryOutcome::kFailed) == 404);  // it is time to tidy
  REQUIRE(h.store().lease()->number("SELECT count(*) FROM idempotency WHERE effect <> 'refused'") == 0);
  check_effects(h, made);
  CHECK(h.audit() == "");
}

TEST_CASE("A refusal and a call for help are on record without a ticket") {
  House h;
  const auto refused = post("/v1/tickets", R"({"pass":"amara","screening":"dark","channel":"in_person"})");
  REQUIRE(h.ask(refused).status == 409);
  const auto called = post("/v1/kiosks/help", R"({"language":"fr"})");
  REQUIRE(h.ask(called).status == 201);
  const auto waiting = post("/v1/kiosks/help", R"({"language":"fr"})");
  REQUIRE(h.ask(waiting).status == 200);
  CHECK(text_in(fate(h, key_of(refused)), "effect") == "refused");
  CHECK(text_in(withdraw(h, key_of(refused)), "effect") == "refused");
  CHECK(text_in(fate(h, key_of(called)), "effect") == "called");
  CHECK(text_in(fate(h, key_of(waiting)), "effect") == "waiting");
}

TEST_CASE("A request is known to the device that made it alone, in capitals or not") {
  House h;
  auto request = post("/v1/tickets", kIssue);
  for (auto& [name, value] : request.headers) {
    if (name == "Idempotency-Key") value = "018f2e00-abcd-7000-8000-00000000cafe";
  }
  REQUIRE(h.ask(request).status == 201);
  CHECK(fate(h, "018F2E00-ABCD-7000-8000-00000000CAFE").status == 200);
  CHECK(fate(h, key_of(request), "alger").status == 404);
  // The key is another key there: withdrawing it takes nothing from this device.
  CHECK(withdraw(h, key_of(request), "alger").status == 204);
  CHECK(fate(h, key_of(request)).status == 200);
  CHECK(h.verify(h.code(kiosk::TicketId(text_in(fate(h, key_of(request)), "ticket")))) == "valid");
}

TEST_CASE("What is no key is 400, what nothing is known of 404") {
  House h;
  for (const auto* no_key : {"x", "018f2e00-0000-7000-8000-00000000000g", "018f2e00-0000-7000-8000-0000000000001",
                             "018f2e00000070008000000000000001", "%27%20OR%201=1"}) {
    INFO(no_key);
    for (const auto* method : {"GET", "DELETE"}) {
      const auto answer = h.ask({method, std::string("/v1/requests/") + no_key, {}, ""});
      CHECK(answer.status == 400);
      CHECK(reason_in(answer) == "malformed");
    }
  }
  CHECK(fate(h, house::fresh_key().str()).status == 404);
  CHECK(h.ask({"DELETE", "/v1/requests/" + house::fresh_key().str(), {}, "{\"a\":1}"}).status == 400);
  CHECK(h.store().lease()->number("SELECT count(*) FROM idempotency") == 0);
}

TEST_CASE("A withdrawn request does nothing, however late it comes, and asking again says the same") {
  House h;
  const auto request = post("/v1/tickets", kIssue);
  const auto key = key_of(request);
  CHECK(withdraw(h, key).status == 204);
  CHECK(withdraw(h, key).status == 204);
  CHECK(text_in(fate(h, key), "effect") == "withdrawn");
  h.at("17:43");
  const auto late = h.ask(request);
  CHECK(late.status == 409);
  CHECK(reason_in(late) == "request_withdrawn");
  CHECK(house::undated(h.ask(request)) == house::undated(late));
  auto other = request;
  other.body = R"({"pass":"bo","screening":"union","channel":"in_person"})";
  CHECK(reason_in(h.ask(other)) == "request_withdrawn");
  CHECK(withdraw(h, key).status == 204);
  CHECK(h.store().lease()->number("SELECT count(*) FROM ticket") == 0);
  CHECK(h.ask(post("/v1/tickets", kIssue)).status == 201);  // the pass has lost nothing
  CHECK(h.audit() == "");
}

TEST_CASE("Every change can be withdrawn before it comes") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  const auto at = "/v1/tickets/" + ticket->id.str();
  const std::vector<kiosk::HttpRequest> requests = {
      post(at + "/replacements", R"({"serial":1})"),
      post(at + "/deliveries", R"({"method":"print","outcome":"delivered","serial":1})"),
      {"DELETE", at, {{"Idempotency-Key", house::fresh_key().str()}}, ""},
      post("/v1/kiosks/help", R"({"language":"fr"})")};
  for (const auto& request : requests) {
    INFO(request.method << " " << request.path);
    CHECK(withdraw(h, key_of(request)).status == 204);
    CHECK(reason_in(h.ask(request)) == "request_withdrawn");
  }
  CHECK(h.verify(ticket->code) == "valid");
  const auto db = h.store().lease();
  CHECK(db->number("SELECT count(*) FROM delivery") == 0);
  CHECK(db->number("SELECT count(*) FROM help_call") == 0);
  CHECK(h.audit() == "");
}

TEST_CASE("While a request runs it is neither told of nor withdrawn") {
  House h;
  const auto request = h.visited(post("/v1/tickets", kIssue));
  const auto with_token = [&](kiosk::HttpRequest asked) {
    asked.headers.emplace_back("Authorization", "Bearer " + h.token("bader"));
    return asked;
  };
  std::unique_ptr<central::Service> service;
  std::vector<std::string> told;
  int looks = 0;  // at the clock, until the request is being carried out
  const auto clock = [&] {
    if (looks > 0 && --looks == 0) {
      for (const auto* method : {"GET", "DELETE"}) {
        const auto answer = h.ask(*service, with_token({method, "/v1/requests/" + key_of(request), {}, ""}));
        told.push_back(std::to_string(answer.status) + " " + reason_in(answer));
      }
    }
    return house::local("17:42");
  };
  service = central::Service::open(h.store(), clock).value();
  looks = 2;  // the first is when it comes
  CHECK(h.ask(*service, with_token(request)).status == 201);
  CHECK(told == std::vector<std::string>{"409 key_in_flight", "409 key_in_flight"});
}

TEST_CASE("A request and its withdrawal at two services at once: one of them happens, and both are told which") {
  constexpr int kKeys = 90;
  House h("", crowd(kKeys));
  std::array<std::unique_ptr<central::Store>, 2> stores;
  std::array<std::unique_ptr<central::Service>, 2> services;
  for (std::size_t i = 0; i < 2; ++i) {
    stores[i] = central::Store::open(h.database(), central::Store::Mode::kExisting).value();
    services[i] = central::Service::open(*stores[i], [] { return house::local("17:42"); }).value();
  }
  struct Raced {
    kiosk::HttpResponse request, withdrawal;
  };
  std::vector<Raced> raced(kKeys);
  const auto insist = [&](central::Service& service, kiosk::HttpRequest request) {
    request.headers.emplace_back("Authorization", "Bearer " + h.token("bader"));
    while (true) {
      auto answer = h.ask(service, request);
      if (answer.status != 503 && reason_in(answer) != "key_in_flight") return answer;
    }
  };
  const auto race = [&](int i) {
    const auto request = h.visited(
        post("/v1/tickets", R"({"pass":"p)" + std::to_string(i) + R"(","screening":"big","channel":"in_person"})"));
    auto& [answer, withdrawal] = raced[static_cast<std::size_t>(i)];
    // In turn: the request first, the withdrawal first, both at once.
    const auto ask = [&] { answer = insist(*services[0], request); };
    const auto take_back = [&] {
      withdrawal = insist(*services[1], {"DELETE", "/v1/requests/" + key_of(request), {}, ""});
    };
    if (i % 3 == 0) ask();
    if (i % 3 != 2) take_back();
    if (i % 3 == 1) ask();
    if (i % 3 != 2) return;
    std::thread other(take_back);
    ask();
    other.join();
  };
  std::vector<std::thread> lanes;
  for (int lane = 0; lane < 6; ++lane) {
    lanes.emplace_back([&, lane] {
      for (int i = lane; i < kKeys; i += 6) race(i);
    });
  }
  for (auto& lane : lanes) lane.join();
  int done = 0;
  const auto db = h.store().lease();
  for (int i = 0; i < kKeys; ++i) {
    const auto& [answer, withdrawal] = raced[static_cast<std::size_t>(i)];
    INFO(i << ": " << answer.status << " " << answer.body << " / " << withdrawal.status << " " << withdrawal.body);
    const auto tickets = db->number("SELECT count(*) FROM ticket WHERE pass = ?", "p" + std::to_string(i));
    if (answer.status == 201) {
      ++done;
      CHECK(withdrawal.status == 200);
      CHECK(text_in(withdrawal, "effect") == "issued");
      CHECK(text_in(withdrawal, "ticket") == text_in(answer, "id"));
      CHECK(tickets == 1);
    } else {
      CHECK(answer.status == 409);
      CHECK(reason_in(answer) == "request_withdrawn");
      CHECK(withdrawal.status == 204);
      CHECK(tickets == 0);
    }
  }
  CHECK(done >= kKeys / 3);
  CHECK(done <= kKeys - kKeys / 3);
  CHECK(h.audit() == "");
}

TEST_CASE("A kiosk learns which of its codes it never reported") {
  House h;
  const auto unreported = [&](const std::string& venue = "bader") {
    const auto answer = kiosk::ticketing::read_unreported(h.ask({"GET", "/v1/kiosks/unreported", {}, ""}, venue));
    REQUIRE(answer);
    return *answer;
  };
  CHECK(unreported().tickets.empty());
  const auto request = post("/v1/tickets", kIssue);
  const auto first = kiosk::ticketing::read_ticket(h.ask(request)).value();
  h.at("17:43");
  const auto second = h.get("bo", "late");
  REQUIRE(second);
  auto told = unreported();
  REQUIRE(told.tickets.size() == 2);
  CHECK_FALSE(told.more);
  CHECK(told.tickets[0] == kiosk::UnreportedTicket{kiosk::IdempotencyKey(key_of(request)), {first.id, 1}});
  CHECK(told.tickets[1].made.ticket == second->id);
  CHECK(unreported("alger").tickets.empty());

  SECTION("a report of any kind settles it") {
    const auto outcome = GENERATE(kiosk::DeliveryOutcome::kDelivered, kiosk::DeliveryOutcome::kUncertain,
                                  kiosk::DeliveryOutcome::kFailed);
    REQUIRE(h.report(first.id, outcome) == 204);
    told = unreported();
    REQUIRE(told.tickets.size() == 1);
    CHECK(told.tickets[0].made.ticket == second->id);
  }
  SECTION("a newer code takes the place of the one before it") {
    REQUIRE(h.report(first.id, kiosk::DeliveryOutcome::kFailed) == 204);
    h.at("17:44");
    REQUIRE(h.replace(first.id));
    told = unreported();
    REQUIRE(told.tickets.size() == 2);
    CHECK(told.tickets[1].made == kiosk::MadeCode{first.id, 2});
  }
  SECTION("what is no longer valid is nothing to settle") {
    REQUIRE(h.give_back(first.id).status == 204);
    CHECK(unreported().tickets.size() == 1);
  }
}

TEST_CASE("More unreported codes than a hundred come in the order in which they were made") {
  House h("", crowd(103));
  for (int i = 0; i < 103; ++i) {
    h.at(house::local("12:00") + std::chrono::seconds{i});
    REQUIRE(h.get("p" + std::to_string(i), "big"));
  }
  const auto ask = [&] {
    return kiosk::ticketing::read_unreported(h.ask({"GET", "/v1/kiosks/unreported", {}, ""})).value();
  };
  const auto first = ask();
  REQUIRE(first.tickets.size() == 100);
  CHECK(first.more);
  for (const auto& one : first.tickets) REQUIRE(h.report(one.made.ticket, kiosk::DeliveryOutcome::kUncertain) == 204);
  const auto rest = ask();
  CHECK(rest.tickets.size() == 3);
  CHECK_FALSE(rest.more);
}

TEST_CASE("Staff learn what became of a request by the reference that the kiosk shows") {
  House h;
  const auto show = [&](const std::string& reference) {
    std::ostringstream out, err;
    const int status = central::run_requests_show({h.database()}, reference, out, err);
    CHECK((status == 0) == err.str().empty());
    return status == 0 ? rows_of(out.str()) : err.str();
  };
  const auto keyed = [](kiosk::HttpRequest request, const std::string& key) {
    for (auto& [name, value] : request.headers) {
      if (name == "Idempotency-Key") value = key;
    }
    return request;
  };
  const auto issued = h.ask(keyed(post("/v1/tickets", kIssue), "018f2e00-7c1a-7000-8000-5f3b1c9d2e4a"));
  const auto ticket = kiosk::ticketing::read_ticket(issued).value().id.str();
  const auto first = "2024-04-28T17:42:00-04:00 lobby issued " + ticket + " amara -\n";
  for (const auto* reference : {"1C9D-2E4A", "1c9d2e4a", "1C9D 2E4A"}) CHECK(show(reference) == first);

  SECTION("several requests that end alike are all told, the oldest first") {
    h.at("17:43");
    auto refused = keyed(post("/v1/tickets", kIssue), "018f2e00-7c1a-7000-8000-00001c9d2e4a");
    REQUIRE(h.ask(refused, "alger").status == 409);
    CHECK(show("1C9D-2E4A") == first + "2024-04-28T17:43:00-04:00 foyer refused - - -\n");
  }
  SECTION("what staff did has their reason, what was withdrawn is told") {
    auto returned = keyed(post("/v1/tickets/" + ticket, R"({"reason":"ill"})"), "018f2e00-7c1a-7000-8000-000000000abc");
    returned.method = "DELETE";
    REQUIRE(h.ask_as(returned, "bader", central::Role::kDesk).status == 204);
    CHECK(show("0000-0ABC") == "2024-04-28T17:42:00-04:00 bader desk returned " + ticket + " amara ill\n");
    REQUIRE(withdraw(h, "018f2e00-7c1a-7000-8000-000000000def").status == 204);
    CHECK(show("0000-0DEF") == "2024-04-28T17:42:00-04:00 lobby withdrawn - - -\n");
  }
  SECTION("also long after its answer is forgotten") {
    h.store().lease()->script("DELETE FROM idempotency");
    CHECK(show("1C9D-2E4A") == first);
  }
  SECTION("nothing on record, and what is no reference, are one line") {
    CHECK(show("FFFF-FFFF").find("central: nothing is on record of FFFF-FFFF") == 0);
    for (const auto* wrong : {"", "1C9D", "1C9D-2E4A-0", "%%%%%%%%", "1C9D_2E4", "GGGG-GGGG"}) {
      CHECK(show(wrong).find("central: a reference is") == 0);
    }
  }
}
