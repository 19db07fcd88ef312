// The camera's picture in its place on the screen: what is asked of the display and the canvas.
#include "kiosk/app/live.hpp"

#include <algorithm>

#include "tests/support/catch.hpp"

using namespace kiosk;

namespace {

constexpr Color kFound{11, 107, 58};
constexpr Color kUnread{87, 82, 71};
constexpr Color kHalo{255, 255, 255};

/// Remembers what was filled.
class Sheet final : public ports::Canvas {
 public:
  struct Filled {
    Rect rect;
    Color color;
  };
  std::vector<Filled> filled;

  [[nodiscard]] bool has(Color color) const {
    return std::ranges::any_of(filled, [&](const Filled& fill) { return fill.color == color; });
  }

  Size size() const override { return {800, 480}; }
  void fill(Rect rect, Color color, int) override { filled.push_back({rect, color}); }
  void stroke(Rect, Color, int, int) override {}
  void arc(Point, int, int, int, int, Color) override {}
  ports::TextExtent measure(const ports::TextStyle&, std::string_view) const override { return {}; }
  void text(Point, const ports::TextStyle&, Color, std::string_view) override {}
  void icon(Rect, std::string_view, Color) override {}
  void bitmap(Rect, const Bitmap&, Color) override {}
};

class Panel final : public ports::Display {
 public:
  Sheet sheet;
  std::vector<Rect> pictures;

  ports::Canvas& canvas() override { return sheet; }
  void present(Rect) override {}
  void draw_picture(Rect rect, const GreyImage&, int) override { pictures.push_back(rect); }
  std::optional<ports::Input> wait(Duration) override { return std::nullopt; }
  void wake() override {}
  bool save_picture(const std::filesystem::path&) override { return false; }
};

const ui::Live kPlace{{100, 100, 320, 180}, 20, 8, kFound, kUnread, kHalo};

app::Glimpse glimpse(std::vector<app::Outline> outlines) {
  return {{640, 360, std::vector<std::uint8_t>(640 * 360)}, std::move(outlines)};
}

}  // namespace

TEST_CASE("the picture fills its place, and the outline lies where the symbol does") {
  Panel panel;
  app::draw_live(kPlace, glimpse({{ports::corners_of({200, 100, 200, 200}), true}}), panel);
  REQUIRE(panel.pictures == std::vector{kPlace.rect});
  REQUIRE(panel.sheet.has(kFound));
  REQUIRE_FALSE(panel.sheet.has(kUnread));
  // Half as large as in the picture, from (200, 150) to (300, 250), and half a halo round it.
  for (const auto& fill : panel.sheet.filled) {
    REQUIRE(fill.rect.x >= 200 - 8);
    REQUIRE(fill.rect.y >= 150 - 8);
    REQUIRE(fill.rect.right() <= 300 + 8);
    REQUIRE(fill.rect.bottom() <= 250 + 8);
  }
}

TEST_CASE("what could not be read has the soft colour, and no outline leaves the place") {
  Panel panel;
  app::draw_live(kPlace, glimpse({{ports::corners_of({-300, 20, 5000, 300}), false}}), panel);
  REQUIRE(panel.sheet.has(kUnread));
  REQUIRE_FALSE(panel.sheet.has(kFound));
  for (const auto& fill : panel.sheet.filled) {
    REQUIRE(fill.rect.x >= kPlace.rect.x);
    REQUIRE(fill.rect.right() <= kPlace.rect.right());
    REQUIRE(fill.rect.y >= kPlace.rect.y);
    REQUIRE(fill.rect.bottom() <= kPlace.rect.bottom());
  }
}

TEST_CASE("without a picture no outline is drawn") {
  Panel panel;
  app::draw_live(kPlace, {{}, {{ports::corners_of({1, 1, 9, 9}), true}}}, panel);
  REQUIRE(panel.sheet.filled.empty());
}

TEST_CASE("a screen has a live place only where nothing stands over it") {
  screens::Screen screen;
  REQUIRE(app::live_place(screen) == nullptr);
  screen.scene.nodes = {ui::Fill{{0, 0, 800, 480}, Color{}, 0}, kPlace};
  REQUIRE(app::live_place(screen) != nullptr);
  REQUIRE(*app::live_place(screen) == kPlace);
  screen.scene.nodes.emplace_back(ui::Fill{{0, 0, 800, 480}, Color{0, 0, 0, 128}, 0});
  REQUIRE(app::live_place(screen) == nullptr);
}
