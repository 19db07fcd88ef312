// SPDX-License-Identifier: Apache-2.0
// What the comparison of golden pictures lets pass, and what it does not: a page and the same page changed.
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <system_error>

#include <stdlib.h>

#include "tests/a11y/hall.hpp"
#include "tests/golden/pictures.hpp"
#include "tests/golden/png_file.hpp"
#include "tests/support/catch.hpp"

namespace {

using kiosk::Color;
using kiosk::Rect;

constexpr Color kInk{22, 20, 15};

/// In the smallest type of a panel, which is the hardest to tell apart.
struct Page {
  Rect card{40, 100, 460, 320};
  Rect button{60, 700, 300, 100};
  Color brand{200, 16, 46};
  kiosk::Point place{60, 120};  ///< of the text
  std::string text = "Hold its code under the reader";
  Color ink = kInk;
  bool icon = true;
  Rect clip{0, 0, 540, 960};  ///< of the text
};

void draw_page(kiosk::ports::Canvas& canvas, const Page& page) {
  canvas.fill({0, 0, 540, 960}, {247, 244, 238}, 0);
  canvas.fill(page.card, {255, 255, 255}, 28);
  canvas.stroke(page.card, {217, 211, 198}, 2, 28);
  canvas.fill(page.button, page.brand, 20);
  if (page.icon) canvas.icon({400, 720, 40, 40}, "check", kInk);
  kiosk::ports::TextStyle style;
  style.size = 28;
  canvas.text({60, 480}, style, kInk, "Nothing was lost");
  canvas.clip(page.clip);
  canvas.text(page.place, style, page.ink, page.text);
  canvas.clip({0, 0, 540, 960});
}

class Pages {
 public:
  golden::Raster draw(const Page& page) {
    auto picture = platform::sdl::SdlPicture::open(hall_.stationery(), {540, 960});
    REQUIRE(picture.has_value());
    draw_page((*picture)->canvas(), page);
    return golden::raster_of(**picture);
  }

  const golden::Raster& usual() { return usual_; }
  bool seen(const Page& page) {
    const auto apart = golden::difference(usual_, draw(page));
    UNSCOPED_INFO("differs by " << apart.most << " at " << apart.where.x << "," << apart.where.y);
    return !golden::alike(apart);
  }
  [[nodiscard]] const a11y::Hall& hall() const { return hall_; }

 private:
  a11y::Hall hall_;
  golden::Raster usual_ = draw({});
};

/// Drawn to the right and below by parts of a pixel, as another rasteriser smooths letters and edges.
golden::Raster beside(const golden::Raster& raster, double right, double below) {
  auto moved = raster;
  const auto at = [&](int x, int y, int c) {
    return raster.at(std::clamp(x, 0, raster.size.width - 1), std::clamp(y, 0, raster.size.height - 1))[c];
  };
  for (int y = 0; y < raster.size.height; ++y) {
    for (int x = 0; x < raster.size.width; ++x) {
      for (int c = 0; c < 3; ++c) {
        const double above = at(x, y - 1, c) * (1 - right) + at(x - 1, y - 1, c) * right;
        const double here = at(x, y, c) * (1 - right) + at(x - 1, y, c) * right;
        const auto place = 3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(raster.size.width) +
                                static_cast<std::size_t>(x));
        moved.bytes[place + static_cast<std::size_t>(c)] =
            static_cast<std::uint8_t>(std::lround(here * (1 - below) + above * below));
      }
    }
  }
  return moved;
}

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "kiosk-golden-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  std::filesystem::path path;
};

}  // namespace

