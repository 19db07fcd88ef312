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

core::State without_reader() {
  auto state = quiet_kiosk();
  state.readers.camera = core::ReaderLink{ReaderCondition::kMissing, "camera /dev/video0 was lost"};
  return state;
}

/// The same where the installer has named another kiosk, in each language of the gallery.
core::State without_reader_but_another_kiosk() {
  auto state = without_reader();
  state.settings.other_kiosk = {{"", "first floor, by the café"},
                                {"fr", "premier étage, près du café"},
                                {"es", "primer piso, junto al café"},
                                {"ar", "الطابق الأول، بجانب المقهى"},
                                {"zh-Hans", "二楼咖啡店旁"}};
  return state;
}

core::State without_reader_before_opening() {
  auto state = without_reader();
  state.now = at("08:10");
  return state;
}

/// A camera and a scanner, and one of them works.
core::State with_one_reader_of_two() {
  auto state = without_reader();
  state.readers.scanner = core::ReaderLink{};
  return state;
}

core::State without_devices() {
  auto state = quiet_kiosk();
  state.readers = {std::nullopt, std::nullopt};
  state.printer.condition = PrinterCondition::kAbsent;
  return state;
}

core::State with_wrong_clock() {
  auto state = quiet_kiosk();
  state.service_time.condition = ClockCondition::kWrong;
  state.service_time.ahead = std::chrono::seconds{45};
  state.service_time.correction = state.service_time.ahead;
  return state;
}

/// Her pass lies there still.
core::State with_pass_left() {
  auto state = quiet_kiosk();
  state.held = core::HeldPass{PassCode("FEST-26-0001"), Symbology("QRCode"), true};
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
      {"scan-no-reader", without_reader()},
      {"scan-no-reader-other-kiosk", without_reader_but_another_kiosk()},
      {"scan-no-reader-opens-later", without_reader_before_opening()},
      {"scan-one-reader-of-two", with_one_reader_of_two()},
      {"scan-no-devices", without_devices()},
      {"scan-clock-wrong", with_wrong_clock()},
      {"scan-pass-left", with_pass_left()},
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
