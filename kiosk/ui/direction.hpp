// SPDX-License-Identifier: Apache-2.0
// Which way a text runs: by its own first letter, whatever way the page does.
#pragma once

#include <string_view>

#include "kiosk/ports/canvas.hpp"

namespace kiosk::ui {

/// The direction of the first letter that has one, those between isolates (U+2066 to U+2069) left out: rules P2 and P3
/// of UAX #9, so that an English synopsis on an Arabic page has its full stop at its end. `otherwise`: where there is
/// none, as in "18:30".
[[nodiscard]] ports::Direction direction_of(std::string_view text, ports::Direction otherwise);

}  // namespace kiosk::ui
