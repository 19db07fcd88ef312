// SPDX-License-Identifier: Apache-2.0
// A canvas without a device: every character is as wide as half its em, and what is drawn is written down.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/ports/canvas.hpp"

namespace kiosk::ui::testing {

class Ruler : public ports::Canvas {
 public:
  [[nodiscard]] Size size() const override { return {}; }
  void clip(Rect /*area*/) override {}
  void fill(Rect /*rect*/, Color /*color*/, int /*radius*/) override {}
  void stroke(Rect /*rect*/, Color /*color*/, int /*width*/, int /*radius*/) override {}
  void arc(Point /*center*/, int /*radius*/, int /*width*/, int /*start*/, int /*sweep*/, Color /*color*/) override {}
  [[nodiscard]] ports::TextExtent measure(const ports::TextStyle& style, std::string_view text) const override {
    int characters = 0;
    for (const char byte : text) characters += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
    return {characters * style.size / 2, style.size, style.size / 4};
  }
  void text(Point /*top_left*/, const ports::TextStyle& /*style*/, Color /*color*/,
            std::string_view /*text*/) override {}
  void icon(Rect /*rect*/, std::string_view /*name*/, Color /*tint*/) override {}
  void bitmap(Rect /*rect*/, const Bitmap& /*bitmap*/, Color /*color*/) override {}
};

}  // namespace kiosk::ui::testing
