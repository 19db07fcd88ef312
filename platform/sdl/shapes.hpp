// SPDX-License-Identifier: Apache-2.0
// Rounded rectangles, borders and arcs with smooth edges, drawn straight into pixels.
#pragma once

#include <cstdint>

#include "kiosk/base/geometry.hpp"
#include "platform/sdl/pixels.hpp"

namespace platform::sdl {

/// How much of the pixel at (x, y) a rectangle with round corners covers, 0 to 255. `radius` is at least 0 and fits.
[[nodiscard]] unsigned rounded_coverage(const Bounds& bounds, std::int64_t radius, std::int64_t x, std::int64_t y);

/// `radius`, but not over half of the shorter side.
[[nodiscard]] std::int64_t fitting_radius(const Bounds& bounds, int radius);

/// As ports::Canvas::fill.
void fill_shape(Pixels& pixels, kiosk::Rect rect, kiosk::Color color, int radius);

/// As ports::Canvas::stroke.
void stroke_shape(Pixels& pixels, kiosk::Rect rect, kiosk::Color color, int width, int radius);

/// As ports::Canvas::arc; `radius` is the outer one. A sweep of 360 and more closes the ring, a negative one runs
/// backwards, and 0 draws nothing.
void arc_shape(Pixels& pixels, kiosk::Point center, int radius, int width, int start, int sweep, kiosk::Color color);

}  // namespace platform::sdl
