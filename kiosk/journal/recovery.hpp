// What a restart owes: the ways that were begun and not closed, and what to do about each.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/core/values/issue.hpp"
#include "kiosk/core/values/journal_entry.hpp"
#include "kiosk/core/values/ticket.hpp"

namespace kiosk::journal {

/// Intent without an answer: ask the service again with the same key.
struct AskAgain {
  Obtain obtain;
  friend bool operator==(const AskAgain&, const AskAgain&) = default;
};
/// Issued, and nobody knows whether it was printed: never print it by itself; it is reported as uncertain.
struct Doubtful {
  Ticket ticket;
  friend bool operator==(const Doubtful&, const Doubtful&) = default;
};
/// The outcome is known, the service may not be: report it under the same report key.
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

struct Recovery {
  std::vector<Owed> owed;                   ///< in the order of their intents
  std::vector<IdempotencyKey> forgettable;  ///< closed before `keep_since`
  std::size_t unreadable = 0;               ///< records that could not be read: kept, told to staff
  friend bool operator==(const Recovery&, const Recovery&) = default;
};

/// Folds the records of JournalStore::read_all. A record that cannot be read hides nothing else.
[[nodiscard]] Recovery recover(const std::vector<std::string>& records, Instant keep_since);

}  // namespace kiosk::journal
