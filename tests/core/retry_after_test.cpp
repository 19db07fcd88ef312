// SPDX-License-Identifier: Apache-2.0
// How long the service's "later" is obeyed, and what a proxy's 403 does to a kiosk.
#include "tests/core/scenario.hpp"

using namespace scenario;
using Kind = ServiceError::Kind;

namespace {

ServiceError later(std::chrono::seconds after) {
  auto made = error(Kind::kUnavailable);
  made.retry_after = after;
  return made;
}

/// A kiosk whose report of a printed ticket is under way.
Kiosk reporting_union() {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.takes_union();
  kiosk.touch(GotIt{});
  return kiosk;
}

}  // namespace

TEST_CASE("Retry-After holds back a person for a minute at most") {
  for (const auto& [said, obeyed] : {std::pair(3600s, 60s), std::pair(61s, 60s), std::pair(7s, 7s)}) {
    Kiosk kiosk;
    kiosk.starts_up();
    kiosk.signs_in(good_pass());
    kiosk.touch(Choose{ScreeningId("union-1830")});
    kiosk.writes<journal::Intent>();
    kiosk.journal_is_durable();
    kiosk.expects<ObtainTicket>();
    kiosk.issue_fails(later(said));
    REQUIRE(kiosk.state.ways.front().retry_at - kiosk.state.steady == obeyed);
  }
}

TEST_CASE("Retry-After holds back a report for five minutes at most") {
  for (const auto& [said, obeyed] : {std::pair(3600s, 300s), std::pair(301s, 300s), std::pair(90s, 90s)}) {
    auto kiosk = reporting_union();
    const auto report = kiosk.last<ReportDelivery>();
    kiosk.post(DeliveryAnswered{report.request, later(said)});
    kiosk.wait(obeyed - 1s);
    kiosk.does_nothing_more_but_its_rhythm();
    kiosk.wait(1s);
    REQUIRE(kiosk.expects<ReportDelivery>().key == report.key);
  }
}

TEST_CASE(
    "Retry-After holds back the day for five minutes at most, and for one where nobody can be served without it") {
  Kiosk kiosk;
  kiosk.post(Started{});
  const auto first = kiosk.expects<FetchDay>();
  kiosk.post(DayAnswered{first.request, failure(later(1h)), ""});
  kiosk.opens_journal();
  REQUIRE(kiosk.state.service.fetch_at - kiosk.state.steady == 60s);
  kiosk.wait(60s);
  const auto second = kiosk.expects<FetchDay>();
  kiosk.post(DayAnswered{second.request, std::optional(evening_at_bader()), "v1"});
  kiosk.wait(60s);
  const auto third = kiosk.expects<FetchDay>();
  kiosk.post(DayAnswered{third.request, failure(later(1h)), ""});
  REQUIRE(kiosk.state.service.fetch_at - kiosk.state.steady == 300s);
}

TEST_CASE("an answer that is not the service's takes no kiosk out of service") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.wait(60s);
  kiosk.post(DayAnswered{kiosk.expects<FetchDay>().request, failure(error(Kind::kOutcomeUnknown)), ""});
  REQUIRE(kiosk.in<Attract>());
  REQUIRE_FALSE(kiosk.state.trouble);
  REQUIRE(kiosk.state.service.failures == 1);
  kiosk.effects.clear();
  kiosk.scan("FEST-26-0001");
  kiosk.expects<LookUpPass>();
}
