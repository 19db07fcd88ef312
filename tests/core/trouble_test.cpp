// SPDX-License-Identifier: Apache-2.0
// What goes wrong: refusals, no network, the printer, the journal. Nothing is lost and nothing is doubled.
#include "tests/core/scenario.hpp"

using namespace scenario;
using Kind = ServiceError::Kind;

TEST_CASE("a pass that is no good is told why, and nothing is offered") {
  Kiosk kiosk;
  kiosk.starts_up();
  PassAnswer answer;
  answer.verdict = verdict(policy::Reason::kPassExpired);
  kiosk.signs_in(answer);
  REQUIRE(kiosk.sees<MessageView>().headline == "Your pass has expired");
  kiosk.touch(Back{});
  REQUIRE(kiosk.in<Attract>());
}

TEST_CASE("every verdict has words of its own") {
  Kiosk kiosk;
  kiosk.starts_up();
  std::vector<std::string> headlines;
  for (int i = 0; i < static_cast<int>(policy::Reason::kNone); ++i) {
    kiosk.state.mode = Refused{std::nullopt, verdict(static_cast<policy::Reason>(i)), kiosk.state.now};
    const auto message = kiosk.sees<MessageView>();
    REQUIRE_FALSE(message.body.empty());
    REQUIRE(std::find(headlines.begin(), headlines.end(), message.headline) == headlines.end());
    headlines.push_back(message.headline);
  }
}

TEST_CASE("a full screening says when the rush line opens, and leads back to fresh choices") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.touch(Choose{ScreeningId("bus-2100")});
  REQUIRE(kiosk.sees<MessageView>().body.find("The rush line opens at 20:00") == 0);
  kiosk.does_nothing_more();
  kiosk.touch(Back{});
  kiosk.expects<LookUpPass>();
}

TEST_CASE("the last seat went to somebody else: the refusal is told and the way is closed") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.touch(Choose{ScreeningId("union-1830")});
  kiosk.writes<journal::Intent>();
  kiosk.journal_is_durable();
  kiosk.expects<ObtainTicket>();
  auto full = error(Kind::kRefused);
  full.verdict = verdict(policy::Reason::kScreeningFull);
  kiosk.issue_fails(full);
  kiosk.writes<journal::Closed>();
  REQUIRE(kiosk.sees<MessageView>().headline == "The passholder seats are taken");
  kiosk.journal_is_durable();
  REQUIRE(kiosk.state.ways.empty());
}

TEST_CASE("no network at the look-up: nothing was asked for") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.scan("FEST-26-0001");
  kiosk.expects<LookUpPass>();
  kiosk.look_up_fails(Kind::kUnreachable);
  REQUIRE(kiosk.sees<MessageView>().headline == "We can’t reach the ticketing service");
}

TEST_CASE("no network at the issue: three tries, then the certainty that no ticket was made") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.touch(Choose{ScreeningId("union-1830")});
  kiosk.writes<journal::Intent>();
  kiosk.journal_is_durable();
  const auto key = kiosk.expects<ObtainTicket>().key;
  for (int i = 0; i < 2; ++i) {
    kiosk.issue_fails(error(Kind::kUnreachable));
    kiosk.wait(2s);
    REQUIRE(kiosk.expects<ObtainTicket>().key == key);
  }
  kiosk.issue_fails(error(Kind::kUnreachable));
  REQUIRE(kiosk.sees<MessageView>().headline == "No ticket was made");
  kiosk.writes<journal::Closed>();
}

TEST_CASE("an answer lost on the way: the same key asks again until the service says what happened") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.touch(Choose{ScreeningId("union-1830")});
  kiosk.writes<journal::Intent>();
  kiosk.journal_is_durable();
  const auto key = kiosk.expects<ObtainTicket>().key;
  kiosk.issue_fails(error(Kind::kOutcomeUnknown));
  kiosk.wait(1s);
  REQUIRE(kiosk.expects<ObtainTicket>().key == key);

  SECTION("it had issued: the person gets that one ticket") {
    kiosk.issues(union_ticket());
    kiosk.writes<journal::Issued>();
    kiosk.journal_is_durable();
    kiosk.expects<Print>();
  }
  SECTION("it says that this was not done, and asked once more that nothing was: nothing is left open") {
    kiosk.issue_fails(error(Kind::kRefused));
    kiosk.expects<WithdrawRequest>();
    kiosk.was_not_carried_out();
    kiosk.writes<journal::Closed>();
    kiosk.journal_is_durable();
    REQUIRE(kiosk.state.ways.empty());
  }
}

