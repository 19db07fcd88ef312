// SPDX-License-Identifier: Apache-2.0
// The next person's pass, held up while the ticket of another is on its way: it waits, is told so, and has its turn.
#include "tests/core/scenario.hpp"

using namespace scenario;

namespace {

const PassCode kNoor("FEST-26-0002");

}  // namespace

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

namespace {

const std::string kKeepIt = "Next pass: one moment, please. Keep it under the reader.";
const std::string kScanItThen = "Next pass: one moment, please. Then scan it again.";

/// Amara's ticket is printed, and Noor's pass came meanwhile.
void next_pass_comes(Kiosk& kiosk) {
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.gets_union_printed();
  kiosk.scan("FEST-26-0002");
}

void ticket_comes_out(Kiosk& kiosk) {
  kiosk.prints(PrintOutcome::kPrinted);
  kiosk.writes<journal::Delivered>();
  kiosk.journal_is_durable();
  kiosk.expects<ReportDelivery>();
  REQUIRE(kiosk.in<Delivered>());
}

}  // namespace

TEST_CASE("one's own pass that is read again puts no other one off that waits") {
  Kiosk kiosk;
  next_pass_comes(kiosk);
  SECTION("while the ticket is printed") {
    kiosk.scan("FEST-26-0001");
    REQUIRE_FALSE(kiosk.sees<BusyView>().hint.empty());
    kiosk.takes_pass_away();
    ticket_comes_out(kiosk);
  }
  SECTION("or once it is out") {
    ticket_comes_out(kiosk);
    kiosk.scan("FEST-26-0001");
    kiosk.takes_pass_away();
  }
  kiosk.wait(5s);
  REQUIRE(kiosk.expects<LookUpPass>().code == kNoor);
}

TEST_CASE("a pass that waits is told so and read, too, where the person before asks for another ticket") {
  Kiosk kiosk;
  next_pass_comes(kiosk);
  ticket_comes_out(kiosk);
  REQUIRE(kiosk.view().bar_note == kKeepIt);
  kiosk.touch(ChooseTextSize{200});
  kiosk.touch(AnotherTicket{});
  REQUIRE(kiosk.in<Apology>());
  REQUIRE(kiosk.view().bar_note == kKeepIt);
  kiosk.wait(4999ms);
  REQUIRE(kiosk.in<Apology>());
  kiosk.wait(1ms);
  REQUIRE(kiosk.expects<LookUpPass>().code == kNoor);
  REQUIRE(kiosk.view().bar_note.empty());
  REQUIRE(kiosk.state.preferences == Preferences{});
}

TEST_CASE("what became of a request stands longer before the next pass is read") {
  Kiosk kiosk;
  next_pass_comes(kiosk);
  kiosk.state.mode = Apology{Apology::Kind::kOutcomeUnknown, kiosk.state.steady, {}};
  kiosk.wait(19s);
  REQUIRE(kiosk.in<Apology>());
  kiosk.wait(1s);
  REQUIRE(kiosk.expects<LookUpPass>().code == kNoor);
}

TEST_CASE("a pass that waits is told so where the ticket of the person before leads to a question") {
  Kiosk kiosk;
  next_pass_comes(kiosk);
  kiosk.prints(PrintOutcome::kFailed, PrinterCondition::kPaperOut);
  kiosk.writes<journal::Delivered>();
  kiosk.journal_is_durable();
  REQUIRE(kiosk.in<Faulted>());
  REQUIRE(kiosk.view().bar_note == kKeepIt);
  kiosk.touch(ShowOnScreen{});
  REQUIRE(kiosk.in<Showing>());
  REQUIRE(kiosk.view().bar_note == kKeepIt);
  kiosk.writes<journal::Delivered>();
  kiosk.journal_is_durable();
  kiosk.expects<ReportDelivery>();
  REQUIRE(kiosk.in<Shown>());
  REQUIRE(kiosk.view().bar_note == kKeepIt);
  kiosk.touch(OpenPanel{Panel::kHelp});
  REQUIRE(kiosk.view().bar_note.empty());
}

TEST_CASE("and where its answer is slow, or overdue") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.touch(Choose{ScreeningId("union-1830")});
  kiosk.writes<journal::Intent>();
  kiosk.journal_is_durable();
  kiosk.expects<ObtainTicket>();
  kiosk.scan("FEST-26-0002");
  REQUIRE(kiosk.view().bar_note.empty());  // the view has a place of its own for it
  kiosk.wait(6s);
  REQUIRE(kiosk.view().bar_note == kKeepIt);
  kiosk.wait(9s);
  REQUIRE(kiosk.in<Overdue>());
  REQUIRE(kiosk.view().bar_note == kKeepIt);
  kiosk.touch(SignOut{});
  REQUIRE(kiosk.in<Apology>());
  REQUIRE(kiosk.view().bar_note == kKeepIt);
}

