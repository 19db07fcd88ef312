// SPDX-License-Identifier: Apache-2.0
// Conditions in the words of the log.
#include "kiosk/app/condition_log.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "kiosk/base/log.hpp"
#include "kiosk/core/conditions.hpp"

namespace kiosk::app {
namespace {

std::string_view area_of(DevicePart part) {
  switch (part) {
    case DevicePart::kReader:
      return "reader";
    case DevicePart::kCamera:
      return "camera";
    case DevicePart::kScanner:
      return "scanner";
    case DevicePart::kPrinter:
      return "printer";
    case DevicePart::kClock:
      return "clock";
    case DevicePart::kJournal:
      return "journal";
    case DevicePart::kService:
      break;
  }
  return "service";
}

std::string_view none_of(DevicePart part) {
  if (part == DevicePart::kPrinter) return "none is set up ([printer] kind): tickets are shown on the screen";
  return "none is set up ([camera] kind, [scanner] kind): this kiosk cannot read passes";
}

std::string_view fine(DevicePart part) {
  switch (part) {
    case DevicePart::kPrinter:
      return "ready";
    case DevicePart::kClock:
      return "agrees with the ticketing service";
    case DevicePart::kService:
      return "answers";
    case DevicePart::kReader:
    case DevicePart::kCamera:
    case DevicePart::kScanner:
    case DevicePart::kJournal:
      break;
  }
  return "works";
}

std::string_view words_of(const DeviceCondition& device) {
  switch (device.condition) {
    case PartCondition::kOk:
      return fine(device.part);
    case PartCondition::kNone:
      return none_of(device.part);
    case PartCondition::kMissing:
      return "missing";
    case PartCondition::kUnusable:
      return device.part == DevicePart::kJournal ? "cannot be used, and nothing is handed out here" : "cannot be used";
    case PartCondition::kPaperNearEnd:
      return "paper is near its end";
    case PartCondition::kPaperOut:
      return "out of paper";
    case PartCondition::kCoverOpen:
      return "cover is open";
    case PartCondition::kCutterError:
      return "cutter is stuck";
    case PartCondition::kFault:
      if (device.part == DevicePart::kJournal) return "not sound, check its disk";
      return "fault: needs hands, or to be switched off and on";
    case PartCondition::kUnreachable:
      if (device.part != DevicePart::kPrinter) return "not reached";
      return device.detail.empty() ? "offline: no connection, no device or no answer" : "offline";
    case PartCondition::kRefused:
      return "refuses this kiosk";
    case PartCondition::kDiffers:
      return "differs, times are the service's";
    case PartCondition::kWrong:
      return "wrong, times are the service's; set it, and see that it is kept right (NTP)";
    case PartCondition::kFarOff:
      return "far off, hours are the service's to judge; set it, and see that it is kept right (NTP)";
  }
  return {};
}

void tell(const DeviceCondition& device, const DeviceCondition* before) {
  std::string line(words_of(device));
  if (device.condition == PartCondition::kOk && before != nullptr) {
    line += " again, was: " + std::string(words_of(*before));
  }
  if (!device.detail.empty()) line += ": " + device.detail;
  if (needs_staff(device.part, device.condition)) {
    log::warning(area_of(device.part), line);
  } else {
    log::info(area_of(device.part), line);
  }
}

}  // namespace

void ConditionLog::note(const core::State& state) {
  auto now = core::conditions_of(state);
  // What is not known for a moment, as a service after one failure, is as it was.
  for (const auto& before : last_) {
    if (std::ranges::find(now, before.part, &DeviceCondition::part) == now.end()) now.push_back(before);
  }
  for (const auto& device : now) {
    const auto before = std::ranges::find(last_, device.part, &DeviceCondition::part);
    if (before == last_.end()) {
      // A reader and the journal count as working until it is said that they do not: that is nothing to tell.
      const bool counts_as_working = device.part == DevicePart::kCamera || device.part == DevicePart::kScanner ||
                                     device.part == DevicePart::kJournal;
      if (!counts_as_working || device.condition != PartCondition::kOk) tell(device, nullptr);
    } else if (before->condition != device.condition) {
      tell(device, &*before);
    }
  }
  last_ = std::move(now);
  note_elsewhere(state.festival.trouble);
}

/// It is asked for again and again, and told once until there is an answer.
void ConditionLog::note_elsewhere(const std::string& trouble) {
  if (!trouble.empty() && !elsewhere_told_) {
    log::warning("service", "what other venues show is not known (GET /v1/festival/day): " + trouble);
  }
  elsewhere_told_ = !trouble.empty();
}

}  // namespace kiosk::app
