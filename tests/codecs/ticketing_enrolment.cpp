// SPDX-License-Identifier: Apache-2.0
// The set-up text and the answer to a set-up code, hostile ones included.
#include "kiosk/ticketing/enrolment.hpp"
#include "tests/support/catch.hpp"

using kiosk::HttpError;
using kiosk::HttpResponse;
using namespace kiosk::ticketing;

TEST_CASE("A set-up text is read back as it was written") {
  const SetupText setup{"https://tickets.example:8443/api?x=1&y=%41", "7QK4-M2XD-9F0B-C3HZ"};
  const auto text = write_setup_text(setup);
  CHECK(text ==
        "kiosk-setup:1?service=https%3A%2F%2Ftickets.example%3A8443%2Fapi%3Fx%3D1%26y%3D%2541&code="
        "7QK4-M2XD-9F0B-C3HZ");
  const auto read = read_setup_text(text);
  REQUIRE(read);
  CHECK(*read == setup);
  CHECK(read_setup_text(write_setup_text({"", "AB"})) == SetupText{"", "AB"});
}

TEST_CASE("A bare code is a set-up text, what a later version adds is passed over") {
  CHECK(read_setup_text("7qk4 m2xd") == SetupText{"", "7qk4 m2xd"});
  CHECK(read_setup_text("kiosk-setup:1?code=A&colour=red") == SetupText{"", "A"});
}

TEST_CASE("A damaged set-up text is refused, and not repeated") {
  const std::string text =
      GENERATE("kiosk-setup:", "kiosk-setup:2?code=A", "kiosk-setup:1?", "kiosk-setup:1?service=x",
               "kiosk-setup:1?code=", "kiosk-setup:1?code=A&code=B", "kiosk-setup:1?code=%4", "kiosk-setup:1?code=%zz",
               "kiosk-setup:1?code=%0A", "kiosk-setup:1?code", "kiosk-setup:1?&&&", "kiosk-setup:1?code=\xff");
  const auto read = read_setup_text(text);
  REQUIRE_FALSE(read);
  CHECK(read.error().find("code=") == std::string::npos);
  CHECK_FALSE(read_setup_text(std::string(5000, 'A')));
}

TEST_CASE("An enrolment is read back as it was written") {
  const Enrolment made{"d-3",
                       "abc_DEF-123",
                       kiosk::VenueId("bader"),
                       "Isabel Bader Theatre",
                       {{7, std::string(32, 'k'), *kiosk::parse_rfc3339("2024-04-01T00:00:00Z")}},
                       "lobby",
                       "kiosk"};
  const auto read = read_enrolment(HttpResponse{201, {}, write_enrolment(made)});
  REQUIRE(read);
  CHECK(*read == made);
}

TEST_CASE("An older service's enrolment has no name and no role, one that no terminal can show is left out") {
  const auto read = [](const std::string& more) {
    return read_enrolment(HttpResponse{201, {}, R"({"device":"d","token":"t","venue":"v","keys":[])" + more + "}"});
  };
  const auto older = read("");
  REQUIRE(older);
  CHECK(older->name == "");
  CHECK(older->role == "");
  const auto odd = read(R"(,"name":"a\u001b[2Jb","role":"door\nkiosk")");
  REQUIRE(odd);
  CHECK(odd->name == "");
  CHECK(odd->role == "");
  CHECK_FALSE(read(R"(,"role":7)"));
  CHECK_FALSE(read(R"(,"name":["x"])"));
}

TEST_CASE("The role stands in a request where it is said, and is read back") {
  CHECK(enrol_request("A").body == R"({"setup_code":"A"})");
  const auto said = read_enrol_body(enrol_request("A", kKioskRole).body);
  REQUIRE(said);
  CHECK(said->setup_code == "A");
  CHECK(said->role == "kiosk");
  CHECK(read_enrol_body(R"({"setup_code":"A"})").value().role == std::nullopt);
}

TEST_CASE("Whatever comes in place of an enrolment is one line with a remedy") {
  const auto says = [](const Exchange& exchange) {
    const auto read = read_enrolment(exchange);
    REQUIRE_FALSE(read);
    CHECK(read.error().find('\n') == std::string::npos);
    return read.error();
  };
  const auto has = [](const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
  };
  CHECK(has(says(kiosk::failure(HttpError{HttpError::Kind::kNotSent, "refused"})), "check [service] url"));
  CHECK(has(says(kiosk::failure(HttpError{HttpError::Kind::kNoAnswer, "cut"})), "may be used up"));
  CHECK(says(HttpResponse{401, {}, R"({"reason":"device_unknown","detail":"make another"})"}) == "make another");
  CHECK(has(says(HttpResponse{401, {}, R"({"detail":"two\nlines"})"}), "401"));
  CHECK(says(HttpResponse{403, {}, R"({"reason":"role_not_allowed","detail":"a door's"})"}) == "a door's");
  CHECK(has(says(HttpResponse{403, {}, R"({"detail":"a proxy's"})"}), "the service answered 403 (a proxy's)"));
  CHECK(has(says(HttpResponse{403, {}, R"({"reason":"role_not_allowed","detail":"a\u001b"})"}), "403"));
  CHECK(has(says(HttpResponse{404, {}, "<html>"}), "[service] url"));
  CHECK(has(says(HttpResponse{503, {}, ""}), "in a minute"));
  CHECK(has(says(HttpResponse{429, {}, ""}), "in a minute"));
  CHECK(has(says(HttpResponse{200, {}, "{}"}), "200"));
  for (
      const auto* body :
      {"", "[]", "{}", R"({"device":"d","token":"","venue":"v"})", R"({"device":"d","token":"a b","venue":"v"})",
       R"({"device":"d","token":"a\nb","venue":"v"})", R"({"device":"d","token":7,"venue":"v"})",
       R"({"device":"d","token":"t","venue":"v","keys":[{"id":1,"ed25519":"AA","valid_from":"2024-04-01T00:00:00Z"}]})"}) {
    CHECK(has(says(HttpResponse{201, {}, body}), "central devices"));
  }
}
