// Draws what the camera sees into its place on the screen.
#pragma once

#include "kiosk/app/preview.hpp"
#include "kiosk/ports/display.hpp"
#include "kiosk/screens/screen.hpp"

namespace kiosk::app {

/// The place for the camera's picture, where the screen has one and nothing stands over it; null else.
[[nodiscard]] const ui::Live* live_place(const screens::Screen& screen);

/// Draws the picture and its outlines; presents nothing. Main thread.
void draw_live(const ui::Live& place, const Glimpse& glimpse, ports::Display& display);

}  // namespace kiosk::app
