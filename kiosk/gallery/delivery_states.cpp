// SPDX-License-Identifier: Apache-2.0
// From the wish for a ticket to the ticket in the hand, and what can go wrong on its way.
#include <chrono>
#include <utility>

#include "kiosk/core/visits.hpp"
#include "kiosk/gallery/evening.hpp"
#include "kiosk/gallery/states.hpp"

namespace kiosk::gallery {
namespace {

using namespace std::chrono_literals;

const IdempotencyKey& way_key() {
  static const IdempotencyKey key("0190c2a1-7e20-7d4e-9b1a-6f3c52d8a901");
  return key;
}

/// Union on its way, at that stage.
core::Way way(core::Stage stage) {
  core::Way made;
  made.key = way_key();
  made.obtain = {ObtainKind::kIssue, PassId("p-amara"), screening("union"), std::nullopt, 0};
  made.stage = stage;
  made.attended = true;
  made.request = RequestId{9};
  if (stage != core::Stage::kAsking) {
    made.ticket = ticket("union");
    made.ticket_id = made.ticket->id;
  }
  return made;
}

core::State under_way(core::Stage stage) {
  auto state = quiet_kiosk();
  state.last_request = 9;
  state.ways.push_back(way(stage));
  return state;
}

core::State obtaining(Duration since) {
  auto state = under_way(core::Stage::kAsking);
  state.mode = core::Obtaining{visit(amara()), way_key(), state.steady - since};
  return state;
}

core::State overdue(core::Stage stage, bool may_be_done) {
  auto state = under_way(stage);
  const core::Obtaining wait{visit(amara()), way_key(), state.steady - 16s};
  state.mode = core::Overdue{wait, state.steady - 1s, may_be_done};
  return state;
}

/// The same where the ticket for Union is being given back.
core::State of_return(core::State state) {
  auto answer = amara();
  give(answer, "union", at("17:10"));
  auto& way = state.ways.front();
  way.obtain = {ObtainKind::kReturn, PassId("p-amara"), screening("union"), ticket("union").id, 1};
  core::visit_in(state.mode)->answer = std::move(answer);
  return state;
}

core::State overdue_look_up() {
  auto state = quiet_kiosk();
  state.last_request = 9;
  const core::LookingUp wait{RequestId{9}, PassCode("FEST-26-0001"), Symbology("QRCode"), state.steady - 16s};
  state.mode = core::Overdue{wait, state.steady - 1s};
  return state;
}

core::State printing(int given, int wanted) {
  auto state = under_way(core::Stage::kPrinting);
  auto who = visit(amara());
  who.given = given;
  who.wanted = wanted;
  state.mode = core::Printing{std::move(who), way_key(), ticket("union"), state.steady - 1s};
  return state;
}

/// Noor holds up her pass while Amara's ticket is made.
core::State with_next_pass(core::State state) {
  state.held = core::HeldPass{PassCode("FEST-26-0002"), Symbology("QRCode"), false, true};
  return state;
}

core::State faulted(bool certain, PrinterCondition condition) {
  auto state = under_way(core::Stage::kHeld);
  state.printer.condition = condition;
  state.mode = core::Faulted{visit(amara()), way_key(), ticket("union"), certain, condition};
  return state;
}

core::State showing() {
  auto state = under_way(core::Stage::kWritingOutcome);
  state.mode = core::Showing{visit(amara()), way_key(), ticket("union")};
  return state;
}

core::State shown(PrinterCondition condition, bool more) {
  auto state = quiet_kiosk();
  state.printer.condition = condition;
  auto who = visit(amara());
  who.method = DeliveryMethod::kScreen;
  who.wanted = more ? 2 : 1;
  who.given = 1;
  if (more) who.queue.push_back({ObtainKind::kReplace, PassId("p-amara"), screening("bus"), ticket("bus").id, 1});
  state.mode = core::Shown{std::move(who), ticket("union"), state.steady - 2s};
  return state;
}

core::State delivered(int tickets, const std::string& last) {
  auto state = quiet_kiosk();
  auto who = visit(amara());
  who.wanted = who.given = tickets;
  state.mode = core::Delivered{std::move(who), ticket(last), state.steady - 2s};
  return state;
}

}  // namespace

std::vector<NamedState> delivery_states() {
  return {
      {"obtaining", obtaining(1s)},
      {"obtaining-slow", obtaining(10s)},
      {"overdue", overdue(core::Stage::kAsking, true)},
      {"overdue-nothing-asked", overdue(core::Stage::kWritingIntent, false)},
      {"overdue-look-up", overdue_look_up()},
      {"returning", of_return(obtaining(1s))},
      {"returning-slow", of_return(obtaining(10s))},
      {"overdue-return", of_return(overdue(core::Stage::kAsking, true))},
      {"overdue-return-nothing-asked", of_return(overdue(core::Stage::kWritingIntent, false))},
      {"printing", printing(0, 1)},
      {"printing-second", printing(1, 2)},
      {"obtaining-next-pass", with_next_pass(obtaining(1s))},
      {"printing-next-pass", with_next_pass(printing(0, 1))},
      {"returning-next-pass", with_next_pass(of_return(obtaining(1s)))},
      {"fault-paper-out", faulted(true, PrinterCondition::kPaperOut)},
      {"fault-cover-open", faulted(true, PrinterCondition::kCoverOpen)},
      {"fault-cutter", faulted(true, PrinterCondition::kCutterError)},
      {"fault-printer", faulted(true, PrinterCondition::kFault)},
      {"fault-unreachable", faulted(true, PrinterCondition::kUnreachable)},
      {"fault-doubtful", faulted(false, PrinterCondition::kReady)},
      {"fault-doubtful-paper-out", faulted(false, PrinterCondition::kPaperOut)},
      {"fault-doubtful-unreachable", faulted(false, PrinterCondition::kUnreachable)},
      {"showing", showing()},
      {"shown", shown(PrinterCondition::kReady, false)},
      {"shown-no-printer", shown(PrinterCondition::kAbsent, false)},
      {"shown-one-of-two", shown(PrinterCondition::kPaperOut, true)},
      {"delivered", delivered(1, "union")},
      {"delivered-two", delivered(2, "bus")},
      {"delivered-long", delivered(1, "keepers")},
  };
}

}  // namespace kiosk::gallery
