// SPDX-License-Identifier: Apache-2.0
// Draws what the camera sees into its place on the screen.
#pragma once

#include <variant>

#include "kiosk/app/preview.hpp"
#include "kiosk/ports/display.hpp"
#include "kiosk/screens/screen.hpp"
#include "kiosk/ui/rects.hpp"

namespace kiosk::app {

/// The place on the screen for a shape that is drawn by itself, wholly in sight and with nothing over it; null else.
template <class Shape>
[[nodiscard]] const Shape* topmost_place(const screens::Screen& screen) {
  const Shape* place = nullptr;
  for (const auto& node : screen.scene.nodes) {
    if (const auto* found = std::get_if<Shape>(&node.shape)) {
      place = !node.scrolled || ui::within(found->rect, screen.scene.scroll.view) ? found : nullptr;
    }
    // The sheet under a warning dims all there is.
    if (const auto* fill = std::get_if<ui::Fill>(&node.shape); fill != nullptr && fill->color.a < 255) place = nullptr;
  }
  return place;
}

/// The place for the camera's picture.
[[nodiscard]] const ui::Live* live_place(const screens::Screen& screen);

/// Draws the picture and its outlines; presents nothing. Main thread.
void draw_live(const ui::Live& place, const Glimpse& glimpse, ports::Display& display);

}  // namespace kiosk::app
