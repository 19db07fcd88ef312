// SPDX-License-Identifier: Apache-2.0
// Whole visits, as they go well: from a pass to a ticket.
#include "tests/core/scenario.hpp"

using namespace scenario;

TEST_CASE("a passholder scans, chooses, and takes a printed ticket, in the durable order") {
  Kiosk kiosk;
  kiosk.starts_up();
  REQUIRE(kiosk.sees<ScanView>().headline == "Scan your pass to get tickets");

  kiosk.scan("FEST-26-0001");
  REQUIRE(kiosk.expects<LookUpPass>().code == PassCode("FEST-26-0001"));
  REQUIRE(kiosk.sees<BusyView>().lead == "Looking up your pass");
  kiosk.answers(good_pass());
  REQUIRE(kiosk.sees<ChoicesView>().headline == "Hello, Amara");

  kiosk.touch(Choose{ScreeningId("union-1830")});
  const auto intent = kiosk.writes<journal::Intent>();
  REQUIRE(intent.obtain == Obtain{ObtainKind::kIssue, PassId("p-amara"), ScreeningId("union-1830"), std::nullopt, 0});
  const auto key = kiosk.last<AppendJournal>().entry.key;
  kiosk.does_nothing_more();  // nothing is asked before the intent is durable

  kiosk.journal_is_durable();
  REQUIRE(kiosk.expects<ObtainTicket>().key == key);
  kiosk.issues(union_ticket());
  REQUIRE(kiosk.writes<journal::Issued>().ticket == union_ticket());
  kiosk.does_nothing_more();  // nothing is printed before the ticket is durable

  kiosk.journal_is_durable();
  REQUIRE(kiosk.expects<Print>().ticket == union_ticket());
  REQUIRE(kiosk.sees<BusyView>().headline == "Printing your ticket");
  kiosk.prints(PrintOutcome::kPrinted);
  const auto delivered = kiosk.writes<journal::Delivered>();
  REQUIRE(delivered.delivery == Delivery{DeliveryMethod::kPrint, DeliveryOutcome::kDelivered});
  REQUIRE(delivered.report_key != key);
  kiosk.does_nothing_more();

  kiosk.journal_is_durable();
  REQUIRE(kiosk.sees<DeliveredView>().headline == "Take your ticket");
  REQUIRE(kiosk.sees<DeliveredView>().line == "Printed 1 of 1 · Union · 18:30 · Theatre 1");
  const auto report = kiosk.expects<ReportDelivery>();
  REQUIRE(report.key == delivered.report_key);
  REQUIRE(report.ticket == union_ticket().id);

  kiosk.report_arrives();
  kiosk.writes<journal::Closed>();
  REQUIRE(kiosk.state.ways.size() == 1);
  kiosk.journal_is_durable();
  REQUIRE(kiosk.state.ways.empty());

  kiosk.touch(GotIt{});
  REQUIRE(kiosk.in<Attract>());
  kiosk.does_nothing_more();
}

TEST_CASE("two reserved tickets print one after the other, each with a code made as it is taken") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(pass_with_two_reserved());
  const auto card = kiosk.sees<ChoicesView>().reserved;
  REQUIRE(card.has_value());
  REQUIRE(card->title == "2 reserved tickets");
  REQUIRE(card->button.label == "Print both");

  kiosk.touch(PrintReserved{});
  for (auto ticket : {union_ticket(), night_bus_ticket()}) {
    const auto obtain = kiosk.writes<journal::Intent>().obtain;
    REQUIRE(obtain == Obtain{ObtainKind::kReplace, ticket.pass, ticket.screening, ticket.id, 1});
    kiosk.journal_is_durable();
    REQUIRE(kiosk.expects<ObtainTicket>().obtain == obtain);
    ticket.serial = 2;
    kiosk.issues(ticket);
    REQUIRE(kiosk.writes<journal::Issued>().ticket == ticket);
    kiosk.journal_is_durable();
    REQUIRE(kiosk.expects<Print>().ticket == ticket);
    kiosk.prints(PrintOutcome::kPrinted);
    REQUIRE(kiosk.writes<journal::Delivered>().delivery.serial == 2);
    kiosk.journal_is_durable();
    REQUIRE(kiosk.expects<ReportDelivery>().delivery.serial == 2);
  }
  REQUIRE(kiosk.sees<DeliveredView>().headline == "Take your tickets");
  REQUIRE(kiosk.sees<DeliveredView>().line == "Printed 2 of 2 · Night Bus, Northbound · 21:00 · Theatre 1");
  kiosk.does_nothing_more();
}

