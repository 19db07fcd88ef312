// SPDX-License-Identifier: Apache-2.0
// Cutting, filtering, decoding, and painting over what was found until nothing more is.
#include "platform/zxing/ways.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

#include "platform/zxing/pixels.hpp"

namespace platform::zxing {

using kiosk::Point;
using kiosk::ports::Symbol;

namespace {

constexpr int kLeastSide = 16;  // below it the decoder fails instead of finding nothing
constexpr int kMostSymbols = 8;
constexpr double kRadian = 3.14159265358979323846 / 180;
constexpr int kThresholdRadius = 20;
constexpr int kBandThresholdRadius = 8;
constexpr int kStretchRadius = 8;
constexpr int kAgreeing = 2;          // bands about a linear symbol
constexpr int kAgreeingFiltered = 3;  // a filter can make wrong bars of blurred ones
constexpr Effort kBandEffort = 2;     // a pixel of a band costs more than one of a matrix

struct Sides {
  int width = 0;
  int height = 0;
};

/// The oblong, turned further, in as many pixels as the way wants.
Oblong turned(const Part& part, const Way& way) {
  Oblong of = part.where;
  of.keystone = way.keystone / 100.0;
  if (way.turn == 0) return of;
  of.angle += way.turn * kRadian;
  const double cosine = std::abs(std::cos(way.turn * kRadian));
  const double sine = std::abs(std::sin(way.turn * kRadian));
  of.width = part.where.width * cosine + part.where.height * sine;
  of.height = part.where.width * sine + part.where.height * cosine;
  return of;
}

Sides sides(const Part& part, const Oblong& of, const Way& way) {
  if (way.square) return {std::max(kLeastSide, way.side), std::max(kLeastSide, way.side)};
  const double scale = way.side == 0 ? 1 : way.side / part.where.longer();
  return {std::max(kLeastSide, static_cast<int>(std::lround(of.width * scale))),
          std::max(kLeastSide, static_cast<int>(std::lround(of.height * scale)))};
}

void apply(const Way& way, int threshold_radius, kiosk::GreyImage& picture) {
  const Filter filter = way.filter;
  if (filter == Filter::kSmooth) smooth(picture);
  if (filter == Filter::kSharpen) sharpen(picture);
  if (filter == Filter::kThreshold) threshold(picture, threshold_radius);
  if (filter == Filter::kStretch) stretch_rows(picture, kStretchRadius);
  if (filter == Filter::kThresholdRows) threshold_rows(picture, way.radius);
  if (filter == Filter::kSharpenRows) sharpen_rows(picture, way.radius);
}

bool is_black_and_white(Filter filter) { return filter == Filter::kThreshold || filter == Filter::kThresholdRows; }

api::View view_of(const kiosk::GreyImage& picture) {
  return {picture.pixels.data(), picture.width, picture.height, picture.width};
}

void paint_over(kiosk::GreyImage& picture, const api::Found& found) {
  auto [left, right] = std::minmax({found.corners[0].x, found.corners[1].x, found.corners[2].x, found.corners[3].x});
  auto [top, bottom] = std::minmax({found.corners[0].y, found.corners[1].y, found.corners[2].y, found.corners[3].y});
  const int more = found.linear ? std::max(4, (right - left) / 10) : 2;
  left = std::max(0, left - more);
  right = std::min(picture.width, right + more + 1);
  // What is left of a linear symbol could be read as another one, so all that stands above and below it goes.
  top = found.linear ? 0 : std::max(0, top - more);
  bottom = found.linear ? picture.height : std::min(picture.height, bottom + more + 1);
  for (int y = top; y < bottom; ++y) {
    auto* row = picture.pixels.data() + area(picture.width, y);
    if (left < right) std::fill(row + left, row + right, std::uint8_t{255});
  }
}

}  // namespace

Effort Attempts::cost(const Part& part, const Way& way) const {
  const auto [width, height] = sides(part, turned(part, way), way);
  if (way.bands > 0) return (among_ & api::kLinear) == 0 ? 0 : kBandEffort * width * way.bands;
  return (among_ & api::kMatrix) == 0 ? 0 : Effort{width} * height;
}

std::vector<Symbol> Attempts::make(Pyramid& frame, const Part& part, const Way& way) {
  auto wanted = static_cast<api::Symbologies>(among_ & (way.bands > 0 ? api::kLinear : api::kMatrix));
  if ((wanted & api::kPdf417) != 0 && pdf417_left_-- <= 0)
    wanted = static_cast<api::Symbologies>(wanted & ~api::kPdf417);
  if (wanted == 0) return {};
  if (way.bands > 0) return find_bars(frame, part, way);
  const Oblong of = turned(part, way);
  const auto [width, height] = sides(part, of, way);
  const bool light_on_dark = part.light_on_dark != way.inverted;
  cut(frame, of, width, height, light_on_dark ? 0 : 255, patch_);
  if (light_on_dark) invert(patch_.picture);
  apply(way, kThresholdRadius, patch_.picture);
  return find_all(frame, {wanted, true, kAgreeing, is_black_and_white(way.filter)});
}

std::vector<Symbol> Attempts::find_bars(Pyramid& frame, const Part& part, const Way& way) {
  const Oblong of = turned(part, way);
  const int width = sides(part, of, way).width;
  const bool light_on_dark = part.light_on_dark != way.inverted;
  cut(frame, of, width, way.bands * way.rows, light_on_dark ? 0 : 255, bands_);
  patch_.of = of;
  patch_.step_x = bands_.step_x;
  patch_.step_y = of.height / way.bands;
  patch_.picture = {width, way.bands, std::move(patch_.picture.pixels)};
  patch_.picture.pixels.resize(area(width, way.bands));
  for (int band = 0; band < way.bands; ++band) {
    const auto* rows = bands_.picture.pixels.data() + area(width, band * way.rows);
    auto* to = patch_.picture.pixels.data() + area(width, band);
    for (int x = 0; x < width; ++x) {
      int sum = 0;
      for (int row = 0; row < way.rows; ++row) sum += rows[area(width, row) + static_cast<std::size_t>(x)];
      to[x] = static_cast<std::uint8_t>(sum / way.rows);
    }
  }
  if (light_on_dark) invert(patch_.picture);
  apply(way, kBandThresholdRadius, patch_.picture);
  return find_all(frame, {static_cast<api::Symbologies>(among_ & api::kLinear), false,
                          way.filter == Filter::kNone ? kAgreeing : kAgreeingFiltered, is_black_and_white(way.filter)});
}

std::vector<Symbol> Attempts::find_all(const Pyramid& frame, const api::Order& order) {
  std::vector<Symbol> symbols;
  for (int round = 0; round < kMostSymbols; ++round) {
    auto found = api::find_one(view_of(patch_.picture), order);
    if (!found) break;
    paint_over(patch_.picture, *found);
    const auto same = [&](const Symbol& known) {
      return known.text == found->text && known.symbology == found->symbology;
    };
    if (std::any_of(symbols.begin(), symbols.end(), same)) continue;
    Symbol symbol{std::move(found->text), std::move(found->symbology), {}, found->linear};
    for (std::size_t i = 0; i < symbol.corners.size(); ++i) {
      symbol.corners[i] = patch_.in_frame(found->corners[i], frame.width(), frame.height());
    }
    symbols.push_back(std::move(symbol));
  }
  return symbols;
}

}  // namespace platform::zxing
