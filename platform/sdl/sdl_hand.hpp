// SPDX-License-Identifier: Apache-2.0
// A hand without a body: puts touches and keys into SDL's queue, where real ones would arrive.
#pragma once

#include "kiosk/base/geometry.hpp"
#include "kiosk/ports/display.hpp"

namespace platform::sdl {

enum class Contact { kDown, kMove, kUp };

/// A finger at `x`, `y`, both as parts of the panel (0 to 1). Any thread, after a display was opened.
void push_finger(Contact contact, int finger, float x, float y);

/// The left mouse button (kMove: the pointer with whatever is pressed) at a canvas pixel.
void push_mouse(Contact contact, kiosk::Point at);

/// The key that means `key` in the usual table (kDigit: the digit's).
void push_key(kiosk::ports::Key key, int digit = 0);

/// As if the window was closed.
void push_quit();

/// As if another window had covered this one.
void push_exposed();

}  // namespace platform::sdl
