// SPDX-License-Identifier: Apache-2.0
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

/// Along each row, from the darkest to the lightest within `radius` pixels either way: 0 to 255. For bars that blur has
/// made alike.
void stretch_rows(kiosk::GreyImage& picture, int radius);

/// Black and white, by the mean of `radius` pixels either way along the row.
void threshold_rows(kiosk::GreyImage& picture, int radius);

/// Adds twice the difference from the mean of `radius` pixels either way along the row.
void sharpen_rows(kiosk::GreyImage& picture, int radius);

}  // namespace platform::zxing
