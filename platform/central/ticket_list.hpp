// SPDX-License-Identifier: Apache-2.0
// Tickets as staff look for them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/base/zone.hpp"
#include "platform/central/database.hpp"
#include "platform/central/programme.hpp"

namespace central {

/// What is not set filters nothing.
struct TicketFilter {
  std::optional<kiosk::ScreeningId> screening{};
  std::optional<kiosk::VenueId> venue{};
  std::optional<kiosk::Date> day{};  ///< a programme day
  std::optional<kiosk::PassId> pass{};
  std::optional<std::string> state{};  ///< "valid", "returned", "swapped"
};

struct ListedTicket {
  kiosk::TicketId id;
  std::string state;
  kiosk::PassId pass;
  std::string pass_code;  ///< the pass's own, which stands on its badge
  std::string name;       ///< the holder's
  std::string category;   ///< its id
  kiosk::ScreeningId screening;
  kiosk::Instant issued_at;
  std::optional<kiosk::Instant> ended_at;
  int serial = 1;        ///< of its last code
  std::string delivery;  ///< what was last reported of that code: "print delivered"; empty: nothing
  std::optional<kiosk::Instant> delivered_at;
};

/// "screening cancelled" of a valid ticket that opens no door for that; else empty.
[[nodiscard]] std::string about_cancelled(const ListedTicket& ticket, const ScreeningRecord& shown);

/// By start, screening, name. Throws StoreFailure.
[[nodiscard]] std::vector<ListedTicket> list_tickets(Connection& db, const TicketFilter& filter);

}  // namespace central
