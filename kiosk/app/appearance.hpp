// SPDX-License-Identifier: Apache-2.0
// How this kiosk looks, as its installer set it.
#pragma once

#include "kiosk/core/preferences.hpp"
#include "kiosk/ui/metrics.hpp"
#include "kiosk/ui/theme.hpp"

namespace kiosk::app {

struct Appearance {
  ui::Theme light = ui::light_theme();  ///< or the festival's own
  ui::Theme dark = ui::dark_theme();
  ui::Theme high_contrast = ui::high_contrast_theme();
  int width_mm = 0;  ///< of the picture; 0: as panels with so many pixels are sold
  int distance_mm = 600;
};

[[nodiscard]] const ui::Theme& theme_of(const Appearance& appearance, core::Look look);

/// The panel with this many pixels.
[[nodiscard]] ui::Panel panel_of(const Appearance& appearance, Size size);

}  // namespace kiosk::app
