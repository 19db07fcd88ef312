// SPDX-License-Identifier: Apache-2.0
// What the state knows of printer, readers and the time at the service, and of what the service was told about them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/core/values/device_condition.hpp"
#include "kiosk/core/values/pass_answer.hpp"
#include "kiosk/core/values/print.hpp"
#include "kiosk/core/values/sight.hpp"

namespace kiosk::core {

/// What is known of the printer.
struct PrinterLink {
  PrinterCondition condition = PrinterCondition::kReady;
  std::string detail{};  ///< why, for the log and for staff; may be empty
  bool known = false;    ///< it was asked
  RequestId checking{};  ///< 0: none under way
  Instant check_at;
  friend bool operator==(const PrinterLink&, const PrinterLink&) = default;
};

/// What the camera sees of the person who stands there; nothing of it decides who gets what.
struct CameraSight {
  bool live = false;  ///< something moves, and its picture can be shown
  std::optional<Hint> hint;
  friend bool operator==(const CameraSight&, const CameraSight&) = default;
};

/// A device that reads passes. It works until it is said that it does not.
struct ReaderLink {
  ReaderCondition condition = ReaderCondition::kWorks;  ///< at this moment
  std::string detail{};                                 ///< of `told`: why it does not work, for the log
  ReaderCondition told = ReaderCondition::kWorks;       ///< to log and service; a loose plug is told of as lost
  friend bool operator==(const ReaderLink&, const ReaderLink&) = default;
};

/// What this kiosk has to read passes with; nothing: it has none such.
struct Readers {
  std::optional<ReaderLink> camera = ReaderLink{};
  std::optional<ReaderLink> scanner{};
  friend bool operator==(const Readers&, const Readers&) = default;
};

/// The pass that was scanned last and has not been taken away since, as far as its reader can tell.
struct HeldPass {
  PassCode code;
  Symbology symbology;
  bool signed_in = false;  ///< a visit began with it while it was held
  bool waits = false;      ///< it came while another person's ticket was made, and is still to be read
  friend bool operator==(const HeldPass&, const HeldPass&) = default;
};

/// The service's time is State::steady and at least `least` more, at most `most` more.
struct TimeBounds {
  Duration least{};
  Duration most{};
  friend bool operator==(const TimeBounds&, const TimeBounds&) = default;
};

/// What the service's answers say about the time.
struct ServiceTime {
  std::vector<TimeBounds> samples;   ///< of the newest answers, oldest first
  std::optional<TimeBounds> agreed;  ///< the time that is followed
  bool established = false;          ///< three answers said it: it is followed while one of the samples still does
  std::optional<Duration> apart;     ///< Event::now less Event::steady, of the last event
  bool jumped = false;               ///< that has changed since the newest sample: maybe the steady clock stood still
  ClockCondition condition = ClockCondition::kUnknown;
  Duration ahead{};       ///< by how much the service's time is later than the clock's, about
  Duration correction{};  ///< State::now less what the clock shows
  friend bool operator==(const ServiceTime&, const ServiceTime&) = default;
};

/// What the service was told about the devices.
struct ConditionReport {
  std::optional<std::vector<DeviceCondition>> told;  ///< nothing: never yet
  std::vector<DeviceCondition> under_way;            ///< with `request`
  RequestId request{};                               ///< 0: none under way
  Instant not_before;                                ///< of the next report, in terms of State::steady
  Instant repeat_at;                                 ///< when what was told is told again, changed or not
  Instant complete_at;                               ///< until then the first report waits for the printer's condition
  int failures = 0;                                  ///< in a row
  friend bool operator==(const ConditionReport&, const ConditionReport&) = default;
};

}  // namespace kiosk::core
