// SPDX-License-Identifier: Apache-2.0
// A pass that lies under the reader: what to do with it is said where the pass is asked for.
#include "tests/core/scenario.hpp"

using namespace scenario;

namespace {

const PassCode kAmara("FEST-26-0001");
const std::string kShowAnew = "Take your pass away and show it again.";

/// Amara's ticket came out, and her pass lies there all the while.
void takes_ticket_with_pass_there(Kiosk& kiosk) {
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.takes_union();
  REQUIRE(kiosk.in<Delivered>());
}

}  // namespace

TEST_CASE("a view that asks for the pass again stays, and says what to do with the one that lies there") {
  Kiosk kiosk;
  takes_ticket_with_pass_there(kiosk);
  kiosk.touch(DidNotGetIt{});
  REQUIRE(kiosk.sees<MessageView>().headline == "Scan your pass again");
  REQUIRE(kiosk.sees<MessageView>().body.starts_with(kShowAnew));

  SECTION("as long as it takes to read") {
    kiosk.wait(59s);
    REQUIRE(kiosk.in<Apology>());
    kiosk.does_nothing_more_but_its_rhythm();
  }
  SECTION("until it is taken away and shown again") {
    kiosk.takes_pass_away();
    REQUIRE(kiosk.sees<MessageView>().body.find(kShowAnew) == std::string::npos);
    kiosk.scan("FEST-26-0001");
    REQUIRE(kiosk.in<LookingUp>());
  }
  SECTION("not where its reader was lost") {
    kiosk.post(ReaderChanged{ReaderKind::kCamera, ReaderCondition::kMissing, "unplugged"});
    kiosk.takes_pass_away();  // as its reader says
    REQUIRE(kiosk.sees<MessageView>().body.find(kShowAnew) == std::string::npos);
  }
  SECTION("also where another reader is lost, or is loose") {
    kiosk.post(ReaderChanged{ReaderKind::kScanner, ReaderCondition::kMissing, "unplugged"});
    kiosk.post(ReaderChanged{ReaderKind::kScanner, ReaderCondition::kMissing, "unplugged", true});
    REQUIRE(kiosk.sees<MessageView>().body.starts_with(kShowAnew));
  }
}

TEST_CASE("an ended visit says so, too") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.touch(Choose{ScreeningId("union-1830")});
  kiosk.writes<journal::Intent>();
  kiosk.journal_is_durable();
  kiosk.expects<ObtainTicket>();
  kiosk.issue_fails(error(ServiceError::Kind::kVisitEnded));
  while (!kiosk.in<Apology>()) kiosk.journal_is_durable();
  REQUIRE(kiosk.sees<MessageView>().headline == "Scan your pass again");
  REQUIRE(kiosk.sees<MessageView>().body.starts_with(kShowAnew));
}

TEST_CASE("another pass gone is not the one that lies there") {
  Kiosk kiosk;
  takes_ticket_with_pass_there(kiosk);
  kiosk.post(PassGone{PassCode("FEST-26-0002")});
  kiosk.touch(DidNotGetIt{});
  REQUIRE(kiosk.sees<MessageView>().body.starts_with(kShowAnew));
}

TEST_CASE("who signed out and left the pass there is told to show it again") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.touch(SignOut{});
  REQUIRE(kiosk.sees<ScanView>().hint == "Take your pass away and show it again");
  kiosk.wait(5min);
  REQUIRE(kiosk.in<Attract>());

  SECTION("a film that is looked at says so too") {
    kiosk.touch(ShowFilm{ScreeningId("union-1830")});
    REQUIRE(kiosk.view().bar_note == "Take your pass away and show it again");
  }
  SECTION("what the camera has to say comes first") {
    kiosk.post(CameraSaw{true, Hint::kOneAtATime});
    REQUIRE(kiosk.sees<ScanView>().hint == "One pass at a time");
  }
  SECTION("until it was taken away") {
    kiosk.post(PassGone{kAmara});
    REQUIRE(kiosk.sees<ScanView>().hint.empty());
  }
  SECTION("until several are held up") {
    kiosk.post(SeveralSeen{{Place::kLeft, Place::kRight}, {}});
    kiosk.touch(Back{});
    REQUIRE(kiosk.sees<ScanView>().hint.empty());
  }
}

TEST_CASE("a code that was refused is no pass that was left there") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.scan("POSTER");
  kiosk.expects<LookUpPass>();
  PassAnswer unknown;
  unknown.verdict = verdict(policy::Reason::kPassUnknown);
  kiosk.answers(unknown);
  kiosk.touch(Back{});
  REQUIRE(kiosk.in<Attract>());
  REQUIRE(kiosk.sees<ScanView>().hint.empty());
}

TEST_CASE("a view that asks for the pass a little later says what to do with the one that lies there") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.scan("FEST-26-0001");
  kiosk.expects<LookUpPass>();
  kiosk.look_up_fails(ServiceError::Kind::kUnreachable);
  const std::string sentence = "Take your pass away first, and show it again then.";
  REQUIRE(kiosk.sees<MessageView>().body.ends_with(sentence));
  kiosk.wait(20s);
  REQUIRE(kiosk.in<Apology>());
  kiosk.post(PassGone{kAmara});
  REQUIRE(kiosk.sees<MessageView>().body.find(sentence) == std::string::npos);
}

TEST_CASE("the views after giving a ticket back say the same") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(pass_with_union_in_hand());
  for (const auto kind : {Apology::Kind::kNotGivenBack, Apology::Kind::kReturnUnknown, Apology::Kind::kNothingIssued,
                          Apology::Kind::kOutcomeUnknown}) {
    kiosk.state.mode = Apology{kind, kiosk.state.steady, {}};
    REQUIRE(kiosk.sees<MessageView>().body.ends_with("Take your pass away first, and show it again then."));
  }
}
