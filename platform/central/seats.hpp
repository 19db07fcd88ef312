// SPDX-License-Identifier: Apache-2.0
// Seats of the allotments, as the database counts them: one row a screening and category.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/base/zone.hpp"
#include "platform/central/database.hpp"

namespace central {

struct Seats {
  int allotted = 0;
  int left = 0;
};

using SeatsByScreening = std::map<kiosk::ScreeningId, Seats>;

// All of these throw StoreFailure.

/// Of one category; none where nothing is allotted to it.
[[nodiscard]] Seats seats_of(Connection& db, const kiosk::ScreeningId& screening, const std::string& category);
/// Of one category, for each screening of a programme day that allots it any.
[[nodiscard]] SeatsByScreening seats_of_day(Connection& db, kiosk::Date day, const std::string& category);
/// Over all categories, for each screening of a venue's programme day.
[[nodiscard]] SeatsByScreening seats_of_day(Connection& db, const kiosk::VenueId& venue, kiosk::Date day);

/// One allotment, for the metrics.
struct AllotmentSeats {
  kiosk::ScreeningId screening;
  std::string category;
  int left = 0;
};
/// Of the screenings that start in [from, to).
[[nodiscard]] std::vector<AllotmentSeats> seats_between(Connection& db, kiosk::Instant from, kiosk::Instant to);

/// Inside a change that frees a seat of one screening and takes one of the other: locks both in one order whoever
/// asks, so that two swaps in opposite directions do not wait for each other. Nothing to do where there is one writer.
void lock_seats(Connection& db, const kiosk::ScreeningId& one, const kiosk::ScreeningId& other,
                const std::string& category);

}  // namespace central
