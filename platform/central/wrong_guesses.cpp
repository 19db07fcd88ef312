// SPDX-License-Identifier: Apache-2.0
// Rows of wrong_guess.
#include "platform/central/wrong_guesses.hpp"

#include <chrono>

namespace central {
namespace {

constexpr std::chrono::hours kWithin{1};

}  // namespace

int wrong_guesses_of(Connection& db, const kiosk::PassId& pass, kiosk::Instant now) {
  return static_cast<int>(
      db.number("SELECT count(*) FROM wrong_guess WHERE pass = ? AND made_at > ?", pass, now - kWithin));
}

bool too_many_wrong_guesses(Connection& db, kiosk::Instant now) {
  // Hardly more than the limit: beyond it none is counted.
  return db.number("SELECT count(*) FROM wrong_guess WHERE made_at > ?", now - kWithin) >= kWrongOfAll;
}

std::int64_t note_wrong_guess(Connection& db, const kiosk::PassId& pass, kiosk::Instant now) {
  return db.number("INSERT INTO wrong_guess (pass, made_at) VALUES (?, ?) RETURNING id", pass, now);
}

void take_back_wrong_guess(Connection& db, std::int64_t id) { db.execute("DELETE FROM wrong_guess WHERE id = ?", id); }

void forget_old_wrong_guesses(Connection& db, kiosk::Instant now) {
  db.execute("DELETE FROM wrong_guess WHERE made_at <= ?", now - kWithin);
}

}  // namespace central
