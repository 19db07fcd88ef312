// SPDX-License-Identifier: Apache-2.0
// A reader that looks only where something moves: an empty lobby costs next to nothing.
#pragma once

#include <cstdint>
#include <vector>

#include "kiosk/ports/symbol_reader.hpp"

namespace platform::zxing {

/// Frames, not seconds: a gate knows no clock. The figures are for 25 to 30 frames a second.
struct MotionSettings {
  int hold = 90;   ///< frames passed on after the last one that moved; at least two schedules of the reader behind it
  int every = 60;  ///< of the frames after that, one in so many is passed on all the same; at least 1
};

/// Passes frames on to `inner` while the picture changes and for a while after, so that a pass that was laid down still
/// is read; of a picture that stays as it is, a frame now and then. The others are answered with Look::still and cost
/// the reading of every sixteenth row. The first frame moves, and so does one of another size or after an error of
/// `inner`.
///
/// The mean light of cells of 16 by 16 pixels is compared with that of the frames before. What counts as a change
/// follows the noise of the picture; slow changes of the light are followed. A pass of three cells a side is noticed.
///
/// Pictures whose pixels do not match their size go straight to `inner`, which refuses them. One thread.
class MotionGate final : public kiosk::ports::SymbolReader {
 public:
  /// `inner` outlives the gate.
  explicit MotionGate(kiosk::ports::SymbolReader& inner, MotionSettings settings = {});

  [[nodiscard]] kiosk::Result<kiosk::ports::Look, kiosk::ports::ReadError> read(
      const kiosk::GreyImage& picture) override;

 private:
  [[nodiscard]] bool has_moved(const kiosk::GreyImage& picture);
  [[nodiscard]] bool is_due(const kiosk::GreyImage& picture);
  void measure(const kiosk::GreyImage& picture);
  [[nodiscard]] int threshold() const;

  kiosk::ports::SymbolReader& inner_;
  MotionSettings settings_;
  int width_ = 0;  ///< of the frame before; 0 where the next one moves in any case
  int height_ = 0;
  int unmoved_ = 0;              ///< frames since the last one that moved
  std::vector<int> seen_;        ///< mean light of each cell in this frame, in 1/16 of a grey level
  std::vector<int> known_;       ///< the same as it was before, following slowly
  std::vector<int> difference_;  ///< between the two
};

}  // namespace platform::zxing
