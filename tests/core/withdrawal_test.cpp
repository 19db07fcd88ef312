// SPDX-License-Identifier: Apache-2.0
// The person leaves while nobody knows what became of the request: it is withdrawn, and not carried out behind their
// back.
#include "tests/core/scenario.hpp"

using namespace scenario;
using Kind = ServiceError::Kind;

namespace {

/// A kiosk that has sent a swap of Union for A Quiet Harbour.
Kiosk asking_for_a_swap() {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(pass_with_union_in_hand());
  kiosk.touch(Choose{ScreeningId("harbour-1915")});
  kiosk.touch(Confirm{});
  kiosk.writes<journal::Intent>();
  kiosk.journal_is_durable();
  kiosk.expects<ObtainTicket>();
  return kiosk;
}

}  // namespace

TEST_CASE("who leaves while a request waits to be sent again has it withdrawn at once") {
  auto kiosk = asking_for_a_swap();
  const auto key = kiosk.last<ObtainTicket>().key;
  kiosk.issue_fails(error(Kind::kOutcomeUnknown));
  kiosk.touch(SignOut{});
  REQUIRE(kiosk.expects<WithdrawRequest>().key == key);

  SECTION("and it is never sent again") {
    kiosk.wait(1h);
    kiosk.does_nothing_more_but_its_rhythm();
  }
  SECTION("it was not carried out") {
    kiosk.was_not_carried_out();
    kiosk.writes<journal::Closed>();
    kiosk.journal_is_durable();
    REQUIRE(kiosk.state.ways.empty());
  }
  SECTION("it was: nobody is there, it is not printed, and the service offers it to be picked up") {
    kiosk.was_carried_out({TicketId("T-NEW"), 1});
    REQUIRE(kiosk.writes<journal::Delivered>().delivery.outcome == DeliveryOutcome::kFailed);
    kiosk.journal_is_durable();
    REQUIRE(kiosk.expects<ReportDelivery>().ticket == TicketId("T-NEW"));
    kiosk.report_arrives();
    kiosk.writes<journal::Closed>();
    kiosk.does_nothing_more();
  }
}

TEST_CASE("who leaves while a request is under way has it withdrawn too, and its own late answer counts no more") {
  auto kiosk = asking_for_a_swap();
  kiosk.touch(SignOut{});
  kiosk.expects<WithdrawRequest>();
  REQUIRE(kiosk.sees<MessageView>().headline == "We’re still asking");
  const auto before = kiosk.state;
  kiosk.issues(union_ticket());
  kiosk.issue_fails(error(Kind::kUnreachable));
  REQUIRE(kiosk.state == before);
  kiosk.does_nothing_more();
}

TEST_CASE("a journal out of order withdraws what the visit has asked for") {
  auto kiosk = asking_for_a_swap();
  kiosk.post(Recovered{{IdempotencyKey("old"), journal::Doubtful{night_bus_ticket()}}});
  kiosk.writes<journal::Delivered>();
  kiosk.journal_fails();
  REQUIRE(kiosk.in<OutOfService>());
  REQUIRE(kiosk.expects<WithdrawRequest>().key == kiosk.last<ObtainTicket>().key);
}

TEST_CASE("a withdrawal that does not get through is repeated, later each time, and as late as the service says") {
  auto kiosk = asking_for_a_swap();
  kiosk.touch(SignOut{});
  const auto key = kiosk.expects<WithdrawRequest>().key;
  for (const auto pause : {1s, 2s, 4s, 8s, 16s, 30s, 30s}) {
    kiosk.withdrawal_fails(error(Kind::kUnreachable));
    REQUIRE(kiosk.state.ways.front().retry_at - kiosk.state.steady == pause);
    kiosk.wait(pause);
    REQUIRE(kiosk.expects<WithdrawRequest>().key == key);
    kiosk.effects.clear();
  }
  auto later = error(Kind::kUnavailable);
  later.retry_after = 3600s;
  kiosk.withdrawal_fails(later);
  REQUIRE(kiosk.state.ways.front().retry_at - kiosk.state.steady == 5min);
}

TEST_CASE("who comes back with the pass does not wait for the next try") {
  auto kiosk = asking_for_a_swap();
  kiosk.touch(SignOut{});
  kiosk.expects<WithdrawRequest>();
  for (int i = 0; i < 6; ++i) {
    kiosk.withdrawal_fails(error(Kind::kUnreachable));
    kiosk.wait(kiosk.state.ways.front().retry_at - kiosk.state.steady);
    kiosk.expects<WithdrawRequest>();
    kiosk.effects.clear();
  }
  kiosk.withdrawal_fails(error(Kind::kUnreachable));
  kiosk.touch(Back{});
  kiosk.signs_in(pass_with_union_in_hand());
  kiosk.expects<WithdrawRequest>();
  REQUIRE(kiosk.sees<MessageView>().headline == "We’re still asking");
}

TEST_CASE("what the views promise is what a withdrawal does") {
  auto kiosk = asking_for_a_swap();
  kiosk.wait(6s);
  REQUIRE(kiosk.sees<MessageView>().body.find("what it has not done by then is not done any more") !=
          std::string::npos);
  kiosk.touch(SignOut{});
  const auto body = kiosk.sees<MessageView>().body;
  REQUIRE(body.find("If it did, your ticket waits for you") != std::string::npos);
  REQUIRE(body.find("If it did not, it never will") != std::string::npos);
}
