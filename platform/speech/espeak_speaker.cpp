// SPDX-License-Identifier: Apache-2.0
// The newest utterance counts: whatever is older ends in the middle of its sound.
#include "platform/speech/espeak_speaker.hpp"

#include <chrono>
#include <utility>

#include "kiosk/base/log.hpp"

namespace platform::speech {
namespace {

using kiosk::Duration;
using kiosk::ports::Utterance;

/// An open device keeps a thread awake, and opening one can be heard.
constexpr Duration kLinger = std::chrono::seconds(5);

}  // namespace

EspeakSpeaker::~EspeakSpeaker() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
    ++newest_;
    next_.reset();
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void EspeakSpeaker::say(const Utterance& utterance) {
  {
    const std::lock_guard lock(mutex_);
    ++newest_;
    next_ = utterance;
    if (output_) output_->clear();
  }
  if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
  changed_.notify_all();
}

void EspeakSpeaker::stop() {
  const std::lock_guard lock(mutex_);
  ++newest_;
  next_.reset();
  if (output_) output_->clear();
}

void EspeakSpeaker::run() {
  Lock lock(mutex_);
  while (!ending_) {
    if (!next_) {
      rest(lock);
      continue;
    }
    const auto utterance = std::move(*std::exchange(next_, std::nullopt));
    const auto number = newest_;
    lock.unlock();
    speak(utterance, number);
    lock.lock();
  }
  output_.reset();
  lock.unlock();
  synthesizer_.reset();
  SoundOutput::leave_thread();
}

void EspeakSpeaker::rest(Lock& lock) {
  const auto busy = [this] { return ending_ || next_.has_value(); };
  if (!output_) return changed_.wait(lock, busy);
  if (changed_.wait_for(lock, output_->left() + kLinger, busy)) return;
  close(lock);
}

void EspeakSpeaker::close(Lock& lock) {
  auto unused = std::move(output_);
  lock.unlock();
  unused.reset();
  lock.lock();
}

void EspeakSpeaker::speak(const Utterance& utterance, unsigned number) {
  if (!ready()) return;
  synthesizer_->speak(utterance, [&](auto samples) { return play(samples, number); });
}

bool EspeakSpeaker::play(std::span<const std::int16_t> samples, unsigned number) {
  const std::lock_guard lock(mutex_);
  if (number != newest_ || !output_) return false;
  output_->queue(samples);
  return true;
}

bool EspeakSpeaker::ready() {
  if (!synthesizer_) {
    auto made = Synthesizer::open();
    if (!made) {
      complain(made.error());
      return false;
    }
    synthesizer_ = std::move(*made);
  }
  // Only this thread changes output_, so that looking at it needs no lock.
  if (output_ && !output_->alive()) {
    Lock lock(mutex_);
    close(lock);
  }
  if (!output_) {
    auto opened = SoundOutput::open(synthesizer_->rate(), device_);
    if (!opened) {
      complain(opened.error());
      return false;
    }
    const std::lock_guard lock(mutex_);
    output_ = std::move(*opened);
  }
  complained_ = false;
  return true;
}

void EspeakSpeaker::complain(const SpeechError& error) {
  if (!std::exchange(complained_, true)) kiosk::log::error("speech", error.message);
}

}  // namespace platform::speech
