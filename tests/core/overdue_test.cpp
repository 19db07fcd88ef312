// SPDX-License-Identifier: Apache-2.0
// A service that answers nothing useful: after 15 s the view says what is certain, and the person waits on or leaves.
#include "kiosk/core/view/parts.hpp"
#include "kiosk/core/view/words.hpp"
#include "tests/core/scenario.hpp"

using namespace scenario;
using Kind = ServiceError::Kind;

namespace {

/// A kiosk that has looked up a pass and asked for Union; the person waits since then.
Kiosk asking_for_union() {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.touch(Choose{ScreeningId("union-1830")});
  kiosk.writes<journal::Intent>();
  kiosk.journal_is_durable();
  kiosk.expects<ObtainTicket>();
  return kiosk;
}

Kiosk overdue_for_union() {
  auto kiosk = asking_for_union();
  kiosk.wait(15s);
  REQUIRE(kiosk.in<Overdue>());
  return kiosk;
}

Kiosk looking_up() {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.scan("FEST-26-0001");
  kiosk.expects<LookUpPass>();
  return kiosk;
}

bool says(const Kiosk& kiosk, const std::string& words) {
  return kiosk.sees<MessageView>().body.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a request that is not answered is overdue after 15 s, to the second") {
  auto kiosk = asking_for_union();
  kiosk.wait(15s - 1ms);
  REQUIRE(kiosk.in<Obtaining>());
  kiosk.wait(1ms);
  REQUIRE(kiosk.in<Overdue>());
  const auto view = kiosk.sees<MessageView>();
  REQUIRE(view.headline == "No answer yet");
  REQUIRE(says(kiosk, "Your request may have been carried out"));
  REQUIRE(says(kiosk, "your ticket is not lost"));
  REQUIRE(view.actions.size() == 2);
  REQUIRE(view.actions[0].action == Action(KeepWaiting{}));
  REQUIRE(view.actions[1].action == Action(SignOut{}));
  kiosk.does_nothing_more_but_its_rhythm();
}

TEST_CASE("time-outs and retries do not begin the 15 s anew") {
  auto kiosk = asking_for_union();
  for (const auto pause : {4s, 4s, 4s}) {
    kiosk.wait(pause);
    const auto is_request = [](const Effect& effect) { return std::holds_alternative<ObtainTicket>(effect); };
    if (std::ranges::any_of(kiosk.effects, is_request)) kiosk.expects<ObtainTicket>();
    kiosk.issue_fails(error(Kind::kOutcomeUnknown));
  }
  kiosk.wait(3s - 1ms);
  REQUIRE(kiosk.in<Obtaining>());
  kiosk.wait(1ms);
  REQUIRE(kiosk.in<Overdue>());
}

TEST_CASE("a look-up that is not answered is overdue after 15 s: nothing was asked for, and there is no reference") {
  auto kiosk = looking_up();
  kiosk.wait(15s - 1ms);
  REQUIRE(kiosk.in<LookingUp>());
  kiosk.wait(1ms);
  REQUIRE(says(kiosk, "Nothing has been asked for yet"));
  REQUIRE_FALSE(kiosk.sees<MessageView>().reference.has_value());
  REQUIRE_FALSE(kiosk.view().personal);
}

TEST_CASE("who waits for the day waits 15 s in all, also where the look-up begins in between") {
  Kiosk kiosk;
  kiosk.post(Started{});
  const auto fetch = kiosk.expects<FetchDay>();
  kiosk.opens_journal();
  kiosk.effects.clear();
  kiosk.scan("FEST-26-0001");
  kiosk.wait(10s);
  kiosk.post(DayAnswered{fetch.request, std::optional(evening_at_bader()), "v1"});
  kiosk.expects<LookUpPass>();
  kiosk.wait(5s);
  REQUIRE(kiosk.in<Overdue>());
  kiosk.answers(good_pass());
  REQUIRE(kiosk.in<Choosing>());
}

TEST_CASE("a day that comes while the view stands asks for the pass, and the view stays until the answer") {
  Kiosk kiosk;
  kiosk.post(Started{});
  const auto fetch = kiosk.expects<FetchDay>();
  kiosk.opens_journal();
  kiosk.effects.clear();
  kiosk.scan("FEST-26-0001");
  kiosk.wait(15s);
  REQUIRE(kiosk.in<Overdue>());
  kiosk.post(DayAnswered{fetch.request, std::optional(evening_at_bader()), "v1"});
  kiosk.expects<LookUpPass>();
  REQUIRE(kiosk.in<Overdue>());
  kiosk.answers(good_pass());
  REQUIRE(kiosk.in<Choosing>());
}

TEST_CASE("nothing is said to be perhaps done before it was asked") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.touch(Choose{ScreeningId("union-1830")});
  kiosk.writes<journal::Intent>();

