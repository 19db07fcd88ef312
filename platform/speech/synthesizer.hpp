// SPDX-License-Identifier: Apache-2.0
// Text to sound, by espeak-ng.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "kiosk/base/result.hpp"
#include "kiosk/ports/speaker.hpp"

namespace platform::speech {

/// Why there is no voice: one line with the remedy.
struct SpeechError {
  std::string message;
};

struct EspeakFunctions;

/// The library keeps what it does in variables of its own: one Synthesizer at a time in a process, one thread. It is
/// begun once and never ended before the process is: to end it can wait for ever after a synthesis that was cut short.
class Synthesizer {
 public:
  /// Loads the library and its data (about 3 MiB, 10 ms).
  [[nodiscard]] static kiosk::Result<std::unique_ptr<Synthesizer>, SpeechError> open();
  Synthesizer(const Synthesizer&) = delete;
  Synthesizer& operator=(const Synthesizer&) = delete;

  /// Samples a second; one channel.
  [[nodiscard]] int rate() const;

  /// Some sound, 16 bits a sample, to be taken at once; false: no more of it is wanted.
  using Sink = std::function<bool(std::span<const std::int16_t>)>;

  /// Makes the utterance's sound, some ten times as fast as it is played. A language without a voice is read by the
  /// English one, and the log says so once.
  void speak(const kiosk::ports::Utterance& utterance, const Sink& sink);

 private:
  explicit Synthesizer(const EspeakFunctions& espeak) : espeak_(espeak) {}
  void choose_voice(const std::string& language);

  const EspeakFunctions& espeak_;
  std::string language_;             ///< whose voice is chosen
  std::set<std::string> voiceless_;  ///< languages that the log has told about
};

/// The names of the voices that can read a language, the best first: "zh-Hans" is read by "cmn".
[[nodiscard]] std::vector<std::string> voices_for(const std::string& language);

/// What is given to the voice: without the marks of direction and other characters that are not said, and where
/// `language` is Inuktitut in Latin letters.
[[nodiscard]] std::string speakable(const std::string& text, const std::string& language);

}  // namespace platform::speech
