// SPDX-License-Identifier: Apache-2.0
// A badge in the middle of a dim lobby.
#include "platform/zxing/pass_picture.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "platform/zxing/badge.hpp"
#include "platform/zxing/pass_view.hpp"
#include "platform/zxing/zxing_writer.hpp"

namespace platform::zxing {
namespace {

using kiosk::GreyImage;
using kiosk::ports::WriteError;

constexpr int kWidth = 1280;
constexpr int kHeight = 720;

GreyImage lobby() {
  GreyImage picture{kWidth, kHeight, {}};
  picture.pixels.reserve(static_cast<std::size_t>(kWidth) * kHeight);
  for (int y = 0; y < kHeight; ++y) {
    for (int x = 0; x < kWidth; ++x) {
      picture.pixels.push_back(static_cast<std::uint8_t>(70 + x * 40 / kWidth + y * 30 / kHeight));
    }
  }
  return picture;
}

}  // namespace

kiosk::Result<GreyImage, WriteError> draw_pass(const PassPicture& pass) {
  if (pass.size < 40 || pass.size > 600) return kiosk::failure(WriteError{"size is 40 to 600 pixels"});
  if (pass.blur < 0 || pass.blur > 20) return kiosk::failure(WriteError{"blur is 0 to 20 pixels"});
  if (!std::isfinite(pass.degrees)) return kiosk::failure(WriteError{"the turn is a number of degrees"});
  auto symbol = draw_symbol(pass.symbology, pass.text);
  if (!symbol) return kiosk::failure(std::move(symbol.error()));
  const int modules = std::max(symbol->width(), symbol->height());
  const int quiet = Badge::usual_quiet(*symbol);
  const Badge badge(std::move(*symbol), quiet, pass.inverted);
  const int turn = static_cast<int>(std::lround(std::fmod(pass.degrees, 360) * 100));
  auto picture = lobby();
  draw(badge, {.x = kWidth * 4, .y = kHeight * 4, .module = std::max(16, pass.size * 64 / modules), .turn = turn},
       picture);
  smear(picture, {0, 0, kWidth, kHeight}, pass.blur, pass.blur);
  return picture;
}

std::string to_pgm(const GreyImage& picture) {
  auto file = "P5\n" + std::to_string(picture.width) + " " + std::to_string(picture.height) + "\n255\n";
  file.append(picture.pixels.begin(), picture.pixels.end());
  return file;
}

}  // namespace platform::zxing
