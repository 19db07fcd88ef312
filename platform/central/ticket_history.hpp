// SPDX-License-Identifier: Apache-2.0
// What became of a ticket, step by step, and who did it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"
#include "platform/central/database.hpp"

namespace central {

struct TicketEvent {
  kiosk::Instant at;
  kiosk::TicketId ticket;
  /// "issued", "issued in exchange", "new code", "returned", "exchanged"; of a delivery "print delivered", "screen
  /// uncertain"; at a door "let in", "let out".
  std::string what;
  std::optional<int> serial;               ///< of the code that it is about; nothing: of the ticket
  std::string by;                          ///< the device's name, who of the staff, "import", or "central verify"
  std::string reason;                      ///< why staff did it; empty: not staff
  std::optional<kiosk::TicketId> other{};  ///< of an exchange: the other ticket
  std::string details{};                   ///< of staff: what of the rule they set aside
};

/// Of one ticket, the oldest first. Throws StoreFailure.
[[nodiscard]] std::vector<TicketEvent> history_of(Connection& db, const kiosk::TicketId& ticket);

/// "new code 2 by lobby-1: the printer was out of paper"
[[nodiscard]] std::string one_line_of(const TicketEvent& event);

}  // namespace central
