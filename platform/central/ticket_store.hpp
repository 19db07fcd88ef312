// SPDX-License-Identifier: Apache-2.0
// Passes and tickets in the database, and the four things that are ever written about a ticket.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/core/values/ticket.hpp"
#include "kiosk/policy/pass.hpp"
#include "platform/central/programme.hpp"
#include "platform/central/signer.hpp"

namespace central {

struct PassRecord {
  kiosk::policy::Pass pass;
  std::string name;             ///< as the holder likes to be greeted
  std::string category_name;    ///< "Industry"
  std::string state;            ///< in the words of lists of passes: "active", "blocked" by staff, "ended"
  bool of_list = false;         ///< a list of passes says its state; else the festival's file
  bool under_old_code = false;  ///< found by a code that was replaced; its state is kReplaced then
};

enum class TicketState { kValid, kReturned, kSwapped };

struct TicketRecord {
  kiosk::Ticket ticket;  ///< with its last code
  TicketState state = TicketState::kValid;
  kiosk::policy::Screening screening;
  kiosk::Instant ends_at;                     ///< of the screening, as published
  bool to_pick_up = true;                     ///< nothing says that its last code came into anybody's hands
  int handed_out = 0;                         ///< of its codes, those that came into a person's hands or may have
  std::optional<kiosk::Instant> admitted_at;  ///< when a door let its holder in
};

/// Who does something, and under which idempotency key; an import has neither.
struct Doer {
  std::optional<std::string> device;  ///< "online": the holder, signed in
  std::optional<std::string> key;
  kiosk::Instant at;
};

/// The programme in a transaction's picture of the data: what most of these functions need. Borrows both.
struct Books {
  Connection& db;
  const Programme& programme;
};

/// By its code, or by one that it had before staff replaced it.
[[nodiscard]] std::optional<PassRecord> find_pass(const Books& books, const kiosk::PassCode& code);
[[nodiscard]] std::optional<PassRecord> find_pass(const Books& books, const kiosk::PassId& id);

// Whatever changes a pass's tickets locks the pass first: then two changes of one pass happen one after the other, and
// what is read after it stays so until the commit. Costs nothing where there is one writer.
void lock_pass(Connection& db, const kiosk::PassId& id);
void lock_holder(Connection& db, const kiosk::TicketId& id);

/// In whatever state.
[[nodiscard]] std::optional<TicketRecord> find_ticket(const Books& books, const kiosk::TicketId& id);
/// By start.
[[nodiscard]] std::vector<TicketRecord> valid_tickets(const Books& books, const PassRecord& holder);

/// Whether the doer's device made this code of the ticket, whatever became of it since.
[[nodiscard]] bool made_code(Connection& db, const Doer& doer, const kiosk::TicketId& id, int serial);
/// What was reported under the doer's key, and of which ticket.
[[nodiscard]] std::optional<std::pair<kiosk::TicketId, kiosk::Delivery>> find_delivery(Connection& db,
                                                                                       const Doer& doer);

// All of these inside a change of the caller; the schema refuses what must not be (Contention: somebody else's change
// came between).

/// A ticket with its first code.
kiosk::Ticket add_ticket(const Books& books, const Signer& signer, const PassRecord& holder,
                         const ScreeningRecord& shown, const Doer& doer);
/// A new code for the same seat; the one before is void.
kiosk::Ticket add_code(const Books& books, const Signer& signer, const TicketRecord& ticket, const Doer& doer);
/// Frees the seat and voids the code. `state`: not kValid.
void end_ticket(Connection& db, const kiosk::TicketId& id, TicketState state, const Doer& doer);
/// What became of the code that `delivery` names, which exists.
void add_delivery(Connection& db, const kiosk::TicketId& id, const kiosk::Delivery& delivery, const Doer& doer);

}  // namespace central
