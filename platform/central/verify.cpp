// SPDX-License-Identifier: Apache-2.0
// A code at the door: genuine first, then what has become of it.
#include "kiosk/base/log.hpp"
#include "platform/central/views.hpp"

namespace central {

using kiosk::ticketing::VerifyState;

namespace {

/// Nothing where the screening is not in the programme.
std::optional<kiosk::VenueId> venue_of(Connection& db, const kiosk::ScreeningId& screening) {
  auto row = db.query("SELECT venue FROM screening WHERE id = ?", screening);
  return row.step() ? std::optional(kiosk::VenueId(row.text(0))) : std::nullopt;
}

}  // namespace

kiosk::ticketing::VerifyAnswer verify(Connection& db, const Signer& signer, const kiosk::ticketing::VerifyBody& body,
                                      const std::optional<kiosk::VenueId>& at_venue) {
  kiosk::ticketing::VerifyAnswer made;
  const auto code = kiosk::ticketing::read_code(body.code.str());
  if (!code || !signer.genuine(*code)) return made;
  const auto& claims = code->claims;
  if (at_venue && venue_of(db, claims.screening).value_or(*at_venue) != *at_venue) {
    made.state = VerifyState::kOtherVenue;
    return made;
  }
  made.ticket = claims.ticket;
  made.screening = claims.screening;
  made.serial = claims.serial;
  auto row = db.query(
      "SELECT t.state, k.voided_at FROM ticket_code k JOIN ticket t ON t.id = k.ticket "
      "WHERE k.ticket = ? AND k.serial = ?",
      claims.ticket, static_cast<int>(claims.serial));
  made.state = VerifyState::kVoid;
  if (!row.step()) {
    // Signed with our key and not in our records: a database was put back from a copy.
    kiosk::log::warning("central", "verify: ticket " + claims.ticket.str() + " serial " +
                                       std::to_string(claims.serial) + " is signed and not on record");
    return made;
  }
  const auto state = row.text(0);
  if (state == "returned") {
    made.state = VerifyState::kReturned;
  } else if (state == "valid" && !row.null(1)) {
    made.state = VerifyState::kReplaced;
  } else if (state == "valid") {
    const bool elsewhere = body.screening && *body.screening != claims.screening;
    made.state = elsewhere ? VerifyState::kOtherScreening : VerifyState::kValid;
  }
  return made;
}

}  // namespace central
