// Times, dates and the names of things as people read them. English.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/instant.hpp"
#include "kiosk/base/zone.hpp"
#include "kiosk/core/state.hpp"
#include "kiosk/core/values/film.hpp"
#include "kiosk/core/values/ticket.hpp"
#include "kiosk/core/values/venue_day.hpp"

namespace kiosk::core::words {

/// "18:30" in the zone.
[[nodiscard]] std::string clock(Instant at, const Zone& zone);
/// "Sunday, April 28" in the zone.
[[nodiscard]] std::string long_date(Instant at, const Zone& zone);
/// "Sunday 28 April 2024" in the zone, for paper.
[[nodiscard]] std::string paper_date(Instant at, const Zone& zone);
/// "18:30" where `at` is on the same local day as `now`, "tomorrow at 09:00" on the next, else "Monday, April 29 at
/// 09:00".
[[nodiscard]] std::string at_time(Instant at, Instant now, const Zone& zone);
/// "0:48"; negative counts as zero. Rounded up, so that it ends at the end.
[[nodiscard]] std::string countdown(Duration left);
/// "CC", "OC", "AD", "ASL".
[[nodiscard]] std::string access_mark(const AccessNotice& notice);
/// "Union · 18:30 · Theatre 1".
[[nodiscard]] std::string ticket_line(const Ticket& ticket, const Zone& zone);
/// The parts that are not empty, joined with " · ".
[[nodiscard]] std::string joined(const std::vector<std::string>& parts);
/// "1 reserved ticket", "2 reserved tickets".
[[nodiscard]] std::string counted(int n, const std::string& one, const std::string& many);

/// The zone of the day at hand, else UTC.
[[nodiscard]] Zone zone_of(const State& state);

}  // namespace kiosk::core::words
