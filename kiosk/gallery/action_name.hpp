// SPDX-License-Identifier: Apache-2.0
// What touching something asks for, in a few words that stay the same: for views.json and for what tests say.
#pragma once

#include <string>

#include "kiosk/core/action.hpp"

namespace kiosk::gallery {

/// "choose union-0428 print", "open_panel help", "choose_text_size 150": the action's name, then what it is about.
[[nodiscard]] std::string action_name(const core::Action& action);

}  // namespace kiosk::gallery
