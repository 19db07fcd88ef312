// A restart in the middle: what the journal owes is settled without printing anything by itself.
#include "tests/core/scenario.hpp"

using namespace scenario;

TEST_CASE("an intent without an answer is asked again under its key, and what was issued waits to be picked up") {
  Kiosk kiosk;
  const Obtain obtain{ObtainKind::kIssue, PassId("p-amara"), ScreeningId("union-1830"), std::nullopt, 0};
  kiosk.post(Recovered{{IdempotencyKey("old"), journal::AskAgain{obtain}}});
  const auto again = kiosk.expects<ObtainTicket>();
  REQUIRE(again.key == IdempotencyKey("old"));
  REQUIRE(again.obtain == obtain);
  kiosk.starts_up();

  SECTION("the service had issued it") {
    kiosk.issues(union_ticket());
    kiosk.writes<journal::Issued>();
    kiosk.journal_is_durable();
    REQUIRE(kiosk.writes<journal::Delivered>().delivery.outcome == DeliveryOutcome::kFailed);
    kiosk.journal_is_durable();
    kiosk.expects<ReportDelivery>();
    kiosk.does_nothing_more();  // above all: no Print
  }
  SECTION("the service refuses it") {
    kiosk.issue_fails(error(ServiceError::Kind::kRefused));
    kiosk.writes<journal::Closed>();
    kiosk.journal_is_durable();
    REQUIRE(kiosk.state.ways.empty());
  }
  SECTION("the service cannot be reached: it is asked until it can") {
    for (int i = 0; i < 8; ++i) {
      kiosk.issue_fails(error(ServiceError::Kind::kUnreachable));
      kiosk.wait(31s);
      REQUIRE(kiosk.expects<ObtainTicket>().key == IdempotencyKey("old"));
      kiosk.effects.clear();
    }
  }
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
