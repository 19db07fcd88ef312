// SPDX-License-Identifier: Apache-2.0
// The number printed under a ticket's code, as people type it.
#pragma once

#include <optional>
#include <string_view>

#include "kiosk/base/ids.hpp"

namespace central {

/// The ticket's id, "T-V9HN-0A4R", from its number in capitals or not, with or without its hyphens, blanks and "T-".
/// An O counts as 0, an I or an L as 1: the number has none. Nothing where the text is no such number; whether there is
/// such a ticket is for the database to say.
[[nodiscard]] std::optional<kiosk::TicketId> ticket_number(std::string_view text);

}  // namespace central
