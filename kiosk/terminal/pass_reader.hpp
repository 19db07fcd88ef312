// The kiosk's way from a frame to symbols: looked at only where something moves, decoded in a process of its own.
#pragma once

#include <vector>

#include "kiosk/core/values/pass_answer.hpp"
#include "kiosk/ports/symbol_reader.hpp"
#include "platform/decoder/decoder_process.hpp"
#include "platform/zxing/motion_gate.hpp"

namespace kiosk {

/// As DecoderProcess behind a MotionGate. One thread.
class PassReader final : public ports::SymbolReader {
 public:
  /// `symbologies`: the pass formats; empty: all that the decoder knows. `frames_a_second`: of the camera, 1 or more.
  explicit PassReader(const std::vector<Symbology>& symbologies, int frames_a_second = 15);

  [[nodiscard]] Result<ports::Look, ports::ReadError> read(const GreyImage& picture) override {
    return gate_.read(picture);
  }

 private:
  platform::decoder::DecoderProcess process_;
  platform::zxing::MotionGate gate_;
};

}  // namespace kiosk
