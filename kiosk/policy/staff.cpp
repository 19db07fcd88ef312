// SPDX-License-Identifier: Apache-2.0
// Every reason by its name: a new one has to be thought about.
#include "kiosk/policy/staff.hpp"

namespace kiosk::policy {

bool staff_may_override(Reason reason) {
  switch (reason) {
    case Reason::kPassNotCollected:
    case Reason::kPassNotYetValid:
    case Reason::kPassExpired:
    case Reason::kCategoryNotEligible:
    case Reason::kWrongVenue:
    case Reason::kWindowNotOpen:
    case Reason::kWindowClosed:
    case Reason::kOverlappingTicket:
    case Reason::kDailyLimit:
    case Reason::kNone:
      return true;
    case Reason::kPassUnknown:
    case Reason::kPassSuspended:
    case Reason::kPassReplaced:
    case Reason::kScreeningCancelled:
    case Reason::kAlreadyHasTicket:
    case Reason::kScreeningFull:
      return false;
  }
  return false;
}

}  // namespace kiosk::policy
