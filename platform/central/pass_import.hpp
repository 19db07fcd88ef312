// SPDX-License-Identifier: Apache-2.0
// Passes of an import: as few rows written as changed, because kiosks wait meanwhile.
#pragma once

#include <vector>

#include "platform/central/database.hpp"
#include "platform/festival/festival.hpp"

namespace central {

/// Inside an import (kAlone): brings the stored passes to what the file says. Those it has no more are left with an
/// older revision and without their code, for the import to drop or to refuse. Throws StoreFailure.
void import_passes(Connection& db, const std::vector<festival::FestivalPass>& passes, std::int64_t revision);

}  // namespace central
