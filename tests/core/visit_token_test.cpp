// SPDX-License-Identifier: Apache-2.0
// The visit's token: what the service gives with a pass goes with every request for a ticket of that visit, and nowhere
// else.
#include "tests/core/scenario.hpp"

using namespace scenario;
using Kind = ServiceError::Kind;

namespace {

const VisitToken kVisit("visit-of-amara");

/// A kiosk that has sent its request for Union.
Kiosk asking_for_union() {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.touch(Choose{ScreeningId("union-1830")});
  kiosk.writes<journal::Intent>();
  kiosk.journal_is_durable();
  REQUIRE(kiosk.expects<ObtainTicket>().visit == kVisit);
  return kiosk;
}

}  // namespace

TEST_CASE("each request for a ticket carries the token of its visit, the repeated ones too") {
  auto kiosk = asking_for_union();
  for (int i = 0; i < 2; ++i) {
    kiosk.issue_fails(error(Kind::kOutcomeUnknown));
    kiosk.wait(2s);
    REQUIRE(kiosk.expects<ObtainTicket>().visit == kVisit);
  }
}

TEST_CASE("a ticket that is printed anew carries the token of the visit it was asked in") {
  auto kiosk = asking_for_union();
  kiosk.issues(union_ticket());
  kiosk.writes<journal::Issued>();
  kiosk.journal_is_durable();
  kiosk.expects<Print>();
  kiosk.prints(PrintOutcome::kUncertain);
  kiosk.writes<journal::Delivered>();
  kiosk.journal_is_durable();
  kiosk.touch(PrintInstead{});
  kiosk.expects<ReportDelivery>();
  kiosk.writes<journal::Intent>();
  kiosk.journal_is_durable();
  const auto again = kiosk.expects<ObtainTicket>();
  REQUIRE(again.obtain.kind == ObtainKind::kReplace);
  REQUIRE(again.visit == kVisit);
}

TEST_CASE("the next pass has a token of its own") {
  auto kiosk = asking_for_union();
  kiosk.issue_fails(error(Kind::kRejected));
  kiosk.writes<journal::Closed>();
  kiosk.journal_is_durable();
  auto noor = good_pass();
  noor.visit = VisitToken("visit-of-noor");
  kiosk.scan("FEST-26-0002");
  kiosk.expects<LookUpPass>();
  kiosk.answers(noor);
  kiosk.touch(Choose{ScreeningId("union-1830")});
  kiosk.writes<journal::Intent>();
  kiosk.journal_is_durable();
  REQUIRE(kiosk.expects<ObtainTicket>().visit == noor.visit);
}

TEST_CASE("a visit that is over at the service has done nothing, and the pass is asked for again") {
  auto kiosk = asking_for_union();

  SECTION("at the first request") { kiosk.issue_fails(error(Kind::kVisitEnded)); }
  SECTION("also where an answer was lost before, and the service says that nothing was done") {
    kiosk.issue_fails(error(Kind::kOutcomeUnknown));
    kiosk.wait(1s);
    kiosk.expects<ObtainTicket>();
    kiosk.issue_fails(error(Kind::kVisitEnded));
    kiosk.expects<WithdrawRequest>();
    kiosk.was_not_carried_out();
  }
  kiosk.writes<journal::Closed>();
  REQUIRE(kiosk.sees<MessageView>().headline == "Scan your pass again");
  REQUIRE(kiosk.sees<MessageView>().body.find("Nothing was changed") != std::string::npos);
  REQUIRE_FALSE(kiosk.state.trouble);
  kiosk.journal_is_durable();
  REQUIRE(kiosk.state.ways.empty());
  kiosk.scan("FEST-26-0001");
  kiosk.expects<LookUpPass>();
}