  SECTION("while the intent is still written") {
    kiosk.wait(15s);
    REQUIRE(says(kiosk, "Nothing has been asked for yet"));
    // Asked at last: from then on it may be, and that is not taken back.
    kiosk.journal_is_durable();
    kiosk.expects<ObtainTicket>();
    REQUIRE(says(kiosk, "Your request may have been carried out"));
    kiosk.issue_fails(error(Kind::kUnavailable));
    REQUIRE(says(kiosk, "Your request may have been carried out"));
  }
  SECTION("where the service said later") {
    kiosk.journal_is_durable();
    kiosk.expects<ObtainTicket>();
    auto later = error(Kind::kUnavailable);
    later.retry_after = 60s;
    kiosk.issue_fails(later);
    kiosk.wait(15s);
    REQUIRE(says(kiosk, "Nothing has been asked for yet"));
    kiosk.touch(SignOut{});
    REQUIRE(kiosk.sees<MessageView>().headline == "No ticket was made");
    kiosk.writes<journal::Closed>();
    kiosk.does_nothing_more();
  }
}

TEST_CASE("who goes on waiting waits 15 s more, as often as they like, and the request goes on") {
  auto kiosk = overdue_for_union();
  const auto key = kiosk.last<ObtainTicket>().key;
  for (int i = 0; i < 4; ++i) {
    kiosk.touch(KeepWaiting{});
    REQUIRE(kiosk.in<Obtaining>());
    REQUIRE(kiosk.sees<BusyView>().headline == "Getting your ticket");
    kiosk.issue_fails(error(Kind::kOutcomeUnknown));
    kiosk.wait(15s);
    REQUIRE(kiosk.in<Overdue>());
    REQUIRE(kiosk.expects<ObtainTicket>().key == key);
    kiosk.effects.clear();
  }
  kiosk.issues(union_ticket());
  kiosk.writes<journal::Issued>();
}

TEST_CASE("an answer that comes while the view stands leads on by itself") {
  SECTION("the ticket") {
    auto kiosk = overdue_for_union();
    kiosk.issues(union_ticket());
    kiosk.writes<journal::Issued>();
    REQUIRE(kiosk.in<Overdue>());
    kiosk.journal_is_durable();
    kiosk.expects<Print>();
    REQUIRE(kiosk.in<Printing>());
  }
  SECTION("a refusal") {
    auto kiosk = overdue_for_union();
    auto full = error(Kind::kRefused);
    full.verdict = verdict(policy::Reason::kScreeningFull);
    kiosk.issue_fails(full);
    REQUIRE(kiosk.in<Refused>());
  }
  SECTION("the pass") {
    auto kiosk = looking_up();
    kiosk.wait(15s);
    kiosk.answers(good_pass());
    REQUIRE(kiosk.in<Choosing>());
  }
  SECTION("no service after all") {
    auto kiosk = looking_up();
    kiosk.wait(15s);
    kiosk.look_up_fails(Kind::kOutcomeUnknown);
    REQUIRE(kiosk.sees<MessageView>().headline == "We can’t reach the ticketing service");
  }
}

