// SPDX-License-Identifier: Apache-2.0
// What an import does to the hours of box offices, which follow from the first screening of a venue's day.
#pragma once

#include <string>
#include <vector>

#include "kiosk/base/instant.hpp"
#include "platform/central/programme.hpp"

namespace central {

/// "box office of bader on 2024-04-28: opens 14:00 -> 15:00; it is open now, and would be closed until then", a line
/// each day of a venue that had hours and has others; not of days that are over.
[[nodiscard]] std::vector<std::string> box_office_changes(const Programme& before, const Programme& after,
                                                          kiosk::Instant now);

}  // namespace central
