// SPDX-License-Identifier: Apache-2.0
// Sizes: the design's on the panel that it was made for, and never under what the standards ask.
#include "kiosk/ui/metrics.hpp"

#include <cmath>
#include <numbers>
#include <vector>

#include "tests/support/catch.hpp"

namespace {

using kiosk::Size;
using kiosk::ui::Metrics;
using kiosk::ui::Panel;
using kiosk::ui::usual_panel;

const std::vector<Size> kSizes{{1080, 1920}, {1920, 1080}, {1280, 800}, {800, 480}, {480, 800}, {3840, 2160}};

double capitals_mm(const Panel& panel, int em) { return em * kiosk::ui::kCapHeight / panel.pixels_per_mm; }

}  // namespace

TEST_CASE("on the design's panel the design's sizes stand") {
  const Metrics metrics(usual_panel({1080, 1920}), 100);
  for (const int units : {28, 30, 34, 44, 60, 104}) CHECK(metrics.type(units) == units);
  CHECK(metrics.px(64) == 64);
  CHECK(metrics.gap(64) == 64);
  CHECK(metrics.touch(104) == 104);
  CHECK_FALSE(metrics.landscape());
}

TEST_CASE("no panel has capitals under 4.8 mm, nor enlarged ones under 0.7 degrees") {
  for (const Size size : kSizes) {
    for (const int percent : {100, 150, 200}) {
      for (const double distance : {400.0, 600.0, 900.0}) {
        Panel panel = usual_panel(size);
        panel.distance_mm = distance;
        const Metrics metrics(panel, percent);
        CHECK(capitals_mm(panel, metrics.smallest_type()) >= 4.8);
        if (percent < 150) continue;
        const double degrees =
            std::atan(capitals_mm(panel, metrics.smallest_type()) / distance) * 180 / std::numbers::pi;
        CHECK(degrees >= 0.7 - 1e-6);
      }
    }
  }
}

TEST_CASE("text that is asked for larger is larger, and the scale keeps its order") {
  for (const Size size : kSizes) {
    const Panel panel = usual_panel(size);
    const Metrics normal(panel, 100);
    const Metrics twice(panel, 200);
    CHECK(twice.smallest_type() >= 2 * normal.smallest_type() - 1);
    int before = 0;
    for (const int units : {28, 34, 44, 60, 84, 104}) {
      CHECK(normal.type(units) > before);
      CHECK(twice.type(units) >= normal.type(units));
      before = normal.type(units);
    }
    CHECK(normal.type(12) == normal.smallest_type());
  }
}

TEST_CASE("what is touched is at least 44 pixels and 9 mm, whatever was asked for") {
  for (const Size size : kSizes) {
    for (const int percent : {100, 200}) {
      const Panel panel = usual_panel(size);
      const int side = Metrics(panel, percent).touch(1);
      CHECK(side >= 44);
      CHECK(side / panel.pixels_per_mm >= 9);
    }
  }
}

TEST_CASE("gaps give way to large text, borders do not vanish") {
  const Panel small = usual_panel({800, 480});
  const Metrics metrics(small, 200);
  CHECK(metrics.gap(64) < metrics.px(64));
  CHECK(metrics.gap(64) * 2 >= metrics.px(64) - 1);
  CHECK(metrics.px(0.5) == 1);
  CHECK(metrics.px(0) == 0);
  CHECK(metrics.measure() < Metrics(small, 100).measure());
}

TEST_CASE("panels that nobody described are taken for ones that are sold") {
  CHECK(usual_panel({1080, 1920}).pixels_per_mm == Approx(3.21).epsilon(0.01));
  CHECK(usual_panel({1920, 1080}).pixels_per_mm == Approx(3.61).epsilon(0.01));
  CHECK(usual_panel({800, 480}).pixels_per_mm == Approx(5.25).epsilon(0.01));
  CHECK(usual_panel({1024, 600}).pixels_per_mm == Approx(6.67).epsilon(0.01));
  CHECK(usual_panel({0, 0}).pixels_per_mm >= 0.5);
}

TEST_CASE("impossible panels have sizes that can be drawn") {
  for (const Size size : {Size{0, 0}, Size{1, 1}, Size{30'000, 30'000}}) {
    for (const double per_mm : {0.0, -3.0, 1e9}) {
      const Metrics metrics({size, per_mm, 1e12}, 1'000'000);
      CHECK(metrics.type(104) >= 8);
      CHECK(metrics.type(104) <= 400);
      CHECK(metrics.touch(104) >= 44);
      CHECK(metrics.px(64) >= 1);
    }
  }
}
