// SPDX-License-Identifier: Apache-2.0
// Where staff may decide otherwise than the rule.
#pragma once

#include "kiosk/policy/verdict.hpp"

namespace kiosk::policy {

/// Whether staff may give a ticket all the same, for a reason that is kept. They may where the rule is about hours,
/// places, the person's own day and the categories admitted. They may not where it protects a seat or another person:
/// no seat beyond the allotment, no second ticket for the same screening, none for what does not take place, and none
/// for a pass that is unknown, suspended or replaced by another.
[[nodiscard]] bool staff_may_override(Reason reason);

}  // namespace kiosk::policy
