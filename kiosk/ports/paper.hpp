// SPDX-License-Identifier: Apache-2.0
// A sheet to draw on that is no screen: what is drawn comes back as black and white.
#pragma once

#include <functional>

#include "kiosk/base/geometry.hpp"
#include "kiosk/base/image.hpp"
#include "kiosk/ports/canvas.hpp"

namespace kiosk::ports {

class Paper {
 public:
  virtual ~Paper() = default;

  /// Draws on a white sheet of `size` pixels and returns its ink (darker than half). Main thread only.
  [[nodiscard]] virtual Bitmap draw(Size size, const std::function<void(Canvas&)>& draw) = 0;

  /// For measuring text before the sheet's length is known. Same type as the sheet. Main thread only.
  [[nodiscard]] virtual const Canvas& measure() const = 0;
};

}  // namespace kiosk::ports
