// SPDX-License-Identifier: Apache-2.0
// Reach mode: whoever sits, or is small, comes to everything (EN 301 549 8.3.2, 8.3.3).
#include "tests/a11y/matrix.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace a11y;
using kiosk::Size;

}  // namespace

TEST_CASE("In reach mode everything to touch is in the lower band, and still whole, in order and heard", "[a11y]") {
  Hall hall;
  Findings findings;
  for (const auto size : {Size{1080, 1920}, Size{1920, 1080}, Size{1280, 800}, Size{800, 480}}) {
    for (const int percent : {100, 200}) {
      const Setup setup{.size = size, .text_percent = percent, .low_reach = true};
      for_every_view(hall, setup, kTellingLanguages, {kiosk::core::Look::kLight}, [&](const Exhibit& exhibit) {
        check_reach(exhibit, findings);
        check_laid_out(hall, exhibit, findings);
      });
    }
  }
  CHECK(findings.told() == "");
}
