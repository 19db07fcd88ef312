// SPDX-License-Identifier: Apache-2.0
// The navigator: keys that go round, fingers that press or drag, and a focus that keeps to its control.
#include "kiosk/app/navigator.hpp"

#include <chrono>
#include <set>

#include "tests/app/app_views.hpp"
#include "tests/support/catch.hpp"
#include "tests/ui/ruler.hpp"

using namespace kiosk;
using namespace std::chrono_literals;
using ports::Key;

namespace {

constexpr int kSlop = 12;

/// A navigator before a screen that is composed anew after each input, as the presenter does.
struct Walk {
  explicit Walk(core::View first) : view(std::move(first)) { compose(); }

  app::Navigator navigator{250ms};
  core::View view;
  screens::Screen screen;
  app::Navigator::Time now{};
  bool calm = false;

  void compose() {
    navigator.meet(view);
    const ui::testing::Ruler ruler;
    screens::Stage stage;
    stage.panel = ui::usual_panel({1080, 1920});
    stage.theme = ui::light_theme();
    stage.measure = &ruler;
    for (int again = 0; again < 2; ++again) {
      const auto sight = navigator.sight(now);
      stage.focus = sight.focus;
      stage.scroll = sight.scroll;
      stage.over_scroll = sight.over_scroll;
      stage.reveal = sight.reveal;
      screen = screens::compose(view, stage);
      if (!navigator.settle(screen, kSlop, calm)) break;
    }
  }
  void show(core::View next) {
    view = std::move(next);
    compose();
  }
  app::Outcome press(Key key, std::chrono::milliseconds later = 1s) {
    now += later;
    auto outcome = navigator.press(key, screen, now);
    compose();
    return outcome;
  }
  /// What has the focus; nothing: none.
  [[nodiscard]] std::string focused() {
    const auto focus = navigator.sight(now).focus;
    if (!focus) return "";
    const auto& part = screen.scene.parts[ui::focusable(screen.scene).at(*focus)];
    return part.speech.empty() ? part.text : part.speech;
  }
  [[nodiscard]] Point middle_of(const std::string& label) const {
    for (const auto& part : screen.scene.parts) {
      if (part.target && part.text == label)
        return {part.rect.x + part.rect.width / 2, part.rect.y + part.rect.height / 2};
    }
    FAIL("no control says " + label);
    return {};
  }
  app::Outcome tap(Point at, std::chrono::milliseconds later = 1s) {
    now += later;
    navigator.down(at, screen, now);
    auto outcome = navigator.up(at, screen, now + 50ms);
    compose();
    return outcome;
  }
  void drag(Point from, int by) {
    now += 1s;
    navigator.down(from, screen, now);
    for (int step = 1; step <= 10; ++step) {
      now += 10ms;
      navigator.move({from.x, from.y + by * step / 10}, screen, now);
      compose();
    }
  }
};

}  // namespace

TEST_CASE("a new view has no focus, and the keys go round through all of it, both ways") {
  Walk walk(tests::choices(4));
  CHECK(walk.focused().empty());
  const auto count = ui::focusable(walk.screen.scene).size();
  std::vector<std::string> forwards;
  for (std::size_t i = 0; i < count; ++i) {
    CHECK(walk.press(Key::kNext).stirs);
    forwards.push_back(walk.focused());
  }
  CHECK(std::set(forwards.begin(), forwards.end()).size() == count);
  walk.press(Key::kNext);
  CHECK(walk.focused() == forwards.front());
  for (std::size_t i = count; i-- > 0;) {
    walk.press(Key::kPrevious);
    CHECK(walk.focused() == forwards[i]);
  }
}

TEST_CASE("previous without a focus begins at the end, and activate at the beginning") {
  Walk walk(tests::message("apology", "That is not a pass"));
  SECTION("previous") {
    walk.press(Key::kPrevious);
    CHECK(walk.focused() == "Help");
  }
  SECTION("activate") {
    CHECK_FALSE(walk.press(Key::kActivate).action.has_value());
    CHECK(walk.focused() == "OK");
    CHECK(walk.press(Key::kActivate).action == core::Action(core::Back{}));
  }
}

TEST_CASE("the focus is scrolled to, to the last control and back") {
  Walk walk(tests::choices(40));
  const auto view = walk.screen.scene.scroll.view;
  REQUIRE(walk.screen.scene.scroll.furthest() > 0);
  for (int i = 0; i < 60; ++i) {
    walk.press(Key::kNext);
    const auto focus = walk.navigator.sight(walk.now).focus;
    const auto& part = walk.screen.scene.parts[ui::focusable(walk.screen.scene).at(*focus)];
    if (!part.scrolled) continue;
    CHECK(part.rect.y >= view.y);
    CHECK(part.rect.bottom() <= view.bottom());
  }
}

