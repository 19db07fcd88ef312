// SPDX-License-Identifier: Apache-2.0
// Whom the service takes for its client where a proxy stands in front of it.
#include "platform/central/trusted_proxy.hpp"

#include "tests/support/catch.hpp"

using central::TrustedProxy;

namespace {

/// The client's address as the service sees it.
std::string client(const std::string& proxy, const std::string& remote, const kiosk::HttpHeaders& headers) {
  kiosk::HttpRequest request{"GET", "/healthz", headers, "", remote};
  return TrustedProxy::at(proxy).value().seen_through(request).remote;
}

}  // namespace

TEST_CASE("The proxy's own entry names the client, what the client wrote before it counts for nothing") {
  CHECK(client("127.0.0.1", "127.0.0.1", {{"X-Forwarded-For", "203.0.113.7"}}) == "203.0.113.7");
  CHECK(client("127.0.0.1", "127.0.0.1", {{"X-Forwarded-For", "10.0.0.1, 203.0.113.7"}}) == "203.0.113.7");
  CHECK(client("127.0.0.1", "127.0.0.1", {{"X-Forwarded-For", "10.0.0.1"}, {"x-forwarded-for", "203.0.113.7"}}) ==
        "203.0.113.7");
  CHECK(client("127.0.0.1", "::ffff:127.0.0.1", {{"X-Forwarded-For", "2001:db8::1"}}) == "2001:db8::1");
}

TEST_CASE("Nobody but the proxy is believed, and nonsense from the proxy changes nothing") {
  CHECK(client("127.0.0.1", "203.0.113.9", {{"X-Forwarded-For", "127.0.0.1"}}) == "203.0.113.9");
  CHECK(client("", "127.0.0.1", {{"X-Forwarded-For", "203.0.113.7"}}) == "127.0.0.1");
  for (const auto* nonsense : {"", ",", "unknown", "203.0.113.7:80", "203.0.113.7,", "<script>"}) {
    CHECK(client("127.0.0.1", "127.0.0.1", {{"X-Forwarded-For", nonsense}}) == "127.0.0.1");
  }
  CHECK_FALSE(TrustedProxy::at("proxy.example.org"));
}

TEST_CASE("The key of the proxy's own certificate is no client's") {
  const auto key_of = [](const std::string& remote) {
    const kiosk::HttpRequest request{"POST", "/v1/enrol", {{"X-Forwarded-For", "203.0.113.7"}}, "", remote, "digest"};
    return TrustedProxy::at("192.0.2.1").value().seen_through(request).client_key_digest;
  };
  CHECK(key_of("192.0.2.1") == "");
  CHECK(key_of("::ffff:192.0.2.1") == "");
  CHECK(key_of("203.0.113.9") == "digest");
}

TEST_CASE("This machine is its loopback addresses") {
  for (const auto* here : {"127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"}) CHECK(central::is_this_machine(here));
  for (const auto* there : {"", "localhost", "128.0.0.1", "::2", "127.0.0.1.example"}) {
    CHECK_FALSE(central::is_this_machine(there));
  }
}
