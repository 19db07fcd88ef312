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

  /// "2024-04-28T18:30:00-04:00", or "2024-04-28T22:30:00Z".
  [[nodiscard]] std::string operator()(kiosk::Instant at) const;

 private:
  std::optional<kiosk::Zone> zone_;
};

}  // namespace central
