// What a restart owes: a way that was begun and not closed, and what to do about it.
#pragma once

#include <variant>

#include "kiosk/base/ids.hpp"
#include "kiosk/core/values/issue.hpp"
#include "kiosk/core/values/ticket.hpp"

namespace kiosk::journal {

/// Intent without an answer: the service is asked what became of it. It is never sent again: whoever wished it has
/// gone.
struct AskAgain {
  Obtain obtain;
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
