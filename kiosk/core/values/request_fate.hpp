// SPDX-License-Identifier: Apache-2.0
// What became of a request that the kiosk sent and never had an answer to.
#pragma once

#include <optional>

#include "kiosk/base/ids.hpp"

namespace kiosk {

/// A code that a request made, as the service has it on record. Names no door code.
struct MadeCode {
  TicketId ticket;
  int serial = 1;  ///< 1 to 65535
  friend bool operator==(const MadeCode&, const MadeCode&) = default;
};

/// Final: a request that was withdrawn is not carried out later.
struct RequestFate {
  std::optional<MadeCode> made;  ///< the ticket it got; nothing: it got none, and never will
  bool returned = false;         ///< it gave its ticket back
  friend bool operator==(const RequestFate&, const RequestFate&) = default;
};

}  // namespace kiosk
