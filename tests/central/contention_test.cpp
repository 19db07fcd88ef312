// SPDX-License-Identifier: Apache-2.0
// Many kiosks at once on few seats: whatever the order, the data stays whole.
#include <atomic>
#include <random>
#include <thread>
#include <vector>

#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

using house::House;

namespace {

const std::vector<std::string> kPasses = {"amara", "bo", "cy", "press"};
const std::vector<std::string> kScreenings = {"union", "clash", "insiders", "late"};

/// One kiosk that does whatever comes to mind, with a seed of its own. Never fails: it counts what it was told.
void busy_kiosk(House& h, unsigned seed, int steps, std::atomic<int>& strange) {
  std::mt19937 random(seed);
  const auto one_of = [&](const auto& list) { return list[random() % list.size()]; };
  kiosk::TicketId last("T-0000-0000");
  int serial = 1;
  for (int step = 0; step < steps; ++step) {
    const auto at = "/v1/tickets/" + last.str();
    auto request = house::post("/v1/tickets", R"({"pass":")" + one_of(kPasses) + R"(","screening":")" +
                                                  one_of(kScreenings) + R"(","channel":"in_person"})");
    switch (random() % 6) {
      case 0:
        request.body.insert(request.body.size() - 1, R"(,"swap_for":")" + last.str() + '"');
        break;
      case 1:
        request = house::post(at + "/replacements", R"({"serial":)" + std::to_string(serial) + "}");
        break;
      case 2:
        request = {"DELETE", at, {{"Idempotency-Key", house::fresh_key().str()}}, ""};
        break;
      case 3:
        request = house::post(at + "/deliveries",
                              R"({"method":"print","outcome":"delivered","serial":)" + std::to_string(serial) + "}");
        break;
      default:
        break;
    }
    const auto answer = h.ask(request);
    if (const auto ticket = kiosk::ticketing::read_ticket(answer); ticket && answer.status == 201) {
      last = ticket->id;
      serial = ticket->serial;
    }
    const bool known = answer.status == 201 || answer.status == 204 || answer.status == 404 || answer.status == 409;
    if (!known || h.ask(request) != answer) ++strange;
  }
}

}  // namespace

TEST_CASE("Eight kiosks that issue, swap, return, replace and repeat themselves leave nothing to find") {
  House h("reprints = 1000");
  std::atomic<int> strange{0};
  std::vector<std::thread> kiosks;
  for (unsigned seed = 1; seed <= 8; ++seed) {
    kiosks.emplace_back([&h, &strange, seed] { busy_kiosk(h, seed, 40, strange); });
  }
  for (auto& kiosk : kiosks) kiosk.join();
  CHECK(strange == 0);
  CHECK(h.audit() == "");
  CHECK(h.store().lease()->number("SELECT count(*) FROM ticket") > 0);
}

TEST_CASE("Of eight kiosks that want the last seat for one pass, under eight keys, one gets it") {
  House h;
  std::atomic<int> issued{0};
  std::vector<std::thread> kiosks;
  for (int i = 0; i < 8; ++i) {
    kiosks.emplace_back([&] {
      if (h.get("amara", "clash")) ++issued;
    });
  }
  for (auto& kiosk : kiosks) kiosk.join();
  CHECK(issued == 1);
  CHECK(h.audit() == "");
}

TEST_CASE("One request sent eight times at once is one ticket and one answer") {
  House h;
  const auto request = house::post("/v1/tickets", R"({"pass":"amara","screening":"union","channel":"in_person"})");
  std::vector<kiosk::HttpResponse> answers(8);
  std::vector<std::thread> kiosks;
  for (auto& answer : answers) {
    kiosks.emplace_back([&h, &request, &answer] {
      do answer = h.ask(request);
      while (house::reason_in(answer) == "key_in_flight");
    });
  }
  for (auto& kiosk : kiosks) kiosk.join();
  for (const auto& answer : answers) CHECK(answer == answers.front());
  CHECK(answers.front().status == 201);
  CHECK(h.store().lease()->number("SELECT count(*) FROM ticket") == 1);
}

TEST_CASE("Two stores on one file, as of two processes, keep out of each other's way") {
  House h;
  auto other = central::Store::open(h.database(), central::Store::Mode::kExisting);
  REQUIRE(other);
  auto service = central::Service::open(**other, [] { return house::local("17:42"); });
  REQUIRE(service);
  std::atomic<int> issued{0};
  const auto issue = [&](bool here, const std::string& pass) {
    auto request =
        house::post("/v1/tickets", R"({"pass":")" + pass + R"(","screening":"union","channel":"in_person"})");
    request = h.visited(std::move(request));
    request.headers.emplace_back("Authorization", "Bearer " + h.token("bader"));
    const auto answer = here ? h.ask(request) : h.ask(**service, request);
    if (answer.status == 201) ++issued;
  };
  std::vector<std::thread> kiosks;
  for (const auto* pass : {"amara", "bo", "cy"}) {
    for (const bool here : {true, false}) kiosks.emplace_back([&issue, here, pass] { issue(here, pass); });
  }
  for (auto& kiosk : kiosks) kiosk.join();
  CHECK(issued == 2);  // the allotment
  CHECK(h.audit() == "");
}
