// Completions that nobody waits for any more, in every mode: they change nothing.
#include "tests/core/scenario.hpp"

using namespace scenario;

namespace {

Visit visit_of(const PassAnswer& answer) {
  Visit visit;
  visit.code = PassCode("FEST-26-0001");
  visit.answer = answer;
  visit.touched = kEvening;
  visit.wanted = 1;
  return visit;
}

Way way_at(Stage stage) {
  Way way;
  way.key = IdempotencyKey("way");
  way.obtain = {ObtainKind::kIssue, PassId("p-amara"), ScreeningId("union-1830"), std::nullopt};
  way.stage = stage;
  way.request = RequestId{900};
  way.ticket = union_ticket();
  way.ticket_id = union_ticket().id;
  way.delivery = Delivery{};
  way.attended = true;
  return way;
}

/// A state in each mode, with the way that the mode has.
std::vector<State> every_mode() {
  Kiosk kiosk;
  kiosk.starts_up();
  State base = kiosk.state;
  base.last_request = 1000;
  std::vector<State> states;
  const auto add = [&](Mode mode, std::optional<Stage> stage = std::nullopt) {
    State state = base;
    state.mode = std::move(mode);
    if (std::holds_alternative<OutOfService>(state.mode)) state.trouble = OutOfService::Reason::kJournal;
    if (stage) state.ways = {way_at(*stage)};
    states.push_back(state);
  };
  const auto visit = visit_of(good_pass());
  const IdempotencyKey way("way");
  add(Attract{});
  add(LookingUp{RequestId{901}, PassCode("FEST-26-0001"), Symbology("QRCode"), kEvening});
  add(LookingUp{RequestId{}, PassCode("FEST-26-0001"), Symbology("QRCode"), kEvening});
  states.back().service.day.reset();
  states.back().service.fetching = RequestId{902};
  add(Choosing{visit});
  add(AboutFilm{std::nullopt, ScreeningId("union-1830"), kEvening});
  add(AboutFilm{visit, ScreeningId("union-1830"), kEvening});
  add(Confirming{visit_of(pass_with_union_in_hand()), pass_with_union_in_hand().offers[1]});
  add(Obtaining{visit, way, kEvening}, Stage::kWritingIntent);
  add(Obtaining{visit, way, kEvening}, Stage::kAsking);
  add(Obtaining{visit, way, kEvening}, Stage::kWritingTicket);
  add(Printing{visit, way, union_ticket(), kEvening}, Stage::kPrinting);
  add(Printing{visit, way, union_ticket(), kEvening}, Stage::kWritingOutcome);
  add(Faulted{visit, way, union_ticket(), true, PrinterCondition::kPaperOut}, Stage::kHeld);
  add(Showing{visit, way, union_ticket()}, Stage::kWritingOutcome);
  add(Shown{visit, union_ticket()}, Stage::kReporting);
  add(Delivered{visit, union_ticket(), kEvening}, Stage::kClosing);
  add(Refused{visit, verdict(policy::Reason::kScreeningFull), kEvening});
  add(Apology{Apology::Kind::kNoService, kEvening, {}});
  add(OutOfService{OutOfService::Reason::kJournal});
  // And each of them under a panel, with a call for staff on its way.
  const auto uncovered = states.size();
  for (std::size_t i = 0; i < uncovered; ++i) {
    auto covered = states[i];
    covered.panel = PanelState{Panel::kHelp, kEvening};
    covered.preferred = kEvening;
    covered.help.step = HelpCall::Step::kSending;
    covered.help.request = RequestId{903};
    states.push_back(covered);
  }
  return states;
}

}  // namespace

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
          DeliveryAnswered{stale, std::nullopt},
          DeliveryAnswered{stale, error(ServiceError::Kind::kUnreachable)},
          JournalAppended{stale, true},
          JournalAppended{stale, false},
          PrintFinished{stale, {PrintOutcome::kPrinted, PrinterCondition::kPaperOut, ""}},
          HelpAnswered{stale, std::nullopt},
          HelpAnswered{stale, error(ServiceError::Kind::kUnreachable)},
          PrinterChecked{stale, PrinterCondition::kPaperOut},
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
                                       Back{},
                                       SignOut{},
                                       MoreTime{},
                                       ShowFilm{ScreeningId("union-1830")},
                                       ShowFilm{ScreeningId("nowhere")},
                                       OpenPanel{Panel::kLanguages},
                                       OpenPanel{Panel::kAccessibility},
                                       OpenPanel{Panel::kHelp},
                                       OpenPanel{Panel::kKeys},
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
