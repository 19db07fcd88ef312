// SPDX-License-Identifier: Apache-2.0
// How often one address may come with a wrong one-time code: a budget for each, and patience with those who were right.
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "platform/central/rate_limit.hpp"

namespace central {

/// Of an address from which nobody has signed in: ten at once, then one a minute.
inline constexpr Rate kStrangersGuesses{1.0 / 60, 10};
/// Of one from which a passholder has, within twelve hours: many people may share it, in the lobby for one.
inline constexpr Rate kKnownGuesses{10.0 / 60, 100};
/// Of a stranger's address where too many guesses were wrong, of whatever address: right ones count too.
inline constexpr Rate kCautiousAttempts{1.0 / 60, 1};

/// Of this program alone; what holds for all programs is in wrong_guesses.hpp. Any thread.
class SignInGuard {
 public:
  using Time = RateLimit::Time;

  /// Nothing where a sign-in from this address may be tried, which counts as a wrong one until succeeded(); else the
  /// seconds until it may. An empty address is nobody's, and not counted.
  [[nodiscard]] std::optional<std::chrono::seconds> admit(std::string_view address, Time now);
  /// The sign-in that was admitted was right.
  void succeeded(std::string_view address, Time now);
  /// Whether too many guesses were wrong; true where that is news.
  bool set_cautious(bool cautious);

 private:
  [[nodiscard]] bool is_known(const std::string& key, Time now);

  RateLimit strangers_{kStrangersGuesses};
  RateLimit known_{kKnownGuesses};
  RateLimit cautious_attempts_{kCautiousAttempts};
  std::mutex mutex_;
  bool cautious_ = false;                     ///< guarded by mutex_, as is succeeded_at_
  std::map<std::string, Time> succeeded_at_;  ///< by key; at most kRateKeys
};

}  // namespace central
