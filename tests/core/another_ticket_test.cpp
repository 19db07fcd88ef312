// SPDX-License-Identifier: Apache-2.0
// More than one ticket a visit: from the ticket in hand back to the choices, and help without losing one's place.
#include "tests/core/scenario.hpp"

using namespace scenario;

namespace {

/// The labels of the buttons in the body.
template <class V>
std::vector<std::string> actions_of(const Kiosk& kiosk) {
  std::vector<std::string> labels;
  for (const auto& button : kiosk.sees<V>().actions) labels.push_back(button.label);
  return labels;
}

using Labels = std::vector<std::string>;

/// Amara's pass, as the service has it before it was told of the delivery.
PassAnswer union_not_reported() {
  auto answer = good_pass();
  answer.tickets = {union_ticket()};
  answer.offers[0].kind = OfferKind::kPickUp;
  answer.offers[0].ticket = union_ticket().id;
  return answer;
}

}  // namespace

TEST_CASE("from the printed ticket to the choices of the pass that lies there, which are asked for anew") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.touch(ChooseLook{Look::kDark});
  kiosk.signs_in(good_pass());
  kiosk.takes_union();
  REQUIRE(actions_of<DeliveredView>(kiosk) == Labels{"Another ticket", "Done"});
  kiosk.touch(AnotherTicket{});
  const auto asked = kiosk.expects<LookUpPass>();
  REQUIRE(asked.code == PassCode("FEST-26-0001"));
  REQUIRE(asked.symbology == Symbology("QRCode"));
  REQUIRE(kiosk.sees<BusyView>().lead == "Looking up your pass");
  kiosk.answers(pass_with_union_in_hand());
  REQUIRE(kiosk.sees<ChoicesView>().headline == "Hello, Amara");
  REQUIRE(kiosk.state.preferences.look == Look::kDark);  // it is the same person
}

TEST_CASE("from the ticket on the screen to the choices, once none of those asked for is left") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.shows_union();
  REQUIRE(actions_of<TicketView>(kiosk) == Labels{"Another ticket", "Done"});
  kiosk.touch(AnotherTicket{});
  kiosk.expects<LookUpPass>();
  kiosk.answers(pass_with_union_in_hand());
  REQUIRE(kiosk.in<Choosing>());
}

TEST_CASE("while more tickets are to be shown there is the next one and not another one") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.shows_union();
  std::get<Shown>(kiosk.state.mode).visit.queue = {
      {ObtainKind::kReplace, PassId("p-amara"), ScreeningId("bus-2100"), night_bus_ticket().id, 1}};
  REQUIRE(actions_of<TicketView>(kiosk) == Labels{"Next ticket"});
  kiosk.touch(AnotherTicket{});
  REQUIRE(kiosk.in<Shown>());
  kiosk.does_nothing_more();
}

TEST_CASE("a ticket of which nobody could say leads on to another one as well, once that is answered") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.gets_union_printed();
  kiosk.prints(PrintOutcome::kUncertain);
  kiosk.writes<journal::Delivered>();
  kiosk.journal_is_durable();
  kiosk.touch(GotIt{});
  kiosk.writes<journal::Delivered>();
  kiosk.journal_is_durable();
  kiosk.expects<ReportDelivery>();
  kiosk.touch(AnotherTicket{});
  kiosk.expects<LookUpPass>();
  kiosk.answers(pass_with_union_in_hand());
  REQUIRE(kiosk.in<Choosing>());
}

TEST_CASE("where the look-up does not get through the person is told so, and is signed out") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.takes_union();
  kiosk.touch(AnotherTicket{});
  kiosk.expects<LookUpPass>();
  const auto kind = GENERATE(ServiceError::Kind::kUnreachable, ServiceError::Kind::kOutcomeUnknown,
                             ServiceError::Kind::kUnavailable);  // the last also where it is asked too often
  kiosk.look_up_fails(kind);
  REQUIRE(kiosk.sees<MessageView>().headline == "We can’t reach the ticketing service");
  REQUIRE(kiosk.sees<MessageView>().body.find("your tickets are safe") != std::string::npos);
  kiosk.touch(Back{});
  REQUIRE(kiosk.in<Attract>());
  kiosk.report_arrives();  // what was handed out is settled all the same
  kiosk.writes<journal::Closed>();
}

