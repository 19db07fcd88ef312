// SPDX-License-Identifier: Apache-2.0
// The calls of the ticketing API that the kiosk makes: to requests, and answers back to values.
// Every body is JSON; the normative description is the service's own.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/http.hpp"
#include "kiosk/base/ids.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/core/values/device_condition.hpp"
#include "kiosk/core/values/festival_day.hpp"
#include "kiosk/core/values/issue.hpp"
#include "kiosk/core/values/pass_answer.hpp"
#include "kiosk/core/values/request_fate.hpp"
#include "kiosk/core/values/service_error.hpp"
#include "kiosk/core/values/ticket.hpp"
#include "kiosk/core/values/unreported_ticket.hpp"
#include "kiosk/core/values/venue_day.hpp"
#include "kiosk/policy/window.hpp"

namespace kiosk::ticketing {

using Exchange = Result<HttpResponse, HttpError>;

// --- the kiosk's side: requests out, answers in ---------------------------------------------------------------

/// GET /v1/venue/day. `etag`: of the day the kiosk has; empty: none.
[[nodiscard]] HttpRequest day_request(const std::string& etag);
/// GET /v1/festival/day. `etag`: as above.
[[nodiscard]] HttpRequest festival_day_request(const std::string& etag);
/// POST /v1/passes/lookup
[[nodiscard]] HttpRequest lookup_request(const PassCode& code, const Symbology& symbology);
/// POST /v1/tickets for kIssue and kSwap, POST /v1/tickets/{id}/replacements for kReplace; never kReturn. `channel` is
/// in person: this is the box office. `visit`: from the look-up of the pass; empty: none, and only what was done before
/// is answered.
[[nodiscard]] HttpRequest obtain_request(const Obtain& obtain, const IdempotencyKey& key,
                                         const VisitToken& visit = VisitToken{});
/// DELETE /v1/tickets/{id}: gives the ticket back. `visit`: as of obtain_request().
[[nodiscard]] HttpRequest return_request(const TicketId& ticket, const IdempotencyKey& key, const VisitToken& visit);
/// DELETE /v1/requests/{key}: what became of a request of this device; one that did nothing never will.
[[nodiscard]] HttpRequest withdraw_request(const IdempotencyKey& key);
/// GET /v1/kiosks/unreported
[[nodiscard]] HttpRequest unreported_request();
/// POST /v1/tickets/{id}/deliveries
[[nodiscard]] HttpRequest delivery_request(const TicketId& ticket, const Delivery& delivery, const IdempotencyKey& key);
/// POST /v1/kiosks/help. `language`: of whoever wants staff, BCP 47.
[[nodiscard]] HttpRequest help_request(const IdempotencyKey& key, const std::string& language);

/// POST /v1/kiosks/conditions: how all devices are that are known; none of them the service. Details are cut to
/// kLongestDetail and freed of control characters.
[[nodiscard]] HttpRequest conditions_request(const std::vector<DeviceCondition>& devices);

/// Bytes of a condition's detail.
inline constexpr std::size_t kLongestDetail = 200;

/// A day with its ETag, or "not modified".
struct DayAnswer {
  std::optional<VenueDay> day;  ///< nothing: 304, the one the kiosk has still stands
  std::string etag;
  friend bool operator==(const DayAnswer&, const DayAnswer&) = default;
};

/// The same of the festival's day.
struct FestivalDayAnswer {
  std::optional<FestivalDay> day;
  std::string etag;
  friend bool operator==(const FestivalDayAnswer&, const FestivalDayAnswer&) = default;
};

/// Any answer at all, hostile ones included, becomes a value or a typed error. A success whose body cannot be read is
/// kOutcomeUnknown: the service may have acted.
[[nodiscard]] Result<DayAnswer, ServiceError> read_day(const Exchange& exchange);
[[nodiscard]] Result<FestivalDayAnswer, ServiceError> read_festival_day(const Exchange& exchange);
[[nodiscard]] Result<PassAnswer, ServiceError> read_lookup(const Exchange& exchange);
[[nodiscard]] Result<Ticket, ServiceError> read_ticket(const Exchange& exchange);
[[nodiscard]] Result<void, ServiceError> read_delivery(const Exchange& exchange);
[[nodiscard]] Result<void, ServiceError> read_return(const Exchange& exchange);
/// Of a withdrawal.
[[nodiscard]] Result<RequestFate, ServiceError> read_fate(const Exchange& exchange);
[[nodiscard]] Result<UnreportedTickets, ServiceError> read_unreported(const Exchange& exchange);
/// Nothing but 204 means that the service knows.
[[nodiscard]] Result<void, ServiceError> read_conditions(const Exchange& exchange);
/// Nothing but a call with its id and its time means that staff were told.
[[nodiscard]] Result<void, ServiceError> read_help(const Exchange& exchange);

}  // namespace kiosk::ticketing