TEST_CASE("back does what leads back, where there is such a thing") {
  CHECK(Walk(tests::choices(1)).press(Key::kBack).action == core::Action(core::SignOut{}));
  CHECK(Walk(tests::message("apology", "No")).press(Key::kBack).action == core::Action(core::Back{}));
  core::View panel = tests::message("panel help", "Help");
  std::get<core::MessageView>(panel.body).actions.push_back({"Close", core::ClosePanel{}});
  CHECK(Walk(panel).press(Key::kBack).action == core::Action(core::ClosePanel{}));
  const auto nothing = Walk(tests::busy()).press(Key::kBack);
  CHECK_FALSE(nothing.action.has_value());
  CHECK(nothing.stirs);
}

TEST_CASE("a view without controls takes every key in peace") {
  Walk walk(tests::busy());
  for (const auto key : {Key::kNext, Key::kPrevious, Key::kActivate, Key::kBack, Key::kDigit, Key::kRepeat}) {
    CHECK_FALSE(walk.press(key).action.has_value());
  }
  CHECK(walk.focused().empty());
}

TEST_CASE("the focus goes with its control when others come and go") {
  Walk walk(tests::choices(3));
  for (int i = 0; i < 3; ++i) walk.press(Key::kNext);
  const auto before = walk.focused();
  auto fewer = walk.view;
  auto& rows = std::get<core::ChoicesView>(fewer.body).rows;
  SECTION("one before it goes") {
    rows.erase(rows.begin());
    walk.show(fewer);
    CHECK(walk.focused() == before);
  }
  SECTION("it goes itself") {
    rows.erase(rows.begin() + 1);
    walk.show(fewer);
    CHECK(walk.focused().empty());
    CHECK_FALSE(walk.press(Key::kActivate).action.has_value());
    CHECK_FALSE(walk.focused().empty());
  }
  SECTION("it does something else now, and says so") {
    rows[1].button = core::Button{"Print again", core::Choose{ScreeningId("s-9")}};
    walk.show(fewer);
    CHECK(walk.focused().empty());
  }
  SECTION("it does something else and says the same: a switch") {
    rows[1].button->action = core::Choose{ScreeningId("s-9")};
    walk.show(fewer);
    CHECK(walk.focused() == before);
  }
  SECTION("all go") {
    rows.clear();
    walk.show(fewer);
    CHECK(walk.focused().empty());
  }
  SECTION("the view is another") {
    walk.show(tests::message("apology", "No"));
    CHECK(walk.focused().empty());
  }
}

TEST_CASE("a warning has a focus of its own, and beneath it all stays as it was") {
  Walk walk(tests::choices(40));
  for (int i = 0; i < 20; ++i) walk.press(Key::kNext);
  const auto before = walk.focused();
  const auto offset = walk.screen.scene.scroll.offset;
  REQUIRE(offset > 0);
  walk.show(tests::warned(walk.view));
  CHECK(walk.navigator.sight(walk.now).scroll == offset);
  CHECK(walk.navigator.sight(walk.now).over_scroll == 0);
  CHECK(walk.focused() == "I need more time");
  const auto moved = walk.press(Key::kNext);
  CHECK(walk.focused() == "Sign out now");
  CHECK_FALSE(moved.stirs);  // it would answer the warning
  CHECK(walk.press(Key::kBack).action == core::Action(core::MoreTime{}));
  walk.view.still_there.reset();
  walk.compose();
  CHECK(walk.focused() == before);
  CHECK(walk.screen.scene.scroll.offset == offset);
}

TEST_CASE("a second strike within a quarter of a second activates nothing") {
  Walk walk(tests::message("apology", "No"));
  walk.press(Key::kNext);
  CHECK(walk.press(Key::kActivate).action.has_value());
  CHECK_FALSE(walk.press(Key::kActivate, 200ms).action.has_value());
  CHECK(walk.press(Key::kActivate, 60ms).action.has_value());
  const auto ok = walk.middle_of("OK");
  CHECK(walk.tap(ok).action.has_value());
  CHECK_FALSE(walk.tap(ok, 249ms).action.has_value());
  CHECK_FALSE(walk.tap(walk.middle_of("Help"), 0ms).action.has_value());
  CHECK(walk.tap(ok, 1s).action.has_value());
}

