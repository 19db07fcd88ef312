// SPDX-License-Identifier: Apache-2.0
// A host is this machine only where nobody else can answer to it.
#include "kiosk/base/loopback.hpp"

#include "tests/support/catch.hpp"

TEST_CASE("This machine goes by localhost and by the addresses that are kept for it") {
  for (const auto* host : {"localhost", "LocalHost", "::1", "[::1]", "127.0.0.1", "127.0.0.0", "127.255.255.255"}) {
    INFO(host);
    CHECK(kiosk::is_loopback(host));
  }
}

TEST_CASE("A name or an address that only looks like this machine's is somebody else's") {
  for (const auto* host : {"",
                           ".",
                           "127",
                           "127.",
                           "127.mail.example",
                           "127.0.0.1.example",
                           "127.0.0",
                           "127.1",
                           "127.0.0.",
                           "127.0.0.1.",
                           "127.0.0.1.1",
                           "127..0.1",
                           "127.0.0.256",
                           "127.0.0.0001",
                           "127.0.0.-1",
                           "127.0.0.+1",
                           "127.0.0.1 ",
                           " 127.0.0.1",
                           "1270.0.0.1",
                           "128.0.0.1",
                           "0.0.0.0",
                           "10.0.0.1",
                           "localhost.",
                           "localhost.example",
                           "localhos",
                           "::",
                           "::2",
                           "[::1",
                           "::1]",
                           "::ffff:127.0.0.1"}) {
    INFO(host);
    CHECK_FALSE(kiosk::is_loopback(host));
  }
  CHECK_FALSE(kiosk::is_loopback(std::string_view("127.0.0.1\0", 10)));
}