TEST_CASE("Letters may stand a pixel beside and be smoothed otherwise", "[golden]") {
  Pages pages;
  CHECK(golden::difference(pages.usual(), pages.usual()).most == 0);
  CHECK_FALSE(pages.seen({.place = {61, 120}}));
  CHECK_FALSE(pages.seen({.place = {60, 119}}));
  CHECK_FALSE(pages.seen({.place = {59, 121}}));
  for (const double part : {0.25, 0.5, 0.75}) {
    INFO(part);
    CHECK(golden::alike(golden::difference(pages.usual(), beside(pages.usual(), part, 0))));
    CHECK(golden::alike(golden::difference(pages.usual(), beside(pages.usual(), 0, part))));
    CHECK(golden::alike(golden::difference(pages.usual(), beside(pages.usual(), part, part))));
  }
}

TEST_CASE("What stands in another place is seen", "[golden]") {
  Pages pages;
  CHECK(pages.seen({.card = {40, 106, 460, 320}}));
  CHECK(pages.seen({.card = {40, 100, 460, 314}}));
  CHECK(pages.seen({.button = {66, 700, 300, 100}}));
  CHECK(pages.seen({.button = {60, 694, 300, 100}}));
  CHECK(pages.seen({.button = {60, 700, 303, 100}}));
  CHECK(pages.seen({.place = {64, 120}}));
  CHECK(pages.seen({.place = {60, 116}}));
}

TEST_CASE("What is of another colour is seen, and what the eye cannot tell is not", "[golden]") {
  Pages pages;
  CHECK(pages.seen({.brand = {22, 20, 15}}));
  CHECK(pages.seen({.brand = {208, 16, 46}}));
  CHECK(pages.seen({.brand = {200, 16, 40}}));
  CHECK(pages.seen({.ink = {90, 85, 75}}));
  CHECK_FALSE(pages.seen({.brand = {201, 17, 45}}));
}

TEST_CASE("What is missing, cut off or another letter is seen", "[golden]") {
  Pages pages;
  CHECK(pages.seen({.text = ""}));
  CHECK(pages.seen({.text = "Hold its code under the"}));
  CHECK(pages.seen({.icon = false}));
  // The last letter's half, and the lower part of every letter.
  CHECK(pages.seen({.clip = {0, 0, 437, 960}}));
  CHECK(pages.seen({.clip = {0, 0, 540, 143}}));
  for (const auto* other :
       {"Hold its codc under the reader", "Hold its cade under the reader", "Hold its code undcr the reader",
        "Hold its code under the readen", "Hold its code under tbe reader", "Ho1d its code under the reader",
        "Hald its code under the reader", "Hold jts code under the reader", "Hold its code undor the reader",
        "Hold its code under the reader.", "Hold its c\u00F3de under the reader"}) {
    INFO(other);
    CHECK(pages.seen({.text = other}));
  }
}

TEST_CASE("A picture is read as it was written, but for what its palette rounds", "[golden]") {
  Pages pages;
  const Folder folder;
  const auto file = folder.path / "page.png";
  CHECK_FALSE(golden::read(file).has_value());
  golden::write(pages.usual(), file);
  const auto read = golden::read(file);
  REQUIRE(read.has_value());
  REQUIRE(read->size == pages.usual().size);
  CHECK(golden::difference(pages.usual(), *read).most < 4);
}

TEST_CASE("A release is compared with the pictures whose type is nearest to its own", "[golden]") {
  Pages pages;
  const Folder folder;
  const auto type = golden::type_of(pages.hall());
  CHECK_THROWS_AS(golden::set_for(folder.path, type), std::runtime_error);
  const auto keep = [&](const std::string& name, const std::string& text) {
    std::filesystem::create_directory(folder.path / name);
    std::ofstream(folder.path / name / golden::kTypeFile) << text;
  };
  keep("no-type-of-these-lines", "340 30 10\n");
  std::filesystem::create_directory(folder.path / "no-type");
  CHECK_THROWS_AS(golden::set_for(folder.path, type), std::runtime_error);
  keep("far", "1" + type);
  CHECK(golden::set_for(folder.path, type) == folder.path / "far");
  keep("near", "# What this is.\n" + type);
  CHECK(golden::set_for(folder.path, type) == folder.path / "near");
}
