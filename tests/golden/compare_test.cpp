// SPDX-License-Identifier: Apache-2.0
// What the comparison of golden pictures lets pass, and what it does not.
#include <filesystem>
#include <string>
#include <system_error>

#include <stdlib.h>

#include "tests/a11y/hall.hpp"
#include "tests/golden/pictures.hpp"
#include "tests/golden/png_file.hpp"
#include "tests/support/catch.hpp"

namespace {

using kiosk::Rect;

void draw_page(kiosk::ports::Canvas& canvas, Rect card, kiosk::Color button, int shift) {
  canvas.fill({0, 0, 540, 960}, {247, 244, 238, 255}, 0);
  canvas.fill(card, {255, 255, 255, 255}, 28);
  canvas.stroke(card, {217, 211, 198, 255}, 2, 28);
  canvas.fill({60, 700, 300, 100}, button, 20);
  kiosk::ports::TextStyle style;
  for (int line = 0; line < 6; ++line) {
    canvas.text({60 + shift, 120 + 44 * line}, style, {22, 20, 15, 255}, "Hold its code under the reader");
  }
}

constexpr Rect kCard{40, 100, 460, 320};
constexpr kiosk::Color kBrand{200, 16, 46, 255};

class Pages {
 public:
  golden::Raster draw(Rect card, kiosk::Color button, int shift) {
    auto picture = platform::sdl::SdlPicture::open(hall_.stationery(), {540, 960});
    REQUIRE(picture.has_value());
    draw_page((*picture)->canvas(), card, button, shift);
    return golden::half_of(**picture);
  }

 private:
  a11y::Hall hall_;
};

}  // namespace

TEST_CASE("Letters may stand a pixel beside", "[golden]") {
  Pages pages;
  const auto page = pages.draw(kCard, kBrand, 0);
  CHECK(golden::alike(golden::difference(page, page)));
  CHECK(golden::alike(golden::difference(page, pages.draw(kCard, kBrand, 1))));
}

TEST_CASE("A card in another place, a button in another colour and a missing line are seen", "[golden]") {
  Pages pages;
  const auto page = pages.draw(kCard, kBrand, 0);
  CHECK_FALSE(golden::alike(golden::difference(page, pages.draw(kCard, {22, 20, 15, 255}, 0))));
  CHECK_FALSE(golden::alike(golden::difference(page, pages.draw({40, 300, 460, 320}, kBrand, 0))));
  CHECK_FALSE(golden::alike(golden::difference(page, pages.draw(kCard, kBrand, 2000))));
}

TEST_CASE("A picture is read as it was written, but for what its palette rounds", "[golden]") {
  Pages pages;
  const auto page = pages.draw(kCard, kBrand, 0);
  std::string folder = (std::filesystem::temp_directory_path() / "kiosk-golden-XXXXXX").string();
  REQUIRE(::mkdtemp(folder.data()) != nullptr);
  const auto file = std::filesystem::path(folder) / "page.png";
  golden::write(page, file);
  const auto read = golden::read(file);
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  REQUIRE(read.has_value());
  REQUIRE(read->size == page.size);
  const auto apart = golden::difference(page, *read);
  CHECK(apart.mean < 0.5);
  CHECK(apart.most < 4);
  CHECK_FALSE(golden::read(file).has_value());
}