TEST_CASE("what came out a moment ago is in hand, though the service was not told of it yet") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.takes_union();
  kiosk.report_fails(ServiceError::Kind::kOutcomeUnknown);
  kiosk.touch(AnotherTicket{});
  kiosk.expects<LookUpPass>();
  kiosk.answers(union_not_reported());
  const auto choices = kiosk.sees<ChoicesView>();
  REQUIRE_FALSE(choices.reserved.has_value());
  REQUIRE(choices.rows[0].button->label == "Reprint");
  REQUIRE(choices.rows[0].detail.find("handed out at 17:42") != std::string::npos);
}

TEST_CASE("what came out in a visit is in hand, though its report is through before an older answer comes") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  SECTION("on paper") { kiosk.takes_union(); }
  SECTION("on the screen") { kiosk.shows_union(); }
  kiosk.touch(AnotherTicket{});
  kiosk.expects<LookUpPass>();
  kiosk.report_arrives();
  kiosk.writes<journal::Closed>();
  kiosk.journal_is_durable();
  REQUIRE(kiosk.state.ways.empty());
  kiosk.answers(union_not_reported());
  const auto choices = kiosk.sees<ChoicesView>();
  REQUIRE_FALSE(choices.reserved.has_value());
  REQUIRE(choices.rows[0].button->label == "Reprint");
  REQUIRE(choices.rows[0].detail.find("handed out at 17:42") != std::string::npos);
}

TEST_CASE("what came out before a restart is in hand, and nothing is said of when: that is not known") {
  Kiosk kiosk;
  kiosk.starts_up();
  SECTION("it was being printed") {
    kiosk.post(Recovered{{IdempotencyKey("old"), journal::Doubtful{union_ticket()}}});
    kiosk.writes<journal::Delivered>();
    kiosk.journal_is_durable();
  }
  SECTION("its report was on the way") {
    const Delivery delivery{DeliveryMethod::kPrint, DeliveryOutcome::kDelivered, union_ticket().serial};
    const IdempotencyKey key("report");
    kiosk.post(Recovered{{IdempotencyKey("old"), journal::Report{union_ticket().id, delivery, key}}});
  }
  kiosk.effects.clear();
  kiosk.signs_in(union_not_reported());
  const auto choices = kiosk.sees<ChoicesView>();
  REQUIRE_FALSE(choices.reserved.has_value());
  REQUIRE(choices.rows[0].button->label == "Reprint");
  REQUIRE(choices.rows[0].detail.find("handed out") == std::string::npos);
}

TEST_CASE("what certainly did not come out is still to be picked up") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.gets_union_printed();
  kiosk.prints(PrintOutcome::kFailed, PrinterCondition::kPaperOut);
  kiosk.writes<journal::Delivered>();
  kiosk.journal_is_durable();
  kiosk.touch(SignOut{});
  kiosk.expects<ReportDelivery>();
  kiosk.signs_in(union_not_reported());
  REQUIRE(kiosk.sees<ChoicesView>().reserved.has_value());
}

TEST_CASE("a code that was made elsewhere since is no business of what came out here") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.takes_union();
  kiosk.touch(AnotherTicket{});
  kiosk.expects<LookUpPass>();
  auto answer = union_not_reported();
  answer.tickets[0].serial = 2;
  kiosk.answers(answer);
  REQUIRE(kiosk.sees<ChoicesView>().reserved.has_value());
}

