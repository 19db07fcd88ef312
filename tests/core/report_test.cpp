// SPDX-License-Identifier: Apache-2.0
// When the service hears how the devices are: also where nothing changes, and where it may have forgotten.
#include <algorithm>
#include <string>
#include <vector>

#include "kiosk/core/conditions.hpp"
#include "tests/core/scenario.hpp"

using namespace scenario;
using Kind = ServiceError::Kind;

namespace {

const DeviceCondition* find(const std::vector<DeviceCondition>& devices, DevicePart part) {
  const auto found = std::ranges::find(devices, part, &DeviceCondition::part);
  return found == devices.end() ? nullptr : &*found;
}

bool reports(const Kiosk& kiosk) {
  return std::ranges::any_of(kiosk.effects,
                             [](const Effect& one) { return std::holds_alternative<ReportConditions>(one); });
}

void arrives(Kiosk& kiosk) { kiosk.post(ConditionsReported{kiosk.last<ReportConditions>().request, std::nullopt}); }

/// Waits `pause` and no less until the next report.
void reports_after(Kiosk& kiosk, Duration pause) {
  kiosk.effects.clear();
  kiosk.wait(pause - 1s);
  REQUIRE_FALSE(reports(kiosk));
  kiosk.effects.clear();
  kiosk.wait(1s);
  kiosk.expects<ReportConditions>();
}

/// The day was asked for and refused with that error.
void day_fails(Kiosk& kiosk, Kind kind) {
  kiosk.wait(1min);
  kiosk.post(DayAnswered{kiosk.state.service.fetching, failure(error(kind)), ""});
  kiosk.effects.clear();
}

void day_comes(Kiosk& kiosk) {
  kiosk.wait(1min);
  kiosk.post(DayAnswered{kiosk.state.service.fetching, std::optional<VenueDay>(), "v1"});
  kiosk.effects.clear();
  kiosk.post(Tick{});
}

}  // namespace

TEST_CASE("what does not change is told again each hour: a service that was restored from a copy learns of it") {
  Kiosk kiosk;
  kiosk.starts_up();
  for (int hour = 0; hour < 3; ++hour) {
    reports_after(kiosk, 1h);
    arrives(kiosk);
  }
}

TEST_CASE("a service that does not know the report is asked again each hour, whatever changes") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.post(ReaderChanged{ReaderKind::kCamera, ReaderCondition::kMissing, "camera is not there"});
  kiosk.wait(1min);
  kiosk.expects<ReportConditions>();
  for (int hour = 0; hour < 2; ++hour) {
    kiosk.post(ConditionsReported{kiosk.last<ReportConditions>().request, error(Kind::kRejected)});
    reports_after(kiosk, 1h);
  }
  REQUIRE(find(kiosk.last<ReportConditions>().devices, DevicePart::kCamera)->condition == PartCondition::kMissing);
  arrives(kiosk);
  kiosk.effects.clear();
  kiosk.wait(30min);
  REQUIRE_FALSE(reports(kiosk));
}

TEST_CASE("a kiosk that was refused and is let in again tells everything anew") {
  Kiosk kiosk;
  kiosk.starts_up();
  day_fails(kiosk, Kind::kDeviceRefused);
  kiosk.wait(10s);
  REQUIRE_FALSE(reports(kiosk));
  day_comes(kiosk);
  REQUIRE_FALSE(kiosk.expects<ReportConditions>().devices.empty());
}

TEST_CASE("a kiosk that goes on with another token is another device, and tells everything anew") {
  Kiosk kiosk;
  kiosk.starts_up();
  SECTION("it was never refused") {}
  SECTION("a report was under way by the token of before: its answer does not count") {
    kiosk.post(ReaderChanged{ReaderKind::kCamera, ReaderCondition::kMissing, "camera is not there"});
    kiosk.wait(1min);
    kiosk.expects<ReportConditions>();
  }
  kiosk.effects.clear();
  kiosk.post(TokenChanged{});
  if (kiosk.last<ReportConditions>().request != RequestId{}) arrives(kiosk);
  kiosk.post(Tick{});
  REQUIRE_FALSE(kiosk.expects<ReportConditions>().devices.empty());
}

