// SPDX-License-Identifier: Apache-2.0
// The loop around the readers: take what came, look around after plugging, wait.
#include "platform/scanner/hot_plug_scanner.hpp"

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

#include <poll.h>

#include "kiosk/base/log.hpp"

namespace platform::scanner {
namespace {

using kiosk::failure;
using kiosk::Result;
using kiosk::ports::RawScan;
using kiosk::ports::ScannerError;

int milliseconds_until(Moment deadline) {
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
  return static_cast<int>(std::clamp<long long>(left, 0, std::numeric_limits<int>::max()));
}

/// A time-out that is too long to be added to a moment means for ever.
Moment later(Moment now, kiosk::Duration timeout) {
  constexpr auto kForEver = std::chrono::hours{24 * 365};
  return now + std::min<Clock::duration>(timeout, kForEver);
}

}  // namespace

Result<std::optional<RawScan>, ScannerError> HotPlugScanner::next_scan(kiosk::Duration timeout) {
  const auto deadline = later(Clock::now(), timeout);
  if (readers_.empty()) look_ = true;
  for (;;) {
    if (look_) look_around();
    take();
    if (!ready_.empty()) {
      RawScan scan = std::move(ready_.front());
      ready_.pop_front();
      return scan;
    }
    if (to_be_told_) return failure(*std::exchange(to_be_told_, std::nullopt));
    if (Clock::now() >= deadline) {
      if (readers_.empty() && why_none_) return failure(*why_none_);
      return std::nullopt;
    }
    wait(deadline);
  }
}

void HotPlugScanner::look_around() {
  look_ = false;
  const auto found = candidates(settings_, *plugs_);
  why_none_ = ScannerError{"no " + description(settings_) + " is plugged in"};
  for (const auto& candidate : found) {
    const auto known = std::ranges::find(readers_, candidate.device,
                                         [](const Open& open) -> const std::string& { return open.candidate.device; });
    if (known != readers_.end() && known->candidate == candidate) continue;
    // A device shows its nodes one after another: with one more it is opened anew, so that none is left to others.
    if (known != readers_.end()) readers_.erase(known);
    open(candidate);
  }
}

void HotPlugScanner::open(const Candidate& candidate) {
  auto reader = open_(candidate);
  if (reader) {
    readers_.push_back({candidate, std::move(*reader)});
    return;
  }
  why_none_ = reader.error();
  if (!readers_.empty()) kiosk::log::warning("scanner", reader.error().detail);
}

void HotPlugScanner::take() {
  const auto now = Clock::now();
  for (auto open = readers_.begin(); open != readers_.end();) {
    const auto taken = open->reader->take(now, ready_);
    if (taken) {
      ++open;
      continue;
    }
    to_be_told_ = taken.error();
    open = readers_.erase(open);
    look_ = true;  // it may be back already, under the same name
  }
}

void HotPlugScanner::wait(Moment deadline) {
  std::vector<pollfd> watched{{plugs_->descriptor(), POLLIN, 0}};
  for (const auto& open : readers_) {
    for (const int fd : open.reader->descriptors()) watched.push_back({fd, POLLIN, 0});
    if (const auto due = open.reader->due()) deadline = std::min(deadline, *due);
  }
  const int ready = ::poll(watched.data(), watched.size(), milliseconds_until(deadline));
  if (ready > 0 && watched.front().revents != 0 && plugs_->changed()) look_ = true;
}

}  // namespace platform::scanner
