// SPDX-License-Identifier: Apache-2.0
// The motion gate: which frames the reader behind it gets to see.
#include "platform/zxing/motion_gate.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

#include "tests/support/catch.hpp"

using kiosk::GreyImage;
using kiosk::ports::Look;
using kiosk::ports::ReadError;
using platform::zxing::MotionGate;

namespace {

/// Counts what it is shown, and fails where it is told to.
class Counting final : public kiosk::ports::SymbolReader {
 public:
  kiosk::Result<Look, ReadError> read(const GreyImage&) override {
    ++frames;
    if (std::exchange(fails_once, false)) return kiosk::failure(ReadError{"it was told to"});
    return Look{};
  }

  int frames = 0;
  bool fails_once = false;
};

GreyImage lobby(int width = 640, int height = 480) {
  GreyImage picture{width, height, {}};
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) picture.pixels.push_back(static_cast<std::uint8_t>(60 + x / 8 + y / 16));
  }
  return picture;
}

void add_noise(GreyImage& picture, int most, std::mt19937& random) {
  for (auto& pixel : picture.pixels) {
    const int by = static_cast<int>(random() % static_cast<unsigned>(2 * most + 1)) - most;
    pixel = static_cast<std::uint8_t>(std::clamp(pixel + by, 0, 255));
  }
}

void lay_square(GreyImage& picture, int x, int y, int side, std::uint8_t light) {
  for (int row = y; row < y + side; ++row) {
    const auto start = picture.pixels.begin() + static_cast<std::ptrdiff_t>(row) * picture.width + x;
    std::fill(start, start + side, light);
  }
}

/// Shows the gate a picture so many times; says how often the reader saw it.
int seen(MotionGate& gate, Counting& reader, const GreyImage& picture, int times) {
  const int before = reader.frames;
  for (int i = 0; i < times; ++i) REQUIRE(gate.read(picture));
  return reader.frames - before;
}

}  // namespace

TEST_CASE("a picture that stays is read for a while, and then only now and then") {
  Counting reader;
  MotionGate gate(reader, {10, 5});
  REQUIRE(seen(gate, reader, lobby(), 11) == 11);
  REQUIRE(gate.read(lobby())->still);
  REQUIRE(seen(gate, reader, lobby(), 3) == 0);
  REQUIRE(seen(gate, reader, lobby(), 1) == 1);
  REQUIRE(seen(gate, reader, lobby(), 50) == 10);
}

TEST_CASE("something that comes into view is read at once, and while it stays") {
  Counting reader;
  MotionGate gate(reader, {10, 1000});
  REQUIRE(seen(gate, reader, lobby(), 100) == 11);
  auto pass = lobby();
  lay_square(pass, 301, 207, 48, 230);
  REQUIRE(seen(gate, reader, pass, 100) == 11);

  SECTION("and once more when it goes") { REQUIRE(seen(gate, reader, lobby(), 100) == 11); }
}

TEST_CASE("what moves all the time is always read") {
  Counting reader;
  MotionGate gate(reader, {3, 1000});
  for (int i = 0; i < 60; ++i) {
    auto frame = lobby();
    lay_square(frame, 4 * i, 100, 80, 10);
    REQUIRE(seen(gate, reader, frame, 1) == 1);
  }
}

TEST_CASE("someone who fills the picture moves as well") {
  Counting reader;
  MotionGate gate(reader, {3, 1000});
  REQUIRE(seen(gate, reader, lobby(), 50) == 4);
  auto close = lobby();
  lay_square(close, 20, 0, 480, 200);
  REQUIRE(seen(gate, reader, close, 1) == 1);
}

TEST_CASE("a sensor's noise does not move") {
  const int most = GENERATE(2, 8, 20);
  Counting reader;
  MotionGate gate(reader, {10, 1000});
  std::mt19937 random(42);
  for (int i = 0; i < 200; ++i) {
    auto frame = lobby();
    add_noise(frame, most, random);
    REQUIRE(gate.read(frame));
  }
  REQUIRE(reader.frames == 11);

  SECTION("and a pass is still noticed in it") {
    auto frame = lobby();
    lay_square(frame, 200, 200, 64, 240);
    add_noise(frame, most, random);
    REQUIRE(seen(gate, reader, frame, 1) == 1);
  }
}

TEST_CASE("the evening does not move") {
  Counting reader;
  MotionGate gate(reader, {10, 1000});
  for (int i = 0; i < 300; ++i) {
    auto frame = lobby();
    for (auto& pixel : frame.pixels) pixel = static_cast<std::uint8_t>(pixel - i / 6);
    REQUIRE(gate.read(frame));
  }
  REQUIRE(reader.frames == 11);
}

TEST_CASE("another size of frame begins anew") {
  Counting reader;
  MotionGate gate(reader, {10, 1000});
  REQUIRE(seen(gate, reader, lobby(), 50) == 11);
  REQUIRE(seen(gate, reader, lobby(320, 240), 50) == 11);
  REQUIRE(seen(gate, reader, lobby(), 50) == 11);
}

TEST_CASE("after a frame that could not be read the next one is shown") {
  Counting reader;
  MotionGate gate(reader, {10, 20});
  REQUIRE(seen(gate, reader, lobby(), 30) == 11);
  reader.fails_once = true;
  int errors = 0;
  for (int i = 0; i < 20; ++i) errors += gate.read(lobby()) ? 0 : 1;
  REQUIRE(errors == 1);
  REQUIRE_FALSE(reader.fails_once);
  REQUIRE(seen(gate, reader, lobby(), 30) >= 1);
}

TEST_CASE("pictures of any size and pictures that are none go through without harm") {
  Counting reader;
  MotionGate gate(reader);
  for (const auto& [width, height] : {std::pair{1, 1}, std::pair{15, 3}, std::pair{16, 16}, std::pair{17, 400}}) {
    const GreyImage picture{width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width * height), 90)};
    REQUIRE(seen(gate, reader, picture, 3) == 3);
  }
  REQUIRE(gate.read({}));
  REQUIRE(gate.read({-4, -4, std::vector<std::uint8_t>(16)}));
  REQUIRE(gate.read({640, 480, std::vector<std::uint8_t>(12)}));
  REQUIRE(gate.read({2'000'000'000, 2'000'000'000, std::vector<std::uint8_t>(16)}));
  REQUIRE(reader.frames == 16);
}
