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
#include "kiosk/core/values/owed.hpp"
#include "kiosk/core/values/ticket.hpp"

namespace kiosk::journal {

struct Recovery {
  std::vector<Owed> owed;                   ///< in the order of their intents
  std::vector<IdempotencyKey> forgettable;  ///< closed before `keep_since`
  std::size_t unreadable = 0;               ///< records that could not be read: kept, told to staff
  friend bool operator==(const Recovery&, const Recovery&) = default;
};

/// Folds the records of JournalStore::read_all. A record that cannot be read hides nothing else.
[[nodiscard]] Recovery recover(const std::vector<std::string>& records, Instant keep_since);

}  // namespace kiosk::journal
