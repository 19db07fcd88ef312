// SPDX-License-Identifier: Apache-2.0
// Devices that fail: what the screen says still works, and what the service hears of it.
#include "kiosk/core/conditions.hpp"

#include <algorithm>

#include "tests/core/scenario.hpp"

using namespace scenario;

namespace {

ReaderChanged camera_is(ReaderCondition condition) { return {ReaderKind::kCamera, condition, "camera is not there"}; }
ReaderChanged scanner_is(ReaderCondition condition) {
  return {ReaderKind::kScanner, condition, "scanner is not there"};
}

bool says(const std::vector<Badge>& notices, const std::string& words) {
  return std::ranges::find(notices, words, &Badge::text) != notices.end();
}

std::string condition_in(const std::vector<DeviceCondition>& devices, DevicePart part) {
  const auto found = std::ranges::find(devices, part, &DeviceCondition::part);
  return found == devices.end() ? "-" : std::to_string(static_cast<int>(found->condition));
}
std::string named(PartCondition condition) { return std::to_string(static_cast<int>(condition)); }

ReaderChanged camera_comes_and_goes(ReaderCondition condition) {
  auto change = camera_is(condition);
  change.passing = true;
  return change;
}

/// Started, and the report of a lost camera on its way.
ReportConditions lost_camera(Kiosk& kiosk) {
  kiosk.starts_up();
  kiosk.post(camera_is(ReaderCondition::kMissing));
  kiosk.wait(1min);
  return kiosk.expects<ReportConditions>();
}

void reported(Kiosk& kiosk) { kiosk.post(ConditionsReported{kiosk.last<ReportConditions>().request, std::nullopt}); }

bool reports_again(const Kiosk& kiosk) {
  return std::ranges::any_of(kiosk.effects,
                             [](const Effect& one) { return std::holds_alternative<ReportConditions>(one); });
}

}  // namespace

TEST_CASE("without a working reader nobody is asked to hold a pass up") {
  Kiosk kiosk;
  kiosk.starts_up();
  REQUIRE(kiosk.sees<ScanView>().lead == "Hold its code under the reader below.");
  REQUIRE(kiosk.sees<ScanView>().reads);
  kiosk.post(CameraSaw{true, Hint::kCloser});
  kiosk.post(camera_is(ReaderCondition::kMissing));
  const auto view = kiosk.sees<ScanView>();
  REQUIRE(view.headline == "This kiosk can’t read passes at the moment");
  REQUIRE(view.lead == "Box office: ground floor, left of the doors.");
  REQUIRE_FALSE(view.reads);
  REQUIRE_FALSE(view.live);
  REQUIRE(view.hint.empty());
  REQUIRE(says(view.for_staff, "Staff: the camera does not work"));
  // What is on next is worth knowing all the same.
  REQUIRE(view.rows.size() == 3);
  REQUIRE(kiosk.view().name == "scan without reader");

  SECTION("as soon as it works again, they are") {
    kiosk.post(camera_is(ReaderCondition::kWorks));
    REQUIRE(kiosk.sees<ScanView>().headline == "Scan your pass to get tickets");
    REQUIRE(kiosk.sees<ScanView>().for_staff.empty());
    REQUIRE(kiosk.view().name == "scan");
  }
  SECTION("another kiosk is named where the installer has, in the visitor's language") {
    kiosk.state.settings.other_kiosk = {{"", "at the café"}, {"fr", "au café"}};
    REQUIRE(kiosk.sees<ScanView>().lead == "Box office: ground floor, left of the doors. Another kiosk: at the café.");
    kiosk.state.settings.languages.push_back({"fr", "Français"});
    kiosk.touch(ChooseLanguage{"fr"});
    REQUIRE(kiosk.sees<ScanView>().lead.ends_with("Another kiosk: au café."));
  }
  SECTION("a box office that nobody described is named all the same") {
    kiosk.state.service.day->box_office_directions.clear();
    REQUIRE(kiosk.sees<ScanView>().lead == "Staff at the box office hand out the tickets.");
  }
  SECTION("nor before the box office opens") {
    kiosk.state.now -= 9h;
    kiosk.post(Tick{});
    REQUIRE(kiosk.sees<ScanView>().headline == "The box office opens at 09:00");
    REQUIRE(
        kiosk.sees<ScanView>().lead ==
        "Today’s tickets are handed out from 09:00 to 21:00. This kiosk can’t read passes at the moment. Box office: "
        "ground floor, left of the doors.");
  }
  SECTION("nor by a film, or by the help") {
    kiosk.touch(ShowFilm{ScreeningId("union-1830")});
    REQUIRE(kiosk.view().bar_note == "This kiosk can’t read passes at the moment");
    kiosk.touch(OpenPanel{Panel::kHelp});
    REQUIRE(kiosk.sees<PanelView>().lead == "This kiosk can’t read passes at the moment. Ask staff: they come to you.");
  }
}

