// SPDX-License-Identifier: Apache-2.0
// Floods, drips and smuggled requests, in clear text and under TLS: each is answered or dropped, and another client is
// served meanwhile.
#include <functional>
#include <list>
#include <mutex>
#include <set>
#include <vector>

#include "tests/central/tls_fixture.hpp"

namespace central::test {
namespace {

using namespace std::string_literals;

/// Does it to a server in clear text and to one under TLS.
void to_both(const std::function<void(const RunningServer&)>& attack, Limits limits = {},
             const HttpServer::Handler& handler = echo) {
  {
    INFO("in clear text");
    const RunningServer plain(handler, limits);
    attack(plain);
    CHECK(plain.serves());
  }
  INFO("under TLS");
  const TlsFixture fixture;
  const RunningServer secured(TlsFixture::load(fixture.files()), fixture.stranger(), handler, limits);
  attack(secured);
  CHECK(secured.serves());
}

/// Sends the bytes; expects the status, another client served before this one leaves, and the end.
void refused(const RunningServer& server, const std::string& bytes, int status) {
  INFO(bytes.substr(0, 60));
  auto client = server.connect();
  client.send(bytes);
  CHECK(client.receive().status == status);
  CHECK(server.serves());
  CHECK(client.is_closed());
}

TEST_CASE("A body said to be of 1 GB is refused before any of it is read") {
  to_both([](const RunningServer& server) {
    const auto head = "POST / HTTP/1.1\r\nHost: t\r\nContent-Length: 1073741824\r\n"s;
    // Nothing of the body was sent: that it was not waited for shows in the answer.
    refused(server, head + "\r\n", 413);
    refused(server, head + "Expect: 100-continue\r\n\r\n", 413);
  });
}

/// Sends chunks of 64 KiB until an answer comes or the connection breaks, or 1 GB is gone; how many.
int send_chunks(RawClient& client, bool until_answered) {
  constexpr int kChunks = 16384;
  const auto chunk = "10000\r\n" + std::string(0x10000, 'x') + "\r\n";
  for (int sent = 0; sent < kChunks; ++sent) {
    if ((until_answered && client.readable_within(0)) || !client.send(chunk)) return sent;
  }
  return kChunks;
}

TEST_CASE("A body of 1 GB in chunks is cut off at the limit, for who listens and for who does not") {
  to_both([](const RunningServer& server) {
    const auto head = "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n"s;
    auto listening = server.connect();
    REQUIRE(listening.send(head));
    // What the kernel's buffers hold comes on top of the limit.
    CHECK(send_chunks(listening, true) < 1000);
    CHECK(listening.receive().status == 413);
    CHECK(server.serves());

    auto stubborn = server.connect();
    REQUIRE(stubborn.send(head));
    CHECK(send_chunks(stubborn, false) < 1000);
    CHECK(server.serves());
  });
}

TEST_CASE("Many that drip a byte at a time are all dropped, and others are served between their bytes") {
  Limits limits;
  limits.request = std::chrono::seconds{2};
  to_both(
      [](const RunningServer& server) {
        std::list<RawClient> dripping;
        for (int i = 0; i < 40; ++i) {
          dripping.push_back(server.connect());
          REQUIRE(dripping.back().send("GET / HTTP/1.1\r\nX: "));
        }
        std::size_t rounds = 0;
        // 200 rounds of at least 50 ms would be five times the limit.
        for (; rounds < 200 && !dripping.empty(); ++rounds) {
          CHECK(server.serves());
          std::erase_if(dripping, [](RawClient& client) { return !client.send("x") || client.readable_within(0); });
          if (!dripping.empty()) static_cast<void>(dripping.front().readable_within(50));
        }
        CHECK(rounds < 200);
      },
      limits);
}

TEST_CASE("Half a request and then nothing is dropped in its time") {
  Limits limits;
  limits.request = std::chrono::seconds{1};
  to_both(
      [](const RunningServer& server) {
        const auto whole = post("/never", "abcdef");
        std::vector<RawClient> stalled;
        for (std::size_t cut = 1; cut < whole.size(); cut += 7) {
          stalled.push_back(server.connect());
          REQUIRE(stalled.back().send(whole.substr(0, cut)));
        }
        CHECK(server.serves());
        for (auto& client : stalled) CHECK(client.is_closed());
      },
      limits);
}

TEST_CASE("Garbage behind good requests is refused, and they are answered all the same") {
  to_both([](const RunningServer& server) {
    for (const auto& garbage :
         {"\0\0\0\0\r\n\r\n"s, "nonsense\r\n\r\n"s, std::string(1000, '\xff') + "\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: t\r\nContent-Length: x\r\n\r\n"s, "\r\n\r\n\r\n : \r\n\r\n"s}) {
      auto client = server.connect();
      std::string all;
      for (int i = 0; i < 100; ++i) all += get("/" + std::to_string(i));
      REQUIRE(client.send(all + garbage + get("/after")));
      for (int i = 0; i < 100; ++i) REQUIRE(client.receive().body == "GET /" + std::to_string(i) + "|");
      CHECK(server.serves());
      CHECK(client.receive().status == 400);
      CHECK(client.is_closed());
    }
  });
}

TEST_CASE("A head over 16 KiB is refused, in one line or in ten thousand") {
  to_both([](const RunningServer& server) {
    refused(server, "GET / HTTP/1.1\r\nHost: t\r\nX: " + std::string(16 * 1024, 'x') + "\r\n\r\n", 431);
    refused(server, "GET /" + std::string(16 * 1024, 'x') + " HTTP/1.1\r\nHost: t\r\n\r\n", 431);
    refused(server, std::string(20 * 1024, 'x'), 431);
    std::string many = "GET / HTTP/1.1\r\nHost: t\r\n";
    for (int i = 0; i < 10'000; ++i) many += "X-" + std::to_string(i) + ": y\r\n";
    refused(server, many + "\r\n", 431);

    auto client = server.connect();
    std::string dense = "GET /dense HTTP/1.1\r\nHost: t\r\n";
    while (dense.size() < 16'000) dense += "a:b\r\n";
    REQUIRE(client.send(dense + "\r\n"));
    CHECK(client.receive().body == "GET /dense|");
  });
}

TEST_CASE("A NUL in a head is refused wherever it stands, in a body it is a byte like any other") {
  to_both([](const RunningServer& server) {
    for (const auto& bytes :
         {"G\0T / HTTP/1.1\r\nHost: t\r\n\r\n"s, "GET /\0 HTTP/1.1\r\nHost: t\r\n\r\n"s,
          "GET / HTTP/1.1\0\r\nHost: t\r\n\r\n"s, "GET / HTTP/1.1\r\nHo\0st: t\r\n\r\n"s,
          "GET / HTTP/1.1\r\nHost: t\0\r\n\r\n"s, "GET / HTTP/1.1\r\nHost: t\r\nContent-Length: 1\0\r\n\r\nx"s,
          "\0GET / HTTP/1.1\r\nHost: t\r\n\r\n"s,
          "POST / HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\0\r\n\r\n"s}) {
      refused(server, bytes, 400);
    }
    auto client = server.connect();
    REQUIRE(client.send(post("/nul", "a\0b"s)));
    CHECK(client.receive().body == "POST /nul|a\0b"s);
  });
}

/// A handler that remembers what it was asked.
class Witness {
 public:
  [[nodiscard]] HttpServer::Handler handler() {
    return [this](const kiosk::HttpRequest& request) {
      const std::scoped_lock lock(mutex_);
      paths_.insert(request.path);
      return echo(request);
    };
  }
  [[nodiscard]] bool saw(const std::string& path) const {
    const std::scoped_lock lock(mutex_);
    return paths_.contains(path);
  }

 private:
  mutable std::mutex mutex_;
  std::set<std::string> paths_;
};

TEST_CASE("Where two parties could disagree on a body's end, the request is refused and nothing in it is done") {
  Witness witness;
  // Each head, then what one reader takes for a body and another for the next request.
  const auto inner = get("/smuggled");
  const auto length = "Content-Length: " + std::to_string(inner.size()) + "\r\n";
  to_both(
      [&](const RunningServer& server) {
        for (const auto& headers : {
                 length + length,
                 length + "Content-Length: 0\r\n",
                 "Content-Length: 0\r\n" + length,
                 "Content-Length: 0, " + std::to_string(inner.size()) + "\r\n",
                 "Content-Length: +" + std::to_string(inner.size()) + "\r\n",
                 "Content-Length: 0x10\r\n"s,
                 "Content-Length:\r\n"s,
                 length + "Transfer-Encoding: chunked\r\n",
                 "Transfer-Encoding: chunked\r\n" + length,
                 length + "transfer-encoding: identity\r\n",
                 length + "Transfer-Encoding: xchunked\r\n",
                 "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n"s,
                 "Transfer-Encoding: chunked, identity\r\n"s,
                 "Transfer-Encoding: gzip\r\n"s,
                 "Transfer-Encoding: xchunked\r\n"s,
                 "Transfer-Encoding:\r\n chunked\r\n" + length,
                 "Transfer-Encoding : chunked\r\n" + length,
                 " Transfer-Encoding: chunked\r\n" + length,
                 "X: y\rTransfer-Encoding: chunked\r\n" + length,
             }) {
          refused(server, "POST /outer HTTP/1.1\r\nHost: t\r\n" + headers + "\r\n" + inner, 400);
        }
        refused(server, "POST /outer HTTP/1.0\r\nTransfer-Encoding: chunked\r\n" + length + "\r\n0\r\n\r\n" + inner,
                400);
      },
      {}, witness.handler());
  CHECK_FALSE(witness.saw("/smuggled"));
  CHECK_FALSE(witness.saw("/outer"));
  CHECK(witness.saw("/still-here"));
}

TEST_CASE("Chunks that one reader would end elsewhere are refused") {
  Witness witness;
  const auto head = "POST /outer HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n"s;
  to_both(
      [&](const RunningServer& server) {
        for (const auto& chunks : {"0x3\r\nabc\r\n0\r\n\r\n"s, "3\nabc\r\n0\r\n\r\n"s, "3\r\nabc0\r\n\r\n"s,
                                   "3\r\nabcd\r\n0\r\n\r\n"s, "-1\r\n\r\n"s, "3 \0\r\nabc\r\n0\r\n\r\n"s}) {
          refused(server, head + chunks + get("/smuggled"), 400);
        }
      },
      {}, witness.handler());
  CHECK_FALSE(witness.saw("/smuggled"));
  CHECK_FALSE(witness.saw("/outer"));
}

TEST_CASE("A header that says who asks, or which request it is, comes once or the request is refused") {
  Witness witness;
  to_both(
      [&](const RunningServer& server) {
        for (const auto& name : {"Authorization"s, "Idempotency-Key"s, "Visit-Token"s, "authorization"s}) {
          const auto one = name + ": a\r\n";
          refused(server, "GET /twice HTTP/1.1\r\nHost: t\r\n" + one + one + "\r\n", 400);
          refused(server, "GET /twice HTTP/1.1\r\nHost: t\r\n" + one + "X: y\r\n" + name + ": b\r\n\r\n", 400);
          refused(
              server,
              "POST /twice HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n" + one + "\r\n0\r\n" + one + "\r\n",
              400);
          auto client = server.connect();
          REQUIRE(client.send("GET /once HTTP/1.1\r\nHost: t\r\nX: y\r\nX: z\r\n" + one + "\r\n"));
          CHECK(client.receive().body == "GET /once|");
        }
      },
      {}, witness.handler());
  CHECK_FALSE(witness.saw("/twice"));
}

TEST_CASE("What comes behind the last chunk becomes no header") {
  Witness witness;
  to_both(
      [&](const RunningServer& server) {
        const auto head = "POST /trailed HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n"s;
        refused(server, head + "1\r\nx\r\n0\r\nAuthorization: Bearer x\r\n\r\n", 400);
        refused(server, head + "0\r\nX: y\r\n\r\n", 400);
      },
      {}, witness.handler());
  CHECK_FALSE(witness.saw("/trailed"));
}

TEST_CASE("A length that is a list is refused, even where all in it are the same") {
  Witness witness;
  to_both(
      [&](const RunningServer& server) {
        for (const auto& length :
             {"Content-Length: 5, 5\r\n"s, "Content-Length: 5,5\r\n"s, "Content-Length: 5,\r\n"s,
              "Content-Length: ,5\r\n"s, "Content-Length: 5 5\r\n"s, "Content-Length: 5;5\r\n"s,
              "Content-Length: 5\r\nContent-Length: 5\r\n"s, "Content-Length: 5\r\ncontent-length: 5\r\n"s}) {
          refused(server, "POST /list HTTP/1.1\r\nHost: t\r\n" + length + "\r\nabcde", 400);
        }
      },
      {}, witness.handler());
  CHECK_FALSE(witness.saw("/list"));
}

TEST_CASE("Chunks may have extensions, but not more of them than a head has room for") {
  Witness witness;
  to_both(
      [&](const RunningServer& server) {
        const auto head = " HTTP/1.1\r\nHost: t\r\nTransfer-Encoding: chunked\r\n\r\n"s;
        auto client = server.connect();
        REQUIRE(client.send("POST /few" + head + "3;a=b;c\r\nabc\r\n0;last\r\n\r\n"));
        CHECK(client.receive().body == "POST /few|abc");
        for (const std::size_t size : {1'100U, 20'000U, 40'000U, 100'000U}) {
          refused(server, "POST /many" + head + "3;a=" + std::string(size, 'x') + "\r\nabc\r\n0\r\n\r\n", 400);
          refused(server, "POST /many" + head + "3\r\nabc\r\n0;a=" + std::string(size, 'x') + "\r\n\r\n", 400);
        }
        // A little with each of many chunks is as much.
        std::string dribble;
        for (int i = 0; i < 2'000; ++i) dribble += "1;a=b\r\nx\r\n";
        refused(server, "POST /many" + head + dribble + "0\r\n\r\n", 400);
      },
      {}, witness.handler());
  CHECK_FALSE(witness.saw("/many"));
  CHECK(witness.saw("/few"));
}

}  // namespace
}  // namespace central::test
