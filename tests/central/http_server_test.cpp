// SPDX-License-Identifier: Apache-2.0
// What well-behaved clients get from the server, and what slow, idle and many ones cost the others: nothing.
#include <mutex>
#include <stdexcept>
#include <vector>

#include "kiosk/base/log.hpp"
#include "tests/central/running_server.hpp"

namespace central::test {
namespace {

TEST_CASE("a request reaches the handler whole, and its answer the client") {
  std::promise<kiosk::HttpRequest> seen;
  RunningServer server([&](const kiosk::HttpRequest& request) {
    seen.set_value(request);
    return kiosk::HttpResponse{201, {{"Content-Type", "application/json"}, {"ETag", "\"x\""}}, "{}"};
  });
  auto client = server.connect();
  REQUIRE(
      client.send("POST /v1/tickets?dry=1 HTTP/1.1\r\nHost: t\r\nAuthorization: Bearer abc\r\n"
                  "Idempotency-Key: k\r\nContent-Length: 4\r\n\r\nbody"));
  const auto answer = client.receive();
  CHECK(answer.status == 201);
  CHECK(answer.body == "{}");
  CHECK(answer.headers.at("content-type") == "application/json");
  CHECK(answer.headers.at("etag") == "\"x\"");
  CHECK(answer.headers.at("content-length") == "2");
  CHECK(answer.headers.at("date").ends_with(" GMT"));

  const auto request = seen.get_future().get();
  CHECK(request.method == "POST");
  CHECK(request.path == "/v1/tickets?dry=1");
  CHECK(request.body == "body");
  CHECK(kiosk::find_header(request.headers, "authorization") == "Bearer abc");
  CHECK(kiosk::find_header(request.headers, "idempotency-key") == "k");
}

TEST_CASE("a connection is kept for the next request") {
  RunningServer server;
  auto client = server.connect();
  for (const std::string path : {"/a", "/b", "/c"}) {
    REQUIRE(client.send(post(path, "x")));
    CHECK(client.receive().body == "POST " + path + "|x");
  }
}

TEST_CASE("a client that says close, or speaks HTTP/1.0, gets its answer and then the end") {
  RunningServer server;
  for (const std::string head :
       {"GET /a HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n", "GET /a HTTP/1.0\r\n\r\n"}) {
    auto client = server.connect();
    REQUIRE(client.send(head));
    CHECK(client.receive().body == "GET /a|");
    CHECK(client.is_closed());
  }
}

TEST_CASE("a client that has said all it will say still gets its answer") {
  RunningServer server;
  auto client = server.connect();
  REQUIRE(client.send(get("/last")));
  client.finish();
  CHECK(client.receive().body == "GET /last|");
  CHECK(client.is_closed());
}

TEST_CASE("requests sent all at once are answered one by one, in their order") {
  RunningServer server(echo, {}, 4);
  auto client = server.connect();
  std::string all;
  for (int i = 0; i < 100; ++i) all += post("/" + std::to_string(i), std::string(static_cast<std::size_t>(i), 'x'));
  REQUIRE(client.send(all));
  for (int i = 0; i < 100; ++i) {
    REQUIRE(client.receive().body ==
            "POST /" + std::to_string(i) + "|" + std::string(static_cast<std::size_t>(i), 'x'));
  }
}

TEST_CASE("HEAD and methods nobody knows are the handler's business") {
  RunningServer server;
  auto client = server.connect();
  REQUIRE(client.send("HEAD /a HTTP/1.1\r\nHost: t\r\n\r\n"));
  const auto head = client.receive(true);
  CHECK(head.status == 200);
  CHECK(head.headers.at("content-length") == "8");
  REQUIRE(client.send("BREW /pot HTTP/1.1\r\nHost: t\r\n\r\n"));
  CHECK(client.receive().body == "BREW /pot|");
}

TEST_CASE("an answer without a body by its status carries none") {
  RunningServer server([](const kiosk::HttpRequest& request) {
    return request.path == "/day" ? kiosk::HttpResponse{304, {{"ETag", "\"x\""}}, "ignored"} : echo(request);
  });
  auto client = server.connect();
  REQUIRE(client.send(get("/day") + get("/next")));
  const auto not_modified = client.receive();
  CHECK(not_modified.status == 304);
  CHECK(not_modified.headers.count("content-length") == 0);
  CHECK(client.receive().body == "GET /next|");
}

TEST_CASE("a body may come in chunks, and after the server said to go on") {
  RunningServer server;
  auto client = server.connect();
  REQUIRE(
      client.send("POST /c HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"));
  CHECK(client.receive().body == "POST /c|abcde");
  REQUIRE(client.send("POST /e HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"));
  CHECK(client.receive().status == 100);
  REQUIRE(client.send("hi"));
  CHECK(client.receive().body == "POST /e|hi");
}

TEST_CASE("half a request waits for its other half, and nobody waits for it") {
  RunningServer server;
  auto slow = server.connect();
  const auto request = post("/slow", "abcdef");
  const auto middle = request.size() - 3;
  for (const auto cut : {std::size_t{2}, request.find("\r\n"), request.find("\r\n\r\n") + 2, middle}) {
    REQUIRE(slow.send(std::string_view(request).substr(0, cut)));
    CHECK(server.serves());
    REQUIRE(slow.send(std::string_view(request).substr(cut)));
    CHECK(slow.receive().body == "POST /slow|abcdef");
  }
}

TEST_CASE("a client that stalls within a request is dropped, the ones beside it are served") {
  Limits limits;
  limits.request = std::chrono::seconds{1};
  RunningServer server(echo, limits);
  auto in_head = server.connect();
  auto in_body = server.connect();
  REQUIRE(in_head.send("GET /never HTTP/1.1\r\nHo"));
  REQUIRE(in_body.send("POST /never HTTP/1.1\r\nHost: t\r\nContent-Length: 10\r\n\r\nabc"));
  CHECK(server.serves());
  CHECK(in_head.is_closed());
  CHECK(in_body.is_closed());
  CHECK(server.serves());
}

TEST_CASE("a client that sends a byte now and then is dropped all the same") {
  Limits limits;
  limits.request = std::chrono::seconds{1};
  RunningServer server(echo, limits);
  auto client = server.connect();
  REQUIRE(client.send("GET / HTTP/1.1\r\nX: "));
  // 200 bytes, 50 ms apart, would be ten times the limit.
  int sent = 0;
  while (sent < 200 && !client.readable_within(50) && client.send("x")) ++sent;
  CHECK(sent < 200);
}

TEST_CASE("a client that does not take its answer is dropped") {
  Limits limits;
  limits.request = std::chrono::seconds{1};
  limits.connections = 1;
  RunningServer server(
      [](const kiosk::HttpRequest& request) {
        const bool large = request.path == "/large";
        return HandlerAnswer(large ? kiosk::HttpResponse{200, {}, std::string(32 << 20, 'x')} : echo(request),
                             {Proof::kDevice, "d-1"});
      },
      limits);
  auto deaf = server.connect();
  REQUIRE(deaf.send(get("/large")));
  REQUIRE(deaf.readable_within(10000));
  // The only place is free again once the deaf client has lost it.
  CHECK_FALSE(server.serves());
  CHECK(server.serves_in_the_end());
}

TEST_CASE("an idle connection is closed after its time") {
  Limits limits;
  limits.idle = std::chrono::seconds{1};
  RunningServer server(echo, limits);
  auto silent = server.connect();
  auto once = server.connect();
  REQUIRE(once.send(get("/once")));
  CHECK(once.receive().status == 200);
  CHECK(silent.is_closed());
  CHECK(once.is_closed());
}

TEST_CASE("two hundred idle connections cost the next client nothing, and are served when they wake") {
  Limits limits;
  limits.connections_per_address = 0;
  limits.first_byte = limits.idle;
  RunningServer server(echo, limits);
  std::vector<RawClient> idle;
  for (int i = 0; i < 200; ++i) idle.push_back(server.connect());
  for (std::size_t i = 0; i < idle.size(); i += 2) REQUIRE(idle[i].send("GET /" + std::to_string(i) + " HTTP/1.1\r\n"));
  for (int i = 0; i < 20; ++i) REQUIRE(server.serves());
  for (std::size_t i = 0; i < idle.size(); ++i) {
    const auto path = "/" + std::to_string(i);
    REQUIRE(idle[i].send(i % 2 == 0 ? "Host: t\r\n\r\n" : get(path)));
    REQUIRE(idle[i].receive().body == "GET " + path + "|");
  }
}

TEST_CASE("a handler at work does not hold up the others, as long as there is a worker") {
  Gate gate;
  RunningServer server(
      [wait = gate.wait()](const kiosk::HttpRequest& request) {
        if (request.path == "/slow") wait();
        return echo(request);
      },
      {}, 2);
  const OpensAtLast at_last{gate};
  auto slow = server.connect();
  REQUIRE(slow.send(get("/slow")));
  for (int i = 0; i < 5; ++i) CHECK(server.serves());
  gate.open();
  CHECK(slow.receive().body == "GET /slow|");
}

TEST_CASE("with every worker busy, requests wait their turn and bad ones are still refused") {
  Gate gate;
  RunningServer server([wait = gate.wait()](const kiosk::HttpRequest& request) {
    wait();
    return echo(request);
  });
  const OpensAtLast at_last{gate};
  std::vector<RawClient> waiting;
  for (int i = 0; i < 10; ++i) {
    waiting.push_back(server.connect());
    REQUIRE(waiting.back().send(get("/" + std::to_string(i))));
  }
  auto bad = server.connect();
  REQUIRE(bad.send("nonsense\r\n\r\n"));
  CHECK(bad.receive().status == 400);
  gate.open();
  for (std::size_t i = 0; i < waiting.size(); ++i)
    CHECK(waiting[i].receive().body == "GET /" + std::to_string(i) + "|");
}

TEST_CASE("what a handler throws is a 500 and a line in the log, the connection goes on") {
  std::mutex mutex;
  std::string logged;
  kiosk::log::set_sink([&](kiosk::log::Level, std::string_view, std::string_view message) {
    const std::lock_guard lock(mutex);
    logged.append(message).append("\n");
  });
  {
    RunningServer server([](const kiosk::HttpRequest& request) -> kiosk::HttpResponse {
      if (request.path == "/throw") throw std::runtime_error("the disk is full");
      if (request.path == "/throw-anything") throw 7;
      if (request.path == "/nonsense") return {42, {}, ""};
      return echo(request);
    });
    auto client = server.connect();
    for (const auto* path : {"/throw", "/throw-anything", "/nonsense"}) {
      REQUIRE(client.send(get(path)));
      const auto answer = client.receive();
      CHECK(answer.status == 500);
      CHECK(answer.body == R"({"status":500,"reason":"unavailable"})");
    }
    REQUIRE(client.send(get("/fine")));
    CHECK(client.receive().status == 200);
  }
  kiosk::log::set_sink([](kiosk::log::Level, std::string_view, std::string_view) {});
  CHECK(logged.find("the disk is full") != std::string::npos);
  CHECK(logged.find("42") != std::string::npos);
}

TEST_CASE("one client too many is told so, and served once there is room") {
  Limits limits;
  limits.connections = 3;
  // All known: none makes room for a newcomer.
  RunningServer server(
      [](const kiosk::HttpRequest& request) {
        return HandlerAnswer(echo(request), {Proof::kDevice, "d-1"});
      },
      limits);
  std::vector<RawClient> guests;
  for (int i = 0; i < 3; ++i) {
    guests.push_back(server.connect());
    REQUIRE(guests.back().send(get("/in")));
    REQUIRE(guests.back().receive().status == 200);
  }
  auto late = server.connect();
  const auto refused = late.receive();
  CHECK(refused.status == 503);
  CHECK(refused.headers.at("retry-after") == "1");
  CHECK(refused.body.find("unavailable") != std::string::npos);
  CHECK(late.is_closed());

  guests.pop_back();
  CHECK(server.serves_in_the_end());
}

}  // namespace
}  // namespace central::test
