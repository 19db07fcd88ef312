// SPDX-License-Identifier: Apache-2.0
// Passes that are held up before the camera for eight frames: how many are read of each kind, that a dark app costs
// none, and that nothing is read that is not there. The bench of reading shows all of them at all sizes.
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "platform/zxing/badge.hpp"
#include "platform/zxing/zxing_reader.hpp"
#include "tests/barcodes/frames.hpp"
#include "tests/barcodes/optics.hpp"
#include "tests/barcodes/surfaces.hpp"
#include "tests/support/catch.hpp"

using platform::zxing::ZxingReader;
using tests::held_pass;
using tests::HeldFrames;
using tests::HeldPass;

namespace {

/// How many of the passes, each before a reader of its own, are read; none as something else.
int read_of(const std::vector<HeldPass>& passes, int lines) {
  int read = 0;
  for (const auto& pass : passes) {
    INFO(pass.symbology << ", " << tests::kTroubles[static_cast<std::size_t>(pass.trouble)] << " " << pass.severity);
    const HeldFrames frames(pass, lines);
    ZxingReader reader;
    bool seen = false;
    for (int i = 0; i < tests::kHeldFrames && !seen; ++i) {
      const auto look = reader.read(frames.frame(i));
      REQUIRE(look);
      for (const auto& symbol : look->symbols) {
        REQUIRE(symbol.symbology.str() + " " + symbol.text == pass.symbology + " " + pass.text);
        seen = true;
      }
    }
    read += seen ? 1 : 0;
  }
  return read;
}

/// Those of a trouble up to a severity, of every symbology.
std::vector<HeldPass> passes_with(tests::Trouble trouble, int worst) {
  std::vector<HeldPass> passes;
  for (int i = static_cast<int>(trouble); i < tests::kHeldPasses; i += static_cast<int>(tests::kTroubles.size())) {
    if (held_pass(i).severity <= worst) passes.push_back(held_pass(i));
  }
  return passes;
}

std::uint32_t sum_of(const kiosk::GreyImage& picture) {
  std::uint32_t sum = 2'166'136'261U;  // FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/
  for (const auto pixel : picture.pixels) sum = (sum ^ pixel) * 16'777'619U;
  return sum;
}

/// A symbol that no version of the library drew.
kiosk::Bitmap any_symbol() {
  tests::Dice dice(7);
  kiosk::Bitmap symbol(25, 25);
  for (int i = 0; i < 25 * 25; ++i) symbol.set_ink(i % 25, i / 25, dice.one_in(2));
  return symbol;
}

}  // namespace

TEST_CASE("passes of every trouble are read, as many as ever") {
  struct Floor {
    tests::Trouble trouble;
    int least;  // of the ten of severities 0 and 1
  };
  using enum tests::Trouble;
  const auto [trouble, least] =
      GENERATE(Floor{kPlain, 9}, Floor{kTilted, 9}, Floor{kTurned, 8}, Floor{kBlurred, 7}, Floor{kDark, 8},
               Floor{kGlare, 8}, Floor{kPhone, 8}, Floor{kFolded, 7}, Floor{kFar, 8}, Floor{kClutter, 9});
  INFO(tests::kTroubles[static_cast<std::size_t>(trouble)]);
  CHECK(read_of(passes_with(trouble, 1), 480) >= least);
}

TEST_CASE("a pass in a dark app is read as well as in a light one") {
  std::vector<HeldPass> light;
  for (int i = 0; i < 50; ++i) {
    auto pass = held_pass(i);
    if (!pass.phone) continue;
    pass.inverted = false;
    light.push_back(pass);
  }
  auto dark = light;
  for (auto& pass : dark) pass.inverted = true;
  REQUIRE(light.size() >= 10);
  const int read_light = read_of(light, 480);
  CHECK(read_light >= static_cast<int>(light.size()) * 7 / 10);
  CHECK(read_of(dark, 480) >= read_light - 1);
}

TEST_CASE("nothing is read in a lobby without a pass") {
  ZxingReader reader;
  for (int i = 0; i < tests::kEmptyFrames; i += 3) {
    const auto look = reader.read(tests::empty_frame(i, 480));
    REQUIRE(look);
    INFO("frame " << i);
    REQUIRE(look->symbols.empty());
  }
}

TEST_CASE("the list of held passes has everything once") {
  std::map<std::string, int> symbologies;
  std::map<std::string, int> kinds;
  int inverted = 0;
  for (int i = 0; i < tests::kHeldPasses; ++i) {
    const auto pass = held_pass(i);
    ++symbologies[pass.symbology];
    ++kinds[std::string(tests::kTroubles[static_cast<std::size_t>(pass.trouble)]) + std::to_string(pass.severity)];
    REQUIRE((pass.phone || !pass.inverted));
    inverted += pass.inverted ? 1 : 0;
  }
  REQUIRE(symbologies.size() == 7);
  for (const auto* const square : {"QRCode", "Aztec", "PDF417", "DataMatrix"}) CHECK(symbologies[square] == 40);
  REQUIRE(kinds.size() == tests::kTroubles.size() * tests::kSeverities);
  for (const auto& [kind, count] : kinds) CHECK(count == 5);
  CHECK(inverted >= 20);
}

TEST_CASE("the frames of a pass differ from each other, and are the same each time") {
  const HeldFrames frames(held_pass(8), 480);
  const auto first = frames.frame(0);
  REQUIRE(first.width == 640);
  REQUIRE(first.height == 480);
  REQUIRE(first == HeldFrames(held_pass(8), 480).frame(0));
  for (int i = 1; i < tests::kHeldFrames; ++i) REQUIRE_FALSE(frames.frame(i) == first);
  REQUIRE(HeldFrames(held_pass(8), 720).frame(0).width == 1280);
  REQUIRE(HeldFrames(held_pass(8), 1080).frame(0).width == 1920);
}

TEST_CASE("the frames are the same on every machine") {
  std::uint32_t sum = 0;
  for (int i = 0; i < 40; ++i) sum = sum * 31 + sum_of(HeldFrames(held_pass(i), 480, any_symbol()).frame(i % 8));
  CHECK(sum == 0xE02E90D1U);
  CHECK(sum_of(tests::empty_frame(17, 480)) == 0xE6E2D280U);
  CHECK(sum_of(tests::still_frame(3, 480)) == 0xF331A6B4U);
}