TEST_CASE("a kiosk without a printer shows its tickets, one after the other, and speaks of no fault") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.state.printer.condition = PrinterCondition::kAbsent;
  REQUIRE(kiosk.sees<ScanView>().notice == Badge{"No printer here · tickets on screen", Tone::kNeutral});
  kiosk.signs_in(pass_with_two_reserved());
  REQUIRE(kiosk.sees<ChoicesView>().reserved->button.label == "Show both");
  kiosk.touch(PrintReserved{});
  for (const auto& ticket : {union_ticket(), night_bus_ticket()}) {
    kiosk.writes<journal::Intent>();
    kiosk.journal_is_durable();
    kiosk.expects<ObtainTicket>();
    kiosk.issues(ticket);
    kiosk.writes<journal::Issued>();
    kiosk.journal_is_durable();
    REQUIRE(kiosk.writes<journal::Delivered>().delivery.method == DeliveryMethod::kScreen);
    kiosk.journal_is_durable();
    kiosk.expects<ReportDelivery>();
    REQUIRE(kiosk.sees<TicketView>().card.title == ticket.title);
    kiosk.touch(GotIt{});
  }
  REQUIRE(kiosk.in<Attract>());
}

TEST_CASE("a swap is asked about first, then done in one request that names the old ticket") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(pass_with_union_in_hand());

  kiosk.touch(Choose{ScreeningId("harbour-1915")});
  REQUIRE(kiosk.sees<MessageView>().headline == "Swap for A Quiet Harbour?");
  kiosk.does_nothing_more();

  SECTION("and can be left alone") {
    kiosk.touch(Back{});
    REQUIRE(kiosk.in<Choosing>());
    kiosk.does_nothing_more();
  }
  SECTION("and is carried out when confirmed") {
    kiosk.touch(Confirm{});
    const auto obtain = kiosk.writes<journal::Intent>().obtain;
    REQUIRE(obtain.kind == ObtainKind::kSwap);
    REQUIRE(obtain.ticket == union_ticket().id);
    kiosk.journal_is_durable();
    REQUIRE(kiosk.expects<ObtainTicket>().obtain == obtain);
  }
}

TEST_CASE("a ticket in hand is reprinted as a replacement that names its code, after a word of what that ends") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(pass_with_union_in_hand());
  kiosk.touch(Choose{ScreeningId("union-1830")});
  REQUIRE(kiosk.sees<MessageView>().body.find("no longer be good") != std::string::npos);
  kiosk.does_nothing_more();
  kiosk.touch(Confirm{});
  const auto obtain = kiosk.writes<journal::Intent>().obtain;
  REQUIRE(obtain.kind == ObtainKind::kReplace);
  REQUIRE(obtain.ticket == union_ticket().id);
  REQUIRE(obtain.serial == union_ticket().serial);
}

TEST_CASE("what did not come out is replaced only for whoever holds the pass") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.gets_union_printed();
  kiosk.prints(PrintOutcome::kPrinted);
  kiosk.writes<journal::Delivered>();
  kiosk.journal_is_durable();
  kiosk.expects<ReportDelivery>();
  kiosk.touch(DidNotGetIt{});
  REQUIRE(kiosk.sees<MessageView>().headline == "Scan your pass again");
  kiosk.does_nothing_more();
}

TEST_CASE("taking the ticket away ends the visit by itself, and the next person sees nothing of it") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.gets_union_printed();
  kiosk.prints(PrintOutcome::kPrinted);
  kiosk.writes<journal::Delivered>();
  kiosk.journal_is_durable();
  REQUIRE(kiosk.sees<DeliveredView>().card.code.empty());
  kiosk.wait(kiosk.state.settings.delivered + kiosk.state.settings.warning);
  REQUIRE(kiosk.in<Attract>());
}

TEST_CASE("another pass signs the person before out, the same pass held longer changes nothing") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.scan("FEST-26-0001");
  REQUIRE(kiosk.in<Choosing>());
  kiosk.does_nothing_more();
  kiosk.scan("FEST-26-0002");
  REQUIRE(kiosk.expects<LookUpPass>().code == PassCode("FEST-26-0002"));
  REQUIRE(kiosk.in<LookingUp>());
}

TEST_CASE("every choice is in the list, however many there are") {
  Kiosk kiosk;
  kiosk.starts_up();
  auto answer = good_pass();
  for (int i = 0; i < 9; ++i) answer.offers.push_back(answer.offers[0]);
  kiosk.signs_in(answer);
  REQUIRE(kiosk.sees<ChoicesView>().rows.size() == 12);
}
