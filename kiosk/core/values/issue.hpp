// SPDX-License-Identifier: Apache-2.0
// What the kiosk asks the service to do about a ticket, so that it can be asked about after a crash.
#pragma once

#include <optional>

#include "kiosk/base/ids.hpp"
#include "kiosk/core/values/ticket.hpp"

namespace kiosk {

/// How the person comes by a ticket, or gives one back.
enum class ObtainKind {
  kIssue,    ///< a new one
  kSwap,     ///< a new one for `ticket`, in one step
  kReplace,  ///< a new code for the seat of `ticket`, be it the first to come into somebody's hand; earlier ones are
             ///< void
  kReturn,   ///< none: `ticket` is given back, its codes are void and its seat is free at once
};

struct Obtain {
  ObtainKind kind = ObtainKind::kIssue;
  PassId pass;
  ScreeningId screening;
  std::optional<TicketId> ticket;  ///< kSwap, kReplace, kReturn
  int serial = 0;  ///< kReplace: of the code that is replaced; the service refuses where it is not the newest
  friend bool operator==(const Obtain&, const Obtain&) = default;
};

}  // namespace kiosk
