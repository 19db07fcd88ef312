// SPDX-License-Identifier: Apache-2.0
// One client that takes all the connections it can get, and a kiosk that comes anew for every call: never refused.
#include <deque>
#include <vector>

#include "platform/linux/descriptors.hpp"
#include "tests/central/running_server.hpp"

namespace central::test {
namespace {

constexpr std::size_t kAttack = 2048;
constexpr int kCalls = 200;

/// Who has the token is the device d-1, on any path.
HandlerAnswer only_d_1(const kiosk::HttpRequest& request) {
  if (kiosk::find_header(request.headers, "Authorization") == "Bearer good")
    return {echo(request), {Proof::kDevice, "d-1"}};
  if (request.path == "/healthz") return {{200, {}, "ok"}};
  return {problem(401, "device_unknown"), {Proof::kRefused}};
}

std::string with_token(const std::string& path, const std::string& token = "good") {
  return "GET " + path + " HTTP/1.1\r\nHost: t\r\nAuthorization: Bearer " + token + "\r\n\r\n";
}

/// Connections from some of the addresses 127.0.0.2, .3, ... or, with none, from the kiosk's own.
class Attack {
 public:
  Attack(unsigned short port, int addresses) : port_(port), addresses_(addresses) {
    for (std::size_t i = 0; i < kAttack; ++i) take_one(i % 2 == 0);
  }
  /// One connection more, in place of the oldest; it stays silent, or asks for what anybody may ask for.
  void take_one(bool silent) {
    const int from = addresses_ == 0 ? 1 : 2 + static_cast<int>(made_++ % static_cast<std::size_t>(addresses_));
    if (held_.size() == kAttack) held_.pop_front();
    held_.emplace_back(port_, "127.0.0." + std::to_string(from));
    if (!silent) held_.back().send(get("/healthz"));
  }

 private:
  const unsigned short port_;
  const int addresses_;
  std::size_t made_ = 0;
  std::deque<RawClient> held_;
};

/// How many of so many calls, each on a connection of its own, are not answered as they should be. Between connecting
/// and asking the attack goes on.
int refused_under(Attack& attack, unsigned short port, int meanwhile) {
  int refused = 0;
  for (int i = 0; i < kCalls; ++i) {
    RawClient kiosk(port);
    for (int n = 0; n < meanwhile; ++n) attack.take_one(n % 2 == 0);
    const auto path = "/" + std::to_string(i);
    const bool served =
        kiosk.connected() && kiosk.send(with_token(path)) && kiosk.receive().body == "GET " + path + "|";
    refused += served ? 0 : 1;
  }
  return refused;
}

TEST_CASE("One address that holds 2048 connections keeps no kiosk out") {
  REQUIRE(platform::os::raise_descriptor_limit() > 3 * kAttack);
  RunningServer server(only_d_1, {}, 2);
  const auto port = server.server().port();
  SECTION("another address than the kiosk's") {
    Attack attack(port, 1);
    CHECK(refused_under(attack, port, 40) == 0);
  }
  SECTION("the kiosk's own address") {
    Attack attack(port, 0);
    CHECK(refused_under(attack, port, 40) == 0);
  }
  SECTION("fifty addresses") {
    Attack attack(port, 50);
    CHECK(refused_under(attack, port, 40) == 0);
  }
}

TEST_CASE("A kiosk that has shown its token keeps its connection, whatever the others do") {
  REQUIRE(platform::os::raise_descriptor_limit() > 3 * kAttack);
  RunningServer server(only_d_1, {}, 2);
  auto kiosk = server.connect();
  REQUIRE(kiosk.send(with_token("/first")));
  REQUIRE(kiosk.receive().status == 200);
  const Attack attack(server.server().port(), 0);
  REQUIRE(kiosk.send(with_token("/second")));
  CHECK(kiosk.receive().body == "GET /second|");
}

TEST_CASE("Who has said nothing yet, or proved nothing, is closed early, who has proved a token is not") {
  Limits limits;
  limits.first_byte = std::chrono::seconds{1};
  limits.stranger_idle = std::chrono::seconds{2};
  RunningServer server(only_d_1, limits);
  auto kiosk = server.connect();
  REQUIRE(kiosk.send(with_token("/first")));
  REQUIRE(kiosk.receive().status == 200);
  auto silent = server.connect();
  auto healthy = server.connect();
  REQUIRE(healthy.send(get("/healthz")));
  REQUIRE(healthy.receive().body == "ok");
  auto wrong = server.connect();
  REQUIRE(wrong.send(with_token("/", "bad")));
  REQUIRE(wrong.receive().status == 401);
  CHECK(silent.is_closed());
  REQUIRE(healthy.send(get("/healthz")));
  REQUIRE(healthy.receive().body == "ok");
  CHECK(wrong.is_closed());
  CHECK(healthy.is_closed());
  REQUIRE(kiosk.send(with_token("/second")));
  CHECK(kiosk.receive().status == 200);
}

TEST_CASE("Who the handler says is asking stays with the server") {
  RunningServer server(only_d_1);
  auto kiosk = server.connect();
  REQUIRE(kiosk.send(with_token("/")));
  const auto answer = kiosk.receive();
  CHECK(answer.body == "GET /|");
  for (const auto& [name, value] : answer.headers) CHECK(value.find("d-1") == std::string::npos);
}

TEST_CASE("With all workers busy a stranger's request is refused before a kiosk's") {
  Gate gate;
  std::promise<void> entered;
  Limits limits;
  limits.stranger_requests = 1;
  RunningServer server(
      [&entered, wait = gate.wait()](const kiosk::HttpRequest& request) {
        if (request.path == "/slow") {
          entered.set_value();
          wait();
        }
        return only_d_1(request);
      },
      limits);
  const OpensAtLast at_last{gate};
  auto kiosk = server.connect();
  REQUIRE(kiosk.send(with_token("/first")));
  REQUIRE(kiosk.receive().status == 200);
  auto slow = server.connect();
  REQUIRE(slow.send(get("/slow")));
  entered.get_future().wait();
  auto stranger = server.connect();
  REQUIRE(stranger.send(get("/healthz")));
  const auto refused = stranger.receive();
  CHECK(refused.status == 503);
  CHECK(refused.headers.at("retry-after") == "1");
  auto fresh = server.connect();
  REQUIRE(fresh.send(with_token("/fresh")));
  REQUIRE(kiosk.send(with_token("/second")));
  gate.open();
  CHECK(slow.receive().status == 401);
  CHECK(fresh.receive().body == "GET /fresh|");
  CHECK(kiosk.receive().body == "GET /second|");
  // The connection was not closed for it.
  REQUIRE(stranger.send(get("/healthz")));
  CHECK(stranger.receive().status == 200);
}

}  // namespace
}  // namespace central::test