TEST_CASE("the printer is out of paper before anything was printed: the same ticket on the screen") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.gets_union_printed();
  kiosk.prints(PrintOutcome::kFailed, PrinterCondition::kPaperOut);
  REQUIRE(kiosk.writes<journal::Delivered>().delivery.outcome == DeliveryOutcome::kFailed);
  kiosk.journal_is_durable();
  kiosk.does_nothing_more();  // the service is told once the person has decided
  const auto fault = kiosk.sees<MessageView>();
  REQUIRE(fault.badge->text == "Printer is out of paper");
  REQUIRE(fault.headline == "Your ticket is safe. Keep it on your phone?");

  SECTION("shown: only once that is durable") {
    kiosk.touch(ShowOnScreen{});
    REQUIRE(kiosk.writes<journal::Delivered>().delivery ==
            Delivery{DeliveryMethod::kScreen, DeliveryOutcome::kDelivered});
    REQUIRE(kiosk.in<Showing>());
    kiosk.journal_is_durable();
    REQUIRE(kiosk.sees<TicketView>().card.code == union_ticket().code.str());
    REQUIRE(kiosk.expects<ReportDelivery>().delivery.method == DeliveryMethod::kScreen);
    kiosk.touch(GotIt{});
    REQUIRE(kiosk.in<Attract>());
  }
  SECTION("left: the service is told that it failed, so that it can be picked up") {
    kiosk.touch(LeaveToBoxOffice{});
    REQUIRE(kiosk.expects<ReportDelivery>().delivery.outcome == DeliveryOutcome::kFailed);
    REQUIRE(kiosk.sees<MessageView>().headline == "Show your pass at the box office");
  }
  SECTION("walked away from: the same after the time-out") {
    kiosk.wait(kiosk.state.settings.idle + kiosk.state.settings.warning);
    REQUIRE(kiosk.in<Attract>());
    REQUIRE(kiosk.expects<ReportDelivery>().delivery.outcome == DeliveryOutcome::kFailed);
  }
}

TEST_CASE("nobody can say what came out: the person decides, and a new one voids the old") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.gets_union_printed();
  kiosk.prints(PrintOutcome::kUncertain);
  REQUIRE(kiosk.writes<journal::Delivered>().delivery.outcome == DeliveryOutcome::kUncertain);
  kiosk.journal_is_durable();
  REQUIRE(kiosk.sees<MessageView>().headline == "Did your whole ticket come out?");
  kiosk.does_nothing_more();

  SECTION("it came out") {
    kiosk.touch(GotIt{});
    REQUIRE(kiosk.writes<journal::Delivered>().delivery.outcome == DeliveryOutcome::kDelivered);
    kiosk.journal_is_durable();
    REQUIRE(kiosk.in<Delivered>());
    REQUIRE(kiosk.expects<ReportDelivery>().delivery.outcome == DeliveryOutcome::kDelivered);
  }
  SECTION("it did not: a replacement is shown, never the same code") {
    kiosk.touch(ShowOnScreen{});
    REQUIRE(kiosk.expects<ReportDelivery>().delivery.outcome == DeliveryOutcome::kUncertain);
    REQUIRE(kiosk.writes<journal::Intent>().obtain.kind == ObtainKind::kReplace);
    kiosk.journal_is_durable();
    kiosk.expects<ObtainTicket>();
    auto renewed = union_ticket();
    renewed.serial = 2;
    renewed.code = TicketCode("CODE-2");
    kiosk.issues(renewed);
    kiosk.writes<journal::Issued>();
    kiosk.journal_is_durable();
    kiosk.writes<journal::Delivered>();
    kiosk.journal_is_durable();
    REQUIRE(kiosk.sees<TicketView>().card.code == "CODE-2");
  }
}

TEST_CASE("a print whose report never comes is uncertain, and its late report is ignored") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.gets_union_printed();
  kiosk.wait(41s);
  REQUIRE(kiosk.writes<journal::Delivered>().delivery.outcome == DeliveryOutcome::kUncertain);
  kiosk.journal_is_durable();
  const auto before = kiosk.state;
  kiosk.prints(PrintOutcome::kPrinted);
  REQUIRE(kiosk.state == before);
}

TEST_CASE("while something asked for a pass is unsettled, nothing more is asked for it") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(pass_with_union_in_hand());
  kiosk.touch(Choose{ScreeningId("harbour-1915")});
  kiosk.touch(Confirm{});
  kiosk.writes<journal::Intent>();
  kiosk.journal_is_durable();
  kiosk.expects<ObtainTicket>();
  kiosk.issue_fails(error(Kind::kOutcomeUnknown));
  kiosk.touch(SignOut{});
  REQUIRE(kiosk.sees<MessageView>().headline == "We’re still asking");
  kiosk.touch(Back{});

  kiosk.expects<WithdrawRequest>();
  kiosk.signs_in(pass_with_union_in_hand());
  REQUIRE(kiosk.sees<MessageView>().headline == "We’re still asking");
  kiosk.touch(Back{});

  kiosk.was_not_carried_out();
  kiosk.writes<journal::Closed>();
  kiosk.signs_in(pass_with_union_in_hand());
  REQUIRE(kiosk.in<Choosing>());
}

TEST_CASE("a person who gives up before anything was asked leaves nothing behind") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.touch(Choose{ScreeningId("union-1830")});
  kiosk.writes<journal::Intent>();
  kiosk.touch(SignOut{});
  REQUIRE(kiosk.sees<MessageView>().headline == "No ticket was made");
  kiosk.journal_is_durable();
  kiosk.writes<journal::Closed>();
  kiosk.does_nothing_more();
}

