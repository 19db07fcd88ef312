// Passes and tickets in the database, and the four things that are ever written about a ticket.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/values/ticket.hpp"
#include "kiosk/policy/pass.hpp"
#include "platform/central/programme.hpp"
#include "platform/central/signer.hpp"

namespace central {

struct PassRecord {
  kiosk::policy::Pass pass;
  std::string name;           ///< as the holder likes to be greeted
  std::string category_name;  ///< "Industry"
};

enum class TicketState { kValid, kReturned, kSwapped };

struct TicketRecord {
  kiosk::Ticket ticket;  ///< with its last code
  TicketState state = TicketState::kValid;
  kiosk::policy::Screening screening;
  kiosk::Instant ends_at;  ///< of the screening, as published
  /// Whether its last code is certainly in nobody's hands: nothing of the ticket ever came out, or the last that is
  /// known of this code is that it failed to.
  bool to_pick_up = true;
};

/// Who does something, and under which idempotency key; an import has neither.
struct Doer {
  std::optional<std::string> device;
  std::optional<std::string> key;
  kiosk::Instant at;
};

[[nodiscard]] std::optional<PassRecord> find_pass(Connection& db, const kiosk::PassCode& code);
[[nodiscard]] std::optional<PassRecord> find_pass(Connection& db, const kiosk::PassId& id);

/// In whatever state.
[[nodiscard]] std::optional<TicketRecord> find_ticket(const Programme& programme, const kiosk::TicketId& id);
/// By start.
[[nodiscard]] std::vector<TicketRecord> valid_tickets(const Programme& programme, const kiosk::PassId& pass);

// All of these inside a write transaction of the caller; the schema refuses what must not be (StoreFailure).

/// A ticket with its first code; gives its id.
kiosk::TicketId add_ticket(Connection& db, const Signer& signer, const kiosk::policy::Pass& pass,
                           const kiosk::policy::Screening& screening, const Doer& doer);
/// A new code for the same seat; the one before is void.
void add_code(Connection& db, const Signer& signer, const TicketRecord& ticket, const Doer& doer);
/// Frees the seat and voids the code. `state`: not kValid.
void end_ticket(Connection& db, const kiosk::TicketId& id, TicketState state, const Doer& doer);
/// What became of the ticket's last code.
void add_delivery(Connection& db, const kiosk::TicketId& id, const kiosk::Delivery& delivery, const Doer& doer);

}  // namespace central
