// SPDX-License-Identifier: Apache-2.0
// The ids that the kiosk, the policy and the central service share.
#pragma once

#include <cstdint>

#include "kiosk/base/strong_id.hpp"

namespace kiosk {

/// What a reader saw on a pass, as text. Personal: never logged.
using PassCode = StrongId<struct PassCodeTag>;
using PassId = StrongId<struct PassTag>;
using VenueId = StrongId<struct VenueTag>;
using FilmId = StrongId<struct FilmTag>;
using ScreeningId = StrongId<struct ScreeningTag>;
/// The service's name for a ticket, short enough to read out: T-7F3K-92QD.
using TicketId = StrongId<struct TicketTag>;
/// What stands in a ticket's QR; see kiosk/ticketing/ticket_code.hpp.
using TicketCode = StrongId<struct TicketCodeTag>;
/// A UUIDv7 in its 36-character form, made before anything is sent, journaled first.
using IdempotencyKey = StrongId<struct IdempotencyKeyTag>;

/// Pairs an effect with the event that completes it. Counted up by the core; never 0 for a real request.
enum class RequestId : std::uint64_t {};

}  // namespace kiosk
