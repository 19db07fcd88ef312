// SPDX-License-Identifier: Apache-2.0
// A verdict in words, for staff: one set of words for whichever source the verdict came from.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>

#include "kiosk/base/zone.hpp"
#include "kiosk/policy/verdict.hpp"
#include "kiosk/policy/window.hpp"

namespace kiosk::explain {

/// "window_closed (refused)", "none (granted)".
[[nodiscard]] std::string verdict_text(policy::Reason reason);

/// What the person can do: "get it at the box office of Copper Street Cinema, from Sun ..., until Sun ...".
/// `venue_name`: the screening's.
[[nodiscard]] std::string what_to_do(const policy::Verdict& verdict, const std::string& venue_name, const Zone& zone);

/// Seats of the allotment for a category.
struct SeatsLeft {
  int left = 0;
  int allotted = 0;
  std::string category;
};

/// A question with its answer, as far as the source knows them.
struct Explanation {
  policy::Verdict verdict;
  std::string pass;  ///< "p-26-0006, Leilani, industry"; empty: there is no such pass
  ScreeningId screening;
  VenueId venue;  ///< the screening's
  std::string venue_name;
  Instant starts_at;
  Date programme_day;
  policy::Channel channel = policy::Channel::kInPerson;
  VenueId at_venue;                    ///< in person: where the person stands
  std::optional<Instant> at;           ///< nothing: now, by the service's clock
  std::optional<SeatsLeft> seats;      ///< nothing: not known, or no pass
  std::optional<policy::Reason> then;  ///< the reason from Verdict::changes_at on; nothing: not known
};

/// A line a fact: "verdict:      window_closed (refused)".
void print(const Explanation& explained, const Zone& zone, std::ostream& out);

/// One such line, fit for a terminal.
void put_fact(std::ostream& out, const std::string& name, const std::string& text);

}  // namespace kiosk::explain
