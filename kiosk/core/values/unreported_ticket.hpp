// SPDX-License-Identifier: Apache-2.0
// A ticket that this kiosk handed out, as far as the service knows, and of whose delivery it never told.
#pragma once

#include <vector>

#include "kiosk/base/ids.hpp"
#include "kiosk/core/values/request_fate.hpp"

namespace kiosk {

struct UnreportedTicket {
  IdempotencyKey key;  ///< of the request that made the code
  MadeCode made;
  friend bool operator==(const UnreportedTicket&, const UnreportedTicket&) = default;
};

struct UnreportedTickets {
  std::vector<UnreportedTicket> tickets;  ///< oldest first
  bool more = false;                      ///< there are others; they come once these are reported
  friend bool operator==(const UnreportedTickets&, const UnreportedTickets&) = default;
};

}  // namespace kiosk
