// SPDX-License-Identifier: Apache-2.0
// Everything the core can ask of the world. Each is completed by one event with the same request id.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/ids.hpp"
#include "kiosk/core/values/device_condition.hpp"
#include "kiosk/core/values/issue.hpp"
#include "kiosk/core/values/journal_entry.hpp"
#include "kiosk/core/values/pass_answer.hpp"
#include "kiosk/core/values/ticket.hpp"

namespace kiosk::core {

/// Completed by DayAnswered.
struct FetchDay {
  RequestId request{};
  std::string etag;  ///< of the day at hand; empty: none
  friend bool operator==(const FetchDay&, const FetchDay&) = default;
};
/// Of all venues. Completed by FestivalDayAnswered.
struct FetchFestivalDay {
  RequestId request{};
  std::string etag;  ///< of the one at hand; empty: none
  friend bool operator==(const FetchFestivalDay&, const FetchFestivalDay&) = default;
};
/// Completed by LookUpAnswered.
struct LookUpPass {
  RequestId request{};
  PassCode code;
  Symbology symbology;
  friend bool operator==(const LookUpPass&, const LookUpPass&) = default;
};
/// Issues, swaps or replaces. Completed by ObtainAnswered. Only after its intent is in the journal.
struct ObtainTicket {
  RequestId request{};
  IdempotencyKey key;
  Obtain obtain;
  VisitToken visit;  ///< of the look-up that the wish came of
  friend bool operator==(const ObtainTicket&, const ObtainTicket&) = default;
};
/// Gives a ticket back. Completed by ReturnAnswered. Only after its intent is in the journal.
struct ReturnTicket {
  RequestId request{};
  IdempotencyKey key;
  TicketId ticket;
  VisitToken visit;  ///< of the look-up that the wish came of
  friend bool operator==(const ReturnTicket&, const ReturnTicket&) = default;
};
/// Asks what became of a request that nobody waits for; one that did nothing by then never will. Completed by
/// WithdrawalAnswered.
struct WithdrawRequest {
  RequestId request{};
  IdempotencyKey key;  ///< of the request
  friend bool operator==(const WithdrawRequest&, const WithdrawRequest&) = default;
};
/// Tells the service what became of a ticket. Completed by DeliveryAnswered.
struct ReportDelivery {
  RequestId request{};
  IdempotencyKey key;
  TicketId ticket;
  Delivery delivery;
  friend bool operator==(const ReportDelivery&, const ReportDelivery&) = default;
};
/// Completed by JournalAppended once it is durable. Entries are written in the order of the effects.
struct AppendJournal {
  RequestId request{};
  journal::Entry entry;
  friend bool operator==(const AppendJournal&, const AppendJournal&) = default;
};
/// Completed by PrintFinished. Only after the ticket is in the journal.
struct Print {
  RequestId request{};
  Ticket ticket;
  friend bool operator==(const Print&, const Print&) = default;
};
/// Completed by PrinterChecked.
struct CheckPrinter {
  RequestId request{};
  friend bool operator==(const CheckPrinter&, const CheckPrinter&) = default;
};

/// Asks staff to come to this kiosk. Completed by HelpAnswered.
struct CallForHelp {
  RequestId request{};
  IdempotencyKey key;
  std::string language;  ///< the visit's, BCP 47: whoever comes knows how to greet
  friend bool operator==(const CallForHelp&, const CallForHelp&) = default;
};

/// Tells the service how the devices are: all that are known. Completed by ConditionsReported.
struct ReportConditions {
  RequestId request{};
  std::vector<DeviceCondition> devices;
  friend bool operator==(const ReportConditions&, const ReportConditions&) = default;
};

// The journal, and what a start leaves to settle.

/// Each unclosed way comes as a Recovered; then completed by JournalOpened, or by JournalUnavailable alone.
struct OpenJournal {
  RequestId request{};
  Instant now;  ///< by the clock
  friend bool operator==(const OpenJournal&, const OpenJournal&) = default;
};
/// Forgets closed ways whose day is over. Completed by ClosedForgotten.
struct ForgetClosed {
  RequestId request{};
  Instant now;  ///< by the clock
  friend bool operator==(const ForgetClosed&, const ForgetClosed&) = default;
};
/// Asks the service what this kiosk made and never reported. Completed by UnreportedAnswered.
struct FetchUnreported {
  RequestId request{};
  friend bool operator==(const FetchUnreported&, const FetchUnreported&) = default;
};
/// Notes in the journal that nothing of a damage is left to settle. Completed by SettledNoted.
struct NoteSettled {
  RequestId request{};
  friend bool operator==(const NoteSettled&, const NoteSettled&) = default;
};

using Effect = std::variant<FetchDay, LookUpPass, ObtainTicket, ReportDelivery, AppendJournal, Print, CheckPrinter,
                            CallForHelp, WithdrawRequest, OpenJournal, ForgetClosed, FetchUnreported, NoteSettled,
                            ReportConditions, ReturnTicket, FetchFestivalDay>;

}  // namespace kiosk::core
