// SPDX-License-Identifier: Apache-2.0
// The kiosk's own HTTP client against the service under TLS: who trusts whom, and what is said where nobody does.
#include <future>

#include "platform/curl/http_client.hpp"
#include "tests/central/tls_fixture.hpp"

namespace central::test {
namespace {

using Answer = kiosk::Result<kiosk::HttpResponse, kiosk::HttpError>;

platform::curl::Settings settings_for(const TlsFixture& fixture, unsigned short port) {
  platform::curl::Settings settings;
  settings.base_url = "https://127.0.0.1:" + std::to_string(port);
  settings.ca_file = fixture.folder() / "service-ca.pem";
  settings.connect_timeout = kiosk::Duration(10'000);
  settings.call_timeout = kiosk::Duration(20'000);
  return settings;
}

Answer ask(platform::curl::HttpClient& client) {
  std::promise<Answer> promise;
  client.send({"POST", "/a", {}, "body"}, [&](Answer answer) { promise.set_value(std::move(answer)); });
  return promise.get_future().get();
}

Answer ask(const platform::curl::Settings& settings) {
  platform::curl::HttpClient client(settings);
  return ask(client);
}

TEST_CASE("A kiosk that trusts the service's authority is served, time and again") {
  const TlsFixture fixture;
  RunningServer server(TlsFixture::load(fixture.files()), fixture.stranger());
  platform::curl::HttpClient client(settings_for(fixture, server.server().port()));
  for (int i = 0; i < 3; ++i) {
    const auto answer = ask(client);
    if (!answer) FAIL(answer.error().detail);
    CHECK(answer->body == "POST /a|body");
  }
}

TEST_CASE("A kiosk says nothing to a service that it cannot trust") {
  const TlsFixture fixture;
  write_identity(fixture.services().vouch_for("service", {-10, -1}), fixture.folder().path(), "expired");
  RunningServer server(TlsFixture::load(fixture.files()), fixture.stranger());
  RunningServer expired(TlsFixture::load({fixture.folder() / "expired.pem", fixture.folder() / "expired-key.pem", {}}),
                        {});
  auto system_roots = settings_for(fixture, server.server().port());
  system_roots.ca_file.reset();
  auto wrong_authority = settings_for(fixture, server.server().port());
  wrong_authority.ca_file = fixture.folder() / "kiosks-ca.pem";
  const auto out_of_time = settings_for(fixture, expired.server().port());
  for (const auto& settings : {system_roots, wrong_authority, out_of_time}) {
    const auto answer = ask(settings);
    REQUIRE_FALSE(answer);
    CHECK(answer.error().kind == kiosk::HttpError::Kind::kNotSent);
    CHECK(answer.error().detail.find("certificate") != std::string::npos);
  }
}

TEST_CASE("A kiosk that speaks plain HTTP to the service's TLS is told to write https") {
  const TlsFixture fixture;
  RunningServer server(TlsFixture::load(fixture.files()), fixture.stranger());
  auto settings = settings_for(fixture, server.server().port());
  settings.base_url.replace(0, 5, "http");
  const auto answer = ask(settings);
  REQUIRE_FALSE(answer);
  CHECK(answer.error().detail.find("if the service has TLS, write https in url of [service]") != std::string::npos);
}

TEST_CASE("Where the service asks for a certificate, the kiosk shows its own") {
  const TlsFixture fixture;
  write_identity(fixture.kiosks().vouch_for("kiosk 1"), fixture.folder().path(), "kiosk");
  write_identity(Authority("Somebody else").vouch_for("kiosk 1"), fixture.folder().path(), "stranger");
  RunningServer server(TlsFixture::load(fixture.strict_files()), fixture.kiosk());
  auto settings = settings_for(fixture, server.server().port());
  CHECK_FALSE(ask(settings));
  settings.client_certificate = fixture.folder() / "stranger.pem";
  settings.client_key = fixture.folder() / "stranger-key.pem";
  CHECK_FALSE(ask(settings));
  settings.client_certificate = fixture.folder() / "kiosk.pem";
  settings.client_key = fixture.folder() / "kiosk-key.pem";
  const auto answer = ask(settings);
  if (!answer) FAIL(answer.error().detail);
  CHECK(answer->status == 200);
}

}  // namespace
}  // namespace central::test
