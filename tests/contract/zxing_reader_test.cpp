// SPDX-License-Identifier: Apache-2.0
// The reader against its port's contract: names, boxes, several symbols, inverted ones, and frames that are none.
#include "platform/zxing/zxing_reader.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <utility>

#include "platform/zxing/zxing_writer.hpp"
#include "tests/contract/zxing_page.hpp"
#include "tests/support/catch.hpp"

using kiosk::GreyImage;
using platform::zxing::draw_symbol;
using platform::zxing::ZxingReader;

namespace {

GreyImage noise(int width, int height, unsigned seed) {
  auto picture = tests::plain_page(width, height, 0);
  std::mt19937 random(seed);
  for (auto& pixel : picture.pixels) pixel = static_cast<std::uint8_t>(random() & 0xFFU);
  return picture;
}

GreyImage inverted(GreyImage picture) {
  for (auto& pixel : picture.pixels) pixel = static_cast<std::uint8_t>(255 - pixel);
  return picture;
}

}  // namespace

TEST_CASE("every symbology of a pass comes under its own name") {
  using Pass = std::pair<std::string, std::string>;
  const auto [symbology, text] =
      GENERATE(Pass{"QRCode", "P-2024-0042"}, Pass{"Aztec", "P-2024-0042"}, Pass{"PDF417", "P-2024-0042"},
               Pass{"DataMatrix", "P-2024-0042"}, Pass{"Code128", "P-2024-0042"}, Pass{"EAN13", "4006381333931"},
               Pass{"Code39", "P-2024-0042"});
  const auto page = tests::on_page(draw_symbol(symbology, text).value(), 4);
  const auto look = ZxingReader().read(page);
  REQUIRE(look);
  REQUIRE(look->symbols.size() == 1);
  REQUIRE(look->symbols.front().text == text);
  REQUIRE(look->symbols.front().symbology.str() == symbology);

  SECTION("and inverted, as on a phone in dark mode") {
    const auto found = ZxingReader().read(inverted(page));
    REQUIRE(found);
    REQUIRE(found->symbols.size() == 1);
    REQUIRE(found->symbols.front().text == text);
    REQUIRE(found->symbols.front().symbology.str() == symbology);
  }
}

TEST_CASE("the box of a symbol lies about it") {
  auto page = tests::plain_page(800, 600, 255);
  const auto qr = draw_symbol("QRCode", "P-2024-0042").value();
  tests::lay(page, qr, {500, 60}, 6);
  const auto symbols = ZxingReader().read(page).value().symbols;
  REQUIRE(symbols.size() == 1);
  const auto where = kiosk::ports::bounds(symbols.front().corners);
  REQUIRE(where.contains({500 + qr.width() * 3, 60 + qr.height() * 3}));
  REQUIRE(std::abs(where.x - 500) <= 12);
  REQUIRE(std::abs(where.y - 60) <= 12);
  REQUIRE(std::abs(where.right() - (500 + qr.width() * 6)) <= 12);
  REQUIRE(std::abs(where.bottom() - (60 + qr.height() * 6)) <= 12);
}

TEST_CASE("all symbols of a picture are found, each once") {
  auto page = tests::plain_page(1000, 700, 255);
  tests::lay(page, draw_symbol("QRCode", "left").value(), {60, 60}, 6);
  tests::lay(page, draw_symbol("QRCode", "right").value(), {700, 60}, 6);
  tests::lay(page, draw_symbol("Code128", "below-1").value(), {100, 400}, 4);
  const auto symbols = ZxingReader().read(page).value().symbols;
  REQUIRE(symbols.size() == 3);
  for (const std::string text : {"left", "right", "below-1"}) {
    REQUIRE(std::count_if(symbols.begin(), symbols.end(), [&](const auto& s) { return s.text == text; }) == 1);
  }
}

TEST_CASE("a picture that contradicts itself is an error, not a crash") {
  ZxingReader reader;
  REQUIRE_FALSE(reader.read({}));
  REQUIRE_FALSE(reader.read({0, 10, {}}));
  REQUIRE_FALSE(reader.read({-4, -4, std::vector<std::uint8_t>(16)}));
  REQUIRE_FALSE(reader.read({640, 480, std::vector<std::uint8_t>(640 * 480 - 1)}));
  REQUIRE_FALSE(reader.read({640, 480, std::vector<std::uint8_t>(640 * 480 + 1)}));
  REQUIRE_FALSE(reader.read({2'000'000'000, 2'000'000'000, std::vector<std::uint8_t>(16)}));
  REQUIRE_FALSE(reader.read({8193, 16, std::vector<std::uint8_t>(8193 * 16)}));
}

TEST_CASE("nothing is found in pictures of any size that hold nothing") {
  using Sides = std::pair<int, int>;
  const auto [width, height] =
      GENERATE(Sides{1, 1}, Sides{1, 500}, Sides{15, 15}, Sides{16, 16}, Sides{500, 1}, Sides{2, 2}, Sides{2, 500},
               Sides{500, 2}, Sides{17, 400}, Sides{400, 17}, Sides{199, 200}, Sides{201, 203}, Sides{8192, 16});
  for (const auto light : {std::uint8_t{0}, std::uint8_t{128}, std::uint8_t{255}}) {
    ZxingReader reader;
    for (int i = 0; i < ZxingReader::kWays; ++i) {
      const auto look = reader.read(tests::plain_page(width, height, light));
      REQUIRE(look);
      REQUIRE(look->symbols.empty());
    }
  }
}

TEST_CASE("nothing is invented in noise") {
  ZxingReader reader;
  for (unsigned seed = 0; seed < 2 * ZxingReader::kWays; ++seed) {
    const auto look = reader.read(noise(320, 240, seed));
    REQUIRE(look);
    REQUIRE(look->symbols.empty());
  }
}

TEST_CASE("a symbol that is cut off is not read as something else") {
  auto page = tests::on_page(draw_symbol("QRCode", "P-2024-0042").value(), 6);
  const auto row = static_cast<std::size_t>(page.width);
  std::fill(page.pixels.begin() + static_cast<std::ptrdiff_t>(row * row / 2), page.pixels.end(), std::uint8_t{255});
  ZxingReader reader;
  for (int i = 0; i < ZxingReader::kWays; ++i) {
    const auto look = reader.read(page);
    REQUIRE(look);
    REQUIRE(look->symbols.empty());
  }
}
