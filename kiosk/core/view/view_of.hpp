// From the state to what is shown.
#pragma once

#include "kiosk/core/state.hpp"
#include "kiosk/core/view/view.hpp"

namespace kiosk::core {

/// What stands on the screen in this state. Pure; equal states look equal.
[[nodiscard]] View view_of(const State& state);

}  // namespace kiosk::core
