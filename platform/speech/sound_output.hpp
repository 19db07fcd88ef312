// SPDX-License-Identifier: Apache-2.0
// Samples to the loudspeaker or the headset, through SDL.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "kiosk/base/instant.hpp"
#include "kiosk/base/result.hpp"
#include "platform/speech/synthesizer.hpp"

namespace platform::speech {

/// Any thread, one call at a time.
class SoundOutput {
 public:
  /// The sound device that SDL knows by that name, and no other; empty: the system's (SDL_AUDIODRIVER and
  /// SDL_AUDIO_DEVICE_NAME choose another). For one channel of 16 bits. An error names the devices that there are.
  [[nodiscard]] static kiosk::Result<std::unique_ptr<SoundOutput>, SpeechError> open(int rate,
                                                                                     const std::string& device);
  /// Gives back what SDL keeps for the calling thread: before a thread that opened one ends.
  static void leave_thread();
  ~SoundOutput();
  SoundOutput(const SoundOutput&) = delete;
  SoundOutput& operator=(const SoundOutput&) = delete;

  /// Plays them behind what is there.
  void queue(std::span<const std::int16_t> samples);

  /// Forgets what was not played; silence within 50 ms.
  void clear();

  /// False once the device is gone: unplugged, or broken. Another one has to be opened.
  [[nodiscard]] bool alive() const;

  /// How long what is there still plays.
  [[nodiscard]] kiosk::Duration left() const;

 private:
  SoundOutput(std::uint32_t device, int rate) : device_(device), rate_(rate) {}
  std::uint32_t device_;
  int rate_;
};

}  // namespace platform::speech
