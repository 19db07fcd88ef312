// The colours of the kiosk, by what they are for, and the arithmetic of contrast.
#pragma once

#include "kiosk/base/geometry.hpp"

namespace kiosk::ui {

/// A text colour and what it stands on.
struct Pair {
  Color text;
  Color paper;
};

struct Theme {
  Color paper;     ///< behind everything
  Color card;      ///< behind lists and tickets
  Color ink;       ///< what is read first
  Color soft;      ///< what is read second
  Color line;      ///< hairlines
  Color well;      ///< behind the illustration
  Color track;     ///< of a ring that empties
  Color brand;     ///< the one thing to do next
  Color on_brand;  ///< text on it
  Color on_ink;    ///< text on ink
  Pair neutral, ok, warn, bad, info;
  Color scrim;            ///< over a view that must not be touched; see-through
  bool bordered = false;  ///< pills, rows and the well are told apart by borders, not by their colours
  double type_scale = 1;  ///< how much larger text starts out, where it fits
};

/// The festival's colours.
[[nodiscard]] Theme light_theme();

/// Yellow and white on black, larger: for eyes that need it.
[[nodiscard]] Theme high_contrast_theme();

/// WCAG 2.2 contrast of two opaque colours, 1 to 21.
[[nodiscard]] double contrast(Color one, Color other);

}  // namespace kiosk::ui
