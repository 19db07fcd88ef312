// SPDX-License-Identifier: Apache-2.0
// What is known of the devices that a kiosk stands on, as its staff are told of them.
#pragma once

#include <string>

namespace kiosk {

/// What reads passes.
enum class ReaderKind { kCamera, kScanner };

enum class ReaderCondition {
  kWorks,
  kMissing,   ///< not plugged in, or not any more
  kUnusable,  ///< there and of no use: rights, format, another program, no decoder
};

/// How far the kiosk's clock is from the ticketing service's.
enum class ClockCondition {
  kUnknown,  ///< the service has not said what time it is
  kAgrees,
  kDiffers,  ///< by more than 2 s: the kiosk shows the service's time
  kWrong,    ///< by more than 30 s: staff are told
  kFarOff,   ///< by more than 5 min: the kiosk judges no hours by itself
};

enum class DevicePart {
  kReader,  ///< only where the kiosk has none at all: else it is a camera or a scanner
  kCamera,
  kScanner,
  kPrinter,
  kClock,
  kJournal,
  kService,  ///< known to the kiosk alone
};

enum class PartCondition {
  kOk,
  kNone,  ///< this kiosk is set up without it
  kMissing,
  kUnusable,
  kPaperNearEnd,
  kPaperOut,
  kCoverOpen,
  kCutterError,
  kFault,
  kUnreachable,
  kRefused,  ///< the service does not take this kiosk
  kDiffers,
  kWrong,
  kFarOff,
};

/// How one device is.
struct DeviceCondition {
  DevicePart part = DevicePart::kReader;
  PartCondition condition = PartCondition::kOk;
  std::string detail{};  ///< why, for the log and for staff, in English; may be empty. Says nothing of a person
  friend bool operator==(const DeviceCondition&, const DeviceCondition&) = default;
};

/// True where staff have to do something about it. A kiosk without a printer is meant so; one without a reader is not.
[[nodiscard]] constexpr bool needs_staff(DevicePart part, PartCondition condition) {
  if (condition == PartCondition::kNone) return part == DevicePart::kReader;
  return condition != PartCondition::kOk && condition != PartCondition::kDiffers;
}

}  // namespace kiosk
