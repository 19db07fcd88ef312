// SPDX-License-Identifier: Apache-2.0
// Frames that no camera would send, before the motion gate and the reader as the kiosk has them. Beside what the
// sanitizers find it ends where an answer makes no sense.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "kiosk/base/image.hpp"
#include "platform/zxing/badge.hpp"
#include "platform/zxing/motion_gate.hpp"
#include "platform/zxing/pixels.hpp"
#include "platform/zxing/zxing_reader.hpp"
#include "platform/zxing/zxing_writer.hpp"
#include "tests/fuzz/bytes.hpp"
#include "tests/fuzz/frame_input.hpp"

namespace {

using kiosk::GreyImage;
using platform::zxing::Badge;

constexpr std::array<std::string_view, 7> kSymbologies = {"QRCode",  "Aztec", "PDF417", "DataMatrix",
                                                          "Code128", "EAN13", "Code39"};

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "fuzz-frame: %s\n", what);
  std::abort();
}

/// The bytes over and over, each row a stride further on.
void fill(GreyImage& picture, int stride, fuzz::Bytes bytes) {
  const auto pixels = bytes.rest();
  picture.pixels.assign(platform::zxing::area(picture.width, picture.height), 128);
  if (pixels.empty()) return;
  std::size_t to = 0;
  for (int y = 0; y < picture.height; ++y) {
    const auto row = platform::zxing::area(stride, y);
    for (std::size_t x = 0; x < static_cast<std::size_t>(picture.width); ++x) {
      picture.pixels[to++] = pixels[(row + x) % pixels.size()];
    }
  }
}

/// A symbol as the bytes want it; they are taken in any case.
struct Drawn {
  kiosk::Bitmap symbol;
  platform::zxing::Pose pose;
};

Drawn take_symbol(fuzz::Bytes& bytes) {
  const auto symbology = kSymbologies[static_cast<std::size_t>(bytes.byte()) % kSymbologies.size()];
  const auto length = static_cast<std::size_t>(bytes.byte());
  auto symbol = platform::zxing::draw_symbol(symbology, bytes.text(length));
  Drawn drawn;
  drawn.pose.module = std::max(16, bytes.byte() * 2);
  drawn.pose.turn = bytes.word();
  drawn.pose.tilt_across = bytes.byte() * 50 - 6400;
  const int damage = bytes.byte();
  if (!symbol) return drawn;
  drawn.symbol = std::move(*symbol);
  for (int i = 0; i < damage; ++i) {
    const int where = bytes.word() % (drawn.symbol.width() * drawn.symbol.height());
    const int x = where % drawn.symbol.width();
    const int y = where / drawn.symbol.width();
    drawn.symbol.set_ink(x, y, !drawn.symbol.ink(x, y));
  }
  return drawn;
}

void check(const GreyImage& picture, const kiosk::ports::Look& look) {
  const kiosk::Rect all{0, 0, picture.width, picture.height};
  require(!look.still || look.symbols.empty(), "a frame that was not looked at has symbols");
  for (const auto& symbol : look.symbols) {
    for (const auto& corner : symbol.corners) require(all.contains(corner), "a corner lies outside of the picture");
    require(std::ranges::find(kSymbologies, symbol.symbology.str()) != kSymbologies.end(), "an unknown symbology");
    require(std::ranges::count(look.symbols, symbol) == 1, "a symbol is there twice");
  }
  if (!look.unread) return;
  const auto& where = look.unread->where;
  require(look.symbols.empty(), "something was read and yet was not");
  require(
      !where.empty() && where.x >= 0 && where.y >= 0 && where.right() <= all.right() && where.bottom() <= all.bottom(),
      "what could not be read lies outside of the picture");
}

}  // namespace

// The name is libFuzzer's.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Bytes bytes(data, size);
  const int how = bytes.byte();
  GreyImage picture;
  picture.width = bytes.word() % (fuzz::kMostSide + 1);
  picture.height = bytes.word() % (fuzz::kMostSide + 1);
  const int stride = bytes.word();
  Drawn drawn;
  if ((how & fuzz::kSymbol) != 0) drawn = take_symbol(bytes);
  fill(picture, stride, bytes);
  if (drawn.symbol.width() > 0) {
    drawn.pose.x = picture.width * 4;
    drawn.pose.y = picture.height * 4;
    const int quiet = Badge::usual_quiet(drawn.symbol);
    draw(Badge(std::move(drawn.symbol), quiet, (how & fuzz::kInverted) != 0), drawn.pose, picture);
  }
  if ((how & fuzz::kWrongCount) != 0 && !picture.pixels.empty()) picture.pixels.pop_back();

  platform::zxing::ZxingReader inner;
  platform::zxing::MotionGate reader(inner, {.hold = 2, .every = 2});
  for (int i = 0; i <= (how & fuzz::kCalls); ++i) {
    if ((how & fuzz::kGrainy) != 0 && !picture.pixels.empty()) {
      picture.pixels[static_cast<std::size_t>(i) * 977 % picture.pixels.size()] ^= 0x55U;
    }
    if (const auto look = reader.read(picture)) check(picture, *look);
  }
  return 0;
}
