// SPDX-License-Identifier: Apache-2.0
// The ways a festival file writes days and times: "21:00", "day 2", "2024-04-28", "day 2 18:30".
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "kiosk/base/zone.hpp"
#include "platform/festival/document.hpp"

namespace festival {

/// "HH:MM", from 00:00 to 23:59; nothing where the text is anything else.
[[nodiscard]] std::optional<std::chrono::minutes> read_time_of_day(std::string_view text);

/// From 2000 to 2098: with every day counted from such a date, what a ticket code can say.
[[nodiscard]] bool is_near(kiosk::Date date);

/// "day N" counted from `first_day` (N from 0 to 366), or "YYYY-MM-DD" near.
[[nodiscard]] std::optional<kiosk::Date> read_day(std::string_view text, kiosk::Date first_day);

/// The same, or N as a whole number.
[[nodiscard]] std::optional<kiosk::Date> read_day(const Node& value, kiosk::Date first_day);

/// A day, a space, and a time of day.
[[nodiscard]] std::optional<kiosk::LocalTime> read_local_time(std::string_view text, kiosk::Date first_day);

/// `day` moved by `count` days.
[[nodiscard]] kiosk::Date days_after(kiosk::Date day, int count);

/// Local midnight at the beginning of the day, plus `time`.
[[nodiscard]] kiosk::LocalTime at_local(kiosk::Date day, std::chrono::minutes time);

}  // namespace festival
