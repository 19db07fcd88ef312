// SPDX-License-Identifier: Apache-2.0
// The presenter: nothing is drawn when nothing changes, and where something does, only there.
#include "kiosk/app/presenter.hpp"

#include <chrono>

#include "kiosk/ui/rects.hpp"
#include "tests/app/app_views.hpp"
#include "tests/app/recording_panel.hpp"
#include "tests/support/catch.hpp"

using namespace kiosk;
using namespace std::chrono_literals;
using app::Presenter;

namespace {

const Rect kAll{0, 0, 1080, 1920};

/// A presenter on a panel, and a clock that stands until it is moved.
struct Stage {
  tests::RecordingPanel panel;
  app::Preview preview{false, [] {}};
  Presenter presenter{panel, preview, {}, [](const std::string&) { return Bitmap(21, 21); }};
  app::Navigator navigator{250ms};
  core::Preferences like;
  bool mirrored = false;
  Presenter::Time now{};

  bool show(const core::View& view) {
    panel.forget();
    return presenter.show({view, like, mirrored}, navigator, now);
  }
  [[nodiscard]] const screens::Screen& screen() const { return *presenter.screen(); }
};

}  // namespace

TEST_CASE("the first view is drawn whole, and then nothing") {
  Stage stage;
  const auto view = tests::message("apology", "That is not a pass");
  REQUIRE(stage.show(view));
  REQUIRE(stage.panel.presented == std::vector{kAll});
  const auto counters = stage.presenter.counters();
  CHECK(counters.composed == 1);
  CHECK(counters.pixels == 1080L * 1920);
  for (int i = 0; i < 100; ++i) {
    stage.now += 16ms;
    REQUIRE_FALSE(stage.show(view));
  }
  CHECK(stage.presenter.counters() == counters);
  CHECK(stage.panel.sheet.drawn_in.empty());
  CHECK_FALSE(stage.presenter.next_frame().has_value());
}

