// SPDX-License-Identifier: Apache-2.0
// What is known of the journal, and of what it leaves to settle after a start.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/core/values/journal_fault.hpp"
#include "kiosk/core/values/unreported_ticket.hpp"

namespace kiosk::core {

struct JournalLink {
  bool opening = false;               ///< not open yet: a pass waits
  RequestId request{};                ///< of the try under way; 0: none
  Instant open_at;                    ///< the next try, where none is under way
  std::optional<JournalFault> fault;  ///< why it could not be opened or written the last time
  RequestId forgetting{};             ///< 0: none under way
  std::optional<Instant> forget_at;   ///< when closed ways are looked through next; nothing: never opened
  friend bool operator==(const JournalLink&, const JournalLink&) = default;
};

/// After a start: what this kiosk made and never reported, as its journal or the service alone knows.
struct Settlement {
  bool damaged = false;               ///< staff are told until all of it is settled
  std::vector<IdempotencyKey> keys;   ///< of ways that were recovered, or that the service told of
  bool due = false;                   ///< the service is still to be asked, or asked again
  RequestId asking{};                 ///< 0: none under way
  std::uint64_t begun_at_asking = 0;  ///< State::ways_begun at the question
  std::vector<IdempotencyKey> own;    ///< ways that were open at the question
  Instant ask_at;
  int failures = 0;                     ///< in a row
  bool more = false;                    ///< the service has others, once these are reported
  bool unanswered = false;              ///< the service does not know the question
  std::vector<UnreportedTicket> found;  ///< the journal does not know them; not taken up yet
  RequestId noting{};                   ///< 0: none under way
  Instant note_at;
  friend bool operator==(const Settlement&, const Settlement&) = default;
};

}  // namespace kiosk::core
