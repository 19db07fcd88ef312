// SPDX-License-Identifier: Apache-2.0
// What goes out and what comes back when the network is well.
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <stdlib.h>

#include "platform/curl/http_client.hpp"
#include "tests/contract/curl_server.hpp"
#include "tests/support/catch.hpp"

namespace {

using kiosk::HttpRequest;
using kiosk::HttpResponse;
using platform::curl::HttpClient;
using platform::curl::Settings;
using tests::Answers;
using tests::Connection;
using tests::RawServer;

Settings settings_for(const RawServer& server) {
  Settings settings;
  settings.base_url = server.url();
  settings.bearer_token = [] { return std::string("token-1"); };
  // Far more than a well network needs, so that a busy machine fails nothing.
  settings.connect_timeout = kiosk::Duration(20000);
  settings.call_timeout = kiosk::Duration(20000);
  return settings;
}

HttpResponse exchange(HttpClient& client, HttpRequest request) {
  Answers answers;
  client.send(std::move(request), answers.done());
  auto all = answers.wait_for(1);
  REQUIRE(all.size() == 1);
  if (!all[0]) FAIL(all[0].error().detail);
  return *all[0];
}

/// Answers every request with the request itself.
void echo(Connection& connection) {
  for (auto request = connection.read_request(); !request.empty(); request = connection.read_request()) {
    connection.answer(request);
  }
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("A request arrives as it was made, with the token and nothing that was not asked for") {
  RawServer server(echo);
  HttpClient client(settings_for(server));
  const auto seen = exchange(client, {"POST",
                                      "/v1/tickets?a=b%20c",
                                      {{"Content-Type", "application/json"},
                                       {"Idempotency-Key", "01890a5d-ac96-774b-bcce-b302099a8057"},
                                       {"X-Empty", ""}},
                                      R"({"pass":"P-1"})"})
                        .body;
  REQUIRE(seen.starts_with("POST /v1/tickets?a=b%20c HTTP/1.1\r\n"));
  REQUIRE(has(seen, "\r\nHost: 127.0.0.1:"));
  REQUIRE(has(seen, "\r\nAuthorization: Bearer token-1\r\n"));
  REQUIRE(has(seen, "\r\nUser-Agent: kiosk\r\n"));
  REQUIRE(has(seen, "\r\nContent-Type: application/json\r\n"));
  REQUIRE(has(seen, "\r\nIdempotency-Key: 01890a5d-ac96-774b-bcce-b302099a8057\r\n"));
  REQUIRE(has(seen, "\r\nX-Empty:"));
  REQUIRE(has(seen, "\r\nContent-Length: 14\r\n"));
  REQUIRE(seen.ends_with("\r\n\r\n{\"pass\":\"P-1\"}"));
}

TEST_CASE("Each method goes out under its name, with the body it has") {
  RawServer server(echo);
  auto settings = settings_for(server);
  settings.bearer_token = nullptr;
  settings.base_url += "/festival/";
  HttpClient client(settings);
  const auto get = exchange(client, {"GET", "/v1/venue/day", {}, ""}).body;
  REQUIRE(get.starts_with("GET /festival/v1/venue/day HTTP/1.1\r\n"));
  REQUIRE_FALSE(has(get, "Content-"));
  REQUIRE_FALSE(has(get, "Authorization"));
  REQUIRE(exchange(client, {"DELETE", "/v1/tickets/T-1", {}, ""}).body.starts_with("DELETE /festival/v1/tickets/T-1 "));
  const auto empty_post = exchange(client, {"POST", "/v1/x", {}, ""}).body;
  REQUIRE(empty_post.starts_with("POST "));
  REQUIRE(has(empty_post, "\r\nContent-Length: 0\r\n"));
  REQUIRE_FALSE(has(empty_post, "Content-Type"));
  const auto dots = exchange(client, {"GET", "/a/../b/./c", {}, ""}).body;
  REQUIRE(dots.starts_with("GET /festival/a/../b/./c "));
}

TEST_CASE("A large body is sent at once, without asking for leave") {
  RawServer server(echo);
  auto settings = settings_for(server);
  settings.max_answer_bytes = 8 << 20;
  HttpClient client(settings);
  std::string body(3 << 20, 'b');
  body[1000] = '\0';
  const auto seen = exchange(client, {"POST", "/v1/x", {}, body}).body;
  REQUIRE_FALSE(has(seen, "Expect"));
  REQUIRE(seen.ends_with("\r\n\r\n" + body));
}

TEST_CASE("Status, headers and body come back whatever the status says") {
  RawServer server([](Connection& connection) {
    while (!connection.read_request().empty()) {
      connection.send(
          "HTTP/1.1 503 Busy\r\nRetry-After:  7 \r\nContent-Type: application/problem+json\r\nX-Twice: 1\r\n"
          "x-twice: 2\r\nContent-Length: 3\r\n\r\n{}\n");
    }
  });
  HttpClient client(settings_for(server));
  const auto answer = exchange(client, {"GET", "/", {}, ""});
  REQUIRE(answer.status == 503);
  REQUIRE(answer.body == "{}\n");
  REQUIRE(kiosk::find_header(answer.headers, "retry-after") == "7");
  const kiosk::HttpHeaders expected{{"Retry-After", "7"},
                                    {"Content-Type", "application/problem+json"},
                                    {"X-Twice", "1"},
                                    {"x-twice", "2"},
                                    {"Content-Length", "3"}};
  REQUIRE(answer.headers == expected);
}

TEST_CASE("Interim answers, chunks and answers without a body are HTTP like any other") {
  RawServer server([](Connection& connection) {
    const auto request = connection.read_request();
    if (request.starts_with("GET /interim")) {
      connection.send(
          "HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\nHTTP/1.1 200 OK\r\nX-Late: 2\r\n"
          "Content-Length: 2\r\n\r\nok");
    } else if (request.starts_with("GET /chunks")) {
      connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n");
    } else {
      connection.send("HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n");
    }
    connection.wait_until_closed();
  });
  HttpClient interim(settings_for(server));
  const auto late = exchange(interim, {"GET", "/interim", {}, ""});
  REQUIRE(late.status == 200);
  REQUIRE(late.body == "ok");
  REQUIRE_FALSE(kiosk::find_header(late.headers, "X-Early").has_value());
  REQUIRE(kiosk::find_header(late.headers, "X-Late") == "2");
  HttpClient chunks(settings_for(server));
  REQUIRE(exchange(chunks, {"GET", "/chunks", {}, ""}).body == "abcde");
  HttpClient unchanged(settings_for(server));
  REQUIRE(exchange(unchanged, {"GET", "/day", {}, ""}).status == 304);
}

TEST_CASE("A redirect is an answer and is not followed") {
  RawServer server([](Connection& connection) {
    while (!connection.read_request().empty()) {
      connection.send("HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
    }
  });
  HttpClient client(settings_for(server));
  const auto answer = exchange(client, {"GET", "/", {}, ""});
  REQUIRE(answer.status == 302);
  REQUIRE(kiosk::find_header(answer.headers, "Location") == "/elsewhere");
}

TEST_CASE("Requests one after another share a connection") {
  RawServer server(echo);
  HttpClient client(settings_for(server));
  for (int i = 0; i < 5; ++i) {
    REQUIRE(exchange(client, {"POST", "/" + std::to_string(i), {}, "x"}).status == 200);
  }
  REQUIRE(server.connections() == 1);
}

TEST_CASE("Fifty requests at once from several threads each get their own answer") {
  RawServer server(echo);
  HttpClient client(settings_for(server));
  Answers answers;
  std::vector<std::thread> threads;
  for (int t = 0; t < 5; ++t) {
    threads.emplace_back([&, t] {
      for (int i = 0; i < 10; ++i) {
        client.send({"GET", "/" + std::to_string(t) + "-" + std::to_string(i), {}, ""}, answers.done());
      }
    });
  }
  for (auto& thread : threads) thread.join();
  std::set<std::string> paths;
  for (const auto& answer : answers.wait_for(50)) {
    if (!answer) FAIL(answer.error().detail);
    paths.insert(answer->body.substr(0, answer->body.find(" HTTP/")));
  }
  REQUIRE(paths.size() == 50);
}

TEST_CASE("Each answer comes on the client's thread, and a done may send again") {
  RawServer server(echo);
  HttpClient client(settings_for(server));
  Answers answers;
  std::thread::id first;
  client.send({"GET", "/1", {}, ""}, [&](Answers::Answer) {
    first = std::this_thread::get_id();
    client.send({"GET", "/2", {}, ""}, answers.done());
  });
  const auto all = answers.wait_for(1);
  REQUIRE(all.size() == 1);
  REQUIRE(all[0]->body.starts_with("GET /2 "));
  REQUIRE(first != std::this_thread::get_id());
}

TEST_CASE("A proxy in the environment plays no part") {
  RawServer server(echo);
  for (const char* name : {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"}) {
    ::setenv(name, "http://127.0.0.1:1", 1);
  }
  {
    HttpClient client(settings_for(server));
    REQUIRE(exchange(client, {"GET", "/", {}, ""}).status == 200);
  }
  for (const char* name : {"http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"}) ::unsetenv(name);
}
