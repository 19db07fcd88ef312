// SPDX-License-Identifier: Apache-2.0
// Reservations of the festival's file: each becomes a ticket once.
#pragma once

#include <string>
#include <vector>

#include "platform/central/import_plan.hpp"
#include "platform/central/signer.hpp"
#include "platform/festival/festival.hpp"

namespace central {

struct ImportedReservations {
  std::vector<ProgrammeChange> made{};  ///< "reservation", the screening's id, the holder; in the order of the file
  std::vector<std::string> refusals{};  ///< of those that the policy does not let the pass have: whole lines
};

/// Inside an import (kAlone), after the programme and the passes are written: makes the tickets of the reservations
/// whose pass never had one for that screening; the others are left as they have become. When and where a ticket may be
/// had does not matter. Throws StoreFailure.
[[nodiscard]] ImportedReservations import_reservations(Connection& db, const festival::Festival& festival,
                                                       const Signer& signer, kiosk::Instant now);

}  // namespace central
