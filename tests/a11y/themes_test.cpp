// The pairs of colours that every screen draws (WCAG 1.4.3, 1.4.6, 1.4.11), and that looks differ in nothing else.
#include <variant>

#include "tests/a11y/matrix.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace a11y;
using kiosk::core::Look;

}  // namespace

TEST_CASE("Every pair of colours that a look draws differs enough", "[a11y]") {
  CHECK(kiosk::ui::weak_pairs(kiosk::ui::light_theme(), false).empty());
  CHECK(kiosk::ui::weak_pairs(kiosk::ui::dark_theme(), false).empty());
  CHECK(kiosk::ui::weak_pairs(kiosk::ui::high_contrast_theme(), true).empty());
}

TEST_CASE("In the dark everything stands where it stands in the light", "[a11y]") {
  Hall hall;
  const Setup light;
  const Setup dark{.look = Look::kDark};
  const auto& views = hall.views(light);
  for (std::size_t i = 0; i < views.size(); i += kEach) {
    // The same view, so that only the colours can differ.
    const auto one = hall.hang(views[i], light);
    const auto other = hall.hang(views[i], dark);
    INFO(one.name);
    REQUIRE(one.screen.scene.parts.size() == other.screen.scene.parts.size());
    for (std::size_t p = 0; p < one.screen.scene.parts.size(); ++p) {
      CHECK(one.screen.scene.parts[p].rect == other.screen.scene.parts[p].rect);
    }
  }
}