TEST_CASE("a person who gives up while the ticket is written down is not told that there is none") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.touch(Choose{ScreeningId("union-1830")});
  kiosk.writes<journal::Intent>();
  kiosk.journal_is_durable();
  kiosk.expects<ObtainTicket>();
  kiosk.issues(union_ticket());
  kiosk.writes<journal::Issued>();
  kiosk.touch(SignOut{});
  REQUIRE(kiosk.sees<MessageView>().headline == "We’re still asking");
}

TEST_CASE("the next person's pass ends what the one before left on the screen") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.gets_union_printed();
  kiosk.prints(PrintOutcome::kUncertain);
  kiosk.writes<journal::Delivered>();
  kiosk.journal_is_durable();
  REQUIRE(kiosk.in<Faulted>());
  kiosk.scan("FEST-26-0002");
  REQUIRE(kiosk.expects<ReportDelivery>().delivery.outcome == DeliveryOutcome::kUncertain);
  REQUIRE(kiosk.expects<LookUpPass>().code == PassCode("FEST-26-0002"));
}

TEST_CASE("before the day is known nobody is signed in: there would be no zone to tell times in") {
  Kiosk kiosk;
  kiosk.post(Started{});
  const auto fetch = kiosk.expects<FetchDay>();
  kiosk.opens_journal();
  kiosk.effects.clear();
  kiosk.scan("FEST-26-0001");
  kiosk.does_nothing_more();
  REQUIRE(kiosk.sees<BusyView>().lead == "Looking up your pass");

  SECTION("the day comes: the pass is looked up") {
    kiosk.post(DayAnswered{fetch.request, std::optional(evening_at_bader()), "v1"});
    REQUIRE(kiosk.expects<LookUpPass>().code == PassCode("FEST-26-0001"));
  }
  SECTION("the day does not come: the person is told, and so is the next") {
    kiosk.post(DayAnswered{fetch.request, failure(error(Kind::kUnreachable)), ""});
    REQUIRE(kiosk.sees<MessageView>().headline == "We can’t reach the ticketing service");
    kiosk.touch(Back{});
    kiosk.scan("FEST-26-0002");
    REQUIRE(kiosk.sees<MessageView>().headline == "We can’t reach the ticketing service");
  }
  SECTION("nothing comes at all: the person is told") {
    kiosk.wait(15s);
    REQUIRE(kiosk.sees<MessageView>().headline == "No answer yet");
  }
}

TEST_CASE("a kiosk that the service does not know is out of service until it does") {
  Kiosk kiosk;
  kiosk.post(Started{});
  auto fetch = kiosk.expects<FetchDay>();
  kiosk.expects<CheckPrinter>();
  kiosk.opens_journal();
  kiosk.post(DayAnswered{fetch.request, failure(error(Kind::kDeviceRefused)), ""});
  REQUIRE(kiosk.in<OutOfService>());
  REQUIRE(kiosk.sees<MessageView>().badge->text == "Out of service");
  kiosk.wait(2s);
  fetch = kiosk.expects<FetchDay>();
  kiosk.post(DayAnswered{fetch.request, std::optional(evening_at_bader()), "v1"});
  REQUIRE(kiosk.in<Attract>());
}

TEST_CASE("a report that does not get through is repeated under its key until it does") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.gets_union_printed();
  kiosk.prints(PrintOutcome::kPrinted);
  kiosk.writes<journal::Delivered>();
  kiosk.journal_is_durable();
  const auto key = kiosk.expects<ReportDelivery>().key;
  for (int i = 0; i < 4; ++i) {
    kiosk.report_fails(Kind::kUnreachable);
    kiosk.does_nothing_more();
    kiosk.wait(31s);
    REQUIRE(kiosk.expects<ReportDelivery>().key == key);
    kiosk.effects.clear();
  }
  kiosk.report_arrives();
  kiosk.writes<journal::Closed>();
}

TEST_CASE("what cannot be a pass gets the calm view and asks the service nothing") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.post(ScanRefused{});
  REQUIRE(kiosk.sees<MessageView>().headline == "That is not a pass");
  kiosk.does_nothing_more();
}

TEST_CASE("before the first screening's hour and after the last start the box office is closed") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.state.now = *parse_rfc3339("2024-04-28T08:59:59-04:00");
  REQUIRE(kiosk.sees<ScanView>().headline == "The box office opens at 09:00");
  REQUIRE(kiosk.sees<ScanView>().lead.find("handed out here from 09:00 to 21:00.") != std::string::npos);
  kiosk.state.now = *parse_rfc3339("2024-04-28T09:00:00-04:00");
  REQUIRE(kiosk.sees<ScanView>().headline == "Scan your pass to get tickets");
  kiosk.state.now = *parse_rfc3339("2024-04-28T21:00:00-04:00");
  REQUIRE(kiosk.sees<ScanView>().headline == "The box office is closed");
  REQUIRE(kiosk.sees<ScanView>().lead == "It opens again tomorrow at 09:00.");
}
