// SPDX-License-Identifier: Apache-2.0
// What the log says of the devices: by cause, at the start, at each change, and never twice.
#include "kiosk/app/condition_log.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/log.hpp"
#include "tests/support/catch.hpp"

using namespace kiosk;

namespace {

std::string_view name_of(log::Level level) { return level == log::Level::kWarning ? "warning" : "info"; }

/// The log's lines: "warning printer: out of paper".
class Lines {
 public:
  Lines() {
    log::set_sink([this](log::Level level, std::string_view area, std::string_view message) {
      lines_.push_back(std::string(name_of(level)) + " " + std::string(area) + ": " + std::string(message));
    });
  }
  ~Lines() {
    log::set_sink([](log::Level, std::string_view, std::string_view) {});
  }
  Lines(const Lines&) = delete;
  Lines& operator=(const Lines&) = delete;
  /// What came since the last call.
  std::vector<std::string> taken() { return std::exchange(lines_, {}); }

 private:
  std::vector<std::string> lines_;
};

using All = std::vector<std::string>;

core::State asked_printer(PrinterCondition condition) {
  core::State state;
  state.printer.known = true;
  state.printer.condition = condition;
  return state;
}

}  // namespace

TEST_CASE("the printer's fault is logged by its cause, at the start, at a change and when it works again") {
  const std::vector<std::pair<PrinterCondition, std::string>> faults = {
      {PrinterCondition::kPaperNearEnd, "paper is near its end"},
      {PrinterCondition::kPaperOut, "out of paper"},
      {PrinterCondition::kCoverOpen, "cover is open"},
      {PrinterCondition::kCutterError, "cutter is stuck"},
      {PrinterCondition::kFault, "fault: needs hands, or to be switched off and on"},
      {PrinterCondition::kUnreachable, "offline: no connection, no device or no answer"}};
  for (const auto& [condition, words] : faults) {
    Lines lines;
    app::ConditionLog at_start;
    at_start.note(asked_printer(condition));
    REQUIRE(lines.taken() == All{"warning printer: " + words});
    app::ConditionLog later;
    later.note(asked_printer(PrinterCondition::kReady));
    REQUIRE(lines.taken() == All{"info printer: ready"});
    for (int i = 0; i < 100; ++i) later.note(asked_printer(condition));
    REQUIRE(lines.taken() == All{"warning printer: " + words});
    later.note(asked_printer(PrinterCondition::kReady));
    REQUIRE(lines.taken() == All{"info printer: ready again, was: " + words});
  }
}

TEST_CASE("a printer that is not reached is logged with why, where that is known") {
  Lines lines;
  app::ConditionLog log;
  auto state = asked_printer(PrinterCondition::kUnreachable);
  state.printer.detail = "cannot write /x/jobs: Read-only file system";
  log.note(state);
  REQUIRE(lines.taken() == All{"warning printer: offline: cannot write /x/jobs: Read-only file system"});
  log.note(asked_printer(PrinterCondition::kReady));
  REQUIRE(lines.taken() == All{"info printer: ready again, was: offline"});
}

TEST_CASE("a kiosk that is set up without reader or printer says so once") {
  Lines lines;
  app::ConditionLog log;
  auto state = asked_printer(PrinterCondition::kAbsent);
  state.readers = {std::nullopt, std::nullopt};
  for (int i = 0; i < 3; ++i) log.note(state);
  REQUIRE(lines.taken() ==
          All{"warning reader: none is set up ([camera] kind, [scanner] kind): this kiosk cannot read passes",
              "info printer: none is set up ([printer] kind): tickets are shown on the screen"});
}

TEST_CASE("a reader that is lost is logged with why") {
  Lines lines;
  app::ConditionLog log;
  core::State state;
  log.note(state);
  (void)lines.taken();
  const auto lost = ReaderCondition::kMissing;
  state.readers.camera = core::ReaderLink{lost, "camera /dev/video0 was lost", lost};
  log.note(state);
  state.readers.camera->condition = ReaderCondition::kWorks;  // for a moment: a loose plug
  log.note(state);
  state.readers.camera = core::ReaderLink{};
  log.note(state);
  REQUIRE(lines.taken() ==
          All{"warning camera: missing: camera /dev/video0 was lost", "info camera: works again, was: missing"});
}

TEST_CASE("a clock that is off is logged with how far, and not again while that changes") {
  Lines lines;
  app::ConditionLog log;
  core::State state;
  state.service_time.condition = ClockCondition::kAgrees;
  log.note(state);
  (void)lines.taken();
  state.service_time.condition = ClockCondition::kFarOff;
  state.service_time.ahead = std::chrono::seconds{-3601};
  log.note(state);
  state.service_time.ahead = std::chrono::seconds{-3602};
  log.note(state);
  state.service_time.condition = ClockCondition::kAgrees;
  log.note(state);
  const auto told = lines.taken();
  REQUIRE(told.size() == 2);
  REQUIRE(told[0] ==
          "warning clock: far off, hours are the service's to judge; set it, and see that it is kept right (NTP): "
          "3601 s ahead of the ticketing service");
  REQUIRE(told[1].starts_with("info clock: agrees with the ticketing service again, was: far off"));
}

TEST_CASE("a service that fails is logged once, and not for a single answer that stayed away") {
  Lines lines;
  app::ConditionLog log;
  core::State state;
  state.service.day.emplace();
  log.note(state);
  (void)lines.taken();
  state.service.failures = 1;
  state.service.detail = "timed out after 8001 ms";
  log.note(state);
  REQUIRE(lines.taken().empty());
  for (int failures = 2; failures < 100; ++failures) {
    state.service.failures = failures;
    state.service.detail = "timed out after " + std::to_string(8000 + failures) + " ms";
    log.note(state);
  }
  REQUIRE(lines.taken() == All{"warning service: not reached: timed out after 8002 ms"});
  state.service.failures = 0;
  log.note(state);
  REQUIRE(lines.taken() == All{"info service: answers again, was: not reached"});
}

TEST_CASE("a journal that cannot be used is logged with why, and one that works is nothing to tell") {
  Lines lines;
  app::ConditionLog log;
  core::State state;
  state.journal.forget_at = Instant{};
  log.note(state);
  REQUIRE(lines.taken().empty());
  state.trouble = core::OutOfService::Reason::kJournal;
  state.journal.fault = JournalFault::kFull;
  for (int i = 0; i < 3; ++i) log.note(state);
  state.trouble.reset();
  log.note(state);
  REQUIRE(lines.taken() == All{"warning journal: cannot be used, and nothing is handed out here: its disk is full",
                               "info journal: works again, was: cannot be used, and nothing is handed out here"});
}

TEST_CASE("that the service tells nothing of other venues is logged once until it does") {
  Lines lines;
  app::ConditionLog log;
  core::State state;
  for (int minute = 0; minute < 100; ++minute) {
    state.festival.trouble = "timed out after " + std::to_string(8000 + minute) + " ms";
    log.note(state);
  }
  REQUIRE(lines.taken() ==
          All{"warning service: what other venues show is not known (GET /v1/festival/day): timed out after 8000 ms"});
  state.festival.trouble.clear();
  log.note(state);
  state.festival.trouble = "404";
  log.note(state);
  REQUIRE(lines.taken().size() == 1);
}