TEST_CASE("a view that asks for a scan says where to go when the reader is lost meanwhile") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.takes_union();
  kiosk.post(camera_is(ReaderCondition::kMissing));
  kiosk.touch(DidNotGetIt{});
  REQUIRE(kiosk.sees<MessageView>().footnote ==
          "This kiosk can’t read passes at the moment. Box office: ground floor, left of the doors.");
}

TEST_CASE("a loose camera reads where it does, and is told of as lost all the while") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.post(camera_is(ReaderCondition::kMissing));
  const auto lost = conditions_of(kiosk.state);
  for (int i = 0; i < 5; ++i) {
    REQUIRE(kiosk.sees<ScanView>().headline == "This kiosk can’t read passes at the moment");
    kiosk.post(camera_comes_and_goes(ReaderCondition::kWorks));
    REQUIRE(kiosk.sees<ScanView>().headline == "Scan your pass to get tickets");
    REQUIRE(says(kiosk.sees<ScanView>().for_staff, "Staff: the camera does not work"));
    REQUIRE(conditions_of(kiosk.state) == lost);
    kiosk.post(camera_comes_and_goes(ReaderCondition::kUnusable));
    REQUIRE(conditions_of(kiosk.state) == lost);
  }
  kiosk.post(camera_is(ReaderCondition::kWorks));
  REQUIRE(kiosk.sees<ScanView>().headline == "Scan your pass to get tickets");
  REQUIRE(kiosk.sees<ScanView>().for_staff.empty());
  REQUIRE(condition_in(conditions_of(kiosk.state), DevicePart::kCamera) == named(PartCondition::kOk));
}

TEST_CASE("one of two readers is enough") {
  Kiosk kiosk;
  kiosk.state.readers = {ReaderLink{}, ReaderLink{}};
  kiosk.starts_up();
  kiosk.post(camera_is(ReaderCondition::kUnusable));
  REQUIRE(kiosk.sees<ScanView>().headline == "Scan your pass to get tickets");
  REQUIRE(says(kiosk.sees<ScanView>().for_staff, "Staff: the camera does not work"));
  kiosk.post(scanner_is(ReaderCondition::kMissing));
  REQUIRE(kiosk.sees<ScanView>().headline == "This kiosk can’t read passes at the moment");
  REQUIRE(says(kiosk.sees<ScanView>().for_staff, "Staff: the scanner does not work"));
  kiosk.post(scanner_is(ReaderCondition::kWorks));
  REQUIRE(kiosk.sees<ScanView>().headline == "Scan your pass to get tickets");
}

TEST_CASE("a kiosk that is set up without a reader says so") {
  Kiosk kiosk;
  kiosk.state.readers = {std::nullopt, std::nullopt};
  kiosk.starts_up();
  REQUIRE(kiosk.sees<ScanView>().headline == "This kiosk can’t read passes at the moment");
  REQUIRE(says(kiosk.sees<ScanView>().for_staff, "Staff: this kiosk is set up without a reader"));
  REQUIRE(condition_in(conditions_of(kiosk.state), DevicePart::kReader) == named(PartCondition::kNone));
}

