// SPDX-License-Identifier: Apache-2.0
// Passes of the festival's file: as few rows written as changed, because kiosks wait meanwhile.
#pragma once

#include <string>
#include <vector>

#include "platform/central/database.hpp"
#include "platform/festival/festival.hpp"

namespace central {

struct ImportedPasses {
  std::vector<std::string> notes{};               ///< what the file says and is not done, a line each
  std::vector<festival::Complaint> complaints{};  ///< why the whole import stops; no pass is written then
};

/// Inside an import (kAlone): brings the stored passes of the festival's file to what it says. Those it has no more are
/// left with an older revision and without their code, for the import to drop or to refuse. What a list of passes or
/// staff have done since stays: passes that a list has changed or added are left alone, a blocked pass stays blocked, a
/// code that was replaced stays so, and a blocked or replaced pass that is no longer in the file ends instead of being
/// dropped. Throws StoreFailure.
[[nodiscard]] ImportedPasses import_passes(Connection& db, const std::vector<festival::FestivalPass>& passes,
                                           std::int64_t revision, kiosk::Instant now);

/// After the import: passes of lists whose validity was the usual one of the festival before have that of the festival
/// now. Throws StoreFailure.
void move_usual_validity(Connection& db, kiosk::Instant from_before, kiosk::Instant until_before);

}  // namespace central
