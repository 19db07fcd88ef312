// SPDX-License-Identifier: Apache-2.0
// The number under a ticket's code, as people read it out and type it.
#pragma once

#include <optional>
#include <string_view>

#include "kiosk/base/ids.hpp"

namespace central {

/// "T-V9HN-0A4R" from "t-v9hn-0a4r", "T V9HN 0A4R" or "T-V9HN-OA4R": capitals or not, with or without its dashes, and
/// O for 0, I and L for 1, as Crockford's base 32 reads them. Nothing where the text is no reference. Whether there is
/// such a ticket is for the database to say.
[[nodiscard]] std::optional<kiosk::TicketId> read_ticket_reference(std::string_view text);

}  // namespace central
