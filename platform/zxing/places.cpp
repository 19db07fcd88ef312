// SPDX-License-Identifier: Apache-2.0
// Places are the same where their middles lie close and their sizes are alike.
#include "platform/zxing/places.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdlib>

namespace platform::zxing {

namespace {

constexpr int kRemembered = 4;  // frames
constexpr int kSide = 16;       // of a thumbnail
constexpr int kChanged = 16;    // grey levels that thumbnails differ by on average
constexpr int kStays = 2;       // frames in which something was located
constexpr double kLeastBarsOfLinear = 0.5;
constexpr double kLeastLinearAspect = 1.4;
constexpr double kMargin = 0.08;  // of its longer side that a part is shown with round what was located
constexpr double kLeastMargin = 6;

Oblong with_margin(Oblong where) {
  const double margin = 2 * (where.longer() * kMargin + kLeastMargin);
  where.width += margin;
  where.height += margin;
  return where;
}

bool alike(const Oblong& one, const Oblong& other) {
  const double reach = std::min(one.longer(), other.longer());
  if (std::hypot(one.x - other.x, one.y - other.y) > reach / 3) return false;
  return std::max(one.longer(), other.longer()) < reach * 1.5;
}

Thumbnail thumbnail(Pyramid& frame, const Oblong& where) {
  Patch patch;
  cut(frame, where, kSide, kSide, 128, patch);
  Thumbnail looks{};
  std::copy(patch.picture.pixels.begin(), patch.picture.pixels.end(), looks.begin());
  return looks;
}

/// Whether the rim is darker than the inside: a symbol's quiet zone has the light colour.
bool is_light_on_dark(const Thumbnail& looks) {
  int rim = 0;
  int inside = 0;
  int rim_count = 0;
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      const bool on_rim = x < 1 || y < 1 || x >= kSide - 1 || y >= kSide - 1;
      (on_rim ? rim : inside) += looks[static_cast<std::size_t>(y * kSide + x)];
      rim_count += on_rim ? 1 : 0;
    }
  }
  return rim / rim_count < inside / (kSide * kSide - rim_count);
}

bool differ(const Thumbnail& one, const Thumbnail& other) {
  int sum = 0;
  for (std::size_t i = 0; i < one.size(); ++i) sum += std::abs(one[i] - other[i]);
  return sum > kChanged * kSide * kSide;
}

struct Shape {
  double least_side = 0;  ///< the longer one, in pixels of the frame
  double most_bars = 0;   ///< of a matrix
  double least_fullness = 0;
};

constexpr Shape kLikely{30, 0.15, 0.65};
constexpr Shape kSure{60, 0.12, 0.75};  // so that people are told how to hold it

/// Of matrices the edges lie in both directions alike, of linear symbols in one; lettering is in between and has gaps,
/// and a striped wall is no oblong.
bool has(const Candidate& seen, const Shape& shape) {
  if (seen.where.longer() < shape.least_side || seen.fullness < shape.least_fullness) return false;
  if (seen.bars < shape.most_bars) return true;
  return seen.bars > kLeastBarsOfLinear && seen.where.width > seen.where.height * kLeastLinearAspect;
}

}  // namespace

Place* Places::known(const Oblong& where) {
  const auto found =
      std::find_if(places_.begin(), places_.end(), [&](const Place& place) { return alike(place.part.where, where); });
  return found == places_.end() ? nullptr : &*found;
}

void Places::update(Pyramid& frame, const std::vector<Candidate>& candidates) {
  for (auto& place : places_) {
    ++place.unseen;
    place.read = false;
  }
  for (const auto& candidate : candidates) {
    const Oblong where = with_margin(candidate.where);
    Place* place = known(where);
    if (place != nullptr && place->unseen == 0) continue;
    if (place == nullptr) place = &places_.emplace_back();
    const auto looks = thumbnail(frame, where);
    if (place->frames > 0 && differ(looks, place->looks)) place->tries = 0;
    place->looks = looks;
    place->part = {where, is_light_on_dark(looks)};
    place->seen = candidate;
    place->likely = has(candidate, kLikely);
    ++place->frames;
    place->unseen = 0;
  }
  std::erase_if(places_, [](const Place& place) { return place.unseen > kRemembered; });
}

const Place* Places::symbol_like() const {
  const Place* best = nullptr;
  for (const auto& place : places_) {
    if (place.unseen > 0 || place.frames < kStays || !has(place.seen, kSure)) continue;
    if (best == nullptr || place.seen.score > best->seen.score) best = &place;
  }
  return best;
}

Place* Places::next(std::size_t likely_for) {
  Place* first = nullptr;
  for (auto& place : places_) {
    if (place.unseen > 0 || place.read) continue;
    if (likely_for > 0 && (!place.likely || static_cast<std::size_t>(place.tries) >= likely_for)) continue;
    const bool before = first == nullptr || place.tries < first->tries ||
                        (place.tries == first->tries && place.seen.score > first->seen.score);
    if (before) first = &place;
  }
  return first;
}

}  // namespace platform::zxing
