// SPDX-License-Identifier: Apache-2.0
// The service's side of the same calls: requests in, answers out. Kept beside messages.hpp so that the two
// sides of the wire are one module with one set of tests.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/http.hpp"
#include "kiosk/base/ids.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/core/values/device_condition.hpp"
#include "kiosk/core/values/festival_day.hpp"
#include "kiosk/core/values/pass_answer.hpp"
#include "kiosk/core/values/request_fate.hpp"
#include "kiosk/core/values/ticket.hpp"
#include "kiosk/core/values/venue_day.hpp"
#include "kiosk/policy/verdict.hpp"
#include "kiosk/policy/window.hpp"
#include "kiosk/ticketing/verification.hpp"

namespace kiosk::ticketing {

/// Digits of a one-time code; the long one is for passes that are guessed at.
inline constexpr std::size_t kShortOneTimeCode = 6;
inline constexpr std::size_t kLongOneTimeCode = 10;

struct LookupBody {
  PassCode code;
  Symbology symbology;
  friend bool operator==(const LookupBody&, const LookupBody&) = default;
};
struct TicketBody {
  PassId pass;
  ScreeningId screening;
  policy::Channel channel = policy::Channel::kInPerson;
  std::optional<TicketId> swap_for;
  std::string reason{};  ///< why staff do it; empty: it is no desk's
  friend bool operator==(const TicketBody&, const TicketBody&) = default;
};
struct ReplacementBody {
  int serial = 1;        ///< of the code to replace: 1 to 65535
  std::string reason{};  ///< as above
  friend bool operator==(const ReplacementBody&, const ReplacementBody&) = default;
};
struct SessionBody {
  PassCode code;
  std::string one_time_code;  ///< as many digits as one of the two has
  friend bool operator==(const SessionBody&, const SessionBody&) = default;
};

/// What is wrong with a body, for the problem's `detail`: names the member ("screening: missing").
struct BadBody {
  std::string detail;
};

/// Whether a change's body says why it is made: staff at a desk always do, all others never.
enum class Reasoned { kNo, kYes };

/// Strict: an unknown member, a wrong type, a missing member, a string over 512 bytes or invalid UTF-8 is a BadBody.
[[nodiscard]] Result<LookupBody, BadBody> read_lookup_body(std::string_view json);
[[nodiscard]] Result<TicketBody, BadBody> read_ticket_body(std::string_view json, Reasoned reasoned = Reasoned::kNo);
[[nodiscard]] Result<Delivery, BadBody> read_delivery_body(std::string_view json);
[[nodiscard]] Result<VerifyBody, BadBody> read_verify_body(std::string_view json);
[[nodiscard]] Result<ReplacementBody, BadBody> read_replacement_body(std::string_view json,
                                                                     Reasoned reasoned = Reasoned::kNo);
/// The reason, empty where there is to be none; such a body is empty, or {}. A reason is 1 to 200 bytes of text
/// without control characters.
[[nodiscard]] Result<std::string, BadBody> read_return_body(std::string_view json, Reasoned reasoned = Reasoned::kNo);
/// The code on the pass.
[[nodiscard]] Result<PassCode, BadBody> read_sign_in_body(std::string_view json);
[[nodiscard]] Result<SessionBody, BadBody> read_session_body(std::string_view json);
/// The language of somebody who wants staff: by its form a tag of BCP 47, of at most 35 bytes.
[[nodiscard]] Result<std::string, BadBody> read_help_body(std::string_view json);
/// How a kiosk's devices are: each part at most once, a detail of at most kLongestDetail bytes without control
/// characters. A part or a condition that is not known here is left out.
[[nodiscard]] Result<std::vector<DeviceCondition>, BadBody> read_conditions_body(std::string_view json);
/// For calls without members: empty, or {}.
[[nodiscard]] Result<void, BadBody> read_empty_body(std::string_view json);

[[nodiscard]] std::string write_day(const VenueDay& day);
[[nodiscard]] std::string write_festival_day(const FestivalDay& day);
[[nodiscard]] std::string write_lookup(const PassAnswer& answer, const std::string& zone);
[[nodiscard]] std::string write_ticket(const Ticket& ticket, const std::string& zone);

/// A passholder who signed in.
struct SessionAnswer {
  std::string token;
  Instant expires_at;
  Holder holder;
  friend bool operator==(const SessionAnswer&, const SessionAnswer&) = default;
};
[[nodiscard]] std::string write_session(const SessionAnswer& session, const std::string& zone);

/// A call for staff that is open.
struct HelpAnswer {
  std::string id;
  Instant called_at;
  friend bool operator==(const HelpAnswer&, const HelpAnswer&) = default;
};
[[nodiscard]] std::string write_help(const HelpAnswer& help, const std::string& zone);

/// What a request under an idempotency key did.
enum class RequestEffect {
  kIssued,
  kSwapped,
  kReplaced,
  kReturned,
  kReported,
  kRefused,
  kCalled,     ///< a call for help
  kWaiting,    ///< a call for help that was open already
  kWithdrawn,  ///< nothing, and it never will
  kAdmitted,   ///< a door let the ticket's holder in
  kLetOut,     ///< a door took an admission back
};
/// Whether a ticket's code came of it.
[[nodiscard]] constexpr bool makes_code(RequestEffect effect) {
  return effect == RequestEffect::kIssued || effect == RequestEffect::kSwapped || effect == RequestEffect::kReplaced;
}

/// What is on record of a request.
struct RequestRecord {
  RequestEffect effect = RequestEffect::kRefused;
  std::optional<TicketId> ticket;  ///< where it has to do with one
  int serial = 0;                  ///< of the code that it made; 0: it made none
  Instant at;
  friend bool operator==(const RequestRecord&, const RequestRecord&) = default;
};
[[nodiscard]] std::string write_request(const RequestRecord& record, const std::string& zone);

/// A code that a device made and whose delivery it never reported.
struct UnreportedCode {
  IdempotencyKey key;  ///< of the request that made it
  MadeCode made;
  Instant made_at;
  friend bool operator==(const UnreportedCode&, const UnreportedCode&) = default;
};
/// `more`: there are others beside these.
[[nodiscard]] std::string write_unreported(const std::vector<UnreportedCode>& codes, bool more,
                                           const std::string& zone);

/// RFC 9457. `reason`: a policy reason's name or one of the API's own ("key_missing", ...). `verdict`: on refusals.
struct Problem {
  int status = 500;
  std::string reason;
  std::string title;
  std::string detail;
  std::optional<policy::Verdict> verdict;
  friend bool operator==(const Problem&, const Problem&) = default;
};
/// With Content-Type application/problem+json.
[[nodiscard]] HttpResponse write_problem(const Problem& problem);

}  // namespace kiosk::ticketing
