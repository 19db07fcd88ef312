// SPDX-License-Identifier: Apache-2.0
// What an exchange that did not succeed means: the line that matters is whether the service may have acted.
#include <string>

#include "kiosk/ticketing/messages.hpp"
#include "kiosk/ticketing/server_messages.hpp"
#include "tests/codecs/ticketing_samples.hpp"
#include "tests/support/catch.hpp"

namespace kiosk::ticketing {
namespace {

using Kind = ServiceError::Kind;
using std::chrono::seconds;

Exchange failed(HttpError::Kind kind) { return failure(HttpError{kind, "why"}); }

Exchange problem(int status, const std::string& reason, std::optional<policy::Verdict> verdict = std::nullopt) {
  return write_problem({status, reason, "title", "detail", std::move(verdict)});
}

/// All four readers say the same of what is no success.
ServiceError error_of(const Exchange& exchange) {
  const auto error = read_ticket(exchange).error();
  REQUIRE(read_lookup(exchange).error() == error);
  REQUIRE(read_delivery(exchange).error() == error);
  REQUIRE(read_day(exchange).error() == error);
  return error;
}

TEST_CASE("no answer: unreachable only where nothing was sent") {
  REQUIRE(error_of(failed(HttpError::Kind::kNotSent)).kind == Kind::kUnreachable);
  REQUIRE(error_of(failed(HttpError::Kind::kNoAnswer)).kind == Kind::kOutcomeUnknown);
  REQUIRE(error_of(failed(HttpError::Kind::kTooLarge)).kind == Kind::kOutcomeUnknown);
  REQUIRE(error_of(failed(HttpError::Kind::kCancelled)).kind == Kind::kOutcomeUnknown);
  REQUIRE(error_of(failed(HttpError::Kind::kNotSent)).detail == "why");
}

TEST_CASE("a kiosk that is unknown or revoked is told so") {
  REQUIRE(error_of(problem(401, "device_unknown")).kind == Kind::kDeviceRefused);
  REQUIRE(error_of(problem(403, "device_revoked")).kind == Kind::kDeviceRefused);
  for (const auto* reason : {"device_unknown", "device_revoked", "certificate_mismatch"}) {
    const auto detail = error_of(problem(403, reason)).detail;
    CAPTURE(detail);
    REQUIRE(detail.starts_with(std::string("403 ") + reason + ": "));
    REQUIRE(detail.find("kiosk enrol --replace") != std::string::npos);
    REQUIRE(detail.find("without a restart") != std::string::npos);
  }
}

TEST_CASE("a kiosk with a door's token is told to get its own, before what makes the door a kiosk") {
  const auto detail = error_of(problem(403, "role_not_allowed")).detail;
  CAPTURE(detail);
  REQUIRE(detail.starts_with("403 role_not_allowed: "));
  const auto own = detail.find("(central devices enrol) and run kiosk enrol --replace here");
  const auto role = detail.find("Only where that device is meant to be this kiosk, central devices role NAME kiosk");
  REQUIRE(own != std::string::npos);
  REQUIRE(role != std::string::npos);
  REQUIRE(own < role);
}

TEST_CASE("a visit that is over and a role that may not are no reason to leave service") {
  REQUIRE(error_of(problem(403, "visit_needed")).kind == Kind::kVisitEnded);
  REQUIRE(error_of(problem(403, "role_not_allowed")).kind == Kind::kDeviceRefused);
  REQUIRE(error_of(problem(409, "request_withdrawn")).kind == Kind::kRejected);
  REQUIRE(error_of(problem(403, "certificate_mismatch")).kind == Kind::kDeviceRefused);
}

TEST_CASE("a bare 401 or 403 is a proxy's word: the kiosk stays in service and the outcome is unknown") {
  for (const int status : {401, 403}) {
    for (const std::string body : {"", "<html>Sign in</html>", "{}", R"({"reason":""})", R"({"reason":401})",
                                   R"({"reason":"device_unknown_to_the_proxy"})", R"(["device_unknown"])"}) {
      CAPTURE(status, body);
      REQUIRE(error_of(answered(status, body)).kind == Kind::kOutcomeUnknown);
    }
    REQUIRE(error_of(problem(status, "screening_full", whole_verdict())).kind == Kind::kOutcomeUnknown);
  }
  // The reasons count where they belong, and a service that says one with the other status means the same.
  REQUIRE(error_of(problem(403, "device_unknown")).kind == Kind::kDeviceRefused);
  REQUIRE(error_of(problem(404, "device_unknown")).kind == Kind::kRejected);
}

TEST_CASE("later means later, with the service's own time where it gives one") {
  for (const int status : {429, 503}) {
    const auto error = error_of(answered(status, "", {{"retry-after", "17"}}));
    REQUIRE(error.retry_after == seconds{17});
    // A proxy's: it may have passed the request on.
    REQUIRE(error.kind == Kind::kOutcomeUnknown);
    REQUIRE(error_of(problem(status, "unavailable")).kind == Kind::kUnavailable);
    REQUIRE(!error_of(problem(status, "unavailable")).retry_after);
  }
  const auto after = [](const std::string& text) {
    return error_of(answered(503, "", {{"Retry-After", text}})).retry_after;
  };
  REQUIRE(after("0") == seconds{0});
  REQUIRE(after("999999999") == seconds{3600});
  for (const auto* text : {"", "-1", "1.5", "99999999999999999999", "Sun, 28 Apr 2024 18:30:00 GMT", " 5", "5s"}) {
    REQUIRE(!after(text));
  }
}

TEST_CASE("a key in flight is asked about again in a second") {
  const auto error = error_of(problem(409, "key_in_flight"));
  // It is being carried out: to give it up now would tell the person that nothing was done.
  REQUIRE(error.kind == Kind::kOutcomeUnknown);
  REQUIRE(error.retry_after == seconds{1});
}

TEST_CASE("a refusal carries its verdict, whatever the status in the four hundreds") {
  for (const int status : {400, 404, 409, 410, 422}) {
    const auto error = error_of(problem(status, "overlapping_ticket", whole_verdict()));
    REQUIRE(error.kind == Kind::kRefused);
    REQUIRE(error.verdict == whole_verdict());
  }
}

TEST_CASE("a refusal whose verdict cannot be read is a refusal for its reason") {
  const auto good = write_problem({409, "screening_full", "title", "", whole_verdict()}).body;
  for (const auto& body :
       {with(good, "\"remedy\":\"swap\"", "\"remedy\":17"), with(good, "\"limit\":4", "\"limit\":-4"),
        with(good, "\"reason\":\"overlapping_ticket\"", "\"reason\":\"of_next_year\""),
        std::string(R"({"reason":"screening_full"})"), std::string(R"({"reason":"screening_full","verdict":[]})")}) {
    const auto error = error_of(answered(409, body));
    REQUIRE(error.kind == Kind::kRefused);
    REQUIRE(error.verdict->reason == policy::Reason::kScreeningFull);
    REQUIRE(error.verdict->remedy == policy::Remedy::kNone);
  }
}

TEST_CASE("other four hundreds with a reason are this program's fault, without one they are not the service's word") {
  for (const int status : {400, 404, 409, 413, 422, 499}) {
    REQUIRE(error_of(problem(status, "malformed")).kind == Kind::kRejected);
    REQUIRE(error_of(answered(status, "<html>proxy</html>")).kind == Kind::kOutcomeUnknown);
    REQUIRE(error_of(answered(status, "")).kind == Kind::kOutcomeUnknown);
    REQUIRE(error_of(answered(status, R"({"reason":5,"verdict":5})")).kind == Kind::kOutcomeUnknown);
    // Granted is no ground to refuse.
    REQUIRE(error_of(problem(status, "none", policy::Verdict{})).kind == Kind::kRejected);
  }
  REQUIRE(error_of(problem(422, "key_reused_with_other_body")).detail == "422 key_reused_with_other_body");
}

TEST_CASE("statuses nobody planned leave the outcome unknown") {
  for (const int status : {100, 199, 300, 301, 302, 307, 399, 500, 502, 504, 599, 0, -1, 999}) {
    const auto error = error_of(answered(status, write_ticket(whole_ticket(), kZone)));
    REQUIRE(error.kind == Kind::kOutcomeUnknown);
    REQUIRE(!error.verdict);
  }
  REQUIRE(read_ticket(answered(304, "")).error().kind == Kind::kOutcomeUnknown);
  REQUIRE(read_delivery(answered(304, "")).error().kind == Kind::kOutcomeUnknown);
}

TEST_CASE("a success that cannot be read leaves the outcome unknown") {
  for (const auto* body : {"", "<html>login</html>", "[]", "null", "\"ok\"", "{", "{}}"}) {
    REQUIRE(error_of(answered(200, body == std::string() ? " " : body)).kind == Kind::kOutcomeUnknown);
    REQUIRE(read_ticket(answered(204, body)).error().kind == Kind::kOutcomeUnknown);
  }
}

TEST_CASE("an error's detail names the member and shows none of the values") {
  const auto body = with(write_ticket(whole_ticket(), kZone), R"("starts_at":"2024)", R"("starts_at":"secret)");
  const auto error = read_ticket(answered(201, body)).error();
  REQUIRE(error.detail == "201 unreadable: starts_at: not an RFC 3339 instant of the years 1970 to 2100");
  const auto odd = error_of(answered(400, R"({"reason":"line\none\u0007 )" + std::string(300, 'x') + R"("})"));
  REQUIRE(odd.detail == "400 line?one? " + std::string(30, 'x'));
}

}  // namespace
}  // namespace kiosk::ticketing
