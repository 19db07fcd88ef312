// SPDX-License-Identifier: Apache-2.0
// Instants as staff read them on a terminal: the festival's time, or UTC.
#pragma once

#include <optional>
#include <string>

#include "kiosk/base/zone.hpp"

namespace central {

/// A cheap value.
class FestivalTime {
 public:
  /// Nothing: UTC.
  explicit FestivalTime(std::optional<kiosk::Zone> zone) : zone_(zone) {}

  /// "2024-04-28 18:30"; in UTC "2024-04-28 22:30Z".
  [[nodiscard]] std::string long_form(kiosk::Instant at) const;
  /// "18:30", where the other instant is on the same day; else the long form.
  [[nodiscard]] std::string short_form(kiosk::Instant at, kiosk::Instant beside) const;

 private:
  std::optional<kiosk::Zone> zone_;
};

}  // namespace central
