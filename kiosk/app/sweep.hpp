// SPDX-License-Identifier: Apache-2.0
// The bar that says that something goes on, where there is nothing to count.
#pragma once

#include <chrono>

#include "kiosk/ports/canvas.hpp"
#include "kiosk/screens/screen.hpp"

namespace kiosk::app {

/// The place for the bar, where the screen has one in sight and nothing stands over it; null else.
[[nodiscard]] const ui::Sweep* sweep_place(const screens::Screen& screen);

/// Draws the bar as it stands at that time; a sweep takes 1.6 s, far from flashing. `mirrored`: it runs to the left.
void draw_sweep(const ui::Sweep& sweep, std::chrono::steady_clock::time_point now, bool mirrored,
                ports::Canvas& canvas);

}  // namespace kiosk::app
