// SPDX-License-Identifier: Apache-2.0
// Nobody is there: the invitation, its notices, and what the camera makes of whoever comes.
#include <chrono>
#include <string>
#include <utility>

#include "kiosk/gallery/evening.hpp"
#include "kiosk/gallery/states.hpp"

namespace kiosk::gallery {
namespace {

core::State with_printer(PrinterCondition condition) {
  auto state = quiet_kiosk();
  state.printer.condition = condition;
  return state;
}

core::State at_time(const std::string& time) {
  auto state = quiet_kiosk();
  state.now = at(time);
  return state;
}

core::State camera(bool live, std::optional<Hint> hint) {
  auto state = quiet_kiosk();
  state.camera = {live, hint};
  return state;
}

core::State without_day(int failures) {
  auto state = quiet_kiosk();
  state.service.day.reset();
  state.service.failures = failures;
  return state;
}

core::State unreachable() {
  auto state = quiet_kiosk();
  state.service.failures = 4;
  return state;
}

core::State without_screenings() {
  auto state = quiet_kiosk();
  state.service.day->screenings.clear();
  state.service.day->films.clear();
  state.service.day->box_office.reset();
  return state;
}

/// The last day: closed, and nothing to open any more.
core::State over() {
  auto state = at_time("23:45");
  state.service.day->next_box_office_opens.reset();
  state.service.day->tomorrow_opens_online.reset();
  return state;
}

/// A damaged journal left so many tickets to settle.
core::State with_damage(int tickets) {
  auto state = quiet_kiosk();
  state.settlement.damaged = true;
  for (int i = 0; i < tickets; ++i) {
    state.ways.emplace_back().key = IdempotencyKey("damaged-" + std::to_string(i));
    state.ways.back().stage = core::Stage::kWaitingToReport;
    state.ways.back().retry_at = state.steady + std::chrono::seconds(30);
    state.settlement.keys.push_back(state.ways.back().key);
  }
  if (tickets == 0) state.settlement.unanswered = true;
  return state;
}

core::State looking_up() {
  auto state = quiet_kiosk();
  state.mode = core::LookingUp{RequestId{7}, PassCode("FEST-26-0001"), Symbology("QRCode"), state.steady};
  return state;
}

}  // namespace

std::vector<NamedState> scan_states() {
  return {
      {"scan", quiet_kiosk()},
      {"scan-live", camera(true, std::nullopt)},
      {"scan-hint-closer", camera(true, Hint::kCloser)},
      {"scan-hint-further", camera(true, Hint::kFurtherAway)},
      {"scan-hint-brighter", camera(true, Hint::kBrighter)},
      {"scan-hint-still", camera(true, Hint::kHoldStill)},
      {"scan-hint-one", camera(false, Hint::kOneAtATime)},
      {"scan-paper-out", with_printer(PrinterCondition::kPaperOut)},
      {"scan-cover-open", with_printer(PrinterCondition::kCoverOpen)},
      {"scan-printer-unreachable", with_printer(PrinterCondition::kUnreachable)},
      {"scan-no-printer", with_printer(PrinterCondition::kAbsent)},
      {"scan-no-service", unreachable()},
      {"scan-journal-damaged", with_damage(3)},
      {"scan-journal-damaged-unknown", with_damage(0)},
      {"scan-opens-later", at_time("08:10")},
      {"scan-closed", at_time("23:40")},
      {"scan-over", over()},
      {"scan-no-screenings", without_screenings()},
      {"starting-up", without_day(0)},
      {"starting-up-no-service", without_day(3)},
      {"looking-up", looking_up()},
  };
}

}  // namespace kiosk::gallery
