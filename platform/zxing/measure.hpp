// SPDX-License-Identifier: Apache-2.0
// What a part of the frame looks like, for the hint that is shown where it could not be read.
#pragma once

#include "platform/zxing/patch.hpp"

namespace platform::zxing {

struct Measured {
  int contrast = 0;   ///< as kiosk::ports::Unread
  int sharpness = 0;  ///< likewise
};

/// Looks at `where` pixel by pixel, at most 256 a side from its middle.
[[nodiscard]] Measured measure(Pyramid& frame, const Oblong& where);

}  // namespace platform::zxing