TEST_CASE("help can be asked for at each step of a visit, and closing it leads back there") {
  Kiosk kiosk;
  kiosk.starts_up();
  const auto at_step = GENERATE(range(0, 5));
  kiosk.signs_in(at_step == 2 ? pass_with_union_in_hand() : good_pass());
  if (at_step == 4) kiosk.shows_union();
  if (at_step == 1) kiosk.touch(ShowFilm{ScreeningId("union-1830")});
  if (at_step == 2) kiosk.touch(Choose{ScreeningId("union-1830")});
  if (at_step == 3) kiosk.takes_union();
  const auto before = kiosk.view();
  const auto& bar = before.bar;
  const auto help = std::ranges::find(bar, Action{OpenPanel{Panel::kHelp}}, &Button::action);
  REQUIRE(help != bar.end());
  kiosk.touch(help->action);
  REQUIRE(kiosk.sees<PanelView>().headline == "Help");
  kiosk.touch(CallStaff{});
  kiosk.expects<CallForHelp>();
  kiosk.help_is_sent();
  kiosk.touch(ClosePanel{});
  REQUIRE(kiosk.view() == before);
}

TEST_CASE("where the pass was taken away another ticket is for the person who shows it again") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.touch(ChooseLook{Look::kDark});
  kiosk.signs_in(good_pass());
  SECTION("after the printed ticket") { kiosk.takes_union(); }
  SECTION("after the one on the screen") { kiosk.shows_union(); }
  kiosk.takes_pass_away();
  kiosk.touch(AnotherTicket{});
  REQUIRE(kiosk.sees<MessageView>().headline == "Scan your pass again");
  REQUIRE_FALSE(kiosk.view().personal);
  kiosk.does_nothing_more();
  // What the next person in line could try.
  for (const Action& action : {Action{Choose{ScreeningId("union-1830")}}, Action{PrintReserved{}}, Action{GiveBack{}},
                               Action{GiveBack{union_ticket().id}}, Action{Confirm{}}, Action{PrintInstead{}},
                               Action{AnotherTicket{}}, Action{ShowFilm{ScreeningId("union-1830")}}}) {
    kiosk.touch(action);
    REQUIRE(kiosk.sees<MessageView>().headline == "Scan your pass again");
    kiosk.does_nothing_more();
  }
  kiosk.scan("FEST-26-0001");
  REQUIRE(kiosk.expects<LookUpPass>().code == PassCode("FEST-26-0001"));
  kiosk.answers(pass_with_union_in_hand());
  REQUIRE(kiosk.sees<ChoicesView>().headline == "Hello, Amara");
  REQUIRE(kiosk.state.preferences.look == Look::kDark);
}

TEST_CASE("another pass that is under the reader is not the one that another ticket is for") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.takes_union();
  kiosk.state.held = HeldPass{PassCode("FEST-26-0002"), Symbology("QRCode")};
  kiosk.touch(AnotherTicket{});
  REQUIRE(kiosk.in<Apology>());
  kiosk.does_nothing_more();
}

TEST_CASE("what was shown is printed instead only for the person who has the pass there") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.shows_union();

  SECTION("under the reader") {
    kiosk.touch(PrintInstead{});
    REQUIRE(kiosk.writes<journal::Intent>().obtain.kind == ObtainKind::kReplace);
  }
  SECTION("or shown again") {
    kiosk.takes_pass_away();
    kiosk.touch(PrintInstead{});
    REQUIRE(kiosk.sees<MessageView>().headline == "Scan your pass again");
    REQUIRE(kiosk.sees<MessageView>().body.find("Reprint") != std::string::npos);
    kiosk.does_nothing_more();
  }
  SECTION("but while more of their tickets are to come they are here") {
    std::get<Shown>(kiosk.state.mode).visit.queue = {
        {ObtainKind::kReplace, PassId("p-amara"), ScreeningId("bus-2100"), night_bus_ticket().id, 1}};
    kiosk.takes_pass_away();
    kiosk.touch(PrintInstead{});
    REQUIRE(kiosk.writes<journal::Intent>().obtain.kind == ObtainKind::kReplace);
  }
}
