// SPDX-License-Identifier: Apache-2.0
// Who is let in, who is closed for whom, and whose requests are taken: every rule of it without a socket.
#include "platform/central/http_admission.hpp"

#include <future>

#include "platform/central/http_work.hpp"
#include "tests/central/lobby.hpp"
#include "tests/support/catch.hpp"

namespace central::test {
namespace {

using namespace std::chrono_literals;

TEST_CASE("An address at its limit of strangers has the one that waits longest closed for the next") {
  Lobby lobby(limits(100, 3));
  for (const auto* name : {"a1", "a2", "a3", "b1"})
    REQUIRE(lobby.enter(name, name[0] == 'a' ? "192.0.2.1" : "192.0.2.2"));
  CHECK(lobby.evicted() == "");
  CHECK(lobby.enter("a4", "192.0.2.1"));
  CHECK(lobby.evicted() == "a1 ");
  CHECK(lobby.enter("a5", "192.0.2.1"));
  CHECK(lobby.evicted() == "a2 ");
  CHECK(lobby.admission().size() == 4);
}

TEST_CASE("No client stays by asking again and again without a token: a new connection has its turn first") {
  Lobby lobby(limits(100, 4));
  for (const auto* name : {"a", "b", "c"}) REQUIRE(lobby.enter(name, "192.0.2.1"));
  REQUIRE(lobby.enter("kiosk", "192.0.2.1"));
  for (const auto* name : {"b", "a", "c"}) lobby.ask_for_nothing(name);
  REQUIRE(lobby.begin("c", "Bearer made up"));
  lobby.end("c", "Bearer made up");
  for (const auto* name : {"d", "e", "f"}) REQUIRE(lobby.enter(name, "192.0.2.1"));
  CHECK(lobby.evicted() == "b a c ");
  REQUIRE(lobby.prove("kiosk"));
  for (const auto* name : {"g", "h"}) REQUIRE(lobby.enter(name, "192.0.2.1"));
  CHECK(lobby.evicted() == "d ");
}

TEST_CASE("A network of 64 bits is one address") {
  Lobby lobby(limits(100, 2));
  REQUIRE(lobby.enter("one", "2001:db8::1"));
  REQUIRE(lobby.enter("two", "2001:db8::2:3"));
  REQUIRE(lobby.enter("other", "2001:db8:0:1::1"));
  CHECK(lobby.evicted() == "");
  CHECK(lobby.enter("three", "2001:db8::ffff"));
  CHECK(lobby.evicted() == "one ");
}

TEST_CASE("Known connections do not count for their address") {
  Lobby lobby(limits(100, 2));
  for (const auto* name : {"k1", "k2", "k3", "k4"}) {
    REQUIRE(lobby.enter(name, "192.0.2.1"));
    REQUIRE(lobby.prove(name));
    CHECK(lobby.known(name));
  }
  REQUIRE(lobby.enter("s1", "192.0.2.1"));
  REQUIRE(lobby.enter("s2", "192.0.2.1"));
  CHECK(lobby.evicted() == "");
  REQUIRE(lobby.enter("s3", "192.0.2.1"));
  CHECK(lobby.evicted() == "s1 ");
}

TEST_CASE("Strangers have three quarters, and where a token was proved the rest is there too") {
  Lobby lobby(limits(8));
  REQUIRE(lobby.enter("kiosk", "192.0.2.9"));
  REQUIRE(lobby.prove("kiosk"));
  lobby.leave("kiosk");
  for (int i = 0; i < 6; ++i) REQUIRE(lobby.enter("s" + std::to_string(i), "192.0.2." + std::to_string(i)));
  CHECK(lobby.evicted() == "");
  CHECK(lobby.enter("s6", "192.0.2.6"));
  CHECK(lobby.evicted() == "s0 ");
  CHECK(lobby.admission().strangers() == 6);
  CHECK(lobby.enter("kiosk", "192.0.2.9"));
  CHECK(lobby.enter("kiosk too", "192.0.2.9"));
  CHECK(lobby.evicted() == "");
  CHECK(lobby.admission().size() == 8);
  CHECK(lobby.enter("kiosk three", "192.0.2.9"));
  CHECK(lobby.evicted() == "s1 ");
}

TEST_CASE("Closed first is who proved nothing, then the address with most, then who waits longest") {
  Lobby lobby(limits(8));
  REQUIRE(lobby.enter("kiosk", "192.0.2.9"));
  REQUIRE(lobby.prove("kiosk"));
  lobby.leave("kiosk");
  for (const auto* name : {"k1", "k2", "k3"}) REQUIRE(lobby.enter(name, "192.0.2.9"));
  REQUIRE(lobby.enter("a1", "192.0.2.1"));
  REQUIRE(lobby.enter("b1", "192.0.2.2"));
  REQUIRE(lobby.enter("b2", "192.0.2.2"));
  CHECK(lobby.evicted() == "");
  for (const auto* name : {"n1", "n2", "n3", "n4"}) REQUIRE(lobby.enter(name, "198.51.100." + std::string(name + 1)));
  CHECK(lobby.evicted() == "b1 a1 b2 n1 ");
}

TEST_CASE("An address is remembered for hours, not for ever") {
  Lobby lobby(limits(4));
  REQUIRE(lobby.enter("kiosk", "192.0.2.9"));
  REQUIRE(lobby.prove("kiosk"));
  lobby.leave("kiosk");
  for (const auto* name : {"s1", "s2", "s3"}) REQUIRE(lobby.enter(name, "192.0.2.1"));
  lobby.pass(5h);
  REQUIRE(lobby.enter("kiosk", "192.0.2.9"));
  CHECK(lobby.evicted() == "");
  lobby.leave("kiosk");
  lobby.pass(1h);
  REQUIRE(lobby.enter("kiosk", "192.0.2.9"));
  CHECK(lobby.evicted() == "s1 ");
}

TEST_CASE("Who is worked for is not closed, and where all are at work or known there is no room") {
  Lobby lobby(limits(4, 3));
  for (const auto* name : {"a", "b", "c"}) REQUIRE(lobby.enter(name, "192.0.2.1"));
  for (const auto* name : {"a", "b", "c"}) REQUIRE(lobby.begin(name, "Bearer x") == (name[0] == 'a'));
  CHECK(lobby.enter("d", "192.0.2.1"));
  CHECK(lobby.evicted() == "b ");
  lobby.end("a", "Bearer x");
  CHECK(lobby.enter("e", "192.0.2.1"));
  CHECK(lobby.evicted() == "a ");

  Lobby full(limits(4));
  for (const auto* name : {"1", "2", "3"}) {
    REQUIRE(full.enter(name, "192.0.2.1"));
    REQUIRE(full.prove(name, "d-1"));
  }
  REQUIRE(full.enter("4", "192.0.2.2"));
  REQUIRE(full.begin("4"));
  CHECK_FALSE(full.enter("5", "192.0.2.3"));
  CHECK_FALSE(full.enter("5", "192.0.2.1"));
  full.end("4");
  CHECK(full.enter("5", "192.0.2.3"));
  CHECK(full.evicted() == "4 ");
}

TEST_CASE("With one token there are so many connections: the one that waits longest goes") {
  auto few = limits(100);
  few.connections_per_caller = 2;
  Lobby lobby(few);
  for (const auto* name : {"a", "b", "c"}) {
    REQUIRE(lobby.enter(name, "192.0.2.1"));
    REQUIRE(lobby.prove(name));
    CHECK(lobby.known(name));
  }
  CHECK(lobby.evicted() == "a ");
  REQUIRE(lobby.enter("other", "192.0.2.1"));
  REQUIRE(lobby.prove("other", "d-2"));
  CHECK(lobby.evicted() == "");
  // Where both are at work the third stays a stranger.
  REQUIRE(lobby.begin("b", "Bearer d-1"));
  REQUIRE(lobby.begin("c", "Bearer d-1"));
  REQUIRE(lobby.enter("d", "192.0.2.1"));
  REQUIRE(lobby.prove("d"));
  CHECK_FALSE(lobby.known("d"));
  CHECK(lobby.evicted() == "");
}

TEST_CASE("A refused token makes a stranger of a known connection, a call without a token does not") {
  Lobby lobby(limits(100, 1));
  REQUIRE(lobby.enter("a", "192.0.2.1"));
  REQUIRE(lobby.prove("a"));
  lobby.ask_for_nothing("a");
  CHECK(lobby.known("a"));
  REQUIRE(lobby.enter("b", "192.0.2.1"));
  REQUIRE(lobby.begin("a", "Bearer d-1"));
  lobby.end("a", "Bearer d-1");
  CHECK_FALSE(lobby.known("a"));
  // The limit of its address holds for it as well.
  CHECK(lobby.evicted() == "b ");
  CHECK(lobby.admission().strangers() == 1);
}

TEST_CASE("A token that was not asked for stays proved, and its connection known") {
  auto few = limits(100);
  few.stranger_requests = 1;
  Lobby lobby(few);
  for (const auto* name : {"kiosk", "fresh", "other"}) REQUIRE(lobby.enter(name, "192.0.2.1"));
  REQUIRE(lobby.prove("kiosk"));
  REQUIRE(lobby.begin("kiosk", "Bearer d-1"));
  lobby.end_as("kiosk", "Bearer d-1", {Proof::kNotAsked});
  CHECK(lobby.known("kiosk"));
  REQUIRE(lobby.begin("other"));
  CHECK(lobby.begin("fresh", "Bearer d-1"));
  CHECK(lobby.goes_first("fresh"));
}

TEST_CASE("A connection that had to make room begins no request any more") {
  Lobby lobby(limits(100, 1));
  REQUIRE(lobby.enter("a", "192.0.2.1"));
  REQUIRE(lobby.enter("b", "192.0.2.1"));
  REQUIRE(lobby.evicted() == "a ");
  CHECK_FALSE(lobby.begin("a"));
  CHECK_FALSE(lobby.begin("a", "Bearer d-1"));
}

TEST_CASE("Of strangers' requests so many are taken, and a token that was proved lately goes before and beside them") {
  auto few = limits(100);
  few.stranger_requests = 2;
  Lobby lobby(few);
  REQUIRE(lobby.enter("kiosk", "192.0.2.9"));
  REQUIRE(lobby.prove("kiosk"));
  for (const auto* name : {"a", "b", "c", "fresh"}) REQUIRE(lobby.enter(name, "192.0.2.1"));
  CHECK(lobby.begin("a"));
  CHECK_FALSE(lobby.goes_first("a"));
  CHECK(lobby.begin("b", "Bearer made up"));
  CHECK_FALSE(lobby.begin("c"));
  CHECK_FALSE(lobby.begin("c", "Bearer made up"));
  CHECK(lobby.begin("kiosk"));
  CHECK(lobby.begin("fresh", "Bearer d-1"));
  CHECK(lobby.goes_first("fresh"));
  lobby.leave("a");
  CHECK(lobby.begin("c"));
  // A token that is refused is proved no more.
  lobby.end("fresh", "Bearer d-1");
  CHECK_FALSE(lobby.begin("fresh", "Bearer d-1"));
}

TEST_CASE("Half of an address's connections at most are at work for strangers") {
  Lobby lobby(limits(100, 4));
  for (const auto* name : {"a", "b", "c", "d"}) REQUIRE(lobby.enter(name, "192.0.2.1"));
  CHECK(lobby.begin("a"));
  CHECK(lobby.begin("b"));
  CHECK_FALSE(lobby.begin("c"));
  CHECK(lobby.enter("e", "192.0.2.1"));
  CHECK(lobby.evicted() == "c ");
  lobby.end("a");
  CHECK(lobby.begin("d"));
}

TEST_CASE("The proxy that is trusted has no limit of its own, and proves nothing for its address") {
  auto with_proxy = limits(8, 2);
  with_proxy.exempt = "127.0.0.1";
  Lobby lobby(with_proxy);
  for (int i = 0; i < 7; ++i) REQUIRE(lobby.enter("p" + std::to_string(i), "127.0.0.1"));
  REQUIRE(lobby.prove("p0"));
  REQUIRE(lobby.enter("s", "192.0.2.1"));
  CHECK(lobby.evicted() == "");
  CHECK(lobby.enter("p7", "127.0.0.1"));
  CHECK(lobby.evicted() == "s ");
  CHECK_FALSE(lobby.enter("p8", "127.0.0.1"));
  CHECK_FALSE(lobby.enter("s", "192.0.2.1"));
  CHECK(lobby.admission().strangers() == 0);
}

TEST_CASE("Recent keys: the oldest makes room, and what was added again is new again") {
  const RecentKeys::Time begin{};
  RecentKeys keys(2, 10s);
  keys.add("a", begin);
  keys.add("b", begin + 1s);
  keys.add("a", begin + 2s);
  keys.add("c", begin + 3s);
  CHECK(keys.has("a", begin + 3s));
  CHECK_FALSE(keys.has("b", begin + 3s));
  CHECK(keys.has("a", begin + 11s));
  CHECK_FALSE(keys.has("a", begin + 12s));
  keys.remove("c");
  keys.remove("c");
  CHECK_FALSE(keys.has("c", begin + 3s));
}

TEST_CASE("A worker takes what goes first before what waits longer, and each in its order") {
  boost::asio::thread_pool workers(1);
  WorkQueue queue(workers);
  std::promise<void> gate;
  std::string done;
  queue.push(false, [&] { gate.get_future().wait(); });
  for (const char c : {'1', '2', '3'}) queue.push(false, [&done, c] { done += c; });
  for (const char c : {'a', 'b'}) queue.push(true, [&done, c] { done += c; });
  gate.set_value();
  workers.join();
  CHECK(done == "ab123");
}

}  // namespace
}  // namespace central::test
