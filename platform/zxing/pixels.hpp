// What is done to grey pictures before the decoder sees them.
#pragma once

#include <cstddef>

#include "kiosk/base/geometry.hpp"
#include "kiosk/base/image.hpp"

namespace platform::zxing {

/// Both at least 0.
[[nodiscard]] std::size_t area(int width, int height);

void invert(kiosk::GreyImage& picture);

/// Means of two by two pixels; an odd last row or column is dropped. Both sides of `picture` at least 2.
[[nodiscard]] kiosk::GreyImage half(const kiosk::GreyImage& picture);

/// Turned about its middle, counter-clockwise, at the same size: corners are lost, what was outside is mid grey.
[[nodiscard]] kiosk::GreyImage turned(const kiosk::GreyImage& picture, int degrees);

/// The box about what a box of turned(picture, degrees) covers in `picture`.
[[nodiscard]] kiosk::Rect turned_back(const kiosk::Rect& box, const kiosk::GreyImage& picture, int degrees);

/// A box of half() in the whole picture.
[[nodiscard]] kiosk::Rect doubled(const kiosk::Rect& box);

}  // namespace platform::zxing
