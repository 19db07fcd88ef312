// SPDX-License-Identifier: Apache-2.0
// What was said, line by line in a file, for tests that listen to the whole kiosk from outside.
#pragma once

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "kiosk/base/result.hpp"
#include "kiosk/ports/speaker.hpp"

namespace platform::sim {

struct SpeechLogError {
  std::string detail;  ///< names the file
};

/// Stands before a speaker. One JSON object an utterance, in the file when say() returns:
///   {"language":"en","volume":60,"text":"Scan your pass."}
class SpeechLog final : public kiosk::ports::Speaker {
 public:
  /// Adds to what is in the file, which is its owner's alone from then on; the log is warned that it holds what
  /// visitors hear. `speaker`: who really says it; null: nobody.
  [[nodiscard]] static kiosk::Result<std::unique_ptr<SpeechLog>, SpeechLogError> open(
      const std::filesystem::path& file, std::unique_ptr<kiosk::ports::Speaker> speaker);

  /// Where a line cannot be written the log says so once, and what is said is no longer written down.
  void say(const kiosk::ports::Utterance& utterance) override;
  void stop() override;

 private:
  SpeechLog(std::ofstream out, std::unique_ptr<kiosk::ports::Speaker> speaker);
  std::ofstream out_;
  std::unique_ptr<kiosk::ports::Speaker> speaker_;
  bool broken_ = false;
};

/// A line of the log, without its end. Any thread.
[[nodiscard]] std::string speech_line(const kiosk::ports::Utterance& utterance);

}  // namespace platform::sim
