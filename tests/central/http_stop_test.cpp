// SPDX-License-Identifier: Apache-2.0
// How the server begins and ends: addresses, stopping in good order, signals.
#include <csignal>
#include <mutex>

#include <unistd.h>

#include "kiosk/base/log.hpp"
#include "tests/central/running_server.hpp"

namespace central::test {
namespace {

TEST_CASE("addresses that cannot be listened on are errors that name them") {
  for (const std::string address :
       {"", ":", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:65536", "127.0.0.1:-1", "127.0.0.1: 80",
        "256.0.0.1:0", "::1:0", "[127.0.0.1]:0", "[]:0", ":0", "nowhere:0", "203.0.113.7:0"}) {
    const auto server = HttpServer::listen(address, {}, 1, echo, problem);
    INFO(address);
    REQUIRE_FALSE(server);
    CHECK(server.error().detail.find(address) != std::string::npos);
  }
}

TEST_CASE("a port that is taken is an error") {
  const auto first = HttpServer::listen("127.0.0.1:0", {}, 1, echo, problem);
  REQUIRE(first);
  const auto address = "127.0.0.1:" + std::to_string((*first)->port());
  CHECK_FALSE(HttpServer::listen(address, {}, 1, echo, problem));
}

TEST_CASE("a server that never ran goes without a trace") {
  const auto server = HttpServer::listen("127.0.0.1:0", {}, 4, echo, problem);
  REQUIRE(server);
  (*server)->stop();
}

TEST_CASE("stopped before it runs, it returns at once") {
  const auto server = HttpServer::listen("127.0.0.1:0", {}, 1, echo, problem);
  REQUIRE(server);
  (*server)->stop();
  (*server)->run();
  CHECK_FALSE(RawClient((*server)->port()).connected());
}

TEST_CASE("stopping answers what is under way, closes what is idle and lets nobody in") {
  Gate gate;
  std::promise<void> entered;
  RunningServer server([&entered, wait = gate.wait()](const kiosk::HttpRequest& request) {
    if (request.path == "/slow") {
      entered.set_value();
      wait();
    }
    return echo(request);
  });
  const OpensAtLast at_last{gate};
  auto idle = server.connect();
  auto between = server.connect();
  REQUIRE(between.send(get("/first")));
  REQUIRE(between.receive().status == 200);
  auto busy = server.connect();
  REQUIRE(busy.send(post("/half", "ab").substr(0, 10)));
  auto slow = server.connect();
  REQUIRE(slow.send(get("/slow")));
  entered.get_future().wait();

  server.server().stop();
  server.server().stop();
  CHECK(idle.is_closed());
  CHECK(between.is_closed());
  CHECK_FALSE(RawClient(server.server().port()).connected());

  REQUIRE(busy.send(post("/half", "ab").substr(10)));
  gate.open();
  for (auto* client : {&slow, &busy}) {
    const auto answer = client->receive();
    CHECK(answer.status == 200);
    CHECK(answer.headers.at("connection") == "close");
    CHECK(client->is_closed());
    client->finish();
  }
  CHECK(server.returns());
}

TEST_CASE("stopping does not wait for ever: not for half a request, not for a handler") {
  Limits limits;
  limits.stopping = std::chrono::seconds{1};
  Gate gate;
  std::promise<void> entered;
  RunningServer server(
      [&entered, wait = gate.wait()](const kiosk::HttpRequest& request) {
        entered.set_value();
        wait();
        return echo(request);
      },
      limits);
  const OpensAtLast at_last{gate};
  auto half = server.connect();
  REQUIRE(half.send("GET / HT"));
  auto stuck = server.connect();
  auto queued = server.connect();
  REQUIRE(queued.connected());
  REQUIRE(stuck.send(get("/stuck")));
  entered.get_future().wait();
  REQUIRE(queued.send(get("/queued")));
  server.server().stop();
  CHECK(server.returns());
}

TEST_CASE("a signal ends run_until_signal") {
  for (const int signal : {SIGTERM, SIGINT}) {
    auto server = HttpServer::listen("127.0.0.1:0", {}, 1, echo, problem);
    REQUIRE(server);
    auto run = std::async(std::launch::async, [&] { (*server)->run_until_signal(); });
    RawClient client((*server)->port());
    REQUIRE(client.send(get("/")));
    // Once it serves, it listens for the signal too.
    REQUIRE(client.receive().status == 200);
    REQUIRE(::kill(::getpid(), signal) == 0);
    CHECK(run.wait_for(std::chrono::seconds{10}) == std::future_status::ready);
    CHECK(client.is_closed());
    (*server)->stop();
  }
}

TEST_CASE("In clear text SIGHUP is a line in the log and ends nothing") {
  std::mutex mutex;
  std::string logged;
  kiosk::log::set_sink([&](kiosk::log::Level, std::string_view, std::string_view message) {
    const std::lock_guard lock(mutex);
    logged.append(message).append("\n");
  });
  {
    auto server = HttpServer::listen("127.0.0.1:0", {}, 1, echo, problem);
    REQUIRE(server);
    auto run = std::async(std::launch::async, [&] { (*server)->run_until_signal(); });
    RawClient client((*server)->port());
    REQUIRE(client.send(get("/")));
    // Once it serves, it listens for the signal too.
    REQUIRE(client.receive().status == 200);
    const auto seen = [&] {
      const std::lock_guard lock(mutex);
      return logged.find("SIGHUP") != std::string::npos;
    };
    REQUIRE(::kill(::getpid(), SIGHUP) == 0);
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{10};
    while (!seen() && std::chrono::steady_clock::now() < until) {
      REQUIRE(client.send(get("/")));
      REQUIRE(client.receive().status == 200);
    }
    CHECK(seen());
    REQUIRE(client.send(get("/")));
    CHECK(client.receive().status == 200);
    (*server)->stop();
    CHECK(run.wait_for(std::chrono::seconds{10}) == std::future_status::ready);
  }
  kiosk::log::set_sink([](kiosk::log::Level, std::string_view, std::string_view) {});
}

}  // namespace
}  // namespace central::test
