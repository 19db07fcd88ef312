// SPDX-License-Identifier: Apache-2.0
// What was asked, what was decided by which rule, what to do, and when it changes.
#include "kiosk/explain/text/verdict_text.hpp"

#include <ostream>

#include "kiosk/explain/text/local_text.hpp"

namespace kiosk::explain {
namespace {

using policy::Reason;
using policy::Remedy;
using policy::Verdict;

/// Between the name of a line and what it says.
constexpr std::size_t kIndent = 14;

std::string when(const std::string& word, const std::optional<Instant>& at, const Zone& zone) {
  return at ? ", " + word + ' ' + full_time(*at, zone) : std::string();
}

void put_question(std::ostream& out, const Explanation& asked, const Zone& zone) {
  const bool online = asked.channel == policy::Channel::kOnline;
  if (!asked.pass.empty()) put_fact(out, "pass", asked.pass);
  put_fact(out, "screening",
           asked.screening.str() + " at " + asked.venue.str() + ", " + full_time(asked.starts_at, zone) +
               ", programme day " + format_date(asked.programme_day));
  put_fact(out, "asked",
           (online ? "online, " : "in person at " + asked.at_venue.str() + ", ") +
               (asked.at ? full_time(*asked.at, zone) : "now, by the service's clock"));
}

/// What the verdict rests on, as far as it names it.
void put_parameters(std::ostream& out, const Explanation& explained, const Zone& zone) {
  const auto& verdict = explained.verdict;
  if (verdict.opens_at) put_fact(out, "opens", full_time(*verdict.opens_at, zone));
  if (verdict.closes_at) put_fact(out, "closes", full_time(*verdict.closes_at, zone));
  if (verdict.venue) put_fact(out, "right venue", verdict.venue->str());
  if (verdict.other) put_fact(out, "in the way", verdict.other->str());
  if (verdict.reason == Reason::kAlreadyHasTicket && verdict.ticket) put_fact(out, "ticket", verdict.ticket->str());
  if (verdict.reason == Reason::kDailyLimit) {
    put_fact(out, "tickets held", std::to_string(verdict.held) + " of " + std::to_string(verdict.limit));
  }
  if (!explained.seats) return;
  const auto& [left, allotted, category] = *explained.seats;
  put_fact(out, "seats left", std::to_string(left) + " of " + std::to_string(allotted) + " for " + category);
}

}  // namespace

void put_fact(std::ostream& out, const std::string& name, const std::string& text) {
  const auto blanks = name.size() + 1 < kIndent ? kIndent - name.size() - 1 : 1;
  out << name << ':' << std::string(blanks, ' ') << one_line(text) << '\n';
}

std::string verdict_text(Reason reason) {
  return std::string(policy::name_of(reason)) + (reason == Reason::kNone ? " (granted)" : " (refused)");
}

std::string what_to_do(const Verdict& verdict, const std::string& venue_name, const Zone& zone) {
  const auto from = when("from", verdict.opens_at, zone);
  const auto until = when("until", verdict.closes_at, zone);
  switch (verdict.remedy) {
    case Remedy::kNone:
      return verdict.granted() ? "take the ticket" : "nothing for this screening";
    case Remedy::kSeeBoxOffice:
      return "staff at the box office decide";
    case Remedy::kUseNewerPass:
      return "use the newer pass";
    case Remedy::kGoToVenue:
      return "get it at the box office of " + venue_name + from + until;
    case Remedy::kComeBackLater:
      return "come back" + from + until;
    case Remedy::kReprintOrShow:
      return "have the ticket printed again or shown" + until;
    case Remedy::kSwap:
      return "swap the ticket for " + (verdict.other ? verdict.other->str() : std::string()) + " for this one" + until;
    case Remedy::kRushLine:
      return "wait in the rush line" + from;
  }
  return {};
}

void print(const Explanation& explained, const Zone& zone, std::ostream& out) {
  const auto& verdict = explained.verdict;
  put_fact(out, "verdict", verdict_text(verdict.reason));
  put_question(out, explained, zone);
  put_fact(out, "rule", verdict.rule);
  put_fact(out, "to do", what_to_do(verdict, explained.venue_name, zone));
  put_parameters(out, explained, zone);
  if (verdict.changes_at) {
    const auto then = explained.then ? ": " + verdict_text(*explained.then) : std::string();
    put_fact(out, "next change", full_time(*verdict.changes_at, zone) + then);
  } else {
    put_fact(out, "next change", "never by itself");
  }
}

}  // namespace kiosk::explain
