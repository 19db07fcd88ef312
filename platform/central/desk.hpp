// SPDX-License-Identifier: Apache-2.0
// What a request changes: issue, swap, replace, return, the report of a delivery, and a call for help.
#pragma once

#include <optional>
#include <string_view>

#include "kiosk/base/http.hpp"
#include "kiosk/ticketing/server_messages.hpp"
#include "platform/central/caller.hpp"
#include "platform/central/ticket_store.hpp"
#include "platform/central/visit_token.hpp"

namespace central {

/// The reason of a refusal that a guess at a ticket has.
inline constexpr std::string_view kGuessedCode = "code_forged";

/// What came of a request, and the answer that says so.
struct Outcome {
  /// "issued", "swapped", "replaced", "returned", "reported", "admitted", "let_out", "refused"; of a call for help
  /// "called", or "waiting" where it was open already; "withdrawn". Empty: a repetition.
  std::string_view effect;
  std::optional<kiosk::TicketId> ticket;  ///< nothing: refused, withdrawn, or a call for help
  std::string reason;                     ///< refused: why, by its name in the API
  kiosk::HttpResponse response;
  std::string call{};  ///< a call for help: its id
};

/// One request's work, inside the caller's change: what it decides and what it writes happen together or not at all.
/// Borrows all it is given. Every function throws StoreFailure.
class Desk {
 public:
  /// `visit`: what the token that came with the request allows; only a kiosk needs one.
  Desk(const Books& books, const Signer& signer, const Caller& caller, std::string key, kiosk::Instant now,
       std::optional<Visit> visit);

  // A kiosk without a visit is answered 403 by issue, replace and give_back; a ticket of another pass than the visit's,
  // or than a passholder's own, is to them as one that does not exist.
  /// A new ticket, or one in exchange for `swap_for`: 201, or 409 with the verdict, or 404; 400 where the channel is
  /// not the caller's; 403 where the visit is another pass's.
  [[nodiscard]] Outcome issue(const kiosk::ticketing::TicketBody& body);
  /// A new code for the same seat in place of the code `serial`: 201; 409 with the verdict, also where that code is
  /// not the newest any more; or 404.
  [[nodiscard]] Outcome replace(const kiosk::TicketId& id, int serial);
  /// Frees the seat: 204, or 409 with the verdict, or 404.
  [[nodiscard]] Outcome give_back(const kiosk::TicketId& id);
  /// What became of one of the ticket's codes, whatever became of it and of the ticket since: 204; 404 where the code
  /// was not made by this device.
  [[nodiscard]] Outcome report(const kiosk::TicketId& id, const kiosk::Delivery& delivery);
  /// Somebody at the caller's kiosk wants staff: 201, or 200 with the call that was open already. `language`: theirs.
  [[nodiscard]] Outcome call_for_help(const std::string& language);
  /// A door lets the holder of a ticket in, or takes that back: 200, whatever the ticket is worth.
  [[nodiscard]] Outcome check_in(const kiosk::ticketing::VerifyBody& body);

 private:
  /// Whether the caller may act for this pass now.
  [[nodiscard]] bool may_act_for(const kiosk::PassId& pass) const;
  /// The answer to a kiosk that shows no good token; nothing to all others.
  [[nodiscard]] std::optional<Outcome> ask_for_visit() const;
  /// Why the ticket is another venue's business, and nothing of this device's.
  [[nodiscard]] std::optional<Outcome> refuse_elsewhere(const TicketRecord& ticket) const;
  /// Valid, and the caller's business; its pass is locked.
  [[nodiscard]] std::optional<TicketRecord> take(const kiosk::TicketId& id) const;
  [[nodiscard]] Outcome made(std::string_view effect, const kiosk::Ticket& ticket) const;

  const Books& books_;
  const Signer& signer_;
  const Caller& caller_;
  Doer doer_;
  std::optional<Visit> visit_;
};

}  // namespace central
