// SPDX-License-Identifier: Apache-2.0
// What is said when the network is ill: above all, whether the service may have acted.
#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "platform/curl/http_client.hpp"
#include "tests/contract/curl_server.hpp"
#include "tests/support/catch.hpp"

namespace {

using kiosk::Duration;
using kiosk::HttpError;
using kiosk::HttpRequest;
using platform::curl::HttpClient;
using platform::curl::Settings;
using tests::Answers;
using tests::Connection;
using tests::RawServer;
using Kind = HttpError::Kind;

/// Patient where an end is certain, so that a busy machine does not turn it into a time-out.
Settings patient(std::string url) {
  Settings settings;
  settings.base_url = std::move(url);
  settings.connect_timeout = Duration(20000);
  settings.call_timeout = Duration(20000);
  return settings;
}

/// Impatient where the time-out is what is looked for.
Settings impatient(std::string url) {
  auto settings = patient(std::move(url));
  settings.connect_timeout = Duration(300);
  settings.call_timeout = Duration(300);
  return settings;
}

const HttpRequest kIssue{"POST", "/v1/tickets", {{"Content-Type", "application/json"}}, "{}"};

HttpError error_of(HttpClient& client, HttpRequest request = kIssue) {
  Answers answers;
  client.send(std::move(request), answers.done());
  const auto all = answers.wait_for(1);
  REQUIRE(all.size() == 1);
  REQUIRE_FALSE(all[0].has_value());
  REQUIRE_FALSE(all[0].error().detail.empty());
  return all[0].error();
}

HttpError error_of(Settings settings, HttpRequest request = kIssue) {
  HttpClient client(std::move(settings));
  return error_of(client, std::move(request));
}

/// What a client makes of these bytes as an answer, after which the connection ends.
HttpError error_of_answer(const std::string& bytes) {
  RawServer server([&bytes](Connection& connection) {
    if (connection.read_request().empty()) return;
    connection.send(bytes);
  });
  return error_of(patient(server.url()));
}

}  // namespace

TEST_CASE("A refused connection: the service has not acted") {
  RawServer server([](Connection&) {});
  server.stop_listening();
  REQUIRE(error_of(patient(server.url())).kind == Kind::kNotSent);
}

TEST_CASE("A name that leads nowhere, an address that is none, a scheme that is not HTTP: not sent") {
  const std::string too_long_a_label(70, 'a');
  REQUIRE(error_of(patient("http://" + too_long_a_label)).kind == Kind::kNotSent);
  for (const char* url : {"", "http://", "http://[::1", "http://127.0.0.1:99999", "ftp://127.0.0.1:9", "file:///etc",
                          "http://user:word@127.0.0.1:9"}) {
    REQUIRE(error_of(patient(url)).kind == Kind::kNotSent);
  }
}

TEST_CASE("A connection that never stands before the time-out: not sent") {
  // A listener that accepts nobody, its queue filled: further connections get no answer at all.
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  REQUIRE(::bind(listener, generic, size) == 0);
  REQUIRE(::listen(listener, 0) == 0);
  REQUIRE(::getsockname(listener, generic, &size) == 0);
  std::vector<int> queue;
  for (int i = 0; i < 4; ++i) {
    queue.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    static_cast<void>(::connect(queue.back(), generic, size));
  }
  auto settings = impatient("http://127.0.0.1:" + std::to_string(ntohs(address.sin_port)));
  settings.call_timeout = Duration(20000);
  REQUIRE(error_of(settings).kind == Kind::kNotSent);
  for (const int fd : queue) ::close(fd);
  ::close(listener);
}

TEST_CASE("A service of TLS that is asked in plain HTTP: the detail says to write https") {
  const std::string alert{"\x15\x03\x01\x00\x02\x02\x46", 7};
  for (const auto& bytes : {std::string(), alert, std::string("<html>")}) {
    CAPTURE(bytes.size());
    const auto error = error_of_answer(bytes);
    CHECK(error.kind == Kind::kNoAnswer);
    CHECK(error.detail.starts_with("nothing that is HTTP came back ("));
    CHECK(error.detail.ends_with("); if the service has TLS, write https in url of [service]"));
  }
  // What speaks HTTP, and where no answer can come, is told as it is.
  CHECK(error_of_answer("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n").detail.find("https") == std::string::npos);
  CHECK(error_of(patient("ftp://127.0.0.1:9")).detail.find("https") == std::string::npos);
}

