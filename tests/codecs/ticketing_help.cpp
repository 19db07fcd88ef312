// SPDX-License-Identifier: Apache-2.0
// A call for help, from both sides of the wire: what is asked, what is refused, and what counts as staff being told.
#include <string>

#include "kiosk/ticketing/messages.hpp"
#include "kiosk/ticketing/server_messages.hpp"
#include "tests/codecs/ticketing_samples.hpp"
#include "tests/support/catch.hpp"

namespace kiosk::ticketing {
namespace {

using Kind = ServiceError::Kind;

const IdempotencyKey kKey("018f2e00-7c1a-7000-8000-5f3b1c9d2e4a");
const std::string kCall = R"({"id":"H-7F3K92","called_at":"2024-04-28T17:42:00-04:00"})";

std::string body_with(const std::string& language) { return R"({"language":")" + language + "\"}"; }

Kind kind_of(const Exchange& exchange) {
  const auto read = read_help(exchange);
  REQUIRE(!read);
  return read.error().kind;
}

TEST_CASE("a call for help is read as it was asked, and the same bytes under the same key") {
  for (const auto* language : {"en", "fr", "iu", "zh-Hans", "en-XA", "sr-Latn-RS", "de-CH-1996"}) {
    const auto request = help_request(kKey, language);
    REQUIRE(request.method == "POST");
    REQUIRE(request.path == "/v1/kiosks/help");
    REQUIRE(find_header(request.headers, "Idempotency-Key") == kKey.str());
    REQUIRE(find_header(request.headers, "Content-Type") == "application/json");
    REQUIRE(read_help_body(request.body).value() == language);
    REQUIRE(help_request(kKey, language) == request);
  }
}

TEST_CASE("what has not the form of a language's tag is refused by the service") {
  for (const auto* text : {"e", "-", "-fr", "fr-", "fr--CA", "fr_CA", "fr CA", "12", "f1", "franconian", "fr-canadians",
                           "fr\\n", "fr\\u0000", "fran\xC3\xA7", "<b>fr</b>", "'; DROP TABLE help_call; --"}) {
    CAPTURE(text);
    REQUIRE(read_help_body(body_with(text)).error().detail.find("language: ") == 0);
  }
  const std::string longest = "en-aaaaaaaa-bbbbbbbb-cccccccc-ddddd";
  REQUIRE(longest.size() == 35);
  REQUIRE(read_help_body(body_with(longest)).value() == longest);
  REQUIRE(read_help_body(body_with(longest + "d")).error().detail == "language: not a language tag");
  REQUIRE(read_help_body(body_with(std::string(513, 'a'))).error().detail == "language: over 512 bytes");
}

TEST_CASE("a body that is not just a language is refused by the service") {
  const auto fault = [](const std::string& body) { return read_help_body(body).error().detail; };
  REQUIRE(fault("{}") == "language: missing");
  REQUIRE(fault(R"({"language":""})") == "language: empty");
  REQUIRE(fault(R"({"language":null})") == "language: not a text");
  REQUIRE(fault(R"({"language":["fr"]})") == "language: not a text");
  REQUIRE(fault(R"({"language":"fr","name":"Amara"})") == "name: unknown member");
  REQUIRE(fault(R"({"language":"fr","language":"en"})") == "language: occurs twice");
  REQUIRE(fault("[]") == "body: not an object");
  for (const std::string body : {"", "{", "fr", "\"fr\"", "{\"language\":\"\xFF\"}"}) REQUIRE(!read_help_body(body));
}

TEST_CASE("staff were told where the answer is a call, new or open already") {
  REQUIRE(read_help(answered(201, kCall)));
  REQUIRE(read_help(answered(200, kCall)));
  REQUIRE(read_help(answered(201, write_help({"H-7F3K92", at("2024-04-28T17:42:00-04:00")}, kZone))));
  REQUIRE(read_help(answered(201, with(kCall, "{", R"({"eta_minutes":[3],)"))));  // of a later version
}

TEST_CASE("an answer that is no call is not taken for staff being told") {
  for (const std::string& body :
       {std::string(), std::string("{}"), std::string("null"), std::string("[]"), std::string("<html>Sign in</html>"),
        with(kCall, "H-7F3K92", ""), with(kCall, "\"H-7F3K92\"", "7"), with(kCall, "H-7F3K92", std::string(513, 'H')),
        with(kCall, "H-7F3K92", "\xFF"), with(kCall, "17:42", "25:42"), with(kCall, "2024-", "1924-"),
        with(kCall, "called_at", "called"), kCall + kCall, std::string(400000, '[')}) {
    CAPTURE(body.substr(0, 100));
    REQUIRE(kind_of(answered(201, body)) == Kind::kOutcomeUnknown);
  }
  for (std::size_t length = 0; length < kCall.size(); ++length) {
    REQUIRE(kind_of(answered(201, kCall.substr(0, length))) == Kind::kOutcomeUnknown);
  }
}

TEST_CASE("a call for help that fails says how") {
  const auto problem = [](int status, const std::string& reason) {
    return answered(status, write_problem({status, reason, "", "", std::nullopt}).body, {{"Retry-After", "7"}});
  };
  REQUIRE(kind_of(failure(HttpError{HttpError::Kind::kNotSent, "no route"})) == Kind::kUnreachable);
  REQUIRE(kind_of(problem(401, "device_unknown")) == Kind::kDeviceRefused);
  REQUIRE(kind_of(problem(403, "device_revoked")) == Kind::kDeviceRefused);
  REQUIRE(kind_of(problem(400, "malformed")) == Kind::kRejected);
  REQUIRE(kind_of(problem(409, "key_in_flight")) == Kind::kOutcomeUnknown);
  REQUIRE(read_help(problem(429, "rate_limited")).error().retry_after == std::chrono::seconds{7});
  REQUIRE(kind_of(answered(404, "<html>")) == Kind::kOutcomeUnknown);
  REQUIRE(kind_of(answered(302, kCall)) == Kind::kOutcomeUnknown);
}

}  // namespace
}  // namespace kiosk::ticketing
