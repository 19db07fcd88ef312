// SPDX-License-Identifier: Apache-2.0
// The reader on frames that follow each other: where symbols lie, several at once, what is only nearly read.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "platform/zxing/pass_picture.hpp"
#include "platform/zxing/zxing_reader.hpp"
#include "platform/zxing/zxing_writer.hpp"
#include "tests/contract/zxing_page.hpp"
#include "tests/support/catch.hpp"

using kiosk::GreyImage;
using kiosk::Point;
using kiosk::ports::Symbol;
using platform::zxing::draw_pass;
using platform::zxing::draw_symbol;
using platform::zxing::ZxingReader;

namespace {

/// Everything that is read while the picture is held up for a schedule, each text once.
std::vector<Symbol> held_up(ZxingReader& reader, const GreyImage& picture) {
  std::vector<Symbol> all;
  for (int i = 0; i < ZxingReader::kWays; ++i) {
    const auto look = reader.read(picture);
    REQUIRE(look);
    for (const auto& symbol : look->symbols) {
      const auto same = [&](const Symbol& known) { return known.text == symbol.text; };
      if (std::none_of(all.begin(), all.end(), same)) all.push_back(symbol);
    }
  }
  return all;
}

bool has(const std::vector<Symbol>& symbols, const std::string& text) {
  return std::any_of(symbols.begin(), symbols.end(), [&](const Symbol& symbol) { return symbol.text == text; });
}

bool near(Point one, Point other, int by) { return std::abs(one.x - other.x) <= by && std::abs(one.y - other.y) <= by; }

}  // namespace

TEST_CASE("two passes in view are both read, in every frame that reads one of them later on") {
  auto page = tests::plain_page(1280, 720, 200);
  tests::lay(page, tests::padded(draw_symbol("QRCode", "left").value(), 4), {120, 200}, 7);
  tests::lay(page, tests::padded(draw_symbol("Aztec", "right").value(), 4), {820, 240}, 9);
  ZxingReader reader;
  const auto symbols = held_up(reader, page);
  REQUIRE(symbols.size() == 2);
  REQUIRE(has(symbols, "left"));
  REQUIRE(has(symbols, "right"));

  SECTION("and so are they in the frame after") {
    const auto look = reader.read(page);
    REQUIRE(look);
    REQUIRE(look->symbols.size() == 2);
  }
}

TEST_CASE("another pass in the place of the one before is read") {
  ZxingReader reader;
  for (const std::string symbology : {"QRCode", "Code128", "Aztec", "PDF417", "DataMatrix", "QRCode"}) {
    const std::string text = "P-" + symbology;
    const auto symbols =
        held_up(reader, draw_pass({text, symbology, 4, 1, symbology == "Code128" ? 560 : 320, false}).value());
    REQUIRE(has(symbols, text));
    for (const auto& symbol : symbols) REQUIRE(symbol.text == text);
  }
}

TEST_CASE("the corners of a symbol lie on it and in its own order, however it is turned") {
  // A pass lies about the middle of the frame, its longer side 300 pixels.
  const auto [degrees, first] = GENERATE(std::pair{0, Point{490, 210}}, std::pair{90, Point{790, 210}},
                                         std::pair{180, Point{790, 510}}, std::pair{270, Point{490, 510}});
  const std::string symbology = GENERATE(std::string("QRCode"), std::string("Aztec"), std::string("DataMatrix"));
  CAPTURE(degrees);
  CAPTURE(symbology);
  ZxingReader reader;
  const auto picture = draw_pass({"P-2024-0042", symbology, static_cast<double>(degrees), 1, 300, false}).value();
  const auto symbols = held_up(reader, picture);
  REQUIRE(symbols.size() == 1);
  const auto& corners = symbols.front().corners;
  const auto box = kiosk::ports::bounds(corners);
  REQUIRE(near({box.x, box.y}, {490, 210}, 30));
  REQUIRE(near({box.right(), box.bottom()}, {790, 510}, 30));
  REQUIRE(near(corners[0], first, 40));
  REQUIRE(near(corners[2], {1280 - first.x, 720 - first.y}, 40));
}

TEST_CASE("only the symbologies that were asked for are read") {
  ZxingReader reader({{"Aztec", "Code39", "no such thing"}});
  REQUIRE(held_up(reader, draw_pass({"P-1", "QRCode", 0, 1, 300, false}).value()).empty());
  REQUIRE(held_up(reader, draw_pass({"P-1", "Code128", 0, 1, 500, false}).value()).empty());
  REQUIRE(has(held_up(reader, draw_pass({"P-2", "Aztec", 0, 1, 300, false}).value()), "P-2"));
  REQUIRE(has(held_up(reader, draw_pass({"P-3", "Code39", 0, 1, 500, false}).value()), "P-3"));

  SECTION("and all of them where none that is known was asked for") {
    ZxingReader any({{"no such thing"}});
    REQUIRE(has(held_up(any, draw_pass({"P-1", "QRCode", 0, 1, 300, false}).value()), "P-1"));
  }
}

TEST_CASE("what looks like a symbol and is too blurred to read is told") {
  ZxingReader reader;
  const auto blurred = draw_pass({"P-2024-0042-LONG-ENOUGH", "QRCode", 0, 12, 300, false}).value();
  REQUIRE(held_up(reader, blurred).empty());
  const auto look = reader.read(blurred);
  REQUIRE(look);
  REQUIRE(look->unread);
  REQUIRE(look->unread->where.contains({640, 360}));
  REQUIRE(look->unread->contrast > 20);
  REQUIRE(look->unread->sharpness < 40);
}

TEST_CASE("nothing is told of an empty lobby, nor beside a symbol that was read") {
  ZxingReader reader;
  GreyImage lobby{1280, 720, {}};
  for (int i = 0; i < 1280 * 720; ++i) lobby.pixels.push_back(static_cast<std::uint8_t>(60 + i % 1280 / 16));
  for (int i = 0; i < 5; ++i) {
    const auto look = reader.read(lobby);
    REQUIRE(look);
    REQUIRE_FALSE(look->unread);
  }
  const auto look = reader.read(draw_pass({"P-1", "QRCode", 0, 1, 300, false}).value());
  REQUIRE(look);
  REQUIRE(look->symbols.size() == 1);
  REQUIRE_FALSE(look->unread);
}

TEST_CASE("inverted symbols are read as well as others, in the first two frames") {
  const std::string symbology = GENERATE(std::string("QRCode"), std::string("Aztec"), std::string("PDF417"),
                                         std::string("DataMatrix"), std::string("Code128"));
  const bool inverted = GENERATE(false, true);
  const double degrees = GENERATE(0.0, 24.0);
  CAPTURE(symbology);
  CAPTURE(inverted);
  CAPTURE(degrees);
  ZxingReader reader;
  const auto picture =
      draw_pass({"P-2024-0042", symbology, degrees, 1, symbology == "Code128" ? 560 : 360, inverted}).value();
  const auto first = reader.read(picture);
  const auto second = reader.read(picture);
  REQUIRE(first);
  REQUIRE(second);
  REQUIRE((has(first->symbols, "P-2024-0042") || has(second->symbols, "P-2024-0042")));
}