TEST_CASE("a minute that passes draws the clock and no more") {
  Stage stage;
  auto view = tests::choices(3);
  stage.show(view);
  view.top.clock = "17:43";
  REQUIRE(stage.show(view));
  REQUIRE_FALSE(stage.panel.presented.empty());
  for (const auto& rect : stage.panel.presented) CHECK(rect.bottom() < 300);
  for (const auto& clip : stage.panel.sheet.drawn_in) CHECK(clip.bottom() < 300);
  CHECK(stage.presenter.counters().pixels < 1080L * 1920 + 200'000);
}

TEST_CASE("a view that says nothing new on the panel is not drawn, though it is another") {
  Stage stage;
  auto view = tests::message("apology", "That is not a pass");
  stage.show(view);
  view.personal = true;
  CHECK_FALSE(stage.show(view));
  CHECK(stage.panel.presented.empty());
}

TEST_CASE("a focus that moves draws where it was and where it is") {
  Stage stage;
  const auto view = tests::choices(3);
  stage.show(view);
  (void)stage.navigator.press(ports::Key::kNext, stage.screen(), stage.now);
  REQUIRE(stage.show(view));
  const auto order = ui::focusable(stage.screen().scene);
  const auto first = stage.screen().scene.parts[order[0]].rect;
  REQUIRE_FALSE(stage.panel.presented.empty());
  long pixels = 0;
  for (const auto& rect : stage.panel.presented) {
    CHECK_FALSE(ui::common(rect, first.inset(-40)).empty());
    pixels += static_cast<long>(rect.width) * rect.height;
  }
  CHECK(pixels < 1080L * 1920 / 4);
}

TEST_CASE("what the panel has lost is drawn again, without being laid out again") {
  Stage stage;
  const auto view = tests::choices(2);
  stage.show(view);
  const auto composed = stage.presenter.counters().composed;
  stage.presenter.lose();
  CHECK_FALSE(stage.show(view));
  CHECK(stage.panel.presented == std::vector{kAll});
  CHECK(stage.presenter.counters().composed == composed);
  stage.show(view);
  CHECK(stage.panel.presented.empty());
}

TEST_CASE("a panel of another size gets another screen") {
  Stage stage;
  const auto view = tests::choices(2);
  stage.show(view);
  stage.panel.sheet.resize({1920, 1080});
  stage.presenter.lose();
  REQUIRE(stage.show(view));
  CHECK(stage.screen().scene.size == Size{1920, 1080});
  CHECK(stage.panel.presented == std::vector<Rect>{{0, 0, 1920, 1080}});
}

TEST_CASE("what a person likes makes another screen of the same view") {
  Stage stage;
  const auto view = tests::choices(2);
  stage.show(view);
  const auto light = stage.screen();
  SECTION("other colours") { stage.like.look = core::Look::kHighContrast; }
  SECTION("larger text") { stage.like.text_percent = 200; }
  SECTION("within reach") { stage.like.low_reach = true; }
  SECTION("a language that runs from the right") { stage.mirrored = true; }
  REQUIRE(stage.show(view));
  CHECK_FALSE(stage.screen() == light);
}

TEST_CASE("a bar sweeps twenty times a second and draws nothing but itself") {
  Stage stage;
  const auto view = tests::busy();
  stage.show(view);
  REQUIRE(stage.presenter.next_frame().has_value());
  stage.now += 10ms;
  stage.show(view);
  CHECK(stage.panel.presented.empty());
  const auto composed = stage.presenter.counters().composed;
  int frames = 0;
  for (int i = 0; i < 100; ++i) {
    stage.now += 10ms;
    stage.show(view);
    frames += static_cast<int>(stage.panel.presented.size());
    for (const auto& rect : stage.panel.presented) CHECK(rect.height < 60);
  }
  CHECK(frames >= 18);
  CHECK(frames <= 21);
  CHECK(stage.presenter.counters().composed == composed);
}

TEST_CASE("nothing sweeps for who wants nothing to move, nor under a warning") {
  Stage stage;
  auto view = tests::busy();
  SECTION("calm") { stage.like.calm = true; }
  SECTION("warned") { view = tests::warned(view); }
  stage.show(view);
  CHECK_FALSE(stage.presenter.next_frame().has_value());
  stage.now += 10s;
  stage.show(view);
  CHECK(stage.panel.presented.empty());
}

TEST_CASE("a sweep that is over leaves no timer behind") {
  Stage stage;
  stage.show(tests::busy());
  stage.now += 1s;
  stage.show(tests::message("apology", "No answer"));
  CHECK_FALSE(stage.presenter.next_frame().has_value());
}

TEST_CASE("a new picture of the camera is drawn into its place, and an old one is not") {
  Stage stage;
  core::View view;
  view.name = "scan";
  core::ScanView body;
  body.headline = "Scan your pass";
  body.lead = "Hold it up";
  body.live = true;
  view.body = body;
  stage.show(view);
  REQUIRE(stage.panel.pictures.empty());
  const GreyImage frame{64, 36, std::vector<std::uint8_t>(64 * 36, 90)};
  stage.preview.put(frame, {}, Instant{});
  stage.show(view);
  REQUIRE(stage.panel.pictures.size() == 1);
  CHECK(stage.panel.presented == stage.panel.pictures);
  stage.show(view);
  CHECK(stage.panel.pictures.empty());
  CHECK(stage.panel.presented.empty());
}

TEST_CASE("a watcher is told of what can be touched where it is in sight") {
  Stage stage;
  const auto view = tests::choices(40);
  stage.show(view);
  const auto shown = app::told(stage.screen());
  CHECK(shown.name == "choices");
  CHECK(shown.headline == "Hello, Amara");
  CHECK(shown.more_below == "More below");
  CHECK(shown.more_above.empty());
  REQUIRE(shown.targets.size() > 3);
  CHECK(shown.targets.size() < 40);
  for (const auto& target : shown.targets) {
    CHECK(ui::within(target.where, kAll));
    const Point middle{target.where.x + target.where.width / 2, target.where.y + target.where.height / 2};
    const auto part = ui::hit(stage.screen().scene, middle);
    REQUIRE(part.has_value());
    CHECK(stage.screen().scene.parts[*part].text == target.label);
  }
}
