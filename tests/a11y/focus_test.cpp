// SPDX-License-Identifier: Apache-2.0
// The focus on its way through every view (WCAG 2.1.2, 2.4.7, 2.4.11, 2.4.13).
#include "tests/a11y/matrix.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace a11y;
using kiosk::core::Look;

std::string findings_on(kiosk::Size size) {
  Hall hall;
  Findings findings;
  for (const int percent : {100, 200}) {
    const Setup setup{.size = size, .text_percent = percent};
    for_every_view(hall, setup, kTellingLanguages, {Look::kLight},
                   [&](const Exhibit& exhibit) { check_focus_stops(exhibit, findings); });
  }
  const Setup low{.size = size, .low_reach = true};
  for_every_view(hall, low, {"en"}, {Look::kHighContrast},
                 [&](const Exhibit& exhibit) { check_focus_stops(exhibit, findings); });
  return findings.told();
}

}  // namespace

TEST_CASE("Every stop of the focus is seen whole with its ring, on a portrait panel", "[a11y]") {
  CHECK(findings_on({1080, 1920}) == "");
}

TEST_CASE("Every stop of the focus is seen whole with its ring, on a landscape panel", "[a11y]") {
  CHECK(findings_on({1920, 1080}) == "");
}

TEST_CASE("Every stop of the focus is seen whole with its ring, on a counter panel", "[a11y]") {
  CHECK(findings_on({1280, 800}) == "");
}

TEST_CASE("Every stop of the focus is seen whole with its ring, on a small panel", "[a11y]") {
  CHECK(findings_on({800, 480}) == "");
}
