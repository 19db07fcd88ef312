// SPDX-License-Identifier: Apache-2.0
// Camera frames made for the tests: passes that are held up for a while, and lobbies without any. The same on every
// machine, apart from what ZXing's own versions draw differently.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "kiosk/base/geometry.hpp"
#include "kiosk/base/image.hpp"
#include "platform/zxing/pass_view.hpp"
#include "tests/barcodes/scenery.hpp"

namespace tests {

/// What makes a pass hard to read.
enum class Trouble { kPlain, kTilted, kTurned, kBlurred, kDark, kGlare, kPhone, kFolded, kFar, kClutter };
inline constexpr std::array<std::string_view, 10> kTroubles = {"plain", "tilted", "turned", "blurred", "dark",
                                                               "glare", "phone",  "folded", "far",     "clutter"};
inline constexpr int kSeverities = 4;     ///< 0 is easy, 3 is beyond most readers
inline constexpr int kHeldPasses = 200;   ///< every trouble, symbology and severity once
inline constexpr int kHeldFrames = 8;     ///< a pass is held up for so many
inline constexpr int kEmptyFrames = 120;  ///< 15 lobbies of 8 frames

/// 640x480, 1280x720 or 1920x1080.
[[nodiscard]] kiosk::Size frame_size(int lines);

/// A pass and how it is shown.
struct HeldPass {
  std::string symbology;
  std::string text;
  Trouble trouble = Trouble::kPlain;
  int severity = 0;
  bool phone = false;     ///< on a telephone, else on paper
  bool inverted = false;  ///< light on dark
  std::uint64_t seed = 0;
};

/// The number-th pass, 0 to kHeldPasses - 1.
[[nodiscard]] HeldPass held_pass(int number);

/// The frames of one pass in one place: the hand trembles, the noise is another one each time.
class HeldFrames {
 public:
  /// With the symbol as ZXing draws it.
  HeldFrames(const HeldPass& pass, int lines);
  /// With this symbol, one pixel a module.
  HeldFrames(const HeldPass& pass, int lines, kiosk::Bitmap symbol);

  [[nodiscard]] kiosk::GreyImage frame(int number) const;

 private:
  /// Returns the box about it.
  kiosk::Rect hold_up(const platform::zxing::Pose& pose, kiosk::GreyImage& picture) const;

  HeldPass pass_;
  kiosk::Size size_;
  kiosk::Bitmap symbol_;
  Scenery lobby_;
};

/// A frame of a lobby in which people walk and nothing can be read, 0 to kEmptyFrames - 1: eight follow each other.
[[nodiscard]] kiosk::GreyImage empty_frame(int number, int lines);

/// A frame of a lobby in which nothing moves; only the noise is another one for each number.
[[nodiscard]] kiosk::GreyImage still_frame(int number, int lines);

}  // namespace tests
