// SPDX-License-Identifier: Apache-2.0
// What is not a request, or too much of one: refused in one answer, the connection ended, the next client served.
#include <random>

#include "tests/central/running_server.hpp"

namespace central::test {
namespace {

using namespace std::string_literals;

constexpr auto kLineEnd = "\r\n";

/// Sends the bytes, expects the problem, then the end of the connection.
void check_refused(const RunningServer& server, const std::string& bytes, int status, const std::string& reason) {
  INFO(bytes.substr(0, 80));
  auto client = server.connect();
  REQUIRE(client.send(bytes));
  const auto answer = client.receive();
  CHECK(answer.status == status);
  CHECK(answer.headers.at("content-type") == "application/problem+json");
  CHECK(answer.headers.at("connection") == "close");
  CHECK(answer.body.find("\"" + reason + "\"") != std::string::npos);
  CHECK(client.is_closed());
}

TEST_CASE("what is not HTTP is malformed") {
  const RunningServer server;
  for (const auto& bytes : {
           "hello\r\n\r\n"s,
           "GET\r\n\r\n"s,
           "GET /\r\n\r\n"s,
           "GET / HTTP/9.9\r\nHost: t\r\n\r\n"s,
           "GET / HTTPS/1.1\r\nHost: t\r\n\r\n"s,
           "G\xc3\x89T / HTTP/1.1\r\nHost: t\r\n\r\n"s,
           "GET /a b HTTP/1.1\r\nHost: t\r\n\r\n"s,
           "GET / HTTP/1.1\r\nHost t\r\n\r\n"s,
           "GET / HTTP/1.1\r\nHost : t\r\n\r\n"s,
           "GET / HTTP/1.1\r\nHost: t\r\nX: a\0b\r\n\r\n"s,
           "GET / HTTP/1.1\r\n: empty\r\nHost: t\r\n\r\n"s,
           "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"s,
           "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"s,
       }) {
    check_refused(server, bytes, 400, "malformed");
  }
  CHECK(server.serves());
}

TEST_CASE("a body whose length cannot be told for certain is malformed") {
  const RunningServer server;
  const auto head = "POST / HTTP/1.1\r\nHost: t\r\n"s;
  for (const auto& rest : {
           "Content-Length: x\r\n\r\n"s,
           "Content-Length: -1\r\n\r\n"s,
           "Content-Length: 99999999999999999999999\r\n\r\n"s,
           "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"s,
           "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"s,
           "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n"s,
           "Transfer-Encoding: chunked\r\n\r\nxyz\r\n"s,
           "Transfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n0\r\n\r\n"s,
           "Transfer-Encoding: chunked\r\n\r\nfffffffffffffffffffff\r\n"s,
       }) {
    check_refused(server, head + rest, 400, "malformed");
  }
  CHECK(server.serves());
}

TEST_CASE("a request must say for whom it is, once, and ask for a path") {
  const RunningServer server;
  check_refused(server, "GET / HTTP/1.1\r\n\r\n", 400, "malformed");
  check_refused(server, "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400, "malformed");
  check_refused(server, "GET admin HTTP/1.1\r\nHost: t\r\n\r\n", 400, "malformed");
  check_refused(server, "CONNECT mail.test:25 HTTP/1.1\r\nHost: t\r\n\r\n", 400, "malformed");

  auto client = server.connect();
  REQUIRE(client.send("GET http://tickets.test/a?b HTTP/1.1\r\nHost: tickets.test\r\n\r\n"));
  CHECK(client.receive().body == "GET /a?b|");
  REQUIRE(client.send("GET http://tickets.test HTTP/1.1\r\nHost: tickets.test\r\n\r\n"));
  CHECK(client.receive().body == "GET /|");
  REQUIRE(client.send("OPTIONS * HTTP/1.1\r\nHost: tickets.test\r\n\r\n"));
  CHECK(client.receive().body == "OPTIONS *|");
}

TEST_CASE("a body up to the limit is taken, one byte more is too large") {
  Limits limits;
  limits.body = 1000;
  const RunningServer server(echo, limits);
  auto client = server.connect();
  REQUIRE(client.send(post("/", std::string(1000, 'x'))));
  CHECK(client.receive().body.size() == 1000 + std::string("POST /|").size());

  check_refused(server, post("/", std::string(1001, 'x')), 413, "too_large");
  check_refused(server, "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 4000000000\r\n\r\n", 413, "too_large");
  check_refused(server, "POST / HTTP/1.1\r\nHost: t\r\nExpect: 100-continue\r\nContent-Length: 1001\r\n\r\n", 413,
                "too_large");
  const std::string chunk = "1f4\r\n" + std::string(500, 'x') + kLineEnd;
  check_refused(server, "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk + chunk + chunk, 413,
                "too_large");
  CHECK(server.serves());
}

TEST_CASE("a client that sends much more than is taken still gets to read why") {
  const RunningServer server;
  auto client = server.connect();
  REQUIRE(client.send("POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 400000\r\n\r\n"));
  client.send(std::string(400000, 'x'));
  CHECK(client.receive().status == 413);
  CHECK(client.is_closed());
}

TEST_CASE("a head up to the limit is taken, a larger one is refused, however it is large") {
  Limits limits;
  limits.header = 4096;
  const RunningServer server(echo, limits);
  auto client = server.connect();
  REQUIRE(client.send("GET / HTTP/1.1\r\nHost: t\r\nX: " + std::string(4000, 'x') + "\r\n\r\n"));
  CHECK(client.receive().status == 200);

  check_refused(server, "GET / HTTP/1.1\r\nHost: t\r\nX: " + std::string(5000, 'x') + "\r\n\r\n", 431, "too_large");
  check_refused(server, "GET /" + std::string(5000, 'x') + " HTTP/1.1\r\nHost: t\r\n\r\n", 431, "too_large");
  check_refused(server, std::string(5000, 'x'), 431, "too_large");
  std::string many = "GET / HTTP/1.1\r\nHost: t\r\n";
  while (many.size() < 5000) many += "X-" + std::to_string(many.size()) + ": y\r\n";
  check_refused(server, many, 431, "too_large");
  CHECK(server.serves());
}

TEST_CASE("no bytes whatever hurt the server") {
  Limits limits;
  limits.request = std::chrono::seconds{1};
  const RunningServer server(echo, limits);
  std::mt19937 random{404};
  const auto valid = post("/v1/passes/lookup", R"({"code":"P","symbology":"Aztec"})");
  for (int i = 0; i < 300; ++i) {
    std::string bytes = i % 2 == 0 ? valid : std::string(random() % 300, '\0');
    if (i % 2 != 0) {
      for (auto& c : bytes) c = static_cast<char>(random());
    } else {
      for (int n = 0; n < 3; ++n) bytes[random() % bytes.size()] = static_cast<char>(random());
    }
    auto client = server.connect();
    client.send(bytes);
    client.finish();
    while (client.receive().status != 0) {
    }
  }
  CHECK(server.serves());
}

}  // namespace
}  // namespace central::test
