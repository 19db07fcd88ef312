// SPDX-License-Identifier: Apache-2.0
// Which addresses of a service are taken, and what is said of the others.
#include "kiosk/base/service_url.hpp"

#include "tests/support/catch.hpp"

TEST_CASE("A service is reached over https, or over http on this machine") {
  for (const auto* url : {"https://tickets.example", "https://tickets.example:8443/box", "https://10.0.0.5:8443",
                          "http://127.0.0.1:8080", "http://localhost", "http://[::1]:8080/box", "http://127.3.2.1"}) {
    CAPTURE(url);
    CHECK_FALSE(kiosk::service_url_trouble(url));
  }
}

TEST_CASE("What would be sent to another machine in clear text is refused") {
  for (const auto* url : {"http://10.0.0.5:8080", "http://tickets.example", "http://127.0.0.1.example",
                          "http://127.0.0.1:80:80", "http://[::2]:8080", "http://localhost.example/localhost"}) {
    CAPTURE(url);
    const auto trouble = kiosk::service_url_trouble(url);
    REQUIRE(trouble);
    CHECK(trouble->wrong == "sends passes and the token in clear text to another machine");
    CHECK(trouble->remedy.find("https") != std::string::npos);
  }
}

TEST_CASE("What is no address at all is refused") {
  for (const auto* url : {"", "tickets.example", "ftp://tickets.example", "https://", "https:///box", "https://:8080",
                          "HTTPS://tickets.example", "https://a@tickets.example", "https://tickets.example?a=b",
                          "https://tickets.example#a", "https://tickets.example/a b", "https://tickets.ex\xc3\xa4mple",
                          "https://tickets.example/\n"}) {
    CAPTURE(url);
    const auto trouble = kiosk::service_url_trouble(url);
    REQUIRE(trouble);
    CHECK(trouble->wrong == "is no address of a service");
  }
}

TEST_CASE("Slashes at the end of an address say nothing") {
  CHECK(kiosk::without_end_slash("https://tickets.example//") == "https://tickets.example");
  CHECK(kiosk::without_end_slash("https://tickets.example/box") == "https://tickets.example/box");
  CHECK(kiosk::without_end_slash("///").empty());
}