TEST_CASE("TLS that does not come about: not sent") {
  SECTION("the other side speaks something else") {
    RawServer server([](Connection& connection) { connection.answer("plain"); });
    REQUIRE(error_of(patient(server.url("https"))).kind == Kind::kNotSent);
  }
  SECTION("the other side hangs up") {
    RawServer server([](Connection&) {});
    REQUIRE(error_of(patient(server.url("https"))).kind == Kind::kNotSent);
  }
  SECTION("the other side says nothing") {
    RawServer server([](Connection& connection) { connection.wait_until_closed(); });
    REQUIRE(error_of(impatient(server.url("https"))).kind == Kind::kNotSent);
  }
  SECTION("the certificates to trust are not there") {
    RawServer server([](Connection& connection) { connection.wait_until_closed(); });
    auto settings = patient(server.url("https"));
    settings.ca_file = "/nonexistent/ca.pem";
    REQUIRE(error_of(settings).kind == Kind::kNotSent);
  }
}

TEST_CASE("A service that takes the request and never answers may have acted") {
  RawServer server([](Connection& connection) { connection.wait_until_closed(); });
  REQUIRE(error_of(impatient(server.url())).kind == Kind::kNoAnswer);
}

TEST_CASE("A connection that breaks after the request may have carried it") {
  RawServer server([](Connection& connection) {
    static_cast<void>(connection.read_request());
    connection.reset_at_close();
  });
  REQUIRE(error_of(patient(server.url())).kind == Kind::kNoAnswer);
}

TEST_CASE("A connection that breaks within the request may have carried enough of it") {
  const auto bytes = GENERATE(1U, 50U, 1000U);
  RawServer server([bytes](Connection& connection) {
    connection.wait_for_bytes(bytes);
    connection.reset_at_close();
  });
  REQUIRE(error_of(patient(server.url()), {"POST", "/v1/x", {}, std::string(1 << 20, 'b')}).kind == Kind::kNoAnswer);
}

TEST_CASE("A connection that is reset as soon as it stands: not sent is said only where it is so") {
  std::atomic<bool> seen{false};
  RawServer server([&seen](Connection& connection) {
    connection.reset_at_close();
    if (connection.has_bytes()) seen = true;
  });
  for (int i = 0; i < 50; ++i) {
    seen = false;
    const auto error = error_of(patient(server.url()));
    REQUIRE((error.kind == Kind::kNotSent || error.kind == Kind::kNoAnswer));
    if (error.kind == Kind::kNotSent) REQUIRE_FALSE(seen);
  }
}

