// SPDX-License-Identifier: Apache-2.0
// From the state to what is shown.
#pragma once

#include "kiosk/core/state.hpp"
#include "kiosk/core/view/view.hpp"
#include "kiosk/words/language.hpp"

namespace kiosk::core {

/// What stands on the screen in this state, in a language. Pure; equal states look equal.
[[nodiscard]] View view_of(const State& state, const words::Language& say);

/// The code of the language that the state is to be shown in: the visit's, else the kiosk's first.
[[nodiscard]] const std::string& language_of(const State& state);

}  // namespace kiosk::core
