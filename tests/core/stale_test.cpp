// SPDX-License-Identifier: Apache-2.0
// Completions that nobody waits for any more, in every mode: they change nothing.
#include "tests/core/every_mode.hpp"
#include "tests/core/scenario.hpp"

using namespace scenario;

TEST_CASE("there is a state for every mode") {
  std::vector<bool> seen(std::variant_size_v<Mode>);
  for (const auto& state : every_mode()) seen[state.mode.index()] = true;
  for (const bool mode : seen) REQUIRE(mode);
}

TEST_CASE("a stale completion changes nothing in any mode") {
  for (const auto& state : every_mode()) {
    for (const RequestId stale : {RequestId{}, RequestId{1}, RequestId{899}, RequestId{5000}}) {
      const std::vector<EventBody> events = {
          DayAnswered{stale, failure(error(ServiceError::Kind::kDeviceRefused)), "x"},
          LookUpAnswered{stale, pass_with_two_reserved()},
          LookUpAnswered{stale, failure(error(ServiceError::Kind::kUnreachable))},
          ObtainAnswered{stale, night_bus_ticket()},
          ObtainAnswered{stale, failure(error(ServiceError::Kind::kRefused))},
          WithdrawalAnswered{stale, RequestFate{}},
          WithdrawalAnswered{stale, RequestFate{MadeCode{TicketId("T-1"), 1}}},
          WithdrawalAnswered{stale, failure(error(ServiceError::Kind::kDeviceRefused))},
          DeliveryAnswered{stale, std::nullopt},
          DeliveryAnswered{stale, error(ServiceError::Kind::kUnreachable)},
          JournalAppended{stale, true},
          JournalAppended{stale, false},
          PrintFinished{stale, {PrintOutcome::kPrinted, PrinterCondition::kPaperOut, ""}},
          HelpAnswered{stale, std::nullopt},
          HelpAnswered{stale, error(ServiceError::Kind::kUnreachable)},
          PrinterChecked{stale, PrinterCondition::kPaperOut},
          JournalOpened{stale, true},
          JournalUnavailable{stale, JournalFault::kFull},
          ClosedForgotten{stale},
          UnreportedAnswered{stale,
                             UnreportedTickets{{UnreportedTicket{IdempotencyKey("k"), {TicketId("T"), 1}}}, true}},
          UnreportedAnswered{stale, failure(error(ServiceError::Kind::kUnreachable))},
          SettledNoted{stale, true},
          ConditionsReported{stale, std::nullopt},
          ConditionsReported{stale, error(ServiceError::Kind::kRejected)},
      };
      for (const auto& event : events) {
        const auto next = step(state, Event{state.now, state.steady, IdempotencyKey("fresh"), event});
        INFO("mode " << state.mode.index() << ", event " << event.index());
        REQUIRE(next.state == state);
        REQUIRE(next.effects.empty());
      }
    }
  }
}

TEST_CASE("a completion of the wrong kind for its request changes nothing either") {
  for (const auto& state : every_mode()) {
    for (const auto& way : state.ways) {
      if (way.stage != Stage::kAsking) {
        const auto next = step(
            state, Event{state.now, state.steady, IdempotencyKey("f"), ObtainAnswered{way.request, union_ticket()}});
        REQUIRE(next.state == state);
      }
      if (way.stage != Stage::kWithdrawing) {
        const auto next = step(
            state, Event{state.now, state.steady, IdempotencyKey("f"), WithdrawalAnswered{way.request, RequestFate{}}});
        REQUIRE(next.state == state);
      }
      const bool writes = way.stage == Stage::kWritingIntent || way.stage == Stage::kWritingTicket ||
                          way.stage == Stage::kWritingOutcome || way.stage == Stage::kClosing;
      for (const bool durable : {true, false}) {
        if (writes) continue;
        const auto next =
            step(state, Event{state.now, state.steady, IdempotencyKey("f"), JournalAppended{way.request, durable}});
        REQUIRE(next.state == state);
      }
      if (way.stage != Stage::kReporting) {
        const auto next = step(
            state, Event{state.now, state.steady, IdempotencyKey("f"), DeliveryAnswered{way.request, std::nullopt}});
        REQUIRE(next.state == state);
      }
      if (way.stage != Stage::kPrinting) {
        const auto next =
            step(state, Event{state.now, state.steady, IdempotencyKey("f"), PrintFinished{way.request, {}}});
        REQUIRE(next.state == state);
      }
    }
  }
}

TEST_CASE("every action, scan and tick in every mode leads to a state that can be seen and wakes again") {
  const std::vector<Action> actions = {Choose{ScreeningId("union-1830")},
                                       Choose{ScreeningId("nowhere")},
                                       PrintReserved{},
                                       Confirm{},
                                       ShowOnScreen{},
                                       PrintInstead{},
                                       LeaveToBoxOffice{},
                                       DidNotGetIt{},
                                       GotIt{},
                                       AnotherTicket{},
                                       GiveBack{},
                                       GiveBack{union_ticket().id},
                                       GiveBack{TicketId("T-0000-0000")},
                                       Back{},
                                       SignOut{},
                                       MoreTime{},
                                       KeepWaiting{},
                                       ShowFilm{ScreeningId("union-1830")},
                                       ShowFilm{ScreeningId("nowhere")},
                                       OpenPanel{Panel::kLanguages},
                                       OpenPanel{Panel::kAccessibility},
                                       OpenPanel{Panel::kHelp},
                                       OpenPanel{Panel::kKeys},
                                       OpenPanel{Panel::kElsewhere},
                                       ClosePanel{},
                                       CallStaff{},
                                       ChooseLanguage{"en"},
                                       ChooseLook{Look::kDark},
                                       ChooseTextSize{200},
                                       ChooseReach{true},
                                       ChooseCalm{true},
                                       ChangeVolume{}};
  for (const auto& state : every_mode()) {
    std::vector<EventBody> events = {Tick{},
                                     Scanned{PassCode("FEST-26-0002"), Symbology("QRCode")},
                                     ScanRefused{},
                                     SeveralSeen{{Place::kLeft, Place::kRight}, PassCode("FEST-26-0001")},
                                     CameraSaw{true, Hint::kCloser},
                                     Stirred{}};
    for (const auto& action : actions) events.push_back(Touched{action});
    for (const auto& event : events) {
      const auto next = step(state, Event{state.now, state.steady, IdempotencyKey("fresh"), event});
      const auto view = view_of(next.state, words::english());
      REQUIRE_FALSE(view.top.place.empty());
      REQUIRE_FALSE(view.name.empty());
      REQUIRE(view.bar_far <= static_cast<int>(view.bar.size()));
      REQUIRE(wake_at(next.state).has_value());
      REQUIRE(*wake_at(next.state) >= next.state.now);
      REQUIRE(next.state.ways.size() >= state.ways.size());
    }
  }
}