TEST_CASE("Half an answer is none") {
  for (const char* bytes : {"", "HTTP/1.1 20", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 103 Early Hints\r\n\r\n",
                            "HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nX: 1\r\n",
                            "HTTP/1.1 200 OK\r\nContent-Le", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\"",
                            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
                            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n"}) {
    CAPTURE(bytes);
    REQUIRE(error_of_answer(bytes).kind == Kind::kNoAnswer);
  }
}

TEST_CASE("Garbage is no answer") {
  for (const auto& bytes :
       {std::string("\0\0\0\0 not HTTP\r\n\r\n", 18), std::string("SSH-2.0-OpenSSH_9.2\r\n"),
        std::string("<html>hotel wifi: please log in</html>"), std::string("HTTP/1.1 abc OK\r\n\r\n"),
        std::string("HTTP/1.1 999 No\r\nContent-Length: 0\r\n\r\n"), std::string("HTTP/9.9 200 OK\r\n\r\n"),
        std::string("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n0\r\n\r\n"),
        std::string("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabcde"), std::string(3000, '\xff')}) {
    CAPTURE(bytes.substr(0, 40));
    REQUIRE(error_of_answer(bytes).kind == Kind::kNoAnswer);
  }
}

TEST_CASE("An answer over the limit is dropped, however it comes") {
  std::string opening;
  std::string more;
  SECTION("announced") { opening = "HTTP/1.1 200 OK\r\nContent-Length: 1000000000000\r\n\r\n"; }
  SECTION("without end") {
    opening = "HTTP/1.1 200 OK\r\n\r\n";
    more = std::string(1000, 'x');
  }
  SECTION("in chunks without end") {
    opening = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    more = "3e8\r\n" + std::string(1000, 'x') + "\r\n";
  }
  SECTION("as headers without end") {
    opening = "HTTP/1.1 200 OK\r\n";
    more = "X-More: " + std::string(1000, 'x') + "\r\n";
  }
  RawServer server([&](Connection& connection) {
    static_cast<void>(connection.read_request());
    connection.send(opening);
    while (!more.empty() && connection.send(more)) continue;
    connection.wait_until_closed();
  });
  auto settings = patient(server.url());
  settings.max_answer_bytes = 20000;
  REQUIRE(error_of(settings).kind == Kind::kTooLarge);
}

TEST_CASE("An answer of just the limit is taken, one byte more is not") {
  RawServer server([](Connection& connection) {
    for (auto request = connection.read_request(); !request.empty(); request = connection.read_request()) {
      connection.send("HTTP/1.0 200 OK\r\n\r\n" + std::string(request.starts_with("GET /1000 ") ? 1000 : 1001, 'x'));
      return;
    }
  });
  auto settings = patient(server.url());
  settings.max_answer_bytes = 1000;
  HttpClient client(settings);
  Answers answers;
  client.send({"GET", "/1000", {}, ""}, answers.done());
  const auto all = answers.wait_for(1);
  REQUIRE(all.size() == 1);
  REQUIRE(all[0]->body.size() == 1000);
  REQUIRE(error_of(client, {"GET", "/1001", {}, ""}).kind == Kind::kTooLarge);
}

TEST_CASE("An answer that drips past the time-out is none") {
  RawServer server([](Connection& connection) {
    static_cast<void>(connection.read_request());
    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
    while (!connection.closed_within(std::chrono::milliseconds(5)) && connection.send("x")) continue;
  });
  REQUIRE(error_of(impatient(server.url())).kind == Kind::kNoAnswer);
}

TEST_CASE("A kept connection that was closed meanwhile is replaced unseen") {
  RawServer server([](Connection& connection) {
    static_cast<void>(connection.read_request());
    connection.answer(std::to_string(connection.number()));
  });
  HttpClient client(patient(server.url()));
  for (int i = 1; i <= 3; ++i) {
    Answers answers;
    client.send(kIssue, answers.done());
    const auto all = answers.wait_for(1);
    REQUIRE(all.size() == 1);
    if (!all[0]) FAIL(all[0].error().detail);
    REQUIRE(all[0]->body == std::to_string(i));
  }
}

TEST_CASE("A kept connection that breaks under a request: sent again on a fresh one, with the same key") {
  std::atomic<int> seen{0};
  RawServer server([&seen](Connection& connection) {
    for (auto request = connection.read_request(); !request.empty(); request = connection.read_request()) {
      if (request.find("Idempotency-Key: k-2") != std::string::npos) ++seen;
      if (connection.number() == 1 && seen == 1) return connection.reset_at_close();
      connection.answer("ok");
    }
  });
  HttpClient client(patient(server.url()));
  Answers answers;
  client.send({"POST", "/v1/tickets", {{"Idempotency-Key", "k-1"}}, "{}"}, answers.done());
  REQUIRE(answers.wait_for(1).size() == 1);
  client.send({"POST", "/v1/tickets", {{"Idempotency-Key", "k-2"}}, "{}"}, answers.done());
  const auto all = answers.wait_for(2);
  REQUIRE(all.size() == 2);
  REQUIRE(all[1].has_value());
  REQUIRE(seen == 2);
  REQUIRE(server.connections() == 2);
}

TEST_CASE("If there is no fresh one to be had, the service may still have acted on the first") {
  RawServer* self = nullptr;
  RawServer server([&self](Connection& connection) {
    static_cast<void>(connection.read_request());
    connection.answer("ok");
    if (connection.read_request().empty()) return;
    self->stop_listening();
    connection.reset_at_close();
  });
  self = &server;
  HttpClient client(patient(server.url()));
  Answers answers;
  client.send(kIssue, answers.done());
  REQUIRE(answers.wait_for(1).size() == 1);
  REQUIRE(error_of(client).kind == Kind::kNoAnswer);
}

TEST_CASE("When the client goes, every request under way is told so, once") {
  RawServer server([](Connection& connection) { connection.wait_until_closed(); });
  Answers answers;
  {
    HttpClient client(patient(server.url()));
    for (int i = 0; i < 20; ++i) client.send(kIssue, answers.done());
  }
  const auto all = answers.wait_for(20);
  REQUIRE(all.size() == 20);
  for (const auto& answer : all) {
    REQUIRE_FALSE(answer.has_value());
    REQUIRE(answer.error().kind == Kind::kCancelled);
  }
}

TEST_CASE("A request sent while the client goes is told so too") {
  RawServer server([](Connection& connection) { connection.wait_until_closed(); });
  Answers answers;
  {
    auto client = std::make_unique<HttpClient>(patient(server.url()));
    auto* raw = client.get();
    client->send(kIssue, [&answers, raw](Answers::Answer) { raw->send(kIssue, answers.done()); });
  }
  const auto all = answers.wait_for(1);
  REQUIRE(all.size() == 1);
  REQUIRE(all[0].error().kind == Kind::kCancelled);
}

TEST_CASE("A client that was never used just goes") {
  const HttpClient client(patient("http://127.0.0.1:9"));
  SUCCEED();
}

TEST_CASE("Text that would become a header or a request of its own is never sent") {
  RawServer server([](Connection& connection) { connection.wait_until_closed(); });
  HttpClient client(patient(server.url()));
  const auto request = GENERATE(
      HttpRequest{"GET", "/", {{"X", "a\r\nEvil: 1"}}, ""}, HttpRequest{"GET", "/", {{"X", "a\nEvil: 1"}}, ""},
      HttpRequest{"GET", "/", {{"X", std::string("a\0b", 3)}}, ""}, HttpRequest{"GET", "/", {{"X: 1\r\nY", "b"}}, ""},
      HttpRequest{"GET", "/", {{"", "b"}}, ""}, HttpRequest{"GET", "/", {{"X ", "b"}}, ""},
      HttpRequest{"GET", "/", {{"content-length", "5"}}, ""}, HttpRequest{"GET", "/", {{"Host", "evil"}}, ""},
      HttpRequest{"GET", "/", {{"AUTHORIZATION", "Bearer x"}}, ""},
      HttpRequest{"GET", "/ HTTP/1.1\r\nEvil: 1\r\n\r\n", {}, ""}, HttpRequest{"GET", "/a b", {}, ""},
      HttpRequest{"GET", "/a\tb", {}, ""}, HttpRequest{"GET", "/é", {}, ""}, HttpRequest{"GET", "/a#b", {}, ""},
      HttpRequest{"GET", "@evil.example/", {}, ""}, HttpRequest{"GET", "", {}, ""},
      HttpRequest{"GET /x HTTP/1.1\r\n\r\nGET", "/", {}, ""}, HttpRequest{"get", "/", {}, ""},
      HttpRequest{"", "/", {}, ""});
  REQUIRE(error_of(client, request).kind == Kind::kNotSent);
  REQUIRE(server.connections() == 0);
}

TEST_CASE("A token with a line break in it is never sent") {
  RawServer server([](Connection& connection) { connection.wait_until_closed(); });
  auto settings = patient(server.url());
  settings.bearer_token = [] { return std::string("abc\r\nEvil: 1"); };
  const auto error = error_of(settings);
  REQUIRE(error.kind == Kind::kNotSent);
  REQUIRE(error.detail.find("Evil") == std::string::npos);
  REQUIRE(server.connections() == 0);
}
