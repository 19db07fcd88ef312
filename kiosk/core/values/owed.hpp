// SPDX-License-Identifier: Apache-2.0
// What a restart owes: a way that was begun and not closed, and what to do about it.
#pragma once

#include <optional>
#include <variant>

#include "kiosk/base/ids.hpp"
#include "kiosk/core/values/issue.hpp"
#include "kiosk/core/values/journal_entry.hpp"
#include "kiosk/core/values/ticket.hpp"

namespace kiosk::journal {

/// Intent without an answer: the service is asked what became of it. It is never sent again: the person has gone.
struct AskAgain {
  Obtain obtain;  ///< as it was wished; default where the intent is lost
  /// An outcome was written, and for which ticket is lost: the report to make once the service has named it.
  std::optional<Delivered> delivered = {};
  bool damaged = false;  ///< later records may be lost: whatever was issued may be in a person's hand
  friend bool operator==(const AskAgain&, const AskAgain&) = default;
};
/// Issued, and nobody knows whether it was printed: never print it by itself; it is reported as uncertain.
struct Doubtful {
  Ticket ticket;
  friend bool operator==(const Doubtful&, const Doubtful&) = default;
};
/// The outcome is known, the service may not know it: report it under the same report key.
struct Report {
  TicketId ticket;
  Delivery delivery;
  IdempotencyKey report_key;
  friend bool operator==(const Report&, const Report&) = default;
};

struct Owed {
  IdempotencyKey key;
  std::variant<AskAgain, Doubtful, Report> what;
  friend bool operator==(const Owed&, const Owed&) = default;
};

}  // namespace kiosk::journal
