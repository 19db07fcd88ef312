// SPDX-License-Identifier: Apache-2.0
// The starts that a screening had before an import moved it, which codes on paper still say.
#pragma once

#include <set>
#include <utility>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"
#include "platform/central/database.hpp"

namespace central {

/// A screening and a start, to the minute.
using EarlierStart = std::pair<kiosk::ScreeningId, kiosk::Instant>;

/// All that are on record. Inside a transaction. Throws StoreFailure.
[[nodiscard]] std::set<EarlierStart> read_earlier_starts(Connection& db);

/// For the schema's step kEarlierStartStep, and as the tables are then. A valid code with a start that its screening
/// does not have and is not on record with: where the festival's key signed it, a program that kept no record of moves
/// made it before one, and its start is put on record. Throws StoreFailure.
void note_earlier_starts(Connection& db);

}  // namespace central
