// SPDX-License-Identifier: Apache-2.0
// The answer to "may this pass have a ticket for this screening, here and now?", as data.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"

namespace kiosk::policy {

/// In the order in which they are tried; the first that fails is the verdict.
enum class Reason {
  kPassUnknown,
  kPassNotCollected,
  kPassNotYetValid,
  kPassExpired,
  kPassSuspended,
  kPassReplaced,
  kCategoryNotEligible,
  kScreeningCancelled,
  kWrongVenue,
  kWindowNotOpen,
  kWindowClosed,
  kAlreadyHasTicket,
  kOverlappingTicket,
  kDailyLimit,
  kScreeningFull,
  kNone,  ///< granted
};

/// The reason's name in the API and the logs: "window_not_open".
[[nodiscard]] std::string_view name_of(Reason reason);
/// The reverse; nothing for a name that is on no list.
[[nodiscard]] std::optional<Reason> reason_of(std::string_view name);

/// What the person can do now; the words for it are chosen by the view.
enum class Remedy {
  kNone,
  kSeeBoxOffice,   ///< staff can remedy it: pass unknown, suspended, not collected ...
  kUseNewerPass,   ///< the one that replaced this one
  kGoToVenue,      ///< Verdict::venue names it
  kComeBackLater,  ///< Verdict::opens_at says when
  kReprintOrShow,  ///< there is a ticket already
  kSwap,           ///< give up Verdict::other for it
  kRushLine,       ///< Verdict::opens_at says when
};

[[nodiscard]] std::string_view name_of(Remedy remedy);
[[nodiscard]] std::optional<Remedy> remedy_of(std::string_view name);

struct Verdict {
  Reason reason = Reason::kNone;
  Remedy remedy = Remedy::kNone;
  std::string rule;                   ///< the rule that decided, in a few words, for staff
  std::optional<Instant> changes_at;  ///< the first instant at which the reason is another one by itself, if it ever is
  std::optional<Instant> opens_at;    ///< when what the remedy points to begins: window, box office, rush line, pass
  std::optional<Instant> closes_at;   ///< the first instant at which the remedy is of no use any more
  std::optional<VenueId> venue;       ///< kGoToVenue and wrong_venue: the right one
  std::optional<ScreeningId> other;   ///< overlapping_ticket: the screening of the ticket in the way
  std::optional<TicketId> ticket;     ///< already_has_ticket, overlapping_ticket: the ticket
  int held = 0;                       ///< daily_limit: tickets of that programme day that the pass has ...
  int limit = 0;                      ///< ... and how many it may have

  [[nodiscard]] bool granted() const { return reason == Reason::kNone; }
  friend bool operator==(const Verdict&, const Verdict&) = default;
};

/// A verdict without particulars.
[[nodiscard]] Verdict make_verdict(Reason reason, Remedy remedy, std::string rule);

}  // namespace kiosk::policy