TEST_CASE("whoever goes on to another control in between is quick, and does not tremble") {
  Walk walk(tests::message("apology", "No"));
  walk.press(Key::kNext);
  CHECK(walk.press(Key::kActivate).action.has_value());
  walk.press(Key::kNext, 50ms);
  CHECK(walk.press(Key::kActivate, 50ms).action == core::Action(core::OpenPanel{core::Panel::kAccessibility}));
}

TEST_CASE("a touch acts on its release, on the control that it began on") {
  Walk walk(tests::message("apology", "No"));
  const auto ok = walk.middle_of("OK");
  walk.press(Key::kNext);
  CHECK(walk.tap(ok).action == core::Action(core::Back{}));
  CHECK(walk.focused().empty());  // no ring where nobody uses keys
  SECTION("sliding off takes it back") {
    walk.now += 1s;
    walk.navigator.down(ok, walk.screen, walk.now);
    walk.navigator.move({5, 400}, walk.screen, walk.now);
    const auto outcome = walk.navigator.up({5, 400}, walk.screen, walk.now);
    CHECK_FALSE(outcome.action.has_value());
    CHECK(outcome.stirs);
  }
  SECTION("and so does a view that changes under the finger") {
    walk.now += 1s;
    walk.navigator.down(ok, walk.screen, walk.now);
    walk.show(tests::message("other", "No"));
    CHECK_FALSE(walk.navigator.up(ok, walk.screen, walk.now).action.has_value());
  }
  SECTION("an end without a beginning is nothing") {
    const auto outcome = walk.navigator.up(ok, walk.screen, walk.now);
    CHECK_FALSE(outcome.action.has_value());
    CHECK_FALSE(outcome.stirs);
  }
}

TEST_CASE("a finger that drags scrolls, and presses nothing") {
  Walk walk(tests::choices(40));
  const auto start = walk.middle_of("Get ticket");
  walk.drag(start, -300);
  CHECK(walk.screen.scene.scroll.offset > 200);
  CHECK(walk.screen.scene.scroll.offset <= 300);
  const auto lifted = walk.navigator.up({start.x, start.y - 300}, walk.screen, walk.now);
  CHECK_FALSE(lifted.action.has_value());
  CHECK(lifted.stirs);

  SECTION("what was thrown glides on and comes to rest") {
    const auto thrown = walk.screen.scene.scroll.offset;
    CHECK(walk.navigator.gliding());
    for (int i = 0; i < 200; ++i) {
      walk.now += 16ms;
      walk.compose();
    }
    CHECK_FALSE(walk.navigator.gliding());
    CHECK(walk.screen.scene.scroll.offset > thrown);
  }
  SECTION("a touch catches it and is no press") {
    walk.now += 16ms;
    walk.compose();
    CHECK_FALSE(walk.tap(walk.middle_of("Get ticket"), 16ms).action.has_value());
    CHECK_FALSE(walk.navigator.gliding());
  }
}

TEST_CASE("nothing glides for who wants nothing to move") {
  Walk walk(tests::choices(40));
  walk.calm = true;
  walk.compose();
  const auto start = walk.middle_of("Get ticket");
  walk.drag(start, -300);
  (void)walk.navigator.up({start.x, start.y - 300}, walk.screen, walk.now);
  CHECK_FALSE(walk.navigator.gliding());
}

TEST_CASE("a finger that wanders a little still presses") {
  Walk walk(tests::choices(40));
  const auto start = walk.middle_of("Get ticket");
  walk.now += 1s;
  walk.navigator.down(start, walk.screen, walk.now);
  walk.navigator.move({start.x + 9, start.y - kSlop}, walk.screen, walk.now + 30ms);
  const auto outcome = walk.navigator.up({start.x + 9, start.y - kSlop}, walk.screen, walk.now + 60ms);
  CHECK(outcome.action.has_value());
}

TEST_CASE("more below goes down by most of a page, and more above back") {
  Walk walk(tests::choices(40));
  const auto page = walk.screen.scene.scroll.view.height;
  CHECK_FALSE(walk.tap(walk.middle_of("More below")).action.has_value());
  CHECK(walk.screen.scene.scroll.offset > page / 2);
  CHECK(walk.screen.scene.scroll.offset < page);
  walk.tap(walk.middle_of("More above"));
  CHECK(walk.screen.scene.scroll.offset == 0);
}
