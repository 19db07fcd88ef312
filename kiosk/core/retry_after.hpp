// SPDX-License-Identifier: Apache-2.0
// How far the service's word "later" is obeyed: a mistyped hour shuts no kiosk for an hour.
#pragma once

#include <algorithm>
#include <chrono>

#include "kiosk/base/instant.hpp"
#include "kiosk/core/values/service_error.hpp"

namespace kiosk::core {

/// The longest Retry-After that is obeyed while a person waits for the answer.
inline constexpr Duration kLongestForAPerson = std::chrono::seconds{60};
/// The same where nobody waits.
inline constexpr Duration kLongestInBackground = std::chrono::minutes{5};

/// The pause before the next try: the kiosk's own `pause`, or longer where the service asked for it.
[[nodiscard]] inline Duration pause_after(const ServiceError& error, Duration pause, bool person_waits) {
  if (!error.retry_after) return pause;
  const Duration longest = person_waits ? kLongestForAPerson : kLongestInBackground;
  return std::max<Duration>(pause, std::min<Duration>(*error.retry_after, longest));
}

}  // namespace kiosk::core
