// SPDX-License-Identifier: Apache-2.0
// Buckets of wrong sign-ins by address.
#include "platform/central/sign_in_guard.hpp"

#include <utility>

namespace central {
namespace {

constexpr std::chrono::hours kKnownFor{12};

}  // namespace

std::optional<std::chrono::seconds> SignInGuard::admit(std::string_view address, Time now) {
  if (address.empty()) return std::nullopt;
  const auto key = rate_key(address);
  if (is_known(key, now)) return known_.ask(key, now);
  bool cautious = false;
  {
    const std::lock_guard lock(mutex_);
    cautious = cautious_;
  }
  if (cautious) {
    if (const auto wait = cautious_attempts_.ask(key, now)) return wait;
  }
  return strangers_.ask(key, now);
}

void SignInGuard::succeeded(std::string_view address, Time now) {
  if (address.empty()) return;
  const auto key = rate_key(address);
  (is_known(key, now) ? known_ : strangers_).give_back(key);
  const std::lock_guard lock(mutex_);
  if (succeeded_at_.size() >= kRateKeys) {
    std::erase_if(succeeded_at_, [&](const auto& entry) { return now - entry.second >= kKnownFor; });
  }
  if (succeeded_at_.size() < kRateKeys) succeeded_at_.insert_or_assign(key, now);
}

bool SignInGuard::set_cautious(bool cautious) {
  const std::lock_guard lock(mutex_);
  return std::exchange(cautious_, cautious) != cautious;
}

bool SignInGuard::is_known(const std::string& key, Time now) {
  const std::lock_guard lock(mutex_);
  const auto found = succeeded_at_.find(key);
  return found != succeeded_at_.end() && now - found->second < kKnownFor;
}

}  // namespace central
