// SPDX-License-Identifier: Apache-2.0
// The kiosk's voice: espeak-ng's sound on SDL's device, made by a thread of its own.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "kiosk/ports/speaker.hpp"
#include "platform/speech/sound_output.hpp"
#include "platform/speech/synthesizer.hpp"

namespace platform::speech {

/// Nothing is loaded and no device is opened before the first say(); the device is closed again when nothing was said
/// for a while, so that a silent kiosk sleeps. One in a process.
class EspeakSpeaker final : public kiosk::ports::Speaker {
 public:
  /// `device`: as SoundOutput::open() has it. While it is absent nothing is said, and with the next say() it is looked
  /// for again.
  explicit EspeakSpeaker(std::string device = {}) : device_(std::move(device)) {}
  ~EspeakSpeaker() override;
  EspeakSpeaker(const EspeakSpeaker&) = delete;
  EspeakSpeaker& operator=(const EspeakSpeaker&) = delete;

  void say(const kiosk::ports::Utterance& utterance) override;
  void stop() override;

 private:
  using Lock = std::unique_lock<std::mutex>;

  void run();
  void speak(const kiosk::ports::Utterance& utterance, unsigned number);
  /// Gives `samples` to the device while utterance `number` is the newest; false where it is not.
  bool play(std::span<const std::int16_t> samples, unsigned number);
  [[nodiscard]] bool ready();
  /// Closes the device, unlocked: that waits for the device's own thread.
  void close(Lock& lock);
  /// Sleeps until there is something to do; closes the device where there was nothing for a while.
  void rest(Lock& lock);
  void complain(const SpeechError& error);

  const std::string device_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<kiosk::ports::Utterance> next_;  ///< under mutex_
  unsigned newest_ = 0;                          ///< counts say() and stop(); under mutex_
  bool ending_ = false;                          ///< under mutex_
  std::unique_ptr<SoundOutput> output_;          ///< made and dropped by the thread, under mutex_

  // The thread's own.
  std::unique_ptr<Synthesizer> synthesizer_;
  bool complained_ = false;

  std::thread thread_;  ///< begins with the first say(); main thread
};

}  // namespace platform::speech
