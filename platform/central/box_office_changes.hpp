// SPDX-License-Identifier: Apache-2.0
// What an import does to the hours of box offices, which follow from a venue's screenings of the day.
#pragma once

#include <vector>

#include "kiosk/base/instant.hpp"
#include "platform/central/import_plan.hpp"
#include "platform/central/programme.hpp"

namespace central {

/// Each day of a venue that had hours and has others, or none, by venue and day; not those that are over at `now`.
[[nodiscard]] std::vector<BoxOfficeChange> box_office_changes(const Programme& before, const Programme& after,
                                                              kiosk::Instant now);

}  // namespace central