TEST_CASE("the next person's preferences are their own where they waited") {
  Kiosk kiosk;
  next_pass_comes(kiosk);
  kiosk.prints(PrintOutcome::kUncertain);
  kiosk.writes<journal::Delivered>();
  kiosk.journal_is_durable();
  kiosk.touch(ChooseLook{Look::kDark});
  kiosk.touch(LeaveToBoxOffice{});
  kiosk.touch(Back{});
  REQUIRE(kiosk.state.preferences.look == Look::kDark);
  kiosk.wait(0s);
  REQUIRE(kiosk.in<LookingUp>());
  REQUIRE(kiosk.state.preferences == Preferences{});
}

TEST_CASE("a scanner cannot tell that a pass is taken away: the next one is asked to scan it again") {
  Kiosk kiosk;
  SECTION("with a scanner alone") { kiosk.state.readers = {std::nullopt, ReaderLink{}}; }
  SECTION("beside a camera") { kiosk.state.readers = {ReaderLink{}, ReaderLink{}}; }
  next_pass_comes(kiosk);
  const std::string hint = "Next pass: one moment, a ticket is being printed. Then scan it again.";
  REQUIRE(kiosk.sees<BusyView>().hint == hint);
  kiosk.post(PassGone{kNoor});
  REQUIRE(kiosk.sees<BusyView>().hint == hint);
  ticket_comes_out(kiosk);
  REQUIRE(kiosk.view().bar_note == kScanItThen);
  kiosk.wait(10s);
  REQUIRE(kiosk.in<Delivered>());
  kiosk.scan("FEST-26-0002");
  REQUIRE(kiosk.expects<LookUpPass>().code == kNoor);
  kiosk.answers(good_pass());
  kiosk.touch(SignOut{});
  kiosk.wait(1min);
  REQUIRE(kiosk.in<Attract>());
}

TEST_CASE("no visit begins for a person who scanned too early and walked away") {
  Kiosk kiosk;
  kiosk.state.readers = {std::nullopt, ReaderLink{}};
  next_pass_comes(kiosk);
  kiosk.post(PassGone{kNoor});
  ticket_comes_out(kiosk);
  kiosk.touch(AnotherTicket{});
  REQUIRE(kiosk.view().bar_note == kScanItThen);
  kiosk.wait(30s);
  REQUIRE(kiosk.in<Apology>());
  kiosk.touch(Back{});
  REQUIRE(kiosk.in<Attract>());
  REQUIRE_FALSE(kiosk.state.held.has_value());
  kiosk.wait(1min);
  REQUIRE(kiosk.in<Attract>());
}

TEST_CASE("a pass that lies there and waits keeps its turn where another has its turn first") {
  const bool asked_again = GENERATE(true, false);
  CAPTURE(asked_again);
  Kiosk kiosk;
  next_pass_comes(kiosk);
  ticket_comes_out(kiosk);
  if (asked_again) kiosk.touch(AnotherTicket{});
  REQUIRE(kiosk.in<Apology>() == asked_again);
  // The person before, or a third one who scans once the ticket is out.
  const auto* first = asked_again ? "FEST-26-0001" : "FEST-26-0003";
  kiosk.scan(first);
  REQUIRE(kiosk.expects<LookUpPass>().code == PassCode(first));
  kiosk.answers(good_pass());
  REQUIRE(kiosk.in<Choosing>());

  SECTION("until that person is done") {
    kiosk.wait(10s);
    REQUIRE(kiosk.in<Choosing>());
    kiosk.touch(SignOut{});
    kiosk.wait(0s);
    REQUIRE(kiosk.expects<LookUpPass>().code == kNoor);
  }
  SECTION("not where it was taken away meanwhile") {
    kiosk.post(PassGone{kNoor});
    kiosk.touch(SignOut{});
    kiosk.wait(1min);
    REQUIRE(kiosk.in<Attract>());
  }
  SECTION("nor where it is scanned itself before that") {
    kiosk.scan("FEST-26-0002");
    REQUIRE(kiosk.expects<LookUpPass>().code == kNoor);
    kiosk.answers(good_pass());
    kiosk.touch(SignOut{});
    kiosk.wait(1min);
    REQUIRE(kiosk.in<Attract>());
  }
}

TEST_CASE("of two passes that wait for one ticket the newer is read, and the other put off") {
  Kiosk kiosk;
  next_pass_comes(kiosk);
  kiosk.scan("FEST-26-0003");
  ticket_comes_out(kiosk);
  kiosk.wait(5s);
  REQUIRE(kiosk.expects<LookUpPass>().code == PassCode("FEST-26-0003"));
}
