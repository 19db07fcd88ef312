// SPDX-License-Identifier: Apache-2.0
// A ticket's way: from the intent in the journal to the report the service acknowledged, in the one order that
// loses nothing and doubles nothing. A way outlives the visit that began it.
#pragma once

#include <optional>
#include <string>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/core/values/issue.hpp"
#include "kiosk/core/values/pass_answer.hpp"
#include "kiosk/core/values/print.hpp"
#include "kiosk/core/values/service_error.hpp"
#include "kiosk/core/values/ticket.hpp"

namespace kiosk::core {

/// Where on its way a ticket is. In this order, but for the waits, which go back.
enum class Stage {
  kWritingIntent,
  kAsking,
  kWaitingToAsk,       ///< until `retry_at`
  kWithdrawing,        ///< nobody waits for it: the service says what became of the request, and does it no more
  kWaitingToWithdraw,  ///< until `retry_at`
  kWritingTicket,      ///< the service answered
  kReady,              ///< durable and not yet delivered: the visit prints or shows it
  kPrinting,
  kWritingOutcome,
  kHeld,  ///< the outcome is durable; the visit may still better it, so the service is not told yet
  kReporting,
  kWaitingToReport,  ///< until `retry_at`
  kClosing,
};

struct Way {
  IdempotencyKey key;
  Obtain obtain;
  VisitToken visit;  ///< goes with every request for the ticket; in memory alone, empty after a restart
  Stage stage = Stage::kWritingIntent;
  RequestId request{};           ///< whose completion it waits for; 0: none
  std::optional<Ticket> ticket;  ///< from kWritingTicket on, but for recovered reports
  TicketId ticket_id;            ///< of `ticket`, or of a recovered report
  std::optional<Delivery> delivery;
  IdempotencyKey report_key;
  bool held = false;            ///< keep it in kHeld once the outcome is durable
  bool attended = false;        ///< a visit waits for it; else nobody is there and it ends by itself
  bool may_have_acted = false;  ///< some answer was lost: the service may have done it
  bool doubted = false;         ///< recovered from a damaged journal: what was made may be in a person's hand
  int tries = 0;
  Instant retry_at;
  /// What a later try was told, while the service is asked whether one before it was carried out.
  std::optional<ServiceError> told;
  std::optional<ServiceError> refusal;                    ///< why there is no ticket; the way then closes
  PrinterCondition condition = PrinterCondition::kReady;  ///< after the print
  bool returned = false;                                  ///< kReturn: the service has done it; the way then closes
  friend bool operator==(const Way&, const Way&) = default;
};

/// A code that came out of the printer, as far as is known, or stood on the screen.
struct HandedOut {
  TicketId ticket;
  int serial = 0;
  Instant at;  ///< by the clock; zero: before this run, and not known when
  friend bool operator==(const HandedOut&, const HandedOut&) = default;
};

}  // namespace kiosk::core
