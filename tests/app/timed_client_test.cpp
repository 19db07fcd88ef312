// SPDX-License-Identifier: Apache-2.0
// What an answer says about the time at the service, and which answers say nothing.
#include "kiosk/app/timed_client.hpp"

#include <string>
#include <utility>

#include "tests/support/catch.hpp"

using namespace kiosk;
using namespace std::chrono_literals;
using app::service_time;
using core::TimeBounds;

namespace {

const Instant kDate = *parse_rfc3339("2024-04-28T21:42:00Z");
const std::string kDateText = "Sun, 28 Apr 2024 21:42:00 GMT";
/// Of the steady clock, which began at some time of its own.
const Instant kSent = *parse_rfc3339("2024-04-28T20:00:00Z");

HttpResponse answer(HttpHeaders headers, int status = 200) { return {status, std::move(headers), "{}"}; }

std::optional<TimeBounds> said(HttpHeaders headers, Duration trip = 100ms) {
  return service_time(answer(std::move(headers)), kSent, kSent + trip);
}

/// Answers with a Date after `trip`.
class DatedService final : public ports::HttpClient {
 public:
  Instant now = kSent;
  Duration trip = 40ms;
  HttpClient::Answer next = answer({{"Date", kDateText}});
  void send(HttpRequest, Done done) override {
    now += trip;
    done(next);
  }
};

}  // namespace

TEST_CASE("a Date says the time within its second and the way there and back") {
  REQUIRE(said({{"Date", kDateText}}) == TimeBounds{kDate - kSent - 100ms, kDate - kSent + 1s});
  REQUIRE(said({{"date", kDateText}}, 0ms) == TimeBounds{kDate - kSent, kDate - kSent + 1s});
}

TEST_CASE("what a cache kept is as much later as its age, and a second less certain") {
  REQUIRE(said({{"Date", kDateText}, {"Age", "3600"}}) ==
          TimeBounds{kDate + 1h - kSent - 100ms, kDate + 1h - kSent + 2s});
}

TEST_CASE("an answer that says nothing certain about the time says nothing") {
  REQUIRE_FALSE(said({}));
  REQUIRE_FALSE(said({{"Age", "5"}}));
  for (const auto* age : {"", "-1", "1.5", "5 s", "86401", "99999999999999999999", "x"}) {
    CAPTURE(age);
    REQUIRE_FALSE(said({{"Date", kDateText}, {"Age", age}}));
  }
  REQUIRE_FALSE(said({{"Date", kDateText}, {"Age", "1"}, {"Age", "2"}}));
  REQUIRE_FALSE(said({{"Date", kDateText}, {"Date", kDateText}}));
  REQUIRE_FALSE(said({{"Date", "yesterday"}}));
  REQUIRE_FALSE(said({{"Date", kDateText}}, app::kLongestForTime + 1ms));
  REQUIRE_FALSE(service_time(answer({{"Date", kDateText}}), kSent, kSent - 1ms));
}

TEST_CASE("what stands in front of the service and answers in its place has no say") {
  for (const int status : {301, 302, 400, 401, 403, 404, 429, 500, 502, 503, 504}) {
    CAPTURE(status);
    REQUIRE_FALSE(service_time(answer({{"Date", kDateText}}, status), kSent, kSent));
  }
  for (const int status : {200, 201, 204, 304}) {
    CAPTURE(status);
    REQUIRE(service_time(answer({{"Date", kDateText}}, status), kSent, kSent));
  }
}

TEST_CASE("the time is told before the answer is handed on, and answers without one are handed on all the same") {
  DatedService service;
  auto queue = std::make_shared<app::EventQueue>([] {});
  app::TimedClient client(&service, queue, [&] { return service.now; });
  int answers = 0;
  client.send({}, [&](const ports::HttpClient::Answer& came) {
    REQUIRE(came.has_value());
    REQUIRE(queue->pop() == core::EventBody{core::ServiceTimed{{kDate - kSent - 40ms, kDate - kSent + 1s}}});
    ++answers;
  });
  service.next = failure(HttpError{HttpError::Kind::kNotSent, "no route"});
  client.send({}, [&](const ports::HttpClient::Answer& came) {
    REQUIRE_FALSE(came.has_value());
    ++answers;
  });
  service.next = answer({});
  client.send({}, [&](const ports::HttpClient::Answer&) { ++answers; });
  REQUIRE(answers == 3);
  REQUIRE_FALSE(queue->pop());
}
