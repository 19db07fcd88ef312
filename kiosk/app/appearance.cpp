// SPDX-License-Identifier: Apache-2.0
// How this kiosk looks, as its installer set it.
#include "kiosk/app/appearance.hpp"

#include <algorithm>

namespace kiosk::app {

const ui::Theme& theme_of(const Appearance& appearance, core::Look look) {
  switch (look) {
    case core::Look::kLight:
      return appearance.light;
    case core::Look::kDark:
      return appearance.dark;
    case core::Look::kHighContrast:
      return appearance.high_contrast;
  }
  return appearance.light;
}

ui::Panel panel_of(const Appearance& appearance, Size size) {
  auto panel = ui::usual_panel(size);
  // Within what ui::Panel takes: a figure that is wrong by far is not to make a kiosk that nobody can use.
  if (appearance.width_mm > 0) {
    panel.pixels_per_mm = std::clamp(static_cast<double>(size.width) / appearance.width_mm, 0.5, 40.0);
  }
  panel.distance_mm = appearance.distance_mm;
  return panel;
}

}  // namespace kiosk::app
