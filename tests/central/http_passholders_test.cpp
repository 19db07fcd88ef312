// SPDX-License-Identifier: Apache-2.0
// How passholders' connections make room, and that every count holds over many requests of all kinds.
#include <algorithm>
#include <deque>
#include <map>
#include <random>
#include <set>
#include <string>

#include "tests/central/lobby.hpp"
#include "tests/support/catch.hpp"

namespace central::test {
namespace {

TEST_CASE("Passholders leave a quarter to devices, and the one that waits longest makes room for a newcomer") {
  auto few = limits(8);
  few.connections_per_passholder = 2;
  Lobby lobby(few);
  for (const auto* name : {"p1", "p2", "q1", "q2", "r1", "r2"}) {
    REQUIRE(lobby.enter(name, "192.0.2.1"));
    REQUIRE(lobby.sign_in(name, std::string("online ") + name[0]));
  }
  REQUIRE(lobby.begin("p1", "Bearer online p"));
  CHECK(lobby.goes_first("p1"));
  CHECK(lobby.evicted() == "");
  // A stranger of this address finds three quarters used up; p1 is at work.
  REQUIRE(lobby.enter("kiosk", "192.0.2.9"));
  CHECK(lobby.evicted() == "p2 ");
  REQUIRE(lobby.prove("kiosk"));
  // Strangers go before passholders.
  REQUIRE(lobby.enter("s", "192.0.2.2"));
  CHECK(lobby.evicted() == "");
  REQUIRE(lobby.enter("t", "192.0.2.3"));
  CHECK(lobby.evicted() == "s ");
  // A device's address has the last quarter, and passholders' connections where that is full.
  REQUIRE(lobby.enter("kiosk 2", "192.0.2.9"));
  REQUIRE(lobby.prove("kiosk 2", "d-2"));
  CHECK(lobby.evicted() == "");
  REQUIRE(lobby.begin("t"));
  REQUIRE(lobby.enter("kiosk 3", "192.0.2.9"));
  CHECK(lobby.evicted() == "q1 ");
  CHECK(lobby.admission().size() == 8);
}

TEST_CASE("A passholder has so many connections, and all passholders three quarters") {
  auto few = limits(8);
  few.connections_per_passholder = 2;
  Lobby lobby(few);
  REQUIRE(lobby.enter("kiosk", "192.0.2.1"));
  REQUIRE(lobby.prove("kiosk"));
  lobby.leave("kiosk");
  for (const auto* name : {"p1", "p2", "p3"}) {
    REQUIRE(lobby.enter(name, "192.0.2.1"));
    REQUIRE(lobby.sign_in(name, "online p"));
  }
  CHECK(lobby.evicted() == "p1 ");
  // From a device's address too: the seventh closes the one that waits longest.
  for (const auto* name : {"q1", "q2", "r1", "r2", "s1"}) {
    REQUIRE(lobby.enter(name, "192.0.2.1"));
    REQUIRE(lobby.sign_in(name, std::string("online ") + name[0]));
  }
  CHECK(lobby.evicted() == "p2 ");
  CHECK(lobby.admission().passholders() == 6);
}

TEST_CASE("Whatever happens, the counts hold and newcomers without a proof leave a quarter to devices") {
  auto small = limits(16, 4);
  small.connections_per_caller = 3;
  small.connections_per_passholder = 2;
  small.stranger_requests = 4;
  std::mt19937 random{404};
  Lobby lobby(small);
  std::deque<std::string> inside;
  std::map<std::string, std::string> asking;
  int made = 0;
  std::set<std::string> plain;
  const auto shared = [&] { return lobby.admission().strangers() + lobby.admission().passholders(); };
  const auto asker_of = [&random](const std::string& token, bool plain_address) -> Asker {
    const auto what = random() % 4;
    if (token.empty() || what == 0) return {Proof::kNotAsked};
    if (what == 1) return {Proof::kRefused};
    return {what == 2 || plain_address ? Proof::kPassholder : Proof::kDevice, token.substr(7)};
  };
  const auto forget_evicted = [&] {
    for (auto gone = lobby.evicted(); !gone.empty(); gone.erase(0, gone.find(' ') + 1)) {
      const auto name = gone.substr(0, gone.find(' '));
      REQUIRE(std::erase(inside, name) == 1);
      REQUIRE_FALSE(asking.contains(name));
    }
  };
  for (int i = 0; i < 20'000; ++i) {
    const auto kind = random() % 5;
    if (kind == 0 || inside.empty()) {
      const auto name = "c" + std::to_string(made++);
      const auto before = shared();
      // No device proves its token from the last two addresses.
      const auto address = random() % 6;
      if (lobby.enter(name, "192.0.2." + std::to_string(address))) {
        inside.push_back(name);
        if (address >= 4) {
          plain.insert(name);
          REQUIRE(shared() <= std::max<std::size_t>(12, before));
        }
      }
    } else {
      const auto name = inside[random() % inside.size()];
      const auto token = random() % 2 == 0 ? "" : "Bearer d-" + std::to_string(random() % 3);
      if (kind == 1 && random() % 3 == 0) {
        std::erase(inside, name);
        asking.erase(name);
        lobby.leave(name);
      } else if (asking.contains(name)) {
        const auto sent = asking.extract(name).mapped();
        lobby.end_as(name, sent, asker_of(sent, plain.contains(name)));
      } else if (lobby.begin(name, token)) {
        asking[name] = token;
      }
    }
    forget_evicted();
    REQUIRE(lobby.admission().size() == inside.size());
    REQUIRE(inside.size() <= 16);
    REQUIRE(lobby.admission().passholders() <= 12);
    REQUIRE(shared() <= inside.size());
  }
  while (!inside.empty()) {
    lobby.leave(inside.front());
    inside.pop_front();
  }
  CHECK(lobby.admission().size() == 0);
  CHECK(shared() == 0);
  // None of the requests that were taken is counted still.
  for (int i = 0; i < 5; ++i) {
    const auto name = "last" + std::to_string(i);
    REQUIRE(lobby.enter(name, "198.51.100." + std::to_string(i)));
    CHECK(lobby.begin(name) == (i < 4));
  }
}

}  // namespace
}  // namespace central::test
