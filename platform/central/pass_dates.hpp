// SPDX-License-Identifier: Apache-2.0
// Days and times as spreadsheets write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "kiosk/base/zone.hpp"

namespace central {

/// What comes first in 04/05/2024.
enum class DateOrder { kUnknown, kDayFirst, kMonthFirst };

/// "dmy" or "mdy".
[[nodiscard]] std::optional<DateOrder> date_order_named(std::string_view name);

/// What the cell alone says of the order: kUnknown where it is no such date or could be either; 4/4/2024 is either.
[[nodiscard]] DateOrder order_in(std::string_view cell);

/// A day, or a point in local or absolute time.
using ListDate = std::variant<kiosk::Date, kiosk::LocalTime, kiosk::Instant>;

/// Reads 2024-04-28, 28.4.2024, 28/04/2024 or 04/28/2024 (with '/' or '-', as `order` says), each also with a time
/// ("18:30" or "18:30:00", midnight being the day alone), and RFC 3339. From 2000 to 2098. Nothing where the cell is
/// anything else, or its order is needed and unknown.
[[nodiscard]] std::optional<ListDate> read_list_date(std::string_view cell, DateOrder order);

}  // namespace central
