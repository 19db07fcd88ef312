// SPDX-License-Identifier: Apache-2.0
// A grey picture scaled into a rounded rectangle: what the camera sees, many times a second.
#pragma once

#include "kiosk/base/geometry.hpp"
#include "kiosk/base/image.hpp"
#include "platform/sdl/pixels.hpp"

namespace platform::sdl {

/// As ports::Display::draw_picture. Between the picture's pixels values are mixed linearly.
void draw_grey(Pixels& pixels, kiosk::Rect rect, const kiosk::GreyImage& picture, int radius);

}  // namespace platform::sdl
