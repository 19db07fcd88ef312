// SPDX-License-Identifier: Apache-2.0
// The kiosk's way from a frame to symbols: looked at only where something moves, decoded in a process of its own.
#pragma once

#include <chrono>
#include <vector>

#include "kiosk/core/values/pass_answer.hpp"
#include "kiosk/ports/symbol_reader.hpp"
#include "platform/decoder/decoder_process.hpp"
#include "platform/zxing/motion_gate.hpp"

namespace kiosk {

struct PassReaderSettings {
  std::vector<Symbology> symbologies;       ///< the pass formats; empty: all that the decoder knows
  int frames_a_second = 15;                 ///< of the camera, 1 or more
  std::chrono::milliseconds decoding{150};  ///< of processor time that 1280x720 may take; more is a hang
  bool still_frames = false;                ///< looks at them all as well: whoever aims a camera watches the figures
};

/// As DecoderProcess behind a MotionGate. One thread.
class PassReader final : public ports::SymbolReader {
 public:
  explicit PassReader(const PassReaderSettings& settings);

  [[nodiscard]] Result<ports::Look, ports::ReadError> read(const GreyImage& picture) override {
    return gate_.read(picture);
  }

 private:
  platform::decoder::DecoderProcess process_;
  platform::zxing::MotionGate gate_;
};

}  // namespace kiosk
