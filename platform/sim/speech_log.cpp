// SPDX-License-Identifier: Apache-2.0
// Writing down what is said.
#include "platform/sim/speech_log.hpp"

#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk/base/log.hpp"
#include "platform/sim/json_string.hpp"

namespace platform::sim {

using kiosk::ports::Utterance;

namespace {

/// Makes the file where there is none; false where others may read it and that cannot be changed.
bool make_private(const std::filesystem::path& file) {
  const int fd = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (fd < 0) return false;
  struct stat facts {};
  const bool done = ::fstat(fd, &facts) == 0 && S_ISREG(facts.st_mode) && ::fchmod(fd, S_IRUSR | S_IWUSR) == 0;
  ::close(fd);
  return done;
}

}  // namespace

kiosk::Result<std::unique_ptr<SpeechLog>, SpeechLogError> SpeechLog::open(
    const std::filesystem::path& file, std::unique_ptr<kiosk::ports::Speaker> speaker) {
  std::ofstream out;
  if (make_private(file)) out.open(file, std::ios::app | std::ios::binary);
  if (!out.is_open()) {
    return kiosk::failure(SpeechLogError{"the speech log " + file.string() + " cannot be written for its owner alone"});
  }
  kiosk::log::warning("speech", "all that visitors hear is written to " + file.string() +
                                    ", names and tickets too: for tests only; take speech.log out of the settings");
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
