// SPDX-License-Identifier: Apache-2.0
// Contrast on the drawn pixels (WCAG 1.4.3, 1.4.6, 1.4.11, 2.4.13; ADA 707.7.2): all views in all looks on the main
// panel, in English, and in the language with an accent on every letter; on the other panels and at other text sizes
// the colours are the same, and only every seventh view is drawn.
#include "tests/a11y/matrix.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace a11y;
using kiosk::core::Look;

void look_at_pixels(Hall& hall, const Exhibit& exhibit, Findings& findings) {
  const auto& picture = hall.draw(exhibit.screen);
  check_drawn_text(exhibit, picture, findings);
  check_drawn_controls(exhibit, picture, findings);
  check_drawn_ring(hall, exhibit, findings);
}

std::string findings_of(Look look) {
  Hall hall;
  Findings findings;
  for_every_view(hall, {}, {"en", "en-XA"}, {look},
                 [&](const Exhibit& exhibit) { look_at_pixels(hall, exhibit, findings); });
  return findings.told();
}

}  // namespace

TEST_CASE("Drawn in light colours, text and controls are told from what is behind them", "[a11y]") {
  CHECK(findings_of(Look::kLight) == "");
}

TEST_CASE("Drawn in dark colours, text and controls are told from what is behind them", "[a11y]") {
  CHECK(findings_of(Look::kDark) == "");
}

TEST_CASE("Drawn in high contrast, text is told from what is behind it by seven to one", "[a11y]") {
  CHECK(findings_of(Look::kHighContrast) == "");
}

TEST_CASE("Drawn on other panels, at other text sizes and in other scripts, the contrast is the same", "[a11y]") {
  Hall hall;
  Findings findings;
  std::size_t seen = 0;
  for (const auto size : {kiosk::Size{1920, 1080}, kiosk::Size{1280, 800}, kiosk::Size{800, 480}}) {
    for (const int percent : {100, 150, 200}) {
      for_every_view(hall, {.size = size, .text_percent = percent}, {"iu", "ar", "zh-Hans"}, kLooks,
                     [&](const Exhibit& exhibit) {
                       if (seen++ % 7 == 0) look_at_pixels(hall, exhibit, findings);
                     });
    }
  }
  CHECK(findings.told() == "");
}
