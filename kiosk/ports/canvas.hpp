// SPDX-License-Identifier: Apache-2.0
// Something that can be drawn on: the screen, and through the same shaping the paper.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/base/geometry.hpp"
#include "kiosk/base/image.hpp"

namespace kiosk::ports {

enum class Face { kText, kDisplay };
enum class Weight { kRegular, kMedium, kSemiBold, kBold };
/// Which way a line as a whole runs: what stands in it of the other direction is set right by itself (UAX #9).
enum class Direction { kLeftToRight, kRightToLeft };

struct TextStyle {
  Face face = Face::kText;
  Weight weight = Weight::kRegular;
  int size = 34;           ///< em size in pixels, 8 to 400
  int tracking_milli = 0;  ///< extra space after each glyph, thousandths of the size; negative is tighter
  Direction direction = Direction::kLeftToRight;
  friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

/// What a line of text takes up. All in pixels.
struct TextExtent {
  int width = 0;
  int ascent = 0;   ///< baseline to the top of the line
  int descent = 0;  ///< baseline to its bottom, positive
  friend bool operator==(const TextExtent&, const TextExtent&) = default;
};

/// What knows how much room text takes up, without anything to draw on. Main thread only.
class TypeMeasure {
 public:
  virtual ~TypeMeasure() = default;

  /// One line without breaks; control characters and the marks of direction count nothing.
  [[nodiscard]] virtual TextExtent measure(const TextStyle& style, std::string_view text) const = 0;
};

/// Main thread only. Drawing outside the canvas is cut off; nothing here fails: a glyph or an icon that does not
/// exist is drawn as a visible box and logged once. Text is UTF-8; an invalid sequence draws U+FFFD.
class Canvas : public TypeMeasure {
 public:
  [[nodiscard]] virtual Size size() const = 0;

  /// From now on nothing outside `area` is touched; where it is empty, nothing is. Until the next call.
  virtual void clip(Rect area) = 0;

  /// Fills with round corners of `radius` pixels (0: square; half the height: a pill), edges smoothed.
  virtual void fill(Rect rect, Color color, int radius) = 0;

  /// A border of `width` pixels, inside `rect`.
  virtual void stroke(Rect rect, Color color, int width, int radius) = 0;

  /// Part of a ring with round ends: `start` and `sweep` in degrees, clockwise from twelve o'clock.
  virtual void arc(Point center, int radius, int width, int start, int sweep, Color color) = 0;

  /// Draws one line with the top left of its extent at `top_left`.
  virtual void text(Point top_left, const TextStyle& style, Color color, std::string_view text) = 0;

  /// A picture of assets/icons by its name without ending, fitted into `rect`. Where `tint` is opaque, the
  /// picture's alpha is filled with that colour; where it is wholly transparent (a = 0), its own colours stand.
  virtual void icon(Rect rect, std::string_view name, Color tint) = 0;

  /// The bitmap's ink in `color`, each of its pixels a square of whole pixels, centred in `rect`.
  virtual void bitmap(Rect rect, const Bitmap& bitmap, Color color) = 0;
};

}  // namespace kiosk::ports
