// SPDX-License-Identifier: Apache-2.0
// In and out: the ticket's pass is locked first, so that two doors with one ticket come one after the other.
#include "platform/central/door.hpp"

#include "platform/central/ticket_number.hpp"

namespace central {

using kiosk::ticketing::VerifyAnswer;
using kiosk::ticketing::VerifyDetail;
using kiosk::ticketing::VerifyState;

namespace {

/// Whose ticket it may be; whether it is genuine is verify()'s to say.
void lock_holder_of(Connection& db, const kiosk::TicketCode& code) {
  if (const auto number = ticket_number(code.str())) {
    lock_holder(db, *number);
  } else if (const auto read = kiosk::ticketing::read_code(code.str())) {
    lock_holder(db, read->claims.ticket);
  }
}

}  // namespace

VerifyAnswer admit(const Books& books, const Signer& signer, const DoorQuestion& question, const Doer& doer) {
  lock_holder_of(books.db, question.body.code);
  auto made = verify(books, signer, question);
  if (made.state != VerifyState::kValid) return made;
  books.db.execute("INSERT INTO admission (ticket, serial, at, device, key) VALUES (?, ?, ?, ?, ?)", made.ticket,
                   made.serial, doer.at, doer.device, doer.key);
  made.admitted_at = doer.at;
  return made;
}

VerifyAnswer let_out(const Books& books, const Signer& signer, const DoorQuestion& question, const Doer& doer) {
  lock_holder_of(books.db, question.body.code);
  const auto before = verify(books, signer, question);
  const bool in_here = before.admitted_at && before.state != VerifyState::kOtherVenue;
  if (in_here) {
    books.db.execute(
        "UPDATE admission SET undone_at = ?, undone_device = ?, undone_key = ? WHERE ticket = ? AND undone_at IS NULL",
        doer.at, doer.device, doer.key, before.ticket);
  }
  auto made = verify(books, signer, question);
  const bool known_here = made.state != VerifyState::kForged && made.state != VerifyState::kOtherVenue && made.shown;
  if (known_here) made.detail = in_here ? VerifyDetail::kLetOut : VerifyDetail::kNotIn;
  return made;
}

}  // namespace central
