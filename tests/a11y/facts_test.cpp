// SPDX-License-Identifier: Apache-2.0
// Everything that a view says to the eye is said to the ear, and what is private only there (EN 301 549 5.1.3.1, ADA
// 707.4 and 707.5, 49 CFR 27.71(k)). From the view's own data: what a layout leaves out is missed too.
#include "tests/a11y/facts.hpp"

#include "tests/a11y/matrix.hpp"
#include "tests/support/catch.hpp"

using namespace a11y;

TEST_CASE("Every fact of every view is said, in every language", "[a11y]") {
  Hall hall;
  Findings findings;
  for (const auto size : {kiosk::Size{1080, 1920}, kiosk::Size{800, 480}}) {
    for_every_view(hall, {.size = size}, kLanguages, {kiosk::core::Look::kLight},
                   [&](const Exhibit& exhibit) { check_facts(exhibit, findings); });
  }
  CHECK(findings.told() == "");
}

TEST_CASE("A fact that is not drawn is missed", "[a11y]") {
  Hall hall;
  const Setup setup;
  auto view = hall.views(setup).front();
  auto exhibit = hall.hang(view, setup);
  view.view.bar_note = "the one thing that nobody was told";
  exhibit.view = &view.view;
  Findings findings;
  check_facts(exhibit, findings);
  CHECK(findings.told().find("nobody was told") != std::string::npos);
}
