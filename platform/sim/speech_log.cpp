// Writing down what is said.
#include "platform/sim/speech_log.hpp"

#include <utility>

#include "kiosk/base/log.hpp"
#include "platform/sim/json_string.hpp"

namespace platform::sim {

using kiosk::ports::Utterance;

kiosk::Result<std::unique_ptr<SpeechLog>, SpeechLogError> SpeechLog::open(
    const std::filesystem::path& file, std::unique_ptr<kiosk::ports::Speaker> speaker) {
  std::ofstream out(file, std::ios::app | std::ios::binary);
  if (!out) return kiosk::failure(SpeechLogError{"the speech log " + file.string() + " cannot be written"});
  return std::unique_ptr<SpeechLog>(new SpeechLog(std::move(out), std::move(speaker)));
}

SpeechLog::SpeechLog(std::ofstream out, std::unique_ptr<kiosk::ports::Speaker> speaker)
    : out_(std::move(out)), speaker_(std::move(speaker)) {}

void SpeechLog::say(const Utterance& utterance) {
  if (!broken_) {
    out_ << speech_line(utterance) << '\n' << std::flush;
    if (!out_) {
      broken_ = true;
      kiosk::log::error("speech", "what is said cannot be written down any more");
    }
  }
  if (speaker_) speaker_->say(utterance);
}

void SpeechLog::stop() {
  if (speaker_) speaker_->stop();
}

std::string speech_line(const Utterance& utterance) {
  return "{\"language\":" + json_string(utterance.language) + ",\"volume\":" + std::to_string(utterance.volume) +
         ",\"text\":" + json_string(utterance.text) + "}";
}

}  // namespace platform::sim
