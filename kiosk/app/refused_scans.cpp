// SPDX-License-Identifier: Apache-2.0
// Counts what was held up and cannot be a pass, by why it cannot: all that is ever known of it.
#include "kiosk/app/refused_scans.hpp"

#include <string>
#include <utility>

#include "kiosk/base/log.hpp"

namespace kiosk::app {
namespace {

/// "refused scans: 3 (1 empty; 2 too long)".
std::string line_of(const std::map<NotAPass, std::uint64_t>& refused) {
  std::uint64_t all = 0;
  std::string reasons;
  for (const auto& [why, count] : refused) {
    all += count;
    reasons += (reasons.empty() ? "" : "; ") + std::to_string(count) + ' ' + std::string(words_of(why));
  }
  return "refused scans: " + std::to_string(all) + " (" + reasons + ')';
}

}  // namespace

void RefusedScans::count(NotAPass why) {
  const std::lock_guard lock(mutex_);
  ++total_;
  ++unsaid_[why];
  newest_ = why;
  keys_missed_ = keys_missed_ || why == NotAPass::kUnchecked;
}

void RefusedScans::report(Instant now) {
  std::map<NotAPass, std::uint64_t> fresh;
  bool keys_missed = false;
  {
    const std::lock_guard lock(mutex_);
    keys_missed = keys_missed_ && !keys_told_;
    keys_told_ = keys_missed_;
    if (!said_at_ || now - *said_at_ >= kEvery) fresh = std::exchange(unsaid_, {});
    if (!fresh.empty()) said_at_ = now;
  }
  if (keys_missed) log::warning("reading", kSetKeysFile);
  if (!fresh.empty()) log::info("reading", line_of(fresh));
}

std::uint64_t RefusedScans::total() const {
  const std::lock_guard lock(mutex_);
  return total_;
}

std::optional<NotAPass> RefusedScans::newest() const {
  const std::lock_guard lock(mutex_);
  return newest_;
}

}  // namespace kiosk::app
