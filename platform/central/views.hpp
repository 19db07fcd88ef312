// SPDX-License-Identifier: Apache-2.0
// What the service tells without changing anything: a pass, a venue's day.
#pragma once

#include <optional>

#include "kiosk/core/values/festival_day.hpp"
#include "kiosk/core/values/pass_answer.hpp"
#include "kiosk/core/values/venue_day.hpp"
#include "platform/central/ticket_store.hpp"

namespace central {

/// Who holds the pass, what they hold and what they may have at `venue` now. Where the pass is not good there are
/// neither tickets nor offers. Where the festival lets tickets be picked up at any venue, those of other venues have
/// offers too, after this venue's. Throws StoreFailure.
[[nodiscard]] kiosk::PassAnswer look_up(const Books& books, const kiosk::PassCode& code, const kiosk::VenueId& venue,
                                        kiosk::Instant now);

/// The same for a pass that was found already; nothing: it is unknown.
[[nodiscard]] kiosk::PassAnswer look_up(const Books& books, std::optional<PassRecord> pass, const kiosk::VenueId& venue,
                                        kiosk::Instant now);

/// The same for the holder, signed in online: offers for every screening of the programme days today and tomorrow, by
/// start, and their tickets of both days. Throws StoreFailure.
[[nodiscard]] kiosk::PassAnswer look_up_online(const Books& books, const kiosk::PassId& pass, kiosk::Instant now);

/// The venue's programme day at `now`. Throws StoreFailure, also where the venue is not in the programme.
[[nodiscard]] kiosk::VenueDay day_of(const Books& books, const kiosk::VenueId& venue, kiosk::Instant now);

/// The programme day at `now` at every venue that has a screening on it. Throws StoreFailure.
[[nodiscard]] kiosk::FestivalDay festival_day_of(const Books& books, kiosk::Instant now);

}  // namespace central
