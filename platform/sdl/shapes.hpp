// Rounded rectangles, borders and arcs with smooth edges, drawn straight into pixels.
#pragma once

#include "kiosk/base/geometry.hpp"
#include "platform/sdl/pixels.hpp"

namespace platform::sdl {

/// As ports::Canvas::fill.
void fill_shape(Pixels& pixels, kiosk::Rect rect, kiosk::Color color, int radius);

/// As ports::Canvas::stroke.
void stroke_shape(Pixels& pixels, kiosk::Rect rect, kiosk::Color color, int width, int radius);

/// As ports::Canvas::arc; `radius` is the outer one. A sweep of 360 and more closes the ring, a negative one runs
/// backwards, and 0 draws nothing.
void arc_shape(Pixels& pixels, kiosk::Point center, int radius, int width, int start, int sweep, kiosk::Color color);

}  // namespace platform::sdl
