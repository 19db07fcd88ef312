// In which ways a picture is shown to the decoder.
#include "platform/zxing/zxing_reader.hpp"

#include <algorithm>
#include <cstddef>
#include <exception>
#include <string>
#include <utility>

#include "platform/zxing/api.hpp"
#include "platform/zxing/pixels.hpp"

namespace platform::zxing {
namespace {

using kiosk::GreyImage;
using kiosk::Rect;
using kiosk::ports::bounds;
using kiosk::ports::corners_of;
using kiosk::ports::Look;
using kiosk::ports::ReadError;
using kiosk::ports::Symbol;

constexpr int kLeastSide = 16;   // below it the decoder fails instead of finding nothing
constexpr int kMostSide = 8192;  // no camera of ours; keeps every product of two sides inside an int
constexpr int kMostSymbols = 8;  // a sheet of codes held up must not stop the frames behind it
constexpr int kHalveFrom = 200;  // a picture smaller than this gains nothing by being halved
constexpr int kCropsAcross = 5;  // crops overlap by half or more, so that a symbol is centred in one of them
constexpr int kCropsDown = 3;
// Degrees between the turned readings: 1.4 reads an upright Aztec or PDF417 up to about 10 degrees off, and turns by
// 90 degrees itself.
constexpr int kTurn = 15;
static_assert(kTurn * (ZxingReader::kWays - 2) == 90);

api::View view_of(const GreyImage& picture, const Rect& part) {
  const auto offset = area(picture.width, part.y) + static_cast<std::size_t>(part.x);
  return {picture.pixels.data() + offset, part.width, part.height, picture.width};
}

void paint_over(GreyImage& picture, const Rect& part) {
  const int left = std::max(0, part.x);
  const int right = std::min(picture.width, part.right());
  for (int y = std::max(0, part.y); y < std::min(picture.height, part.bottom()); ++y) {
    auto* row = picture.pixels.data() + area(picture.width, y);
    std::fill(row + left, row + right, std::uint8_t{255});
  }
}

/// What to hide so that a symbol is not found a second time. Of a linear one a single line is known: its neighbours
/// read the same, so some of them go too, and the rest in the rounds that find it again.
Rect covering(const api::Found& found) {
  if (!found.linear) return found.where.inset(-2);
  return found.where.inset(-std::max(4, std::max(found.where.width, found.where.height) / 6));
}

void add(std::vector<Symbol>& symbols, api::Found found) {
  const auto same = [&](const Symbol& known) { return known.text == found.text && known.symbology == found.symbology; };
  if (std::none_of(symbols.begin(), symbols.end(), same)) {
    symbols.push_back({std::move(found.text), std::move(found.symbology), corners_of(found.where), found.linear});
  }
}

/// Every symbol in `part` of `picture`, which is painted over where they were; positions are in the picture.
std::vector<Symbol> find_all(GreyImage& picture, const Rect& part, api::Among among) {
  std::vector<Symbol> symbols;
  for (int round = 0; round < kMostSymbols; ++round) {
    auto found = api::find_one(view_of(picture, part), among);
    if (!found) break;
    found->where.x += part.x;
    found->where.y += part.y;
    paint_over(picture, covering(*found));
    add(symbols, std::move(*found));
  }
  return symbols;
}

std::vector<Symbol> find_all(GreyImage& picture) {
  return find_all(picture, {0, 0, picture.width, picture.height}, api::Among::kPasses);
}

/// ZXing 1.4 finds an Aztec only where the view's centre lies inside it: show it many centres.
std::vector<Symbol> find_in_crops(GreyImage& picture) {
  const int side = std::max(kLeastSide, std::min(picture.width, picture.height) * 3 / 5);
  const Rect crop{0, 0, std::min(side, picture.width), std::min(side, picture.height)};
  for (int row = 0; row < kCropsDown; ++row) {
    for (int column = 0; column < kCropsAcross; ++column) {
      const Rect part{(picture.width - crop.width) * column / (kCropsAcross - 1),
                      (picture.height - crop.height) * row / (kCropsDown - 1), crop.width, crop.height};
      auto symbols = find_all(picture, part, api::Among::kCentred);
      if (!symbols.empty()) return symbols;
    }
  }
  return {};
}

std::vector<Symbol> find_turned(const GreyImage& picture, int degrees) {
  auto view = turned(picture, degrees);
  auto symbols = find_all(view);
  if (symbols.empty()) symbols = find_in_crops(view);
  for (auto& symbol : symbols) symbol.corners = corners_of(turned_back(bounds(symbol.corners), picture, degrees));
  return symbols;
}

/// One of the further ways, on a picture that was halved where that makes sense.
std::vector<Symbol> find_by_way(GreyImage& picture, int way) {
  if (way == 0) return find_all(picture);
  if (way == 1) {
    invert(picture);
    return find_all(picture);
  }
  if (way == 2) return find_in_crops(picture);
  return find_turned(picture, kTurn * (way - 2));
}

}  // namespace

std::vector<Symbol> ZxingReader::look(const GreyImage& picture) {
  work_ = picture;
  if (auto symbols = find_all(work_); !symbols.empty()) return symbols;
  invert(work_);
  if (auto symbols = find_all(work_); !symbols.empty()) return symbols;
  invert(work_);

  const int way = way_;
  way_ = (way_ + 1) % kWays;
  if (std::min(picture.width, picture.height) < kHalveFrom) return find_by_way(work_, way);
  work_ = half(work_);
  auto symbols = find_by_way(work_, way);
  for (auto& symbol : symbols) symbol.corners = corners_of(doubled(bounds(symbol.corners)));
  return symbols;
}

kiosk::Result<Look, ReadError> ZxingReader::read(const GreyImage& picture) {
  const auto size = std::to_string(picture.width) + "x" + std::to_string(picture.height);
  if (picture.width <= 0 || picture.height <= 0 || picture.width > kMostSide || picture.height > kMostSide) {
    return kiosk::failure(ReadError{"a picture of " + size + " pixels cannot be read"});
  }
  if (picture.pixels.size() != area(picture.width, picture.height)) {
    return kiosk::failure(
        ReadError{"a picture of " + size + " came with " + std::to_string(picture.pixels.size()) + " pixels"});
  }
  if (picture.width < kLeastSide || picture.height < kLeastSide) return Look{};
  try {
    return Look{.still = false, .symbols = look(picture), .unread = {}};
  } catch (const std::exception& error) {
    return kiosk::failure(ReadError{"the decoder threw on a picture of " + size + ": " + error.what()});
  } catch (...) {
    return kiosk::failure(ReadError{"the decoder threw on a picture of " + size});
  }
}

}  // namespace platform::zxing
