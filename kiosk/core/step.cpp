// SPDX-License-Identifier: Apache-2.0
// One event through the machine: first the ways and links it completes, then the person, the mode, and what is due.
#include "kiosk/core/step.hpp"

#include <algorithm>
#include <utility>

#include "kiosk/base/overloaded.hpp"
#include "kiosk/core/conditions.hpp"
#include "kiosk/core/deadlines.hpp"
#include "kiosk/core/handed_out.hpp"
#include "kiosk/core/held_pass.hpp"
#include "kiosk/core/links.hpp"
#include "kiosk/core/person.hpp"
#include "kiosk/core/service_time.hpp"
#include "kiosk/core/settlement.hpp"
#include "kiosk/core/states/states.hpp"
#include "kiosk/core/turn.hpp"
#include "kiosk/core/ways.hpp"

namespace kiosk::core {
namespace {

void complete(Turn& turn, const EventBody& event) {
  std::visit(Overloaded{
                 [&](const Started&) {
                   start_journal(turn);
                   start_reports(turn);
                 },
                 [&](const Recovered& recovered) { on_recovered(turn, recovered); },
                 [&](const Tick&) { retry_ways(turn); },
                 [&](const Scanned&) {},
                 [&](const ScanRefused&) {},
                 [&](const SeveralSeen&) {},
                 [&](const CameraSaw& saw) {
                   turn.state.camera = {saw.live, saw.hint};
                 },
                 [&](const Touched&) {},
                 [&](const Stirred&) {},
                 [&](const DayAnswered& answer) { on_day(turn, answer); },
                 [&](const FestivalDayAnswered& answer) { on_festival_day(turn, answer); },
                 [&](const LookUpAnswered&) {},
                 [&](const ObtainAnswered& answer) { advance_ways(turn, answer); },
                 [&](const WithdrawalAnswered& answer) { advance_ways(turn, answer); },
                 [&](const DeliveryAnswered& answer) { advance_ways(turn, answer); },
                 [&](const JournalAppended& appended) { advance_ways(turn, appended); },
                 [&](const PrintFinished& finished) { advance_ways(turn, finished); },
                 [&](const HelpAnswered& answer) { on_help(turn, answer); },
                 [&](const PrinterChecked& checked) { on_printer(turn, checked); },
                 [&](const JournalOpened& opened) { on_journal(turn, opened); },
                 [&](const JournalUnavailable& unavailable) { on_journal(turn, unavailable); },
                 [&](const ClosedForgotten& forgotten) { on_forgotten(turn, forgotten); },
                 [&](const UnreportedAnswered& answer) { on_unreported(turn, answer); },
                 [&](const SettledNoted& noted) { on_settled(turn, noted); },
                 [&](const PassGone&) {},
                 [&](const ReaderChanged& changed) { on_reader(turn, changed); },
                 [&](const ServiceTimed&) {},
                 [&](const ConditionsReported& reported) { on_reported(turn, reported); },
                 [&](const ReturnAnswered& answer) { advance_ways(turn, answer); },
                 [&](const TokenChanged&) { report_anew(turn); },
             },
             event);
}

}  // namespace

Step step(State state, const Event& event) {
  note_clock(state, event);
  if (const auto* timed = std::get_if<ServiceTimed>(&event.body)) take_time(state, *timed);
  tell_time(state, event);
  Turn turn(state, event);
  complete(turn, event.body);
  note_held(turn, event.body);
  note_life(turn, event.body);
  const Mode mode = state.mode;
  if (!on_person(turn, event.body)) std::visit([&](const auto& at) { on_event(turn, at, event.body); }, mode);
  note_signed_in(state);
  note_handed_out(state);
  close_outlived_panel(turn, mode);
  if (std::holds_alternative<Started>(event.body) || std::holds_alternative<Tick>(event.body)) {
    take_held(turn);
    ask_links(turn);
    report_conditions(turn);
  }
  go_on_settling(turn);
  auto effects = std::move(turn.effects);
  return {std::move(state), std::move(effects)};
}

}  // namespace kiosk::core
