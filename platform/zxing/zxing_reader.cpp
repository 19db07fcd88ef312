// SPDX-License-Identifier: Apache-2.0
// What is looked at in a frame, in which order, until the effort is spent.
#include "platform/zxing/zxing_reader.hpp"

#include <algorithm>
#include <cstddef>
#include <exception>
#include <utility>

#include "platform/zxing/measure.hpp"
#include "platform/zxing/pixels.hpp"

namespace platform::zxing {
namespace {

using kiosk::GreyImage;
using kiosk::ports::Look;
using kiosk::ports::ReadError;
using kiosk::ports::Symbol;

constexpr int kMostSide = 8192;          // no camera of ours; keeps every product of two sides inside an int
constexpr std::size_t kMostSymbols = 8;  // a sheet of codes held up must not stop the frames behind it
constexpr int kMostPlaces = 4;           // of each of the two sizes at which is located
constexpr int kLocateSide = 800;         // the longer side, at most, at which is located
constexpr int kWholeEvery = 3;
constexpr int kLeastContrast = 20;  // below it there is only noise
constexpr int kMostPdf417 = 2;      // ways in a frame
constexpr int kMostPdf417OfPicture = 12;
constexpr int kAbout = 8;  // pixels about a symbol; of a linear one a row is known
constexpr int kLeastBands = 16;
constexpr int kHitAge = 15;  // frames for which the place of a symbol is looked at first

api::Symbologies wanted(const ReaderSettings& settings) {
  api::Symbologies among = 0;
  for (const auto& name : settings.symbologies) among = static_cast<api::Symbologies>(among | api::named(name));
  return among == 0 ? api::kMatrix | api::kLinear : among;
}

Oblong whole(const Pyramid& frame) {
  return {frame.width() / 2.0, frame.height() / 2.0, static_cast<double>(frame.width()),
          static_cast<double>(frame.height()), 0};
}

}  // namespace

ZxingReader::ZxingReader(const ReaderSettings& settings) : attempts_(wanted(settings)) {}

void ZxingReader::remember(const Symbol& symbol, const Part& part, const Way& way) {
  const auto box = kiosk::ports::bounds(symbol.corners);
  const kiosk::Point middle{box.x + box.width / 2, box.y + box.height / 2};
  std::erase_if(hits_, [&](const Hit& hit) { return hit.symbol.contains(middle); });
  if (hits_.size() < kMostSymbols) hits_.push_back({part, way, box.inset(-kAbout), 0});
}

bool ZxingReader::attempt(const Part& part, const Way& way, Look& look) {
  auto symbols = attempts_.make(frame_, part, way);
  for (auto& symbol : symbols) {
    frame_.paint_over(symbol.corners);
    const auto same = [&](const Symbol& known) {
      return known.text == symbol.text && known.symbology == symbol.symbology;
    };
    if (std::any_of(look.symbols.begin(), look.symbols.end(), same)) continue;
    remember(symbol, part, way);
    look.symbols.push_back(std::move(symbol));
  }
  return !symbols.empty();
}

void ZxingReader::look_at_hits(Look& look) {
  for (auto& hit : hits_) ++hit.age;
  std::erase_if(hits_, [](const Hit& hit) { return hit.age > kHitAge; });
  const auto before = hits_;  // attempts change the list
  for (std::size_t i = 0; i < before.size(); ++i) {
    const auto& hit = before[i];
    const auto is_same = [&](const Hit& other) { return other.part == hit.part && other.way == hit.way; };
    const auto begin = before.begin();
    if (std::any_of(begin, begin + static_cast<std::ptrdiff_t>(i), is_same)) continue;  // one way read both
    const auto cost = attempts_.cost(hit.part, hit.way);
    // A symbol that stays is read in every frame, whatever else is looked at.
    if (hit.age > 1 && !purse_.for_symbols.can(cost)) continue;
    if (!attempt(hit.part, hit.way, look)) purse_.for_symbols.take(cost);
  }
}

void ZxingReader::look_at_places(Look& look) {
  int level = 0;
  while (level < frame_.last() && std::max(frame_.width(), frame_.height()) >> level > kLocateSide) ++level;
  auto candidates = locator_.find(frame_, level, kMostPlaces);
  if (level < frame_.last()) {
    const auto more = locator_.find(frame_, level + 1, kMostPlaces);
    candidates.insert(candidates.end(), more.begin(), more.end());
  }
  places_.update(frame_, candidates);
  try_places(true, purse_.for_symbols, look);
  try_places(false, purse_.common, look);
}

void ZxingReader::try_places(bool likely_alone, Savings& savings, Look& look) {
  while (Place* place = places_.next(likely_alone ? kPlaceWays.size() : 0)) {
    const auto& way = kPlaceWays[static_cast<std::size_t>(place->tries) % kPlaceWays.size()];
    const auto cost = attempts_.cost(place->part, way);
    if (savings.can_ever(cost)) {
      if (!savings.can(cost) || attempts_.looks_for_nothing(way)) return;
      savings.take(cost);
      if (attempt(place->part, way, look)) {
        place->read = true;
        place->tries = 0;
        continue;
      }
    }
    ++place->tries;
  }
}

void ZxingReader::look_at_whole_frame(Look& look, std::size_t most) {
  const Part all{whole(frame_), false};
  for (std::size_t i = 0; i < most; ++i) {
    const auto& way = kFrameWays[whole_ % kFrameWays.size()];
    const auto cost = attempts_.cost(all, way);
    if (purse_.common.can_ever(cost)) {
      if (!purse_.common.can(cost) || attempts_.looks_for_nothing(way)) return;
      purse_.common.take(cost);
      attempt(all, way, look);
    }
    ++whole_;
  }
}

void ZxingReader::look_at_picture(Look& look) {
  const Part all{whole(frame_), false};
  const int side = std::max(frame_.width(), frame_.height());
  constexpr std::size_t kEach = (kPictureWays.size() + kWays - 1) / kWays;
  constexpr std::size_t kAll = kPictureWays.size() + kDeepWays.size();
  const std::size_t most = whole_ % kAll < kPictureWays.size() ? kEach : 1;
  for (std::size_t i = 0; i < most; ++i, ++whole_) {
    const std::size_t next = whole_ % kAll;
    auto way = next < kPictureWays.size() ? kPictureWays[next] : kDeepWays[next - kPictureWays.size()];
    way.side = std::max(1, side * way.side / 100);
    if (way.bands > 0) way.bands = std::max(kLeastBands, frame_.height() * way.bands / 100);
    if (attempts_.cost(all, way) <= kMostOfWay && attempt(all, way, look)) return;
  }
}

void ZxingReader::look(Look& look) {
  const auto pixels = Effort{frame_.width()} * frame_.height();
  const bool is_small = pixels < kLeastFrame || std::min(frame_.width(), frame_.height()) < kLeastLines;
  const bool is_file = is_small && pixels <= kMostOfFile;
  purse_.begin(pixels, is_file);
  attempts_.begin(is_file ? kMostPdf417OfPicture : kMostPdf417);
  look_at_hits(look);
  if (is_file) {
    look_at_picture(look);
    if (look.symbols.empty()) look_at_places(look);
    return;
  }
  // What has places on and on, a wall of posters say, must not keep the whole from being looked at.
  const bool whole_first = ++frames_ % kWholeEvery == 0;
  if (whole_first) look_at_whole_frame(look, 1);
  look_at_places(look);
  if (!whole_first) look_at_whole_frame(look, kFrameWays.size());
}

std::optional<kiosk::ports::Unread> ZxingReader::unread() {
  const auto* place = places_.symbol_like();
  if (place == nullptr) return std::nullopt;
  const auto measured = measure(frame_, place->seen.where);
  if (measured.contrast < kLeastContrast) return std::nullopt;
  return kiosk::ports::Unread{place->seen.where.bounds(frame_.width(), frame_.height()), measured.contrast,
                              measured.sharpness};
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
  try {
    Look found;
    frame_.set(picture);
    look(found);
    if (found.symbols.empty()) found.unread = unread();
    return found;
  } catch (const std::exception& error) {
    return kiosk::failure(ReadError{"the decoder threw on a picture of " + size + ": " + error.what()});
  } catch (...) {
    return kiosk::failure(ReadError{"the decoder threw on a picture of " + size});
  }
}

}  // namespace platform::zxing
