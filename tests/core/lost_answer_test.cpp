// SPDX-License-Identifier: Apache-2.0
// The service carried a request out and its answer was lost; a later try of the same request is refused. That says
// nothing of the first: it is withdrawn, and the person learns what it did.
#include "tests/core/scenario.hpp"

using namespace scenario;
using Kind = ServiceError::Kind;

namespace {

ServiceError full() {
  auto why = error(Kind::kRefused);
  why.verdict = verdict(policy::Reason::kScreeningFull);
  return why;
}

/// All that ends a request which was sent once: after enrolling anew the visit is another device's, its ticket unknown.
ServiceError refusal() { return GENERATE(full(), error(Kind::kVisitEnded), error(Kind::kRejected)); }

/// Asked for Union; the answer to the first try is lost, and the second is under way.
Kiosk asking_again() {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.touch(Choose{ScreeningId("union-1830")});
  kiosk.writes<journal::Intent>();
  kiosk.journal_is_durable();
  kiosk.expects<ObtainTicket>();
  kiosk.issue_fails(error(Kind::kOutcomeUnknown));
  kiosk.wait(1s);
  kiosk.expects<ObtainTicket>();
  return kiosk;
}

/// Asked to give Union back; the same.
Kiosk giving_back_again() {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(pass_with_union_in_hand());
  kiosk.touch(GiveBack{});
  kiosk.touch(Confirm{});
  kiosk.writes<journal::Intent>();
  kiosk.journal_is_durable();
  kiosk.expects<ReturnTicket>();
  kiosk.return_fails(error(Kind::kOutcomeUnknown));
  kiosk.wait(1s);
  kiosk.expects<ReturnTicket>();
  return kiosk;
}

}  // namespace

TEST_CASE("a refusal after a lost answer closes nothing before the service has said what the first try did") {
  const auto why = refusal();
  auto kiosk = asking_again();
  const auto key = kiosk.last<ObtainTicket>().key;
  kiosk.issue_fails(why);
  REQUIRE(kiosk.expects<WithdrawRequest>().key == key);
  kiosk.does_nothing_more_but_its_rhythm();
  REQUIRE(kiosk.sees<BusyView>().headline == "Getting your ticket");

  SECTION("it was carried out: its ticket is among the choices, to be picked up") {
    kiosk.was_carried_out({union_ticket().id, 1});
    const auto outcome = kiosk.writes<journal::Delivered>();
    REQUIRE(outcome.delivery.outcome == DeliveryOutcome::kFailed);
    REQUIRE(outcome.ticket == union_ticket().id);
    REQUIRE(kiosk.in<Obtaining>());
    kiosk.journal_is_durable();
    kiosk.expects<ReportDelivery>();
    REQUIRE(kiosk.expects<LookUpPass>().code == PassCode("FEST-26-0001"));
    kiosk.answers(pass_with_two_reserved());
    REQUIRE(kiosk.sees<ChoicesView>().rows[0].button.has_value());
    kiosk.report_arrives();
    kiosk.writes<journal::Closed>();
    kiosk.journal_is_durable();
    REQUIRE(kiosk.state.ways.empty());
  }
  SECTION("it was not, and never will be: the refusal is told") {
    kiosk.was_not_carried_out();
    kiosk.writes<journal::Closed>();
    if (why.kind == Kind::kRefused) {
      REQUIRE(kiosk.sees<MessageView>().headline == "The passholder seats are taken");
    } else {
      REQUIRE(kiosk.in<Apology>());
      REQUIRE(kiosk.sees<MessageView>().headline != "We’re still asking");
    }
    kiosk.journal_is_durable();
    REQUIRE(kiosk.state.ways.empty());
  }
  SECTION("the service does not say: the person is told that it may have been, and it is asked until it does") {
    kiosk.withdrawal_fails(error(Kind::kOutcomeUnknown));
    kiosk.wait(15s);
    REQUIRE(kiosk.in<Overdue>());
    REQUIRE(kiosk.sees<MessageView>().body.find("Your request may have been carried out") != std::string::npos);
    kiosk.expects<WithdrawRequest>();
    SECTION("it says so while they wait") {
      kiosk.was_carried_out({union_ticket().id, 1});
      kiosk.writes<journal::Delivered>();
      kiosk.journal_is_durable();
      kiosk.expects<ReportDelivery>();
      kiosk.expects<LookUpPass>();
      REQUIRE(kiosk.in<LookingUp>());
    }
    SECTION("they leave") {
      kiosk.touch(SignOut{});
      REQUIRE(kiosk.sees<MessageView>().headline == "We’re still asking");
      kiosk.was_not_carried_out();
      kiosk.writes<journal::Closed>();
    }
  }
}

TEST_CASE("a refusal of a request that was sent once is an answer, and nothing is withdrawn") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.touch(Choose{ScreeningId("union-1830")});
  kiosk.writes<journal::Intent>();
  kiosk.journal_is_durable();
  kiosk.expects<ObtainTicket>();
  SECTION("at once") {}
  SECTION("after tries that certainly did not get through") {
    kiosk.issue_fails(error(Kind::kUnreachable));
    kiosk.wait(1s);
    kiosk.expects<ObtainTicket>();
  }
  kiosk.issue_fails(refusal());
  kiosk.writes<journal::Closed>();
  kiosk.does_nothing_more();
}

TEST_CASE("a ticket that was given back by a try whose answer was lost is given back") {
  const auto why = refusal();
  auto kiosk = giving_back_again();
  kiosk.return_fails(why);
  REQUIRE(kiosk.expects<WithdrawRequest>().key == kiosk.last<ReturnTicket>().key);
  SECTION("it was") {
    RequestFate fate;
    fate.returned = true;
    kiosk.post(WithdrawalAnswered{kiosk.last<WithdrawRequest>().request, fate});
    REQUIRE(kiosk.sees<MessageView>().headline == "Your ticket is given back");
  }
  SECTION("it was not") {
    kiosk.was_not_carried_out();
    REQUIRE(kiosk.sees<MessageView>().headline != "Your ticket is given back");
  }
  kiosk.writes<journal::Closed>();
  kiosk.journal_is_durable();
  REQUIRE(kiosk.state.ways.empty());
}
