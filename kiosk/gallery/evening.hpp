// SPDX-License-Identifier: Apache-2.0
// One evening at one venue: the programme, the people and the tickets that the gallery's states are made of.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/state.hpp"
#include "kiosk/core/values/festival_day.hpp"
#include "kiosk/core/values/film.hpp"
#include "kiosk/core/values/pass_answer.hpp"
#include "kiosk/core/values/venue_day.hpp"

namespace kiosk::gallery {

/// That time of the evening's day, 28 April 2024, in Toronto: "18:30".
[[nodiscard]] Instant at(const std::string& time);
/// The same on another day: ("2024-04-29", "09:00").
[[nodiscard]] Instant at(const std::string& day, const std::string& time);

/// The films of the evening, by their ids: "union", "harbour" ... Own titles in nine scripts, credits short and long.
[[nodiscard]] std::vector<Film> films();

/// Isabel Bader Theatre on that day: Union at 18:30, the others after it; some full, one cancelled.
[[nodiscard]] VenueDay evening();

/// The same day at all venues: at Isabel Bader, at one that has one of each kind, and at one that is over.
[[nodiscard]] FestivalDay festival();

/// The ids of its screenings.
[[nodiscard]] ScreeningId screening(const std::string& film);

/// Amara's ticket for the screening of that film.
[[nodiscard]] Ticket ticket(const std::string& film);

/// The pass of Amara, who has nothing yet and may have everything that is not full.
[[nodiscard]] PassAnswer amara();
/// Changes what a pass is offered for the screening of that film; `held`: the ticket of which film it is about.
void offer(PassAnswer& answer, const std::string& film, OfferKind kind, const std::string& held = {});
/// Gives her the ticket, reserved, or printed at `delivered_at`.
void give(PassAnswer& answer, const std::string& film, std::optional<Instant> delivered_at = {});

/// Amara with that answer, a few seconds after her last touch.
[[nodiscard]] core::Visit visit(PassAnswer answer);

/// Nobody there, 17:42, everything works: what every other state begins from.
[[nodiscard]] core::State quiet_kiosk();

}  // namespace kiosk::gallery
