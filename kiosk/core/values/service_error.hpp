// SPDX-License-Identifier: Apache-2.0
// Why the service did not do what was asked, as far as the kiosk can know.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "kiosk/policy/verdict.hpp"

namespace kiosk {

struct ServiceError {
  enum class Kind {
    kUnreachable,     ///< no connection: it certainly did not act
    kOutcomeUnknown,  ///< it may have acted, or it was not the service that answered: ask again with the same key
    kRefused,         ///< it decided against it: `verdict`
    kVisitEnded,      ///< it changes no ticket without a look-up that is newer (visit_needed): it did nothing
    kDeviceRefused,   ///< it says that this kiosk is unknown, revoked or shows another's certificate
    kUnavailable,     ///< it said "later" (429, 503): `retry_after`
    kRejected,        ///< it found the request wrong (another 4xx with a reason): a program or data error, not worth
                      ///< repeating
  };
  Kind kind = Kind::kOutcomeUnknown;
  std::optional<policy::Verdict> verdict;
  std::optional<std::chrono::seconds> retry_after;
  std::string detail;  ///< for the log
  friend bool operator==(const ServiceError&, const ServiceError&) = default;
};

}  // namespace kiosk
