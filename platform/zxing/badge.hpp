// SPDX-License-Identifier: Apache-2.0
// What a visitor holds up: a symbol on a badge, or on a phone in dark mode.
#pragma once

#include "kiosk/base/image.hpp"
#include "platform/zxing/pass_view.hpp"

namespace platform::zxing {

/// A symbol with its quiet zone and what is about it; its middle is the symbol's.
class Badge final : public Surface {
 public:
  /// `symbol` is drawn one pixel a module and is not empty. `quiet` is the width of the quiet zone in modules. Where
  /// `inverted`, the symbol is light on dark and so is all about it.
  Badge(kiosk::Bitmap symbol, int quiet, bool inverted);

  /// What the symbology asks for: 10 modules beside bars, 4 about others.
  [[nodiscard]] static int usual_quiet(const kiosk::Bitmap& symbol);

  [[nodiscard]] int light(int x, int y) const override;
  [[nodiscard]] kiosk::Size size() const override;

 private:
  kiosk::Bitmap symbol_;
  int quiet_;  // this and the others in grains
  int margin_;
  int half_width_;
  int half_height_;
  bool inverted_;
};

}  // namespace platform::zxing
