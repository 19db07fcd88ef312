// SPDX-License-Identifier: Apache-2.0
// Everything that can happen to the kiosk. Each event carries the time and one fresh idempotency key, so that
// the core needs neither a clock nor chance.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/core/action.hpp"
#include "kiosk/core/device_state.hpp"
#include "kiosk/core/values/device_condition.hpp"
#include "kiosk/core/values/festival_day.hpp"
#include "kiosk/core/values/journal_fault.hpp"
#include "kiosk/core/values/owed.hpp"
#include "kiosk/core/values/pass_answer.hpp"
#include "kiosk/core/values/print.hpp"
#include "kiosk/core/values/request_fate.hpp"
#include "kiosk/core/values/service_error.hpp"
#include "kiosk/core/values/sight.hpp"
#include "kiosk/core/values/ticket.hpp"
#include "kiosk/core/values/unreported_ticket.hpp"
#include "kiosk/core/values/venue_day.hpp"

namespace kiosk::core {

/// The first event of a run.
struct Started {
  friend bool operator==(const Started&, const Started&) = default;
};
/// One unclosed way out of the journal, before JournalOpened.
struct Recovered {
  journal::Owed owed;
  friend bool operator==(const Recovered&, const Recovered&) = default;
};
/// The time that wake_at() asked for has come; early or late does no harm.
struct Tick {
  friend bool operator==(const Tick&, const Tick&) = default;
};
/// A reader saw something that can be a pass.
struct Scanned {
  PassCode code;
  Symbology symbology;
  friend bool operator==(const Scanned&, const Scanned&) = default;
};
/// A reader saw something that cannot be a pass: too long, control characters.
struct ScanRefused {
  friend bool operator==(const ScanRefused&, const ScanRefused&) = default;
};
/// Several different passes are in view at once, and none of them counts.
struct SeveralSeen {
  std::vector<Place> places;           ///< one a pass, at least two, from the left to the right
  std::optional<PassCode> takes_back;  ///< the one of them that was Scanned just before, when it was seen alone
  friend bool operator==(const SeveralSeen&, const SeveralSeen&) = default;
};
/// A pass that was Scanned is not held up any more, as far as its reader can tell.
struct PassGone {
  PassCode code;
  friend bool operator==(const PassGone&, const PassGone&) = default;
};
/// What the camera sees has changed.
struct CameraSaw {
  bool live = false;         ///< something moves before it, and its picture can be shown
  std::optional<Hint> hint;  ///< what would help now
  friend bool operator==(const CameraSaw&, const CameraSaw&) = default;
};
struct Touched {
  Action action;
  friend bool operator==(const Touched&, const Touched&) = default;
};
/// A device that reads passes was lost, or works again.
struct ReaderChanged {
  ReaderKind reader = ReaderKind::kCamera;
  ReaderCondition condition = ReaderCondition::kWorks;
  std::string detail{};  ///< why it does not work
  bool passing = false;  ///< it comes and goes: true at this moment, and nothing that staff are told anew
  friend bool operator==(const ReaderChanged&, const ReaderChanged&) = default;
};
/// An answer of the service said what time it is there.
struct ServiceTimed {
  TimeBounds bounds;
  friend bool operator==(const ServiceTimed&, const ServiceTimed&) = default;
};
/// From here on the kiosk asks with another token: it was enrolled anew, and is another device to the service.
struct TokenChanged {
  friend bool operator==(const TokenChanged&, const TokenChanged&) = default;
};
/// Somebody did something that asks for nothing: moved the focus, scrolled, had the screen said again. A sign of life.
struct Stirred {
  friend bool operator==(const Stirred&, const Stirred&) = default;
};

// Completions. `request` is the effect's; a stale one changes nothing.

struct DayAnswered {
  RequestId request{};
  Result<std::optional<VenueDay>, ServiceError> answer;  ///< nothing: not modified
  std::string etag;
  friend bool operator==(const DayAnswered&, const DayAnswered&) = default;
};
struct FestivalDayAnswered {
  RequestId request{};
  Result<std::optional<FestivalDay>, ServiceError> answer;  ///< nothing: not modified
  std::string etag;
  friend bool operator==(const FestivalDayAnswered&, const FestivalDayAnswered&) = default;
};
struct LookUpAnswered {
  RequestId request{};
  Result<PassAnswer, ServiceError> answer;
  friend bool operator==(const LookUpAnswered&, const LookUpAnswered&) = default;
};
struct ObtainAnswered {
  RequestId request{};
  Result<Ticket, ServiceError> answer;
  friend bool operator==(const ObtainAnswered&, const ObtainAnswered&) = default;
};
struct ReturnAnswered {
  RequestId request{};
  std::optional<ServiceError> error;  ///< nothing: it is given back
  friend bool operator==(const ReturnAnswered&, const ReturnAnswered&) = default;
};
struct WithdrawalAnswered {
  RequestId request{};
  Result<RequestFate, ServiceError> answer;
  friend bool operator==(const WithdrawalAnswered&, const WithdrawalAnswered&) = default;
};
struct DeliveryAnswered {
  RequestId request{};
  std::optional<ServiceError> error;
  friend bool operator==(const DeliveryAnswered&, const DeliveryAnswered&) = default;
};
struct JournalAppended {
  RequestId request{};
  bool durable = false;                    ///< false: it could not be written
  JournalFault fault = JournalFault::kIo;  ///< why not
  friend bool operator==(const JournalAppended&, const JournalAppended&) = default;
};
struct PrintFinished {
  RequestId request{};
  PrintReport report;
  friend bool operator==(const PrintFinished&, const PrintFinished&) = default;
};
struct HelpAnswered {
  RequestId request{};
  std::optional<ServiceError> error;  ///< nothing: the service has told staff
  friend bool operator==(const HelpAnswered&, const HelpAnswered&) = default;
};
struct PrinterChecked {
  RequestId request{};
  PrinterCondition condition = PrinterCondition::kReady;
  std::string detail{};  ///< why, for the log and for staff; may be empty
  friend bool operator==(const PrinterChecked&, const PrinterChecked&) = default;
};

struct ConditionsReported {
  RequestId request{};
  std::optional<ServiceError> error;  ///< nothing: the service knows
  friend bool operator==(const ConditionsReported&, const ConditionsReported&) = default;
};

// The journal, and what a start leaves to settle.

struct JournalOpened {
  RequestId request{};
  bool damaged = false;  ///< now, or before and not settled yet; the log has more
  friend bool operator==(const JournalOpened&, const JournalOpened&) = default;
};
struct JournalUnavailable {
  RequestId request{};
  JournalFault fault = JournalFault::kIo;
  friend bool operator==(const JournalUnavailable&, const JournalUnavailable&) = default;
};
/// As far as it could be done; what is left is forgotten the next time.
struct ClosedForgotten {
  RequestId request{};
  friend bool operator==(const ClosedForgotten&, const ClosedForgotten&) = default;
};
struct UnreportedAnswered {
  RequestId request{};
  Result<UnreportedTickets, ServiceError> answer;
  friend bool operator==(const UnreportedAnswered&, const UnreportedAnswered&) = default;
};
struct SettledNoted {
  RequestId request{};
  bool durable = false;
  friend bool operator==(const SettledNoted&, const SettledNoted&) = default;
};

using EventBody =
    std::variant<Started, Recovered, Tick, Scanned, ScanRefused, SeveralSeen, CameraSaw, Touched, Stirred, DayAnswered,
                 LookUpAnswered, ObtainAnswered, DeliveryAnswered, JournalAppended, PrintFinished, HelpAnswered,
                 PrinterChecked, WithdrawalAnswered, JournalOpened, JournalUnavailable, ClosedForgotten,
                 UnreportedAnswered, SettledNoted, PassGone, ReaderChanged, ServiceTimed, ConditionsReported,
                 ReturnAnswered, FestivalDayAnswered, TokenChanged>;

struct Event {
  Instant now;           ///< what the clock shows; it may be set forwards and back
  Instant steady;        ///< counts on evenly, whatever is done to the clock: time-outs are measured with it
  IdempotencyKey fresh;  ///< never given before
  EventBody body;
  friend bool operator==(const Event&, const Event&) = default;
};

}  // namespace kiosk::core
