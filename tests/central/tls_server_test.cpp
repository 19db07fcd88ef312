// SPDX-License-Identifier: Apache-2.0
// The service under TLS: the same answers as in clear text, modern settings only, certificates renewed while it runs.
#include <csignal>

#include <openssl/tls1.h>
#include <unistd.h>

#include "tests/central/tls_fixture.hpp"

namespace central::test {
namespace {

TEST_CASE("Under TLS requests are answered as they are in clear text") {
  const TlsFixture fixture;
  const RunningServer server(TlsFixture::load(fixture.files()), fixture.stranger());
  auto client = server.connect();
  REQUIRE(client.tls().secured());
  CHECK(client.tls().server_name() == "service");
  for (const std::string body : {"", "x", "more"}) {
    REQUIRE(client.send(post("/a", body)));
    CHECK(client.receive().body == "POST /a|" + body);
  }
  std::string all;
  for (int i = 0; i < 50; ++i) all += post("/" + std::to_string(i), std::string(1000, 'x'));
  REQUIRE(client.send(all));
  for (int i = 0; i < 50; ++i) {
    REQUIRE(client.receive().body == "POST /" + std::to_string(i) + "|" + std::string(1000, 'x'));
  }
  REQUIRE(client.send("GET /last HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n"));
  CHECK(client.receive().body == "GET /last|");
  CHECK(client.is_closed());
}

TEST_CASE("A large answer under TLS comes whole") {
  const TlsFixture fixture;
  const std::string large(3'000'000, 'x');
  const RunningServer server(TlsFixture::load(fixture.files()), fixture.stranger(), [&](const kiosk::HttpRequest&) {
    return kiosk::HttpResponse{200, {}, large};
  });
  auto client = server.connect();
  REQUIRE(client.send(get("/large")));
  CHECK(client.receive().body == large);
}

TEST_CASE("TLS 1.3 and 1.2 are spoken, the latter with ephemeral keys and sealed records only") {
  const TlsFixture fixture;
  const RunningServer server(TlsFixture::load(fixture.files()), fixture.stranger());
  CHECK(server.connect().tls().version() == "TLSv1.3");
  auto settings = fixture.stranger();
  settings.newest = TLS1_2_VERSION;
  auto client = server.connect(settings);
  REQUIRE(client.tls().secured());
  CHECK(client.tls().version() == "TLSv1.2");

  settings.suites = "ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-ECDSA-AES256-GCM-SHA384";
  // Both are fine; the service's order counts.
  CHECK(server.connect(settings).tls().suite() == "ECDHE-ECDSA-AES256-GCM-SHA384");
  for (const std::string weak :
       {"ECDHE-ECDSA-AES256-SHA384", "ECDHE-ECDSA-AES128-SHA", "AECDH-AES128-SHA", "ECDHE-ECDSA-NULL-SHA"}) {
    INFO(weak);
    settings.suites = weak;
    CHECK_FALSE(server.connect(settings).tls().secured());
  }
  CHECK(server.serves());
}

TEST_CASE("With an RSA certificate the key is ephemeral too") {
  const TlsFixture fixture;
  write_identity(fixture.services().vouch_for_rsa("service"), fixture.folder().path(), "service");
  const RunningServer server(TlsFixture::load(fixture.files()), fixture.stranger());
  auto settings = fixture.stranger();
  settings.newest = TLS1_2_VERSION;
  CHECK(server.connect(settings).tls().suite() == "ECDHE-RSA-AES256-GCM-SHA384");
  for (const std::string weak : {"AES256-GCM-SHA384", "AES128-SHA", "DHE-RSA-AES256-GCM-SHA384", "ADH-AES128-SHA",
                                 "ECDHE-RSA-AES256-SHA384", "NULL-SHA256"}) {
    INFO(weak);
    settings.suites = weak;
    CHECK_FALSE(server.connect(settings).tls().secured());
  }
  CHECK(server.serves());
}

TEST_CASE("Versions of TLS that are no longer safe are refused") {
  const TlsFixture fixture;
  const RunningServer server(TlsFixture::load(fixture.files()), fixture.stranger());
  auto settings = fixture.stranger();
  settings.suites = "ALL:@SECLEVEL=0";
  for (const int version : {TLS1_VERSION, TLS1_1_VERSION}) {
    settings.oldest = version;
    settings.newest = version;
    CHECK_FALSE(server.connect(settings).tls().secured());
  }
  CHECK(server.serves());
}

TEST_CASE("A handshake is not begun anew on a connection that stands") {
  const TlsFixture fixture;
  const RunningServer server(TlsFixture::load(fixture.files()), fixture.stranger());
  auto settings = fixture.stranger();
  settings.newest = TLS1_2_VERSION;
  auto client = server.connect(settings);
  REQUIRE(client.tls().secured());
  CHECK_FALSE(client.tls().renegotiates());
  CHECK(server.serves());
}

TEST_CASE("The handler learns the client's address") {
  const TlsFixture fixture;
  const auto tell = [](const kiosk::HttpRequest& request) { return kiosk::HttpResponse{200, {}, request.remote}; };
  const RunningServer plain(tell);
  const RunningServer secured(TlsFixture::load(fixture.files()), fixture.stranger(), tell);
  for (const auto* server : {&plain, &secured}) {
    auto client = server->connect();
    REQUIRE(client.send("GET / HTTP/1.1\r\nHost: t\r\nX-Forwarded-For: 192.0.2.1\r\nForwarded: for=192.0.2.1\r\n\r\n"));
    CHECK(client.receive().body == "127.0.0.1");
  }
}

TEST_CASE("The handler learns the key of the client's certificate, and nothing where there is none") {
  const TlsFixture fixture;
  const auto tell = [](const kiosk::HttpRequest& request) {
    return kiosk::HttpResponse{200, {}, request.client_key_digest};
  };
  const auto shown = [](const RunningServer& server, const ClientSettings& settings) {
    auto client = server.connect(settings);
    REQUIRE(client.send(get("/") + get("/")));
    const auto first = client.receive();
    REQUIRE(first.status == 200);
    CHECK(client.receive().body == first.body);
    return first.body;
  };
  const RunningServer strict(TlsFixture::load(fixture.strict_files()), fixture.kiosk(), tell);
  const auto one = fixture.kiosk();
  auto renewed = one;
  renewed.own.certificate = fixture.kiosks().vouch_for_key("renewed", one.own.key);
  const auto digest = shown(strict, one);
  CHECK(digest == sha256_of_public_key(one.own.certificate));
  CHECK(shown(strict, one) == digest);
  CHECK(shown(strict, renewed) == digest);
  CHECK(shown(strict, fixture.kiosk()) != digest);
  const RunningServer open(TlsFixture::load(fixture.files()), fixture.stranger(), tell);
  CHECK(shown(open, one) == "");
  CHECK(shown(open, fixture.stranger()) == "");
  const RunningServer plain(tell);
  auto client = plain.connect();
  REQUIRE(client.send(get("/")));
  CHECK(client.receive().body == "");
}

TEST_CASE("Under TLS too, stopping answers what is under way and closes what is idle") {
  const TlsFixture fixture;
  Gate gate;
  std::promise<void> entered;
  RunningServer server(TlsFixture::load(fixture.files()), fixture.stranger(),
                       [&entered, wait = gate.wait()](const kiosk::HttpRequest& request) {
                         if (request.path == "/slow") {
                           entered.set_value();
                           wait();
                         }
                         return echo(request);
                       });
  const OpensAtLast at_last{gate};
  auto idle = server.connect();
  REQUIRE(idle.tls().secured());
  auto handshaking = server.connect_bare();
  REQUIRE(handshaking.send("\x16\x03\x01"));
  auto half = server.connect();
  REQUIRE(half.send(post("/half", "ab").substr(0, 10)));
  auto slow = server.connect();
  REQUIRE(slow.send(get("/slow")));
  entered.get_future().wait();
  server.server().stop();
  CHECK(idle.is_closed());
  CHECK(handshaking.is_closed());
  REQUIRE(half.send(post("/half", "ab").substr(10)));
  gate.open();
  for (auto* client : {&slow, &half}) {
    const auto answer = client->receive();
    CHECK(answer.status == 200);
    CHECK(answer.headers.at("connection") == "close");
    CHECK(client->is_closed());
    client->finish();
  }
  CHECK(server.returns());
}

/// The name a newcomer is shown, "" where it is refused.
std::string name_shown(unsigned short port, const ClientSettings& settings) {
  RawClient client(port, settings);
  return client.tls().secured() ? client.tls().server_name() : "";
}

TEST_CASE("SIGHUP brings the renewed certificate, and a broken one leaves the old") {
  const TlsFixture fixture;
  const auto server = HttpServer::listen("127.0.0.1:0", {}, 1, echo, problem, TlsFixture::load(fixture.strict_files()));
  REQUIRE(server);
  const auto port = (*server)->port();
  auto run = std::async(std::launch::async, [&] { (*server)->run_until_signal(); });
  RawClient old(port, fixture.kiosk());
  REQUIRE(old.send(get("/")));
  REQUIRE(old.receive().status == 200);

  write_identity(fixture.services().vouch_for("renewed"), fixture.folder().path(), "service");
  REQUIRE(::kill(::getpid(), SIGHUP) == 0);
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{10};
  while (name_shown(port, fixture.kiosk()) != "renewed" && std::chrono::steady_clock::now() < until) {
  }
  CHECK(name_shown(port, fixture.kiosk()) == "renewed");
  // Whoever was there stays there.
  REQUIRE(old.send(get("/")));
  CHECK(old.receive().status == 200);

  tests::write_file(fixture.files().certificate, "garbage");
  REQUIRE(::kill(::getpid(), SIGHUP) == 0);
  REQUIRE(::kill(::getpid(), SIGHUP) == 0);
  CHECK(name_shown(port, fixture.kiosk()) == "renewed");
  (*server)->stop();
  CHECK(run.wait_for(std::chrono::seconds{10}) == std::future_status::ready);
}

}  // namespace
}  // namespace central::test
