// SPDX-License-Identifier: Apache-2.0
// A frame's way to the child and back, and what is done when it does not come back.
#include "platform/decoder/decoder_process.hpp"

#include <algorithm>
#include <utility>

#include "platform/decoder/spawn.hpp"
#include "platform/decoder/wire.hpp"

namespace platform::decoder {
namespace {

using namespace std::chrono_literals;
using kiosk::failure;
using kiosk::GreyImage;
using kiosk::ports::Look;
using kiosk::ports::ReadError;
using std::chrono::ceil;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;

constexpr auto kFirstPause = 100ms;  // after the second failure: a first one may be chance
constexpr auto kLongestPause = 10s;
/// Beyond what one frame may take: the kiosk itself is to be the one who ends a child that hangs.
constexpr nanoseconds kLastResort = 2s;
/// Of the frame that Settings has its times for.
constexpr std::size_t kFramePixels = std::size_t{1280} * 720;

nanoseconds pause_after(int failed_starts) {
  if (failed_starts < 2) return nanoseconds{0};
  nanoseconds pause = kFirstPause;
  for (int i = 2; i < failed_starts && pause < kLongestPause; ++i) pause *= 2;
  return std::min<nanoseconds>(pause, kLongestPause);
}

std::string in_words(milliseconds time) { return std::to_string(time.count()) + " ms"; }

std::string size_in_words(const GreyImage& picture) {
  return std::to_string(picture.width) + "x" + std::to_string(picture.height);
}

}  // namespace

DecoderProcess::DecoderProcess(Settings settings) : settings_(std::move(settings)) {
  if (settings_.program.empty()) settings_.program = beside_this_program("kiosk-decoder");
  start();
}

std::optional<pid_t> DecoderProcess::pid() const { return child_ ? std::optional(child_->pid()) : std::nullopt; }

kiosk::Result<Look, ReadError> DecoderProcess::read(const GreyImage& picture) {
  if (auto refused = refuse(picture)) return failure(ReadError{std::move(*refused)});
  retire();
  if (auto trouble = await_ready()) return failure(ReadError{std::move(*trouble)});
  frames_.write(picture.pixels);
  const kiosk::Size size{picture.width, picture.height};
  if (auto trouble = exchange(wire::write_request({++number_, size}), picture.pixels.size())) {
    return failure(ReadError{*trouble + ", on a picture of " + size_in_words(picture)});
  }
  auto answer = wire::parse_answer(message_, number_, size);
  if (!answer) return failure(ReadError{replace("answered what is no answer")});
  return std::move(*answer);
}

std::optional<DecoderProcess::Trouble> DecoderProcess::refuse(const GreyImage& picture) const {
  const auto size = size_in_words(picture);
  if (picture.width <= 0 || picture.height <= 0 || picture.width > wire::kMostSide ||
      picture.height > wire::kMostSide) {
    return "a picture of " + size + " pixels cannot be read";
  }
  const auto pixels = static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height);
  if (picture.pixels.size() != pixels) {
    return "a picture of " + size + " came with " + std::to_string(picture.pixels.size()) + " pixels";
  }
  if (pixels > settings_.most_pixels) {
    return "a picture of " + size + " is larger than the " + std::to_string(settings_.most_pixels) + " pixels allowed";
  }
  return std::nullopt;
}

void DecoderProcess::start() {
  ready_ = false;
  if (!frames_) {
    auto frames = FrameMemory::make(settings_.most_pixels);
    if (!frames) {
      why_not_ = start_failed(std::move(frames.error()));
      return;
    }
    frames_ = std::move(*frames);
  }
  ++counts_.started;
  auto child = Child::start(settings_.program, settings_.arguments, frames_.fd());
  if (!child) {
    why_not_ = start_failed(std::move(child.error()));
    return;
  }
  child_.emplace(std::move(*child));
  // Where it cannot be sent the child is gone, which is noticed when its readiness is waited for.
  static_cast<void>(child_->send(wire::write_setup({.most_memory = settings_.most_memory})));
}

void DecoderProcess::retire() {
  if (!child_ || !ready_ || Clock::now() < child_->started() + settings_.longest_service) return;
  static_cast<void>(child_->end());
  child_.reset();
  start();
}

std::optional<DecoderProcess::Trouble> DecoderProcess::await_ready() {
  if (!child_) {
    if (Clock::now() < not_before_) return why_not_;
    start();
    if (!child_) return why_not_;
  }
  while (!ready_) {
    const auto left = ceil<milliseconds>(child_->started() + settings_.most_start - Clock::now());
    const auto event = child_->wait(message_, left);
    if (event == Child::Event::kMessage && wire::is_ready(message_)) {
      ready_ = true;
      failed_starts_ = 0;
      counts_.last_start = ceil<std::chrono::microseconds>(Clock::now() - child_->started());
    } else if (event == Child::Event::kMessage) {
      return start_failed("begins with what it should not say; install it and the kiosk from one package");
    } else if (event == Child::Event::kEnd) {
      return start_failed("");
    } else if (left <= 0ms) {
      return start_failed("was not ready within " + in_words(settings_.most_start));
    }
  }
  return std::nullopt;
}

/// `trouble` empty: how the child ended says it all.
DecoderProcess::Trouble DecoderProcess::start_failed(Trouble trouble) {
  if (child_) {
    const auto how = child_->end();
    child_.reset();
    trouble = settings_.program.filename().string() + " does not start: it " + (trouble.empty() ? how : trouble);
  }
  not_before_ = Clock::now() + ceil<Clock::duration>(pause_after(++failed_starts_));
  why_not_ = trouble;
  return trouble;
}

/// Sends a request about a frame of `pixels` and waits for the child's next message, which is then in message_.
std::optional<DecoderProcess::Trouble> DecoderProcess::exchange(const std::string& request, std::size_t pixels) {
  const auto cpu_before = child_->cpu();
  // What a reader does grows with the picture: a photograph has time like so many frames of a camera.
  const auto frames = static_cast<int>(std::max<std::size_t>(1, (pixels + kFramePixels - 1) / kFramePixels));
  const auto most_cpu = settings_.most_cpu * frames;
  const auto most_wall = settings_.most_wall * frames;
  const auto deadline = Clock::now() + most_wall;
  child_->end_at(cpu_before + most_cpu + kLastResort);
  if (!child_->send(request)) return replace("");
  for (;;) {
    const auto wall_left = ceil<milliseconds>(deadline - Clock::now());
    const auto cpu_left = ceil<milliseconds>(cpu_before + most_cpu - child_->cpu());
    // It cannot use up its processor time in less time than that: no need to look earlier.
    switch (child_->wait(message_, std::min(wall_left, cpu_left))) {
      case Child::Event::kMessage:
        return std::nullopt;
      case Child::Event::kEnd:
        return replace("");
      case Child::Event::kNothing:
        break;
    }
    if (wall_left <= 0ms) return replace("did not answer within " + in_words(most_wall));
    if (cpu_left <= 0ms) return replace("took more than " + in_words(most_cpu) + " of processor time");
  }
}

/// `what` empty: how the child ended says it all.
DecoderProcess::Trouble DecoderProcess::replace(const std::string& what) {
  const auto how = child_->end();
  child_.reset();
  ++counts_.replaced;
  start();
  return "the decoder " + (what.empty() ? how : what) + " and is replaced";
}

}  // namespace platform::decoder
