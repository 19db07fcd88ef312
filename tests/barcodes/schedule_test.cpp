// SPDX-License-Identifier: Apache-2.0
// How much effort a frame may take, and who gets it.
#include "platform/zxing/schedule.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>

#include "platform/zxing/ways.hpp"
#include "platform/zxing/zxing_reader.hpp"
#include "platform/zxing/zxing_writer.hpp"
#include "tests/contract/zxing_page.hpp"
#include "tests/support/catch.hpp"

using platform::zxing::Effort;
using platform::zxing::Purse;
using platform::zxing::Savings;

TEST_CASE("savings begin full, grow by their income up to their limit, and are paid back") {
  Savings savings;
  savings.begin(10, 100);
  REQUIRE(savings.can(100));
  REQUIRE_FALSE(savings.can(101));
  savings.take(100);
  REQUIRE_FALSE(savings.can(1));
  REQUIRE(savings.can_ever(100));
  REQUIRE_FALSE(savings.can_ever(101));
  savings.begin(10, 100);
  REQUIRE(savings.can(10));
  REQUIRE_FALSE(savings.can(11));
  savings.take(30);
  savings.begin(10, 100);
  REQUIRE_FALSE(savings.can(1));
  for (int i = 0; i < 20; ++i) savings.begin(10, 100);
  REQUIRE(savings.can(100));
  REQUIRE_FALSE(savings.can(101));
}

TEST_CASE("every way of the whole of a frame can be paid once enough is saved up") {
  using Sides = std::pair<int, int>;
  const auto [width, height] = GENERATE(Sides{640, 480}, Sides{800, 600}, Sides{1280, 720}, Sides{1280, 960},
                                        Sides{1920, 1080}, Sides{4096, 4096});
  CAPTURE(width, height);
  Purse purse;
  purse.begin(Effort{width} * height, false);
  const platform::zxing::Attempts attempts(platform::zxing::api::kMatrix | platform::zxing::api::kLinear);
  const platform::zxing::Part all{{width / 2.0, height / 2.0, width * 1.0, height * 1.0, 0}, false};
  for (const auto& way : platform::zxing::kFrameWays) {
    CAPTURE(way.side, way.turn, attempts.cost(all, way));
    CHECK(purse.common.can_ever(attempts.cost(all, way)));
  }
}

namespace {

/// Squares of stripes: full of edges, and no symbol.
void lay_stripes(kiosk::GreyImage& page, int left, int top) {
  for (int y = top; y < top + 160; ++y) {
    for (int x = left; x < left + 160; ++x) {
      page.pixels[static_cast<std::size_t>(y * page.width + x)] = y / 4 % 2 == 0 ? std::uint8_t{20} : std::uint8_t{220};
    }
  }
}

}  // namespace

TEST_CASE("a crowd that moves does not use up what a pass needs when it comes into view") {
  platform::zxing::ZxingReader reader;
  const auto crowd = [](int frame) {
    auto page = tests::plain_page(1280, 720, 200);
    for (int i = 0; i < 4; ++i) lay_stripes(page, 20 + 250 * i + frame * 53 % 80, 20 + frame * 97 % 80);
    return page;
  };
  const int frames = GENERATE(range(30, 46));  // whatever the others are being saved up for just then
  CAPTURE(frames);
  for (int frame = 0; frame < frames; ++frame) REQUIRE(reader.read(crowd(frame)));
  auto page = crowd(frames);
  const auto symbol = platform::zxing::draw_symbol("QRCode", "P-2024-0042").value();
  tests::lay(page, tests::padded(symbol, 4), {540, 400}, 8);
  const auto look = reader.read(page);
  REQUIRE(look);
  REQUIRE(look->symbols.size() == 1);
  REQUIRE(look->symbols.front().text == "P-2024-0042");
}
