// SPDX-License-Identifier: Apache-2.0
// Somebody at a kiosk calls for staff: once however often they press, seen by staff until somebody went.
#include "platform/central/help.hpp"

#include <atomic>
#include <cctype>
#include <sstream>
#include <thread>

#include "kiosk/base/log.hpp"
#include "kiosk/ticketing/messages.hpp"
#include "platform/central/commands.hpp"
#include "platform/central/device.hpp"
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

using house::House;
using house::post;

namespace {

kiosk::HttpRequest help(const std::string& language) {
  return kiosk::ticketing::help_request(house::fresh_key(), language);
}

std::vector<central::ListedHelpCall> listed(House& h) {
  const auto calls = central::list_help_calls(h.store());
  REQUIRE(calls);
  return *calls;
}

std::int64_t calls_kept(House& h) { return h.store().lease()->number("SELECT count(*) FROM help_call"); }

/// The log's lines, also those that only inform.
class Lines {
 public:
  Lines() {
    kiosk::log::set_sink(
        [this](kiosk::log::Level, std::string_view, std::string_view message) { text_.append(message).append("\n"); });
  }
  ~Lines() {
    kiosk::log::set_sink([](kiosk::log::Level, std::string_view, std::string_view) {});
  }
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;
  [[nodiscard]] bool say(const std::string& what) const { return text_.find(what) != std::string::npos; }

 private:
  std::string text_;
};

}  // namespace

TEST_CASE("A call for help is kept with its time, kiosk, venue and language, and read by the kiosk") {
  House h;
  const auto answer = h.ask(help("fr-CA"));
  CHECK(answer.status == 201);
  CHECK(kiosk::ticketing::read_help(answer));
  CHECK(house::text_in(answer, "called_at") == "2024-04-28T17:42:00-04:00");
  const auto calls = listed(h);
  REQUIRE(calls.size() == 1);
  CHECK(calls[0].id == house::text_in(answer, "id"));
  CHECK(calls[0].called_at == "2024-04-28T17:42:00-04:00");
  CHECK(calls[0].kiosk == "lobby");
  CHECK(calls[0].venue == "Isabel Bader Theatre");
  CHECK(calls[0].language == "fr-CA");
  CHECK(h.audit() == "");
}

TEST_CASE("Who presses again keeps the place and the id of the first call, however long they wait") {
  House h;
  const auto first = h.ask(help("fr"));
  h.at("17:42:59");
  const auto again = h.ask(help("en"));
  CHECK(again.status == 200);
  CHECK(again.body == first.body);
  CHECK(listed(h).at(0).language == "fr");

  h.at("18:10");
  const auto later = h.ask(help("en"));
  CHECK(later.status == 200);
  CHECK(later.body == first.body);
  const auto calls = listed(h);
  REQUIRE(calls.size() == 1);
  CHECK(calls[0].called_at == "2024-04-28T17:42:00-04:00");
  CHECK(calls_kept(h) == 1);
}

TEST_CASE("The same key replays its answer, whatever became of the call") {
  House h;
  const auto request = help("fr");
  const auto first = h.ask(request);
  const auto open_one = help("fr");
  const auto told = h.ask(open_one);
  REQUIRE(central::end_help_call(h.store(), house::text_in(first, "id"), house::local("17:42:30")));
  h.at("17:50");
  const auto again = h.ask(request);
  CHECK(again.status == 201);
  CHECK(again.body == first.body);
  CHECK(h.ask(open_one).status == told.status);
  CHECK(listed(h).empty());
  CHECK(calls_kept(h) == 1);

  auto other = request;
  other.body = R"({"language":"en"})";
  CHECK(house::reason_in(h.ask(other)) == "key_reused_with_other_body");
  auto ticket = post("/v1/tickets", R"({"pass":"amara","screening":"union","channel":"in_person"})");
  ticket.headers.back().second = kiosk::find_header(request.headers, "Idempotency-Key").value();
  CHECK(house::reason_in(h.ask(ticket)) == "key_reused_with_other_body");
}

TEST_CASE("Each kiosk has a call of its own, the one that waits longest first") {
  House h;
  CHECK(h.ask(help("ar"), "alger").status == 201);
  h.at("17:42:10");
  CHECK(h.ask(help("iu"), "bader").status == 201);
  const auto calls = listed(h);
  REQUIRE(calls.size() == 2);
  CHECK(calls[0].kiosk == "foyer");
  CHECK(calls[0].venue == "Alger Hall");
  CHECK(calls[1].kiosk == "lobby");
}

TEST_CASE("A call that staff saw to is over: the next press is a new one, and it cannot end twice") {
  House h;
  const auto id = house::text_in(h.ask(help("fr")), "id");
  REQUIRE(central::end_help_call(h.store(), id, house::local("17:42:20")));
  CHECK(listed(h).empty());
  const auto twice = central::end_help_call(h.store(), id, house::local("17:42:21"));
  REQUIRE_FALSE(twice);
  CHECK(twice.error() == "there is no open call \"" + id + "\"; see central help list");
  h.at("17:42:30");
  CHECK(h.ask(help("fr")).status == 201);
}

