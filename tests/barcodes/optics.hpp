// SPDX-License-Identifier: Apache-2.0
// What light, lens and sensor do to a frame.
#pragma once

#include "kiosk/base/geometry.hpp"
#include "kiosk/base/image.hpp"
#include "tests/barcodes/dice.hpp"

namespace tests {

/// Every light times `gain` of 256, at most white.
void expose(kiosk::GreyImage& picture, int gain);

/// A lamp's reflection: `strength` is added in its middle (more than 255 hides everything there), less further out,
/// nothing beyond `radius` pixels.
void glare(kiosk::GreyImage& picture, kiosk::Point middle, int radius, int strength);

/// Each pixel of the part becomes the mean of what passes over it in a movement of (across, down) pixels.
void shake(kiosk::GreyImage& picture, const kiosk::Rect& part, int across, int down);

/// The sensor's noise, near enough normal, another one for each pixel; `deviation` in 1/16 of a grey level.
void add_noise(kiosk::GreyImage& picture, int deviation, Dice& dice);

}  // namespace tests