TEST_CASE("a printer of which nothing is heard holds the first report up for half a minute, and no longer") {
  Kiosk kiosk;
  kiosk.post(Started{});
  const auto fetch = kiosk.expects<FetchDay>();
  const auto check = kiosk.expects<CheckPrinter>();
  kiosk.opens_journal();
  kiosk.post(DayAnswered{fetch.request, std::optional(evening_at_bader()), "v1"});
  SECTION("it answers in time") {
    kiosk.wait(10s);
    REQUIRE_FALSE(reports(kiosk));
    kiosk.post(PrinterChecked{check.request, PrinterCondition::kReady});
    kiosk.post(Tick{});
    REQUIRE(find(kiosk.expects<ReportConditions>().devices, DevicePart::kPrinter) != nullptr);
  }
  SECTION("it does not: the others are told of") {
    reports_after(kiosk, 30s);
    REQUIRE(find(kiosk.last<ReportConditions>().devices, DevicePart::kPrinter) == nullptr);
    REQUIRE(find(kiosk.last<ReportConditions>().devices, DevicePart::kCamera) != nullptr);
    arrives(kiosk);
    kiosk.wait(1min);
    kiosk.post(PrinterChecked{check.request, PrinterCondition::kUnreachable, "cannot write /x/jobs"});
    kiosk.wait(1s);
    const DeviceCondition told{DevicePart::kPrinter, PartCondition::kUnreachable, "cannot write /x/jobs"};
    REQUIRE(*find(kiosk.expects<ReportConditions>().devices, DevicePart::kPrinter) == told);
  }
}

TEST_CASE("a journal that cannot be opened is a condition that the service hears of, with why, until it can") {
  const auto [fault, why] =
      GENERATE(table<JournalFault, std::string>({{JournalFault::kFull, "its disk is full"},
                                                 {JournalFault::kNewer, "a newer version wrote it"},
                                                 {JournalFault::kInUse, "another kiosk has it open"},
                                                 {JournalFault::kIo, "it cannot be read or written"}}));
  Kiosk kiosk;
  kiosk.post(Started{});
  const auto fetch = kiosk.expects<FetchDay>();
  const auto check = kiosk.expects<CheckPrinter>();
  kiosk.post(JournalUnavailable{kiosk.expects<OpenJournal>().request, fault});
  kiosk.post(DayAnswered{fetch.request, std::optional(evening_at_bader()), "v1"});
  kiosk.post(PrinterChecked{check.request, PrinterCondition::kReady});
  REQUIRE(kiosk.in<OutOfService>());
  kiosk.post(Tick{});
  const auto report = kiosk.expects<ReportConditions>();
  const DeviceCondition told{DevicePart::kJournal, PartCondition::kUnusable, why};
  REQUIRE(std::ranges::find(report.devices, told) != report.devices.end());
  REQUIRE(needs_staff(told.part, told.condition));
  arrives(kiosk);
  // Out of service it looks after its printer all the same.
  kiosk.effects.clear();
  kiosk.wait(31s);
  REQUIRE(
      std::ranges::any_of(kiosk.effects, [](const auto& one) { return std::holds_alternative<CheckPrinter>(one); }));
  kiosk.post(JournalOpened{kiosk.state.journal.request, false});
  REQUIRE(kiosk.in<Attract>());
  kiosk.effects.clear();
  kiosk.wait(1s);
  REQUIRE(find(kiosk.expects<ReportConditions>().devices, DevicePart::kJournal)->condition == PartCondition::kOk);
}

TEST_CASE("a journal that fails in the middle of a day is told of, and so is one that was damaged") {
  Kiosk kiosk;
  kiosk.starts_up();
  REQUIRE(find(conditions_of(kiosk.state), DevicePart::kJournal)->condition == PartCondition::kOk);
  SECTION("it cannot be written") {
    kiosk.signs_in(good_pass());
    kiosk.touch(Choose{ScreeningId("union-1830")});
    kiosk.writes<journal::Intent>();
    kiosk.journal_fails();
    kiosk.wait(11s);
    kiosk.writes<journal::Intent>();  // tried again
    REQUIRE(find(kiosk.expects<ReportConditions>().devices, DevicePart::kJournal)->condition ==
            PartCondition::kUnusable);
  }
  SECTION("it was damaged") {
    kiosk.state.settlement.damaged = true;
    const auto found = *find(conditions_of(kiosk.state), DevicePart::kJournal);
    REQUIRE(found.condition == PartCondition::kFault);
    REQUIRE(needs_staff(found.part, found.condition));
  }
}

TEST_CASE("a kiosk out of service names the next one, where the installer has") {
  Kiosk kiosk;
  kiosk.state.settings.other_kiosk = {{"", "at the café"}};
  kiosk.starts_up();
  kiosk.state.mode = OutOfService{OutOfService::Reason::kJournal};
  kiosk.state.trouble = OutOfService::Reason::kJournal;
  kiosk.state.journal.fault = JournalFault::kFull;
  const auto view = kiosk.sees<MessageView>();
  REQUIRE(view.body.starts_with("This kiosk can’t keep its records safe right now."));
  REQUIRE(view.footnote ==
          "Staff: the disk is full. Free some space, and this kiosk goes on by itself. Another kiosk: at the café. Box "
          "office: ground floor, left of the doors. Tell staff which kiosk it is: kiosk.");
}
