// SPDX-License-Identifier: Apache-2.0
// How commands write instants: by the festival's clocks, or in UTC.
#pragma once

#include <optional>
#include <string>

#include "kiosk/base/instant.hpp"
#include "kiosk/base/zone.hpp"
#include "platform/central/database.hpp"

namespace central {

class ShownTimes {
 public:
  /// UTC where it is asked for, or there is no festival yet. Throws StoreFailure.
  ShownTimes(Connection& db, bool utc);
  ShownTimes(const kiosk::Zone& festival, bool utc);

  /// "2024-04-28T18:30:00-04:00", or "2024-04-28T22:30:00Z".
  [[nodiscard]] std::string operator()(kiosk::Instant at) const;
  /// Empty where there is none.
  [[nodiscard]] std::string operator()(const std::optional<kiosk::Instant>& at) const;
  /// "Sun 2024-04-28 18:30:00 EDT (UTC-04:00)"
  [[nodiscard]] std::string in_words(kiosk::Instant at) const;
  /// The festival's, or UTC.
  [[nodiscard]] kiosk::Zone zone() const;

 private:
  std::optional<kiosk::Zone> zone_;  ///< nothing: UTC
};

}  // namespace central
