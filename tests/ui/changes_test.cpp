// SPDX-License-Identifier: Apache-2.0
// Drawing only what changed leaves the same picture as drawing everything.
#include <random>

#include "tests/support/catch.hpp"
#include "tests/ui/desk.hpp"
#include "tests/ui/pixels.hpp"

using namespace kiosk;
using namespace kiosk::ui;
using namespace kiosk::ui::testing;

namespace {

constexpr Size kSmall{72, 96};
constexpr Rect kAll{0, 0, 72, 96};

// Scenes of random shapes, few enough kinds of them that two scenes have some in common.
class Chance {
 public:
  explicit Chance(unsigned seed) : random_(seed) {}

  int below(int most) { return std::uniform_int_distribution<int>(0, most - 1)(random_); }

  Node node() {
    const Rect rect{below(70) - 8, below(90) - 8, 4 * below(9), 4 * below(9)};
    const Color color{static_cast<std::uint8_t>(below(3)), 0, 0, static_cast<std::uint8_t>(below(4) == 0 ? 128 : 255)};
    ports::TextStyle style;
    style.size = 8;
    const bool scrolled = below(2) == 0;
    switch (below(6)) {
      case 0:
        return {Stroke{rect, color, 2, 3}, scrolled};
      case 1:
        return {Arc{{rect.x, rect.y}, below(12), 2, 0, 90 * below(5), color}, scrolled};
      case 2:
        return {TextLine{{rect.x, rect.y, 12, 10}, style, color, {}, std::string(3, static_cast<char>('a' + below(3)))},
                scrolled};
      case 3:
        return {Icon{rect, "icon", color}, scrolled};
      default:
        return {Fill{rect, color, below(3)}, scrolled};
    }
  }

  Scene scene() {
    Scene made{kSmall, {}, {}, {}};
    made.nodes.push_back({Fill{kAll, {0xF7, 0, 0, 255}, 0}, false});
    for (int i = below(14); i > 0; --i) made.nodes.push_back(node());
    made.scroll.view = {below(8), below(8), 60, 80};
    return made;
  }

  // The same with a few nodes changed, moved, added or taken away.
  Scene changed(Scene scene) {
    for (int i = below(4); i > 0; --i) {
      auto& nodes = scene.nodes;
      const auto at = nodes.begin() + 1 + below(static_cast<int>(nodes.size()));
      switch (below(3)) {
        case 0:
          nodes.insert(at, node());
          break;
        case 1:
          if (at != nodes.end()) nodes.erase(at);
          break;
        default:
          if (at != nodes.end()) *at = node();
      }
    }
    if (below(4) == 0) scene.scroll.view.y += below(5);
    return scene;
  }

 private:
  std::mt19937 random_;
};

}  // namespace

TEST_CASE("drawing what changed is drawing everything") {
  Chance chance(20240428);
  for (int round = 0; round < 1500; ++round) {
    const Scene before = chance.scene();
    const Scene next = chance.below(4) == 0 ? chance.scene() : chance.changed(before);
    Pixels whole(kSmall);
    draw(next, whole, kAll);
    Pixels parts(kSmall);
    draw(before, parts, kAll);
    const auto rects = changes(before, next);
    for (const Rect rect : rects) draw(next, parts, rect);
    REQUIRE(parts.pixels() == whole.pixels());
    for (std::size_t i = 0; i < rects.size(); ++i) {
      CHECK_FALSE(rects[i].empty());
      for (std::size_t j = 0; j < i; ++j) CHECK(common(rects[i], rects[j]).empty());
    }
    CHECK(rects.size() <= 8);
  }
}

TEST_CASE("where nothing changed nothing is drawn") {
  Chance chance(7);
  for (int round = 0; round < 50; ++round) {
    const Scene scene = chance.scene();
    CHECK(changes(scene, scene).empty());
  }
}

TEST_CASE("a clock that goes on costs its own rectangle") {
  const auto laid = [](const char* time) {
    Page page = page_of(long_list(6));
    page.top = row(0, {text("Isabel Bader Theatre"), space(), text(time)});
    return Desk().lay(page);
  };
  const auto rects = changes(laid("17:42"), laid("17:43"));
  REQUIRE(rects.size() == 1);
  CHECK(rects[0].width < 140);
  CHECK(rects[0].height < 90);
}

TEST_CASE("the focus that moves costs its two rings") {
  Desk desk;
  desk.focus = 0;
  const Scene first = desk.lay(page_of(long_list(9)));
  desk.focus = 7;
  const auto rects = changes(first, desk.lay(page_of(long_list(9))));
  REQUIRE(rects.size() == 2);
  for (const Rect rect : rects) CHECK(rect.height < 150);
}

TEST_CASE("a panel of another size is drawn as a whole") {
  const auto rects = changes(Desk({800, 480}).lay(text("a")), Desk({480, 800}).lay(text("a")));
  CHECK(rects == std::vector<Rect>{{0, 0, 480, 800}});
}

TEST_CASE("drawing keeps within what is dirty, and what scrolls within its view") {
  Desk desk({800, 480});
  desk.scroll = 40;
  const Scene scene = desk.lay(page_of(long_list(12)));
  REQUIRE(scene.scroll.furthest() > 0);
  Pixels canvas({800, 480});
  const Rect dirty{100, 90, 300, 200};
  draw(scene, canvas, dirty);
  CHECK(canvas.clipped_to() == Rect{0, 0, 800, 480});
  bool outside = false;
  for (int y = 0; y < 480; ++y) {
    for (int x = 0; x < 800; ++x) {
      if (!dirty.contains({x, y})) outside = outside || canvas.pixels()[static_cast<std::size_t>(y * 800 + x)] != 0;
    }
  }
  CHECK_FALSE(outside);
}

TEST_CASE("what lies under a card that covers all of it is not drawn") {
  Scene scene{kSmall, {}, {}, {}};
  scene.nodes.push_back({Fill{kAll, {1, 1, 1}, 0}, false});
  scene.nodes.push_back({Fill{kAll, {2, 2, 2}, 0}, false});
  Pixels canvas(kSmall);
  draw(scene, canvas, kAll);
  CHECK(canvas.drawn() == 72L * 96);
  draw(scene, canvas, {});
  CHECK(canvas.drawn() == 72L * 96);
}

TEST_CASE("a finger is on the topmost control, unless that is scrolled away") {
  Scene scene{kSmall, {}, {}, {}};
  const auto part_at = [](Rect rect, std::optional<std::size_t> target, bool scrolled) {
    Part made;
    made.rect = rect;
    made.target = target;
    made.scrolled = scrolled;
    return made;
  };
  scene.scroll.view = {0, 0, 72, 50};
  scene.parts = {part_at({0, 0, 40, 40}, 1, false), part_at({20, 20, 40, 70}, 2, true),
                 part_at({0, 0, 72, 96}, {}, false)};
  CHECK(hit(scene, {10, 10}) == std::size_t{0});
  CHECK(hit(scene, {30, 30}) == std::size_t{1});
  CHECK(hit(scene, {30, 49}) == std::size_t{1});
  CHECK_FALSE(hit(scene, {30, 50}));
  CHECK_FALSE(hit(scene, {70, 95}));
  CHECK_FALSE(hit(scene, {-1, 0}));
  CHECK(focusable(scene) == std::vector<std::size_t>{0, 1});
}
