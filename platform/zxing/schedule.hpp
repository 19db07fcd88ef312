// SPDX-License-Identifier: Apache-2.0
// In which order the ways are tried, and how much effort a frame may take.
#pragma once

#include <algorithm>
#include <array>

#include "platform/zxing/ways.hpp"

namespace platform::zxing {

/// What is tried at a place, one after the other and then from the start. By what each reads beyond those before it.
inline constexpr std::array kPlaceWays = {
    Way{.side = 256, .filter = Filter::kThreshold},
    Way{.side = 400, .bands = 24, .rows = 2},
    Way{.side = 256, .inverted = true},
    Way{.side = 256},
    Way{.side = 400, .inverted = true, .bands = 24, .rows = 2},
    Way{.side = 384},
    Way{.side = 384, .filter = Filter::kThreshold},
    Way{.side = 640, .bands = 24, .rows = 4},
    Way{.side = 160},
    Way{.side = 384, .inverted = true},
    Way{.side = 256, .square = true},
    Way{.side = 256, .keystone = 15},
    Way{.side = 640, .inverted = true, .bands = 24, .rows = 4},
    Way{.side = 512, .filter = Filter::kSmooth},
    Way{.side = 256, .keystone = -15},
    Way{.side = 0},
};

/// What is tried on the whole of a frame with what effort is left over.
inline constexpr std::array kFrameWays = {
    Way{.side = 640},
    Way{.side = 1000, .bands = 40},
    Way{.side = 320},
    Way{.side = 640, .inverted = true},
    Way{.side = 1000, .turn = 90, .bands = 40},
    Way{.side = 640, .filter = Filter::kThreshold},
    Way{.side = 320, .inverted = true},
    Way{.side = 480, .turn = 45},
};

/// What is tried on a file, which shows the symbol alone. Sides and bands are in percent of the picture's own.
inline constexpr std::array kPictureWays = {
    Way{.side = 100},
    Way{.side = 100, .bands = 100},
    Way{.side = 66},
    Way{.side = 100, .inverted = true},
    Way{.side = 200, .filter = Filter::kThreshold},
    Way{.side = 100, .bands = 50, .filter = Filter::kThreshold},
    Way{.side = 33},
    Way{.side = 150, .filter = Filter::kSharpen},
    Way{.side = 150, .bands = 100},
    Way{.side = 150},
    Way{.side = 66, .filter = Filter::kSharpen},
    Way{.side = 100, .turn = 90, .bands = 100},
    Way{.side = 50, .inverted = true},
    Way{.side = 100, .filter = Filter::kSmooth},
    Way{.side = 100, .bands = 100, .filter = Filter::kStretch},
    Way{.side = 100, .square = true},
    Way{.side = 25},
    Way{.side = 100, .bands = 100, .filter = Filter::kThreshold},
    Way{.side = 50},
    Way{.side = 100, .inverted = true, .bands = 50},
    Way{.side = 100, .turn = 25, .keystone = 20},
    Way{.side = 100, .turn = -10, .keystone = 10},
    Way{.side = 100, .turn = -10, .keystone = -10},
    Way{.side = 100, .turn = 10, .keystone = -10},
    Way{.side = 100, .turn = 100, .keystone = 10},
    Way{.side = 100, .turn = 80, .keystone = 10},
    Way{.side = 100, .turn = -40, .keystone = -20},
    Way{.side = 100, .turn = -40, .keystone = 10},
    Way{.side = 100, .turn = 10, .keystone = 20},
    Way{.side = 100, .turn = 80, .keystone = -10},
    Way{.side = 100, .turn = 30, .keystone = 30},
    Way{.side = 100, .turn = 115, .keystone = 20},
};

/// No camera of ours has fewer lines or pixels, so that a picture with fewer is a file; one of more than kMostOfFile
/// pixels is looked at as a frame all the same.
inline constexpr int kLeastLines = 480;
inline constexpr Effort kLeastFrame = 640 * 480;
inline constexpr Effort kMostOfFile = 600'000;
inline constexpr Effort kMostOfWay = 1'200'000;  ///< for a file; one that takes more is left out

/// Effort that comes in with each frame and is saved up to a limit.
class Savings {
 public:
  /// A frame begins. The first one has all that can be saved.
  void begin(Effort income, Effort most) {
    saved_ = fresh_ ? most : std::min(most, saved_ + income);
    most_ = most;
    fresh_ = false;
  }
  [[nodiscard]] bool can(Effort effort) const { return effort <= saved_; }
  /// Whether it could be had after a rest.
  [[nodiscard]] bool can_ever(Effort effort) const { return effort <= most_; }
  /// More than there is, if need be.
  void take(Effort effort) { saved_ -= effort; }

 private:
  Effort saved_ = 0;
  Effort most_ = 0;
  bool fresh_ = true;
};

/// The effort that frames may take. Most of it is for what has the shape of a symbol: people and posters must not have
/// used it up when a pass comes into view, which is then tried in eight ways or so at once. A camera of few lines costs
/// little otherwise, so its frames count as one of 720 lines.
struct Purse {
  static constexpr Effort kUsualFrame = 1280 * 720;
  static constexpr Effort kPerFile = 300'000;  ///< nobody waits for the next one

  Savings common;
  Savings for_symbols;

  /// A frame or file of so many pixels begins.
  void begin(Effort pixels, bool is_file) {
    const Effort frame = std::max(kUsualFrame, pixels);
    const Effort income = is_file ? kPerFile : frame / 40;
    common.begin(income, income * (is_file ? 10 : 16));  // the dearest way of the whole frame takes 352,836
    for_symbols.begin(frame / 5, frame * 3 / 5);
  }
};

}  // namespace platform::zxing
