// SPDX-License-Identifier: Apache-2.0
// What the journal remembers of one ticket's way: an entry per acknowledged step, all under the same key.
#pragma once

#include <optional>
#include <variant>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/core/values/issue.hpp"
#include "kiosk/core/values/ticket.hpp"

namespace kiosk::journal {

/// Before the service is asked: this may be about to exist.
struct Intent {
  Obtain obtain;
  friend bool operator==(const Intent&, const Intent&) = default;
};
/// The service answered with this ticket. From here on a print may have begun.
struct Issued {
  Ticket ticket;
  friend bool operator==(const Issued&, const Issued&) = default;
};
/// What became of it; `report_key` is the idempotency key under which the service is told.
struct Delivered {
  Delivery delivery;
  IdempotencyKey report_key;
  TicketId ticket = {};  ///< empty in records of version 1
  friend bool operator==(const Delivered&, const Delivered&) = default;
};
/// Nothing is owed any more: the service knows the outcome, or refused to issue.
struct Closed {
  friend bool operator==(const Closed&, const Closed&) = default;
};

struct Entry {
  IdempotencyKey key;  ///< of the intent
  Instant at;
  std::variant<Intent, Issued, Delivered, Closed> what;
  friend bool operator==(const Entry&, const Entry&) = default;
};

}  // namespace kiosk::journal
