// SPDX-License-Identifier: Apache-2.0
// What decide() is made of: one question at one instant, and the checks on it in the order of Reason.
#pragma once

#include <optional>

#include "kiosk/policy/decide.hpp"

namespace kiosk::policy {

/// A question that got as far as having a pass, with what it is judged by. Borrows all of it.
struct Case {
  const Question& question;
  const Pass& pass;
  const Rules& rules;
  const Zone& zone;
  Instant at;                         ///< instead of the question's
  std::optional<TicketId> giving_up;  ///< instead of the question's
  std::optional<Window> window;       ///< of the question's channel; nothing where the box office's hours are not known
  std::optional<Window> in_person;    ///< at the screening's own venue; the same
};

[[nodiscard]] Case make_case(const Question& question, const Pass& pass, const Rules& rules, const Zone& zone);

/// Nothing where a check has no objection. None of them says changes_at.
using Objection = std::optional<Verdict>;

[[nodiscard]] Objection check_category(const Case& c);
[[nodiscard]] Objection check_cancelled(const Case& c);
[[nodiscard]] Objection check_venue(const Case& c);
[[nodiscard]] Objection check_window(const Case& c);
[[nodiscard]] Objection check_same_screening(const Case& c);
/// Without the swap that may be its remedy: that takes all the checks.
[[nodiscard]] Objection check_overlap(const Case& c);
[[nodiscard]] Objection check_daily_limit(const Case& c);
[[nodiscard]] Objection check_seats(const Case& c);

/// "online from 21:00 the day before until 60 min before the start".
[[nodiscard]] std::string window_rule(const Case& c);

/// "the box office closes at 21:00", by the zone's clock.
[[nodiscard]] std::string closing_rule(Instant closes, const Zone& zone);
/// "the box office opens at 22:00", for hours that begin when it is too late.
[[nodiscard]] std::string opening_rule(Instant opens, const Zone& zone);

}  // namespace kiosk::policy
