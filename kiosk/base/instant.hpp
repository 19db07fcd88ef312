// SPDX-License-Identifier: Apache-2.0
// Points in time, to the millisecond, in UTC; their text form is RFC 3339.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace kiosk {

using Duration = std::chrono::milliseconds;
using Instant = std::chrono::sys_time<Duration>;

/// Reads RFC 3339 with any offset ("2024-04-28T18:30:00-04:00", fraction optional).
/// Nothing where the text is anything else, an impossible date included.
[[nodiscard]] std::optional<Instant> parse_rfc3339(std::string_view text);

/// Writes RFC 3339 in UTC: "2024-04-28T22:30:00Z", with ".123" only where there are milliseconds.
[[nodiscard]] std::string format_rfc3339(Instant at);

}  // namespace kiosk
