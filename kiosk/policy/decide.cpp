// The checks behind a verdict, one function a subject, tried in the order of Reason.
#include "kiosk/policy/decide.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

namespace kiosk::policy {
namespace {

using std::chrono::minutes;

/// A question that got as far as having a pass, with what it is judged by.
struct Case {
  const Question& question;
  const Pass& pass;
  const Rules& rules;
  const Zone& zone;
};

/// Nothing where the check has no objection.
using Objection = std::optional<Verdict>;

std::string in_minutes(minutes m) { return std::to_string(m.count()) + " min"; }

std::string time_of_day(minutes since_midnight) {
  char text[48];
  const auto m = since_midnight.count();
  const int length =
      std::snprintf(text, sizeof text, "%02lld:%02lld", static_cast<long long>(m / 60), static_cast<long long>(m % 60));
  return {text, static_cast<std::size_t>(length)};
}

/// The instant from which no channel has a ticket any more.
Instant over_at(const Case& c) { return c.question.screening.starts_at + c.rules.grace; }

/// Whether the held ticket is in this question at all: not the one given up, nor one for what was called off. What has
/// begun cannot be given up any more: it may have been used.
bool counts(const Case& c, const HeldTicket& held) {
  const bool given_up = held.ticket == c.question.giving_up && c.question.at < held.screening.starts_at;
  return !given_up && !held.screening.cancelled;
}

bool holds_ticket_for_it(const Case& c, const HeldTicket& held) {
  return counts(c, held) && held.screening.id == c.question.screening.id;
}

Objection check_category(const Case& c) {
  const auto& eligible = c.question.screening.categories;
  if (eligible.empty() || std::ranges::find(eligible, c.pass.category) != eligible.end()) return std::nullopt;
  return make_verdict(Reason::kCategoryNotEligible, Remedy::kNone, "categories admitted to this screening");
}

Objection check_cancelled(const Case& c) {
  if (!c.question.screening.cancelled) return std::nullopt;
  return make_verdict(Reason::kScreeningCancelled, Remedy::kNone, "no tickets for a cancelled screening");
}

/// Where other_venue_pickup allows it, a ticket that exists is handed out at any venue.
Objection check_venue(const Case& c) {
  const Question& q = c.question;
  if (q.channel == Channel::kOnline || q.at_venue == q.screening.venue) return std::nullopt;
  const bool picks_up = std::ranges::any_of(q.held, [&](const HeldTicket& h) { return holds_ticket_for_it(c, h); });
  if (picks_up && c.rules.other_venue_pickup == OtherVenuePickup::kAllow) return std::nullopt;
  auto made = make_verdict(Reason::kWrongVenue, q.at < over_at(c) ? Remedy::kGoToVenue : Remedy::kNone,
                           "in person only at the screening's own venue");
  made.venue = q.screening.venue;
  return made;
}

std::string window_rule(const Case& c) {
  if (c.question.channel == Channel::kOnline) {
    return "online from " + time_of_day(c.rules.online_opens) + " the day before until " +
           in_minutes(c.rules.online_closes_before) + " before the start";
  }
  const std::string text = "in person from the box office's opening until the start";
  return c.rules.grace > minutes{0} ? text + " plus " + in_minutes(c.rules.grace) : text;
}

/// The window of the question's channel; nothing in person where the box office's hours are not known.
std::optional<Window> window_of(const Case& c) {
  const Question& q = c.question;
  if (q.channel == Channel::kOnline) return online_window(q.screening, c.rules, c.zone);
  if (!q.box_office) return std::nullopt;
  return in_person_window(q.screening, *q.box_office, c.rules);
}

Verdict window_closed(const Case& c) {
  auto made = make_verdict(Reason::kWindowClosed, Remedy::kNone, window_rule(c));
  if (c.question.channel == Channel::kOnline && c.question.at < over_at(c)) {
    made.remedy = Remedy::kGoToVenue;
    made.venue = c.question.screening.venue;
  }
  return made;
}

Objection check_window(const Case& c) {
  const Instant at = c.question.at;
  const auto window = window_of(c);
  if (!window) {
    if (at >= over_at(c)) return window_closed(c);
    return make_verdict(Reason::kWindowNotOpen, Remedy::kNone,
                        "no box office hours for the screening's venue on that day");
  }
  if (window->contains(at)) return std::nullopt;
  // Staff may publish hours that begin after the start: such a window never opens.
  if (at >= window->closes || window->opens >= window->closes) return window_closed(c);
  auto made = make_verdict(Reason::kWindowNotOpen, Remedy::kComeBackLater, window_rule(c));
  made.changes_at = window->opens;
  return made;
}

Objection check_same_screening(const Case& c) {
  for (const auto& held : c.question.held) {
    if (!holds_ticket_for_it(c, held)) continue;
    auto made = make_verdict(Reason::kAlreadyHasTicket, Remedy::kReprintOrShow, "one ticket per pass and screening");
    made.ticket = held.ticket;
    return made;
  }
  return std::nullopt;
}

/// Nobody can see the end of one and the start of the other, the walk between two venues included.
bool overlap(const Screening& a, const Screening& b, const Rules& rules) {
  const minutes walk = a.venue == b.venue ? minutes{0} : rules.walking_buffer;
  return a.starts_at == b.starts_at || (a.starts_at < b.ends_at() + walk && b.starts_at < a.ends_at() + walk);
}

/// A swap is offered only where it would be granted, and not as the way out of another swap.
bool swap_would_do(const Case& c, const TicketId& ticket) {
  if (c.rules.overlap != OverlapRule::kSwap || c.question.giving_up) return false;
  Question swap = c.question;
  swap.giving_up = ticket;
  return decide(swap, c.rules, c.zone).granted();
}

/// Of several tickets in the way the one that starts first is named, whatever their order in the question.
Objection check_overlap(const Case& c) {
  if (c.rules.overlap == OverlapRule::kAllow) return std::nullopt;
  const HeldTicket* in_the_way = nullptr;
  for (const auto& held : c.question.held) {
    if (!counts(c, held) || !overlap(held.screening, c.question.screening, c.rules)) continue;
    const auto order = [](const HeldTicket& h) { return std::pair(h.screening.starts_at, h.ticket); };
    if (in_the_way == nullptr || order(held) < order(*in_the_way)) in_the_way = &held;
  }
  if (in_the_way == nullptr) return std::nullopt;
  auto made =
      make_verdict(Reason::kOverlappingTicket, swap_would_do(c, in_the_way->ticket) ? Remedy::kSwap : Remedy::kNone,
                   "no two screenings at once, with " + in_minutes(c.rules.walking_buffer) + " between venues");
  made.other = in_the_way->screening.id;
  made.ticket = in_the_way->ticket;
  return made;
}

Objection check_daily_limit(const Case& c) {
  const auto limit = c.rules.daily_limit.find(c.pass.category);
  if (limit == c.rules.daily_limit.end()) return std::nullopt;
  const auto same_day = [&](const HeldTicket& held) {
    return counts(c, held) && held.screening.programme_day == c.question.screening.programme_day;
  };
  if (std::ranges::count_if(c.question.held, same_day) < limit->second) return std::nullopt;
  auto made = make_verdict(Reason::kDailyLimit, Remedy::kNone,
                           "tickets a programme day for " + c.pass.category + ": " + std::to_string(limit->second));
  made.limit = limit->second;
  return made;
}

Objection check_seats(const Case& c) {
  if (c.question.seats_left > 0) return std::nullopt;
  auto made = make_verdict(Reason::kScreeningFull, Remedy::kRushLine, "passholder allotment of the screening");
  made.changes_at = c.question.screening.starts_at - c.rules.rush_line_opens;
  return made;
}

Verdict good_pass(const Pass& pass) {
  auto made = make_verdict(Reason::kNone, Remedy::kNone, "the pass is good");
  made.changes_at = pass.valid_until;
  return made;
}

}  // namespace

Verdict judge_pass(const std::optional<Pass>& pass, Instant at) {
  if (!pass) return make_verdict(Reason::kPassUnknown, Remedy::kSeeBoxOffice, "a pass of this festival");
  if (pass->state == PassState::kNotCollected) {
    return make_verdict(Reason::kPassNotCollected, Remedy::kSeeBoxOffice, "a pass counts from when it is handed over");
  }
  if (at < pass->valid_from) {
    auto made = make_verdict(Reason::kPassNotYetValid, Remedy::kComeBackLater, "the pass's first instant");
    made.changes_at = pass->valid_from;
    return made;
  }
  if (at >= pass->valid_until)
    return make_verdict(Reason::kPassExpired, Remedy::kSeeBoxOffice, "the pass's last instant");
  switch (pass->state) {
    case PassState::kSuspended:
      return make_verdict(Reason::kPassSuspended, Remedy::kSeeBoxOffice, "a suspended pass gets no tickets");
    case PassState::kReplaced:
      return make_verdict(Reason::kPassReplaced, Remedy::kUseNewerPass, "only a person's newest pass counts");
    case PassState::kActive:
    case PassState::kNotCollected:
      break;
  }
  return good_pass(*pass);
}

Verdict decide(const Question& question, const Rules& rules, const Zone& zone) {
  if (auto on_pass = judge_pass(question.pass, question.at); !on_pass.granted()) return on_pass;
  const Case c{question, *question.pass, rules, zone};
  constexpr std::array kChecks = {check_category,       check_cancelled, check_venue,       check_window,
                                  check_same_screening, check_overlap,   check_daily_limit, check_seats};
  for (const auto check : kChecks) {
    if (auto objection = check(c)) return *std::move(objection);
  }
  auto granted = make_verdict(Reason::kNone, Remedy::kNone, window_rule(c));
  const auto window = window_of(c);
  granted.changes_at = window ? std::min(window->closes, c.pass.valid_until) : c.pass.valid_until;
  return granted;
}

Verdict decide_swap(const Question& question, const Rules& rules, const Zone& zone) {
  Question keeping = question;
  keeping.giving_up.reset();
  auto verdict = decide(keeping, rules, zone);
  const bool names_it = verdict.ticket == question.giving_up && question.giving_up;
  if (verdict.reason == Reason::kOverlappingTicket && names_it && rules.overlap == OverlapRule::kSwap) {
    return decide(question, rules, zone);
  }
  if (!verdict.granted()) return verdict;
  auto refused = make_verdict(Reason::kOverlappingTicket, Remedy::kNone, "only the ticket in the way is swapped");
  refused.ticket = question.giving_up;
  for (const auto& held : question.held) {
    if (held.ticket == question.giving_up) refused.other = held.screening.id;
  }
  return refused;
}

}  // namespace kiosk::policy
