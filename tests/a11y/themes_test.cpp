// SPDX-License-Identifier: Apache-2.0
// The pairs of colours that every screen draws (WCAG 1.4.3, 1.4.6, 1.4.11).
#include "kiosk/ui/theme.hpp"
#include "tests/support/catch.hpp"

TEST_CASE("Every pair of colours that a look draws differs enough", "[a11y]") {
  CHECK(kiosk::ui::weak_pairs(kiosk::ui::light_theme(), false).empty());
  CHECK(kiosk::ui::weak_pairs(kiosk::ui::dark_theme(), false).empty());
  CHECK(kiosk::ui::weak_pairs(kiosk::ui::high_contrast_theme(), true).empty());
}
