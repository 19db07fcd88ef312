// SPDX-License-Identifier: Apache-2.0
// The wrong one-time codes of the last hour, in the database: what several programs on it share.
#pragma once

#include <cstdint>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"
#include "platform/central/database.hpp"

namespace central {

/// Of one pass, within an hour: then its next codes are long.
constexpr int kWrongOfOnePass = 3;
/// Of all passes together, within an hour: then short codes are of no use, and all new ones are long. More than a
/// festival's people mistype, and what one who guesses gets of a million.
constexpr int kWrongOfAll = 200;

/// How many wrong guesses at short codes of this pass there were within the hour. Throws StoreFailure, as all of them.
[[nodiscard]] int wrong_guesses_of(Connection& db, const kiosk::PassId& pass, kiosk::Instant now);
/// Whether there were kWrongOfAll within the hour.
[[nodiscard]] bool too_many_wrong_guesses(Connection& db, kiosk::Instant now);

/// The id of what take_back_wrong_guess() takes back. Inside a change.
[[nodiscard]] std::int64_t note_wrong_guess(Connection& db, const kiosk::PassId& pass, kiosk::Instant now);
constexpr std::int64_t kNoWrongGuess = 0;  ///< the id of none
void take_back_wrong_guess(Connection& db, std::int64_t id);
/// Forgets those of more than an hour ago. Inside a change.
void forget_old_wrong_guesses(Connection& db, kiosk::Instant now);

}  // namespace central