TEST_CASE("a kiosk without a printer reads passes and shows tickets, and says so") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.state.printer.condition = PrinterCondition::kAbsent;
  REQUIRE(kiosk.sees<ScanView>().headline == "Scan your pass to get tickets");
  REQUIRE(kiosk.sees<ScanView>().notice->text == "No printer here · tickets on screen");
  kiosk.post(camera_is(ReaderCondition::kMissing));
  REQUIRE_FALSE(kiosk.sees<ScanView>().notice.has_value());
}

TEST_CASE("the service is told how the devices are, once and at each change") {
  Kiosk kiosk;
  kiosk.starts_up();
  const auto first = kiosk.last<ReportConditions>();
  REQUIRE(condition_in(first.devices, DevicePart::kCamera) == named(PartCondition::kOk));
  REQUIRE(condition_in(first.devices, DevicePart::kPrinter) == named(PartCondition::kOk));
  REQUIRE(condition_in(first.devices, DevicePart::kService) == "-");
  kiosk.wait(20min);
  REQUIRE_FALSE(reports_again(kiosk));

  SECTION("a reader that is lost, with why") {
    kiosk.post(camera_is(ReaderCondition::kMissing));
    kiosk.wait(1s);
    const auto report = kiosk.expects<ReportConditions>();
    REQUIRE(std::ranges::find(report.devices, DeviceCondition{DevicePart::kCamera, PartCondition::kMissing,
                                                              "camera is not there"}) != report.devices.end());
  }
  SECTION("a printer without paper, and with paper again") {
    kiosk.state.printer.condition = PrinterCondition::kPaperOut;
    kiosk.wait(1s);
    REQUIRE(condition_in(kiosk.expects<ReportConditions>().devices, DevicePart::kPrinter) ==
            named(PartCondition::kPaperOut));
    reported(kiosk);
    kiosk.state.printer.condition = PrinterCondition::kReady;
    kiosk.wait(9s);
    REQUIRE_FALSE(reports_again(kiosk));
    kiosk.wait(2s);
    REQUIRE(condition_in(kiosk.expects<ReportConditions>().devices, DevicePart::kPrinter) == named(PartCondition::kOk));
  }
}

TEST_CASE("a report that fails is sent again, later each time") {
  Kiosk kiosk;
  (void)lost_camera(kiosk);
  Duration before{};
  for (int i = 0; i < 4; ++i) {
    kiosk.post(ConditionsReported{kiosk.last<ReportConditions>().request, error(ServiceError::Kind::kUnreachable)});
    const auto failed = kiosk.state.steady;
    while (!reports_again(kiosk)) {
      kiosk.effects.clear();
      kiosk.wait(1s);
    }
    (void)kiosk.expects<ReportConditions>();
    const Duration pause = kiosk.state.steady - failed;
    REQUIRE(pause > before);
    before = pause;
  }
}

TEST_CASE("an answer to another report changes nothing") {
  Kiosk kiosk;
  (void)lost_camera(kiosk);
  const auto before = kiosk.state;
  kiosk.post(ConditionsReported{RequestId{}, std::nullopt});
  kiosk.post(ConditionsReported{RequestId{987}, error(ServiceError::Kind::kRejected)});
  REQUIRE(kiosk.state == before);
}

TEST_CASE("how the service is, is known to the log alone") {
  Kiosk kiosk;
  kiosk.post(Started{});
  REQUIRE(condition_in(conditions_of(kiosk.state), DevicePart::kService) == "-");
  auto refused = error(ServiceError::Kind::kUnreachable);
  refused.detail = "connection refused";
  kiosk.post(DayAnswered{kiosk.expects<FetchDay>().request, failure(refused), ""});
  const auto all = conditions_of(kiosk.state);
  REQUIRE(all.back() == DeviceCondition{DevicePart::kService, PartCondition::kUnreachable, "connection refused"});
}
