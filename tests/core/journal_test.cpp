// SPDX-License-Identifier: Apache-2.0
// A journal that cannot be written: nothing is promised, and nothing is forgotten.
#include "tests/core/scenario.hpp"

using namespace scenario;
using Kind = ServiceError::Kind;

TEST_CASE("a journal that cannot be written takes the kiosk out of service before anything is promised") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.touch(Choose{ScreeningId("union-1830")});
  kiosk.writes<journal::Intent>();
  kiosk.journal_fails();
  REQUIRE(kiosk.in<OutOfService>());
  kiosk.does_nothing_more();
  kiosk.scan("FEST-26-0001");
  REQUIRE(kiosk.in<OutOfService>());
  kiosk.does_nothing_more();

  SECTION("it is tried again until it can; what nobody waits for is then not asked for") {
    for (int i = 0; i < 3; ++i) {
      kiosk.wait(5s);
      kiosk.writes<journal::Intent>();
      kiosk.journal_fails();
      REQUIRE(kiosk.in<OutOfService>());
    }
    kiosk.wait(5s);
    kiosk.writes<journal::Intent>();
    kiosk.journal_is_durable();
    kiosk.writes<journal::Closed>();
    kiosk.does_nothing_more();
    REQUIRE(kiosk.in<Attract>());
    kiosk.journal_is_durable();
    REQUIRE(kiosk.state.ways.empty());
  }
  SECTION("a service that refuses the kiosk meanwhile does not hide it") {
    kiosk.wait(60s);
    kiosk.writes<journal::Intent>();
    kiosk.post(DayAnswered{kiosk.expects<FetchDay>().request, failure(error(Kind::kDeviceRefused)), ""});
    kiosk.wait(60s);
    kiosk.post(DayAnswered{kiosk.expects<FetchDay>().request, std::optional(evening_at_bader()), "v2"});
    REQUIRE(kiosk.in<OutOfService>());
  }
}

TEST_CASE("a ticket that was issued while the journal could not take it is not forgotten") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.touch(Choose{ScreeningId("union-1830")});
  kiosk.writes<journal::Intent>();
  kiosk.journal_is_durable();
  kiosk.expects<ObtainTicket>();
  kiosk.issues(union_ticket());
  kiosk.writes<journal::Issued>();
  kiosk.journal_fails();
  REQUIRE(kiosk.in<OutOfService>());
  kiosk.wait(5s);
  REQUIRE(kiosk.writes<journal::Issued>().ticket == union_ticket());
  kiosk.journal_is_durable();
  // Nobody is there to take it by now: the service offers it to be picked up.
  REQUIRE(kiosk.writes<journal::Delivered>().delivery.outcome == DeliveryOutcome::kFailed);
}
