// SPDX-License-Identifier: Apache-2.0
// How the devices are, what follows for people, and how the service hears of it. What takes a Turn is inside the core
// only.
#pragma once

#include <optional>
#include <vector>

#include "kiosk/core/turn.hpp"

namespace kiosk::core {

/// True where a pass can be read: by one reader at least.
[[nodiscard]] bool can_read(const State& state);

/// How each device is, the ones that are not known yet left out. The log tells of all of them.
[[nodiscard]] std::vector<DeviceCondition> conditions_of(const State& state);

void on_reader(Turn& turn, const ReaderChanged& event);
void on_reported(Turn& turn, const ConditionsReported& event);

/// The kiosk begins: the first report may wait for the printer.
void start_reports(Turn& turn);

/// The service may not know what it was told, or whom it was told by: it is told as if for the first time.
void report_anew(Turn& turn);

/// Tells the service how the devices are, where that has changed since it was told, or it was told an hour ago.
void report_conditions(Turn& turn);

/// When a report is due; nothing where there is nothing to report, or it cannot be.
[[nodiscard]] std::optional<Instant> next_report(const State& state);

}  // namespace kiosk::core
