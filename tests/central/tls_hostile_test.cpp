// SPDX-License-Identifier: Apache-2.0
// Clients that do TLS wrongly, slowly or without leave: turned away, and nobody beside them notices.
#include <random>
#include <vector>

#include <openssl/tls1.h>

#include "tests/central/tls_fixture.hpp"

namespace central::test {
namespace {

/// Whether a request gets an answer under these settings.
bool is_served(const RunningServer& server, const ClientSettings& settings) {
  auto client = server.connect(settings);
  return client.send(get("/a")) && client.receive().body == "GET /a|";
}

TEST_CASE("What is not TLS is turned away from the port that speaks it") {
  const TlsFixture fixture;
  const RunningServer server(TlsFixture::load(fixture.files()), fixture.stranger());
  for (const std::string& bytes :
       {get("/plain"), std::string("hello\r\n"), std::string(100'000, 'x'), std::string(100'000, '\0'),
        std::string("SSH-2.0-OpenSSH\r\n"), std::string("\x16\x03\x01\xff\xff") + std::string(70'000, '\x01'),
        std::string("\x80\x2e\x01\x03\x01")}) {
    auto client = server.connect_bare();
    client.send(bytes);
    client.finish();
    // An alert may come; an answer may not.
    CHECK(client.receive().status == 0);
    CHECK(server.serves());
  }
}

TEST_CASE("No bytes whatever in a handshake hurt the server") {
  const TlsFixture fixture;
  Limits limits;
  limits.request = std::chrono::seconds{1};
  const RunningServer server(TlsFixture::load(fixture.files()), fixture.stranger(), echo, limits);
  std::mt19937 random{404};
  const auto hello = client_hello();
  REQUIRE(hello.size() > 100);
  for (int i = 0; i < 300; ++i) {
    // Now and then cut short; the record's own head stays, so that what is in it is read.
    auto bytes = i % 10 == 0 ? hello.substr(0, 9 + random() % (hello.size() - 9)) : hello;
    for (int n = 0; n < 3; ++n) bytes[9 + random() % (bytes.size() - 9)] = static_cast<char>(random());
    auto client = server.connect_bare();
    client.send(bytes);
    client.finish();
    CHECK(client.receive().status == 0);
  }
  CHECK(server.serves());
}

TEST_CASE("A stalled handshake is dropped in its time and costs no thread") {
  const TlsFixture fixture;
  Limits limits;
  limits.request = std::chrono::seconds{2};
  // One worker: were a handshake a worker's business, nobody else would be served.
  const RunningServer server(TlsFixture::load(fixture.files()), fixture.stranger(), echo, limits);
  std::vector<RawClient> stalled;
  for (int i = 0; i < 50; ++i) {
    stalled.push_back(server.connect_bare());
    if (i % 2 == 0) REQUIRE(stalled.back().send("\x16\x03\x01\x02"));
  }
  for (int i = 0; i < 5; ++i) CHECK(server.serves());
  for (auto& client : stalled) CHECK(client.is_closed());
  CHECK(server.serves());
}

TEST_CASE("A handshake byte by byte is dropped all the same") {
  const TlsFixture fixture;
  Limits limits;
  limits.request = std::chrono::seconds{1};
  const RunningServer server(TlsFixture::load(fixture.files()), fixture.stranger(), echo, limits);
  auto client = server.connect_bare();
  REQUIRE(client.send(std::string("\x16\x03\x01\x20\x00\x01\x00\x1f\xfc", 9)));
  // 200 bytes, 50 ms apart, would be ten times the limit.
  int sent = 0;
  while (sent < 200 && !client.readable_within(50) && client.send("\x03")) ++sent;
  CHECK(sent < 200);
  CHECK(server.serves());
}

TEST_CASE("Where the service asks for certificates, only its own authority's clients are served") {
  const TlsFixture fixture;
  const RunningServer server(TlsFixture::load(fixture.strict_files()), fixture.kiosk());
  const Authority others("Somebody else");
  auto of_another = fixture.stranger();
  of_another.own = others.vouch_for("kiosk 1");
  auto expired = fixture.stranger();
  expired.own = fixture.kiosks().vouch_for("kiosk 1", {-10, -1});
  auto of_the_service = fixture.stranger();
  of_the_service.own = fixture.services().vouch_for("service");
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    for (auto settings : {fixture.stranger(), of_another, expired, of_the_service}) {
      settings.newest = version;
      CHECK_FALSE(is_served(server, settings));
    }
    auto good = fixture.kiosk();
    good.newest = version;
    CHECK(is_served(server, good));
  }
}

TEST_CASE("The service's own key is no client's, whoever vouches for it") {
  const TlsFixture fixture;
  // One authority for all, as small festivals have it.
  auto files = fixture.files();
  files.client_ca = fixture.folder() / "service-ca.pem";
  const auto own = fixture.services().vouch_for("service");
  write_identity(own, fixture.folder().path(), "service");
  auto kiosk = fixture.stranger();
  kiosk.own = fixture.services().vouch_for("kiosk 1");
  const RunningServer server(TlsFixture::load(files), kiosk);
  auto service = fixture.stranger();
  service.own = own;
  auto renewed = fixture.stranger();
  renewed.own = {fixture.services().vouch_for_key("another name", own.key), own.key};
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    for (auto settings : {service, renewed}) {
      settings.newest = version;
      CHECK_FALSE(is_served(server, settings));
    }
    kiosk.newest = version;
    CHECK(is_served(server, kiosk));
  }
}

TEST_CASE("A client without a certificate cannot make the handler run") {
  const TlsFixture fixture;
  int calls = 0;
  {
    const RunningServer server(TlsFixture::load(fixture.strict_files()), fixture.kiosk(),
                               [&](const kiosk::HttpRequest& request) {
                                 ++calls;
                                 return echo(request);
                               });
    // In TLS 1.3 the client is through with its handshake before the service has seen that the certificate is missing.
    auto client = server.connect(fixture.stranger());
    client.send(get("/early"));
    CHECK(client.receive().status == 0);
    CHECK(server.serves());
  }
  CHECK(calls == 1);
}

TEST_CASE("One client too many is told so under TLS too") {
  const TlsFixture fixture;
  Limits limits;
  limits.connections = 1;
  const auto known = [](const kiosk::HttpRequest& request) {
    return HandlerAnswer(echo(request), {Proof::kDevice, "d-1"});
  };
  const RunningServer server(TlsFixture::load(fixture.files()), fixture.stranger(), known, limits);
  {
    auto guest = server.connect();
    REQUIRE(guest.send(get("/in")));
    REQUIRE(guest.receive().status == 200);
    auto late = server.connect();
    CHECK(late.receive().status == 503);
    CHECK(late.is_closed());
  }
  CHECK(server.serves_in_the_end());
}

TEST_CASE("A connection cut off within a request is no request") {
  const TlsFixture fixture;
  int calls = 0;
  {
    const RunningServer server(TlsFixture::load(fixture.files()), fixture.stranger(),
                               [&](const kiosk::HttpRequest& request) {
                                 ++calls;
                                 return echo(request);
                               });
    for (const bool politely : {false, true}) {
      auto client = server.connect();
      REQUIRE(client.send(post("/half", "abcdef").substr(0, 50)));
      if (politely) client.finish();
    }
    CHECK(server.serves());
  }
  CHECK(calls == 1);
}

}  // namespace
}  // namespace central::test