TEST_CASE("who leaves has the request withdrawn, and takes the reference along") {
  auto kiosk = overdue_for_union();
  const auto reference = kiosk.sees<MessageView>().reference;
  kiosk.touch(SignOut{});
  REQUIRE(kiosk.expects<WithdrawRequest>().key == kiosk.last<ObtainTicket>().key);
  REQUIRE(kiosk.sees<MessageView>().headline == "We’re still asking");
  REQUIRE(kiosk.sees<MessageView>().reference == reference);

  SECTION("and is told the same again while nobody knows") {
    kiosk.touch(Back{});
    kiosk.signs_in(good_pass());
    REQUIRE(kiosk.sees<MessageView>().headline == "We’re still asking");
    REQUIRE(kiosk.sees<MessageView>().reference == reference);
  }
}

TEST_CASE("who has gone without a word is warned for 20 s, then the request is withdrawn") {
  auto kiosk = overdue_for_union();
  kiosk.wait(60s);
  REQUIRE(kiosk.view().still_there->seconds_left == 20);
  kiosk.does_nothing_more_but_its_rhythm();
  kiosk.wait(20s);
  REQUIRE(kiosk.in<Attract>());
  REQUIRE(kiosk.expects<WithdrawRequest>().key == kiosk.last<ObtainTicket>().key);
}

TEST_CASE("who leaves a look-up is back where passes are scanned, and its late answer signs nobody in") {
  auto kiosk = looking_up();
  kiosk.wait(15s);
  kiosk.touch(SignOut{});
  REQUIRE(kiosk.in<Attract>());
  kiosk.answers(good_pass());
  REQUIRE(kiosk.in<Attract>());
}

TEST_CASE("a pass that is scanned while the view stands") {
  SECTION("begins its look-up anew") {
    auto kiosk = looking_up();
    kiosk.wait(15s);
    kiosk.scan("FEST-26-0001");
    REQUIRE(kiosk.expects<LookUpPass>().request != RequestId{});
    REQUIRE(kiosk.in<LookingUp>());
  }
  SECTION("of the same visit changes nothing") {
    auto kiosk = overdue_for_union();
    kiosk.scan("FEST-26-0001");
    REQUIRE(kiosk.in<Overdue>());
    kiosk.does_nothing_more_but_its_rhythm();
  }
  SECTION("of another person withdraws what the one before asked for") {
    auto kiosk = overdue_for_union();
    kiosk.scan("FEST-26-0002");
    kiosk.expects<WithdrawRequest>();
    REQUIRE(kiosk.expects<LookUpPass>().code == PassCode("FEST-26-0002"));
  }
  SECTION("with others beside it ends no request") {
    auto kiosk = overdue_for_union();
    kiosk.post(SeveralSeen{{Place::kLeft, Place::kRight}, std::nullopt});
    REQUIRE(kiosk.in<Overdue>());
    kiosk.does_nothing_more_but_its_rhythm();
  }
  SECTION("with others beside it takes back the look-up of one of them, and of no other pass") {
    auto kiosk = looking_up();
    kiosk.wait(15s);
    kiosk.post(SeveralSeen{{Place::kLeft, Place::kRight}, PassCode("FEST-26-0002")});
    REQUIRE(kiosk.in<Overdue>());
    kiosk.post(SeveralSeen{{Place::kLeft, Place::kRight}, PassCode("FEST-26-0001")});
    REQUIRE(kiosk.sees<MessageView>().headline == "Two passes are in view");
  }
}

TEST_CASE("a reference is the end of the request's key, in capitals, and is spelled") {
  REQUIRE(request_reference(IdempotencyKey("0190c2a1-7e20-7d4e-9b1a-6f3c52d8a901")) == "52D8-A901");
  REQUIRE(request_reference(IdempotencyKey("k-7")) == "K-7");
  REQUIRE(request_reference(IdempotencyKey("")).empty());
  const auto made = reference_for_staff(IdempotencyKey("0190c2a1-7e20-7d4e-9b1a-6f3c52d8a901"), words::english());
  REQUIRE(made == Reference{"Reference for staff", "52D8-A901", "5, 2, D, 8, A, 9, 0, 1"});
}
