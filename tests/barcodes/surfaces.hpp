// SPDX-License-Identifier: Apache-2.0
// Flat things in a lobby beside a badge: sheets with print, stripes and pictures, the screen of a phone, folded paper.
#pragma once

#include <vector>

#include "kiosk/base/image.hpp"
#include "platform/zxing/pass_view.hpp"
#include "tests/barcodes/dice.hpp"

namespace tests {

/// One bit a cell, in two lights.
class Sheet final : public platform::zxing::Surface {
 public:
  Sheet(kiosk::Bitmap cells, int ink, int paper);
  [[nodiscard]] int light(int x, int y) const override;
  [[nodiscard]] kiosk::Size size() const override;

 private:
  kiosk::Bitmap cells_;
  int ink_;
  int paper_;
};

/// A heading, a picture and lines of words.
[[nodiscard]] kiosk::Bitmap poster(Dice& dice);
/// Bars as of a fence, a blind or a shirt: regular or not, level or upright.
[[nodiscard]] kiosk::Bitmap stripes(Dice& dice);
/// Squares as of a floor or a scarf, with gaps.
[[nodiscard]] kiosk::Bitmap checks(Dice& dice);

/// A telephone that shows another surface; its screen's own grid makes patterns with the camera's.
class Phone final : public platform::zxing::Surface {
 public:
  struct Look {
    bool dark = false;     ///< the app about the pass is in dark mode
    int brightness = 256;  ///< of 256
    int glass = 8;         ///< what the glass reflects, 0 to 255
    int pitch = 0;         ///< grains from one of its pixels to the next; 0: too fine to be seen
    int gap = 0;           ///< how dark it is between them, of 256
  };

  /// `shown` outlives it.
  Phone(const Surface& shown, const Look& look);
  [[nodiscard]] int light(int x, int y) const override;
  [[nodiscard]] kiosk::Size size() const override;

 private:
  [[nodiscard]] int screen(int x, int y) const;

  const Surface& shown_;
  Look look_;
  kiosk::Size screen_;
  int bezel_;
};

/// Paper that was folded: along each fold the print is worn, and beyond it the paper leans away.
class Folded final : public platform::zxing::Surface {
 public:
  /// `sheet` outlives it. `width` is that of the worn print in grains; the paper beyond a fold is up to `shade` of 256
  /// lighter or darker and looks up to `lean` of 256 narrower.
  Folded(const Surface& sheet, int folds, int width, int shade, int lean, Dice& dice);
  [[nodiscard]] int light(int x, int y) const override;
  [[nodiscard]] kiosk::Size size() const override;

 private:
  struct Fold {
    int across;  ///< the fold's upright, in 1/16384
    int down;
    int from_middle;  ///< grains
    int shade;        ///< of 256
    int lean;         ///< of 256
  };

  const Surface& sheet_;
  std::vector<Fold> folds_;
  int width_;
};

}  // namespace tests