TEST_CASE("Who presses on every finger at once has called once") {
  House h;
  std::vector<std::thread> fingers;
  std::atomic<int> made{0};
  std::atomic<int> told{0};
  for (int i = 0; i < 5; ++i) {
    fingers.emplace_back([&, request = help("fr")] {
      const auto status = h.ask(request).status;
      made += status == 201 ? 1 : 0;
      told += status == 200 ? 1 : 0;
    });
  }
  for (auto& finger : fingers) finger.join();
  CHECK(made == 1);
  CHECK(told == 4);
  CHECK(calls_kept(h) == 1);
}

TEST_CASE("Hostile calls change nothing") {
  House h;
  const auto refused = [&](const kiosk::HttpRequest& request) {
    const auto answer = h.ask(request);
    CHECK(answer.status >= 400);
    return house::reason_in(answer);
  };
  for (const std::string& body :
       {std::string(), std::string("{}"), std::string(R"({"language":""})"),
        R"({"language":")" + std::string(36, 'a') + "\"}", R"({"language":")" + std::string(5000, 'f') + "\"}",
        std::string(R"({"language":"fr\u0000"})"), std::string(R"({"language":"fr","x":1})"),
        std::string("{\"language\":\"\xFF\xFE\"}"), std::string(20000, '[')}) {
    INFO(body.substr(0, 80));
    CHECK(refused(post("/v1/kiosks/help", body)) == "malformed");
  }
  auto keyless = help("fr");
  std::erase_if(keyless.headers, [](const auto& header) { return header.first == "Idempotency-Key"; });
  CHECK(refused(keyless) == "key_missing");
  keyless.headers.emplace_back("Idempotency-Key", "'; DROP TABLE help_call; --");
  CHECK(refused(keyless) == "malformed");
  CHECK(h.ask_online(help("fr"), "").status == 401);
  CHECK(house::reason_in(h.ask_online(help("fr"), h.sign_in("PASS-AMARA"))) == "device_unknown");
  CHECK(refused({"GET", "/v1/kiosks/help", {}, ""}) == "not_found");
  CHECK(calls_kept(h) == 0);
}

TEST_CASE("A revoked kiosk cannot call, and what it had called for stays until staff went") {
  House h;
  REQUIRE(h.ask(help("fr")).status == 201);
  REQUIRE(central::revoke_device(h.store(), "lobby", house::local("17:43")));
  h.at("17:50");
  const auto answer = h.ask(help("fr"));
  CHECK(answer.status == 403);
  CHECK(house::reason_in(answer) == "device_revoked");
  CHECK(listed(h).size() == 1);
}

TEST_CASE("A kiosk that calls too often is slowed down like any other") {
  House h;
  auto service = central::Service::open(h.store(), [] { return house::local("17:42"); }, {{0.01, 2}, {0.01, 2}});
  REQUIRE(service);
  const auto ask = [&] {
    auto request = help("fr");
    request.headers.emplace_back("Authorization", "Bearer " + h.token("bader"));
    return h.ask(**service, request).status;
  };
  CHECK(ask() == 201);
  CHECK(ask() == 200);
  CHECK(ask() == 429);
}

TEST_CASE("The log and the figures tell of a call, once") {
  House h;
  const kiosk::HttpRequest figures{"GET", "/metrics", {}, ""};
  const auto tells = [&](const std::string& line) {
    return h.ask(figures).body.find("\n" + line + "\n") != std::string::npos;
  };
  CHECK(tells("kiosk_help_calls_total 0"));
  const Lines log;
  const auto request = help("fr");
  const auto id = house::text_in(h.ask(request), "id");
  CHECK(log.say("help=called call=" + id + " device=d-1 venue=bader"));
  CHECK_FALSE(log.say("help=waiting"));
  CHECK(h.ask(request).status == 201);  // a repetition
  CHECK(h.ask(help("fr")).status == 200);
  CHECK(log.say("help=waiting call=" + id));
  CHECK(tells("kiosk_help_calls_total 1"));
  CHECK(tells("kiosk_help_calls_open 1"));
  REQUIRE(central::end_help_call(h.store(), id, house::local("17:43")));
  CHECK(tells("kiosk_help_calls_total 1"));
  CHECK(tells("kiosk_help_calls_open 0"));
}

TEST_CASE("Staff list the open calls and say that somebody went") {
  House h;
  const auto list = [&](bool json = false, bool utc = false) {
    std::ostringstream out;
    std::ostringstream err;
    CHECK(central::run_help_list({h.database(), json, utc}, out, err) == 0);
    CHECK(err.str() == "");
    return out.str();
  };
  CHECK(list() == "no open calls\n");
  CHECK(list(true) == "[]\n");
  const auto id = house::text_in(h.ask(help("fr")), "id");
  CHECK(list() == "id        called                     kiosk  venue                 language\n" + id +
                      "  2024-04-28T17:42:00-04:00  lobby  Isabel Bader Theatre  fr\n");
  CHECK(list(false, true).find("  2024-04-28T21:42:00Z  ") != std::string::npos);
  CHECK(list(true).starts_with(R"([{"id":")" + id + R"(","called":"2024-04-28T17:42:00-04:00","kiosk":"lobby",)"));
  std::string typed = id;
  for (char& c : typed) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  std::ostringstream out;
  std::ostringstream err;
  CHECK(central::run_help_done(h.database(), typed, out, err) == 0);
  CHECK(out.str() == "done: " + id + "\n");
  CHECK(list() == "no open calls\n");
  CHECK(central::run_help_done(h.database(), id, out, err) == 1);
  CHECK(err.str() == "central: there is no open call \"" + id + "\"; see central help list\n");
}
