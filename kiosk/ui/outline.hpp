// SPDX-License-Identifier: Apache-2.0
// A line with round ends and a halo, from corner to corner, that stays inside a rounded room.
#pragma once

#include <array>

#include "kiosk/base/geometry.hpp"
#include "kiosk/ports/canvas.hpp"

namespace kiosk::ui {

struct OutlineStyle {
  int width = 0;  ///< of the line; the halo is half as wide again on each side
  Color line;
  Color halo;
};

/// Draws the closed outline; what of it would stand outside `room`, whose corners are round by `radius`, is left out.
void draw_outline(ports::Canvas& canvas, const std::array<Point, 4>& corners, const OutlineStyle& style, Rect room,
                  int radius);

}  // namespace kiosk::ui
