// SPDX-License-Identifier: Apache-2.0
// Who is signed in, whatever the mode.
#pragma once

#include "kiosk/core/state.hpp"

namespace kiosk::core {

/// The visit that a mode belongs to; nullptr where nobody is signed in. Lives as long as the mode.
[[nodiscard]] const Visit* visit_in(const Mode& mode);
[[nodiscard]] Visit* visit_in(Mode& mode);

/// The look-up that a mode waits for; nullptr where it waits for none. Lives as long as the mode.
[[nodiscard]] const LookingUp* look_up_in(const Mode& mode);

}  // namespace kiosk::core
