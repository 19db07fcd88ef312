// SPDX-License-Identifier: Apache-2.0
// A pass that lies under the reader: what to do with it is said, and one that came too early is read in its turn.
#include "tests/core/scenario.hpp"

using namespace scenario;

namespace {

const PassCode kAmara("FEST-26-0001");
const PassCode kNoor("FEST-26-0002");
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
    REQUIRE(kiosk.sees<MessageView>().body.find(kShowAnew) == std::string::npos);
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

TEST_CASE("the next person's pass is told to wait while a ticket is printed, and read once that is out") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.touch(ChooseLook{Look::kDark});
  kiosk.signs_in(good_pass());
  kiosk.gets_union_printed();
  REQUIRE(kiosk.sees<BusyView>().hint.empty());
  const auto name = kiosk.view().name;
  kiosk.scan("FEST-26-0002");
  REQUIRE(kiosk.in<Printing>());
  REQUIRE(kiosk.sees<BusyView>().hint.find("one moment, a ticket is being printed") != std::string::npos);
  REQUIRE(kiosk.view().name == name);  // the same view: only the hint is new
  kiosk.does_nothing_more();

  SECTION("after the ticket was seen to be out") {
    kiosk.prints(PrintOutcome::kPrinted);
    kiosk.writes<journal::Delivered>();
    kiosk.journal_is_durable();
    kiosk.expects<ReportDelivery>();
    kiosk.wait(4999ms);
    REQUIRE(kiosk.in<Delivered>());
    kiosk.does_nothing_more_but_its_rhythm();
    kiosk.wait(1ms);
    REQUIRE(kiosk.expects<LookUpPass>().code == kNoor);
    REQUIRE(kiosk.state.preferences == Preferences{});
  }
  SECTION("later where the person before does something more") {
    kiosk.prints(PrintOutcome::kPrinted);
    kiosk.writes<journal::Delivered>();
    kiosk.journal_is_durable();
    kiosk.wait(4s);
    kiosk.touch(OpenPanel{Panel::kHelp});
    kiosk.wait(20s);
    REQUIRE(kiosk.in<Delivered>());
    kiosk.touch(ClosePanel{});
    kiosk.wait(5s);
    REQUIRE(kiosk.in<LookingUp>());
  }
  SECTION("at once where the person before is done") {
    kiosk.prints(PrintOutcome::kPrinted);
    kiosk.writes<journal::Delivered>();
    kiosk.journal_is_durable();
    kiosk.expects<ReportDelivery>();
    kiosk.touch(GotIt{});
    kiosk.wait(0s);
    REQUIRE(kiosk.expects<LookUpPass>().code == kNoor);
    kiosk.answers(good_pass());
    kiosk.touch(SignOut{});
    kiosk.wait(5min);
    REQUIRE(kiosk.in<Attract>());  // it was read once
  }
  SECTION("and not before the doubt about the ticket is settled, nor is its view spoilt") {
    kiosk.prints(PrintOutcome::kUncertain);
    kiosk.writes<journal::Delivered>();
    kiosk.journal_is_durable();
    kiosk.wait(20s);
    REQUIRE(kiosk.in<Faulted>());
    kiosk.touch(LeaveToBoxOffice{});
    REQUIRE(kiosk.sees<MessageView>().body.find("Take your pass away") == std::string::npos);
    kiosk.touch(Back{});
    kiosk.wait(0s);
    REQUIRE(kiosk.in<LookingUp>());
  }
  SECTION("not where it was taken away meanwhile") {
    kiosk.post(PassGone{kNoor});
    REQUIRE(kiosk.sees<BusyView>().hint.empty());
    kiosk.prints(PrintOutcome::kPrinted);
    kiosk.writes<journal::Delivered>();
    kiosk.journal_is_durable();
    kiosk.wait(10s);
    REQUIRE(kiosk.in<Delivered>());
  }
}

TEST_CASE("one's own pass that is read again while one's ticket is printed waits for nothing") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.gets_union_printed();
  kiosk.scan("FEST-26-0001");
  REQUIRE(kiosk.sees<BusyView>().hint.empty());
  kiosk.prints(PrintOutcome::kPrinted);
  kiosk.writes<journal::Delivered>();
  kiosk.journal_is_durable();
  kiosk.wait(10s);
  REQUIRE(kiosk.in<Delivered>());
}

TEST_CASE("while a ticket is only asked for, or given back, the next pass is told to wait as well") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(pass_with_union_in_hand());
  SECTION("a ticket to print") { kiosk.touch(Choose{ScreeningId("union-1830")}); }
  SECTION("one that is given back") { kiosk.touch(GiveBack{}); }
  kiosk.touch(Confirm{});
  REQUIRE(kiosk.in<Obtaining>());
  kiosk.scan("FEST-26-0002");
  REQUIRE(kiosk.in<Obtaining>());
  REQUIRE(kiosk.sees<BusyView>().hint.starts_with("Next pass: one moment"));
}
