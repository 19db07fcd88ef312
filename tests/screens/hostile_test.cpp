// SPDX-License-Identifier: Apache-2.0
// What data can do to a screen: it stays a screen.
#include "kiosk/screens/narration.hpp"
#include "tests/screens/stage.hpp"
#include "tests/support/catch.hpp"

namespace {

using kiosk::Size;
using kiosk::screens::Screen;

}  // namespace

TEST_CASE("whatever the words are, every control stands on the panel and does something") {
  for (const Size size : {Size{1080, 1920}, Size{800, 480}}) {
    for (const tests::NamedView& each : tests::hard_views()) {
      INFO(each.name << " on " << size.width);
      const Screen screen = tests::composed(each.view, size);
      for (const kiosk::ui::Part& part : screen.scene.parts) {
        CHECK(part.rect.x >= 0);
        CHECK(part.rect.right() <= size.width);
        if (part.target) {
          REQUIRE(*part.target < screen.deeds.size());
          CHECK(part.rect.width >= 44);
          CHECK(part.rect.height >= 44);
        }
      }
    }
  }
}

TEST_CASE("the same view on the same stage is the same screen") {
  for (const tests::NamedView& each : tests::everyday_views()) {
    INFO(each.name);
    CHECK(tests::composed(each.view) == tests::composed(each.view));
  }
}

TEST_CASE("an empty view is a silent screen") {
  const Screen screen = tests::composed(kiosk::core::View{});
  CHECK(tests::controls(screen).empty());
  CHECK(kiosk::screens::say_screen(screen, kiosk::words::english()).empty());
}

TEST_CASE("without a maker of codes there is none, and the ticket still says what it is") {
  kiosk::screens::Stage stage = tests::stage();
  stage.qr = nullptr;
  const Screen screen = kiosk::screens::compose(tests::everyday("ticket"), stage);
  CHECK(tests::has(screen, "T-7F3K-92QD"));
  stage.qr = [](const std::string&) { return kiosk::Bitmap{}; };
  CHECK(tests::has(kiosk::screens::compose(tests::everyday("delivered"), stage), "T-7F3K-92QD"));
}
