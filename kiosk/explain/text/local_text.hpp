// SPDX-License-Identifier: Apache-2.0
// Instants as people at the festival read them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/zone.hpp"
#include "kiosk/policy/window.hpp"

namespace kiosk::explain {

/// "Sun 2024-04-28 18:30:00 EDT (UTC-04:00)"; with ".123" where there are milliseconds.
[[nodiscard]] std::string full_time(Instant at, const Zone& zone);

/// "EDT (UTC-04:00)"; "UTC-03:00" where the zone has no letters for it.
[[nodiscard]] std::string offset_text(Instant at, const Zone& zone);

/// "18:30"; on another day than `day` "Mon 00:30", or with the date where that is not within the week; with "EST"
/// where the offset is not that of `reference`.
[[nodiscard]] std::string short_time(Instant at, Date day, Instant reference, const Zone& zone);

/// What came from a file or a command line, fit for one line of a terminal: control characters as '?', at most 200
/// bytes.
[[nodiscard]] std::string one_line(std::string text);

/// "Sun".
[[nodiscard]] std::string weekday_name(Date day);

/// RFC 3339, or the same without an offset for the festival's zone; seconds and the T may be left out.
[[nodiscard]] std::optional<Instant> read_instant(const std::string& text, const Zone& zone);

/// "online", "in_person" or "in-person".
[[nodiscard]] std::optional<policy::Channel> read_channel(std::string_view word);

}  // namespace kiosk::explain
