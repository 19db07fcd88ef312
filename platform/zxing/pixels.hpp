// What is done to grey pictures before the decoder sees them.
#pragma once

#include <cstddef>

#include "kiosk/base/image.hpp"

namespace platform::zxing {

/// Both at least 0.
[[nodiscard]] std::size_t area(int width, int height);

void invert(kiosk::GreyImage& picture);

/// Means of two by two pixels, written into `out`; an odd last row or column is dropped. Both sides of `picture` at
/// least 2; `out` is another picture.
void halve(const kiosk::GreyImage& picture, kiosk::GreyImage& out);

/// Means of three by three pixels, against noise.
void smooth(kiosk::GreyImage& picture);

/// Adds twice the difference from the mean of the neighbourhood: for what is out of focus.
void sharpen(kiosk::GreyImage& picture);

/// Black and white, by the mean about each pixel, `radius` pixels each way: for uneven light.
void threshold(kiosk::GreyImage& picture, int radius);

/// The darkest to 0 and the lightest to 255, apart from a hundredth of each.
void stretch(kiosk::GreyImage& picture);

}  // namespace platform::zxing
