// SPDX-License-Identifier: Apache-2.0
// From the design's units (a panel 1080 wide) to the pixels of this panel, by its millimetres and the distance from
// which it is read.
#pragma once

#include "kiosk/base/geometry.hpp"

namespace kiosk::ui {

/// A panel as it hangs there.
struct Panel {
  Size size;                   ///< pixels; 800x480 and up, either way round
  double pixels_per_mm = 3.2;  ///< 0.5 to 40
  double distance_mm = 600;    ///< from the eye; 200 to 3000
  friend bool operator==(const Panel&, const Panel&) = default;
};

/// A panel of that many pixels in the size in which such panels are sold: 1080x1920 is 27 inches, 1920x1080 24,
/// 1280x800 10.1, 800x480 7; others like the nearest of these by their number of pixels. What an installer's figure
/// overrides.
[[nodiscard]] Panel usual_panel(Size size);

/// Every length of a screen comes from here.
///
/// Text: the design's sizes where the panel is large enough for them. No text has capitals under 4.8 mm (ADA 707.7.2:
/// 3/16 inch), and with enlarged text (150 percent and up) none under 0.7 degrees at the distance (EN 301 549, 5.1.4).
/// Where that, or the text size a person chose, makes the smallest text larger than the design's, larger text grows
/// less, so that the scale keeps its order and headings still fit.
class Metrics {
 public:
  Metrics(const Panel& panel, int text_percent);

  [[nodiscard]] Size panel() const { return panel_.size; }
  [[nodiscard]] bool landscape() const { return panel_.size.width > panel_.size.height; }
  /// How many of the smallest letters' widths a line across the panel has: under 40 things stand below each other that
  /// else stand side by side.
  [[nodiscard]] double measure() const;

  /// A length: borders, corners, pictures. At least 1 pixel for a length above 0.
  [[nodiscard]] int px(double units) const;
  /// A length that gives way to words, of gaps, paddings and bars: as px(), less where the text is larger than the
  /// design's for the panel, down to half.
  [[nodiscard]] int gap(double units) const;
  /// An em size in pixels. `units` is the design's, 28 and up.
  [[nodiscard]] int type(double units) const;
  /// The least side of something to touch: `units` (104 for a button), as gap(); never under 9 mm, nor under 44 pixels
  /// of the panel (WCAG 2.2, 2.5.5).
  [[nodiscard]] int touch(double units) const;
  /// The smallest em size that any text has here.
  [[nodiscard]] int smallest_type() const { return type(28); }

 private:
  Panel panel_;
  double scale_;         // pixels a unit
  double smallest_ = 0;  // em size of the design's 28, in pixels
  double growth_ = 1;    // the exponent with which larger text grows
  double tight_ = 1;     // what is left of a gap
};

/// The height of Inter's capitals, parts of the em. Noto's are within 0.02 of it.
inline constexpr double kCapHeight = 0.727;

}  // namespace kiosk::ui
