// SPDX-License-Identifier: Apache-2.0
// What staff do with tickets by command: issue, reprint, return, move. Under the rules of every ticket, and beyond the
// festival's rule only where staff may set it aside, with who did it and why on record.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.hpp"
#include "kiosk/policy/verdict.hpp"
#include "platform/central/signer.hpp"
#include "platform/central/ticket_store.hpp"

namespace central {

// The words of the record of acts. A move is on record for both tickets. Of a reprint the details begin with
// details_of_code(), of a move with one of these words and the other ticket's reference, so that what an act did can be
// found; then, after "; ", what of the rule was set aside.
inline constexpr std::string_view kTicketIssued = "ticket_issued";
inline constexpr std::string_view kTicketReprinted = "ticket_reprinted";
inline constexpr std::string_view kTicketReturned = "ticket_returned";
inline constexpr std::string_view kTicketMoved = "ticket_moved";

inline constexpr std::string_view kMovedTo = "to ";
inline constexpr std::string_view kMovedFrom = "from ";
/// "code 2; "
[[nodiscard]] std::string details_of_code(int serial);

/// Who acts, why, and whether the rule is set aside where it may be.
struct StaffWill {
  std::string who;
  std::string reason;  ///< see refuse_reason()
  bool override = false;
  kiosk::Instant now;
};

/// What the rule says against it.
struct StaffObjection {
  kiosk::policy::Verdict verdict;
  bool final = false;   ///< staff cannot set it aside
  bool let_in = false;  ///< it is that a door let the holder in, which staff can take back first
};

struct StaffOutcome {
  kiosk::policy::Verdict verdict;          ///< the rule's
  std::vector<StaffObjection> objections;  ///< the rule's verdict first, then what else is in the way; empty: granted
  std::optional<kiosk::Ticket> ticket;     ///< as it is now; nothing: refused, and nothing was done
  std::optional<PassRecord> holder;

  [[nodiscard]] bool done() const { return ticket.has_value(); }
  /// Nothing is in the way, or staff set all of it aside.
  [[nodiscard]] bool may_go_on(bool override) const;
};

/// The error is one line: there is no such valid ticket, and what became of it.
using StaffResult = kiosk::Result<StaffOutcome, std::string>;

// Each inside the caller's change, which it either makes whole or leaves without a trace. Each throws StoreFailure.

/// A ticket for the pass, which is picked up at a kiosk or reprinted: its code is told to no one.
[[nodiscard]] StaffResult issue_by_staff(const Books& books, const Signer& signer, const kiosk::PassId& pass,
                                         const ScreeningRecord& shown, const StaffWill& will);
/// A new code for the same seat, which counts as in the person's hands from then on, perhaps; the one before is void.
/// The festival's number of reprints is a kiosk's, not theirs.
[[nodiscard]] StaffResult reprint_by_staff(const Books& books, const Signer& signer, const kiosk::TicketId& id,
                                           const StaffWill& will);
/// The seat is free at once. Until the screening starts, where the rule is set aside.
[[nodiscard]] StaffResult return_by_staff(const Books& books, const kiosk::TicketId& id, const StaffWill& will);
/// A ticket for `shown` in exchange for this one: both or neither.
[[nodiscard]] StaffResult move_by_staff(const Books& books, const Signer& signer, const kiosk::TicketId& id,
                                        const ScreeningRecord& shown, const StaffWill& will);

// What the two acts on a valid ticket would weigh now, for a person who is asked first: done() is false whatever it is.
// In a transaction that only reads, so that the act, which weighs it again, may find another. They throw StoreFailure.

[[nodiscard]] StaffResult weigh_return(const Books& books, const kiosk::TicketId& id, kiosk::Instant now);
[[nodiscard]] StaffResult weigh_move(const Books& books, const kiosk::TicketId& id, const ScreeningRecord& shown,
                                     kiosk::Instant now);

/// Why the ticket cannot be acted on: "T-7F3K-92QD was returned on ... by lobby-1". Nothing where it is valid.
[[nodiscard]] std::optional<std::string> refuse_ended(const Books& books, const kiosk::TicketId& id);

}  // namespace central
