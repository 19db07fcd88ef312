// SPDX-License-Identifier: Apache-2.0
// The festival's time zone: instants to local time and back. Reads the system's tz database (tzdata).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/instant.hpp"

namespace date {
class time_zone;
}

namespace kiosk {

using Date = std::chrono::year_month_day;
using LocalTime = std::chrono::local_time<Duration>;

/// An IANA zone. A cheap value: copies share the process-wide database, which lives until exit.
class Zone {
 public:
  /// Finds a zone by its IANA name ("America/Toronto"); nothing where the database has none such.
  /// The first call reads the database from disk. Safe from any thread.
  [[nodiscard]] static std::optional<Zone> find(std::string_view name);

  [[nodiscard]] std::string name() const;

  /// What clocks in the zone show at `at`.
  [[nodiscard]] LocalTime local(Instant at) const;

  /// The instant at which clocks in the zone show `local`. A local time that occurs twice means the first;
  /// one that does not occur means the instant the clocks move (the festival's published rule is in local time).
  [[nodiscard]] Instant instant(LocalTime local) const;

  /// Minutes east of UTC at `at`.
  [[nodiscard]] std::chrono::minutes offset(Instant at) const;

  /// What the tz database calls that offset: "EDT"; figures ("-03") where there are no letters for it.
  [[nodiscard]] std::string abbreviation(Instant at) const;

 private:
  explicit Zone(const date::time_zone* zone) : zone_(zone) {}
  const date::time_zone* zone_;
};

/// Reads "2024-04-28"; nothing where the text is no such date.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
/// Writes "2024-04-28".
[[nodiscard]] std::string format_date(Date date);
/// RFC 3339 with the zone's offset: "2024-04-28T18:30:00-04:00".
[[nodiscard]] std::string format_rfc3339(Instant at, const Zone& zone);

}  // namespace kiosk
