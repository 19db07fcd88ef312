// SPDX-License-Identifier: Apache-2.0
// The festival's rules in the database: one row a setting.
#pragma once

#include "kiosk/policy/rules.hpp"
#include "platform/central/database.hpp"

namespace central {

/// Writes all but the daily limits, which stand with their categories.
void save_rules(Connection& db, const kiosk::policy::Rules& rules);

/// The rules with the daily limits; the default where a setting has no row.
[[nodiscard]] kiosk::policy::Rules load_rules(Connection& db);

}  // namespace central
