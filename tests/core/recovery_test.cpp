// SPDX-License-Identifier: Apache-2.0
// A restart in the middle: what the journal owes is settled without printing anything by itself.
#include "tests/core/scenario.hpp"

using namespace scenario;

namespace {

const Obtain kSwap{ObtainKind::kSwap, PassId("p-amara"), ScreeningId("harbour-1915"), union_ticket().id, 0};

/// A kiosk that starts with an intent to swap and no word of what became of it.
Kiosk with_an_intent() {
  Kiosk kiosk;
  kiosk.post(Recovered{{IdempotencyKey("old"), journal::AskAgain{kSwap}}});
  REQUIRE(kiosk.expects<WithdrawRequest>().key == IdempotencyKey("old"));
  kiosk.starts_up();
  return kiosk;
}

}  // namespace

TEST_CASE("an intent without an answer is not sent again: the service is asked what became of it") {
  auto kiosk = with_an_intent();
  kiosk.wait(1h);
  kiosk.does_nothing_more_but_its_rhythm();
}

TEST_CASE("a recovered request that was not carried out is closed as not done") {
  auto kiosk = with_an_intent();
  kiosk.was_not_carried_out();
  kiosk.writes<journal::Closed>();
  REQUIRE(kiosk.last<AppendJournal>().entry.key == IdempotencyKey("old"));
  kiosk.journal_is_durable();
  REQUIRE(kiosk.state.ways.empty());
  kiosk.does_nothing_more();
}

TEST_CASE("a recovered request that was carried out is finished: certainly nothing came out, and it can be picked up") {
  auto kiosk = with_an_intent();
  kiosk.was_carried_out({TicketId("T-NEW"), 3});
  const auto outcome = kiosk.writes<journal::Delivered>();
  REQUIRE(outcome.delivery == Delivery{DeliveryMethod::kPrint, DeliveryOutcome::kFailed, 3});
  REQUIRE(outcome.report_key != IdempotencyKey("old"));
  kiosk.does_nothing_more();  // durable first
  kiosk.journal_is_durable();
  const auto report = kiosk.expects<ReportDelivery>();
  REQUIRE(report.key == outcome.report_key);
  REQUIRE(report.ticket == TicketId("T-NEW"));
  REQUIRE(report.delivery == outcome.delivery);
  kiosk.report_arrives();
  kiosk.writes<journal::Closed>();
  kiosk.journal_is_durable();
  REQUIRE(kiosk.state.ways.empty());
  kiosk.does_nothing_more();  // above all: no Print
}

TEST_CASE("what became of a recovered request is asked until the service says it, whatever it says meanwhile") {
  auto kiosk = with_an_intent();
  using Kind = ServiceError::Kind;
  for (const auto kind : {Kind::kUnreachable, Kind::kOutcomeUnknown, Kind::kUnavailable, Kind::kRejected,
                          Kind::kRefused, Kind::kVisitEnded, Kind::kDeviceRefused, Kind::kUnreachable}) {
    kiosk.withdrawal_fails(error(kind));
    kiosk.does_nothing_more_but_its_rhythm();
    kiosk.wait(31s);
    REQUIRE(kiosk.expects<WithdrawRequest>().key == IdempotencyKey("old"));
    kiosk.effects.clear();
  }
  kiosk.was_not_carried_out();
  kiosk.writes<journal::Closed>();
}

TEST_CASE("a journal that fails under a recovered request writes its outcome later, and reports only then") {
  auto kiosk = with_an_intent();
  kiosk.was_carried_out({TicketId("T-NEW"), 1});
  const auto outcome = kiosk.writes<journal::Delivered>();
  kiosk.journal_fails();
  REQUIRE(kiosk.in<OutOfService>());
  kiosk.wait(5s);
  REQUIRE(kiosk.writes<journal::Delivered>() == outcome);
  kiosk.journal_is_durable();
  REQUIRE(kiosk.expects<ReportDelivery>().key == outcome.report_key);
}

TEST_CASE("a ticket that may have been printed is never printed by itself: the service learns of the doubt") {
  Kiosk kiosk;
  kiosk.post(Recovered{{IdempotencyKey("old"), journal::Doubtful{union_ticket()}}});
  const auto outcome = kiosk.writes<journal::Delivered>();
  REQUIRE(outcome.delivery == Delivery{DeliveryMethod::kPrint, DeliveryOutcome::kUncertain});
  REQUIRE(kiosk.last<AppendJournal>().entry.key == IdempotencyKey("old"));
  kiosk.journal_is_durable();
  REQUIRE(kiosk.expects<ReportDelivery>().key == outcome.report_key);
  kiosk.report_arrives();
  kiosk.writes<journal::Closed>();
}

TEST_CASE("an outcome that the service may not know is reported under the key it had") {
  Kiosk kiosk;
  const Delivery delivery{DeliveryMethod::kScreen, DeliveryOutcome::kDelivered};
  kiosk.post(
      Recovered{{IdempotencyKey("old"), journal::Report{union_ticket().id, delivery, IdempotencyKey("report")}}});
  const auto report = kiosk.expects<ReportDelivery>();
  REQUIRE(report.key == IdempotencyKey("report"));
  REQUIRE(report.delivery == delivery);
  kiosk.report_arrives();
  kiosk.writes<journal::Closed>();
}
