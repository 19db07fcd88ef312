// From the design's units (a panel 1080 wide) to the pixels of this panel.
#pragma once

#include "kiosk/base/geometry.hpp"

namespace kiosk::ui {

/// How closely a screen is set. A screen is composed again, closer, until everything stands inside the panel.
struct Density {
  double factor = 1;  ///< of type and of the space between things
  int max_lines = 0;  ///< most lines of one text, the last one then ends in "…"; 0: all of them
};

class Metrics {
 public:
  Metrics(Size panel, Density density);

  [[nodiscard]] Size panel() const { return panel_; }
  [[nodiscard]] bool landscape() const { return panel_.width > panel_.height; }
  /// Wide and low: the bars are thinner there.
  [[nodiscard]] bool low() const { return panel_.height < px(1000); }
  /// Loose enough that the parts that only please must have their place; closer, the words come first.
  [[nodiscard]] bool roomy() const { return density_.factor > 0.74; }
  [[nodiscard]] int max_lines() const { return density_.max_lines; }

  /// A length that stays: bars, borders, corners. At least 1 pixel for a length above 0.
  [[nodiscard]] int px(double units) const;
  /// A space between things: gives way where it is close.
  [[nodiscard]] int gap(double units) const;
  /// An em size in pixels, 8 to 400.
  [[nodiscard]] int type(double units) const;
  /// Height of something to touch: never under 80 units, nor under 44 pixels (WCAG 2.2, 2.5.5).
  [[nodiscard]] int touch(double units) const;

 private:
  Size panel_;
  Density density_;
  double scale_;
};

}  // namespace kiosk::ui
