// SPDX-License-Identifier: Apache-2.0
// The checks behind a verdict, one function a subject.
#include "kiosk/policy/checks.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace kiosk::policy {
namespace {

using std::chrono::minutes;

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

bool never_opens(const Window& window) { return window.opens >= window.closes; }

std::string on_the_clock(Instant at, const Zone& zone) {
  const LocalTime local = zone.local(at);
  return time_of_day(std::chrono::floor<minutes>(local - std::chrono::floor<std::chrono::days>(local)));
}

/// In person: whether the box office's hours end before the screening's tickets would.
bool closes_early(const Case& c) { return c.in_person && c.in_person->closes < over_at(c); }

/// Whether the held ticket is in this question at all: not the one given up, nor one for what was called off. What has
/// begun cannot be given up any more: it may have been used.
bool counts(const Case& c, const HeldTicket& held) {
  const bool given_up = held.ticket == c.giving_up && c.at < held.screening.starts_at;
  return !given_up && !held.screening.cancelled;
}

/// Until when a ticket that exists is handed out.
Instant handed_out_until(const Case& c) {
  const Instant over = c.question.over_at.value_or(c.question.screening.ends_at());
  const bool by_hours = c.question.hours_published && c.question.box_office && c.question.channel == Channel::kInPerson;
  return by_hours ? std::min(over, c.question.box_office->closes) : over;
}

bool holds_ticket_for_it(const Case& c, const HeldTicket& held) {
  return counts(c, held) && held.screening.id == c.question.screening.id;
}

/// Points to the screening's own venue, where that still has tickets or will have them.
void send_to_venue(const Case& c, Verdict& verdict) {
  const Instant until = c.in_person ? c.in_person->closes : over_at(c);
  if (c.at >= until || (c.in_person && never_opens(*c.in_person))) return;
  verdict.remedy = Remedy::kGoToVenue;
  verdict.venue = c.question.screening.venue;
  if (c.in_person) verdict.opens_at = c.in_person->opens;
  verdict.closes_at = until;
}

Verdict window_closed(const Case& c) {
  auto made = make_verdict(Reason::kWindowClosed, Remedy::kNone, window_rule(c));
  if (c.question.channel == Channel::kOnline) {
    send_to_venue(c, made);
  } else if (c.in_person && never_opens(*c.in_person)) {
    made.rule = opening_rule(c.in_person->opens, c.zone);
  } else if (closes_early(c)) {
    made.rule = closing_rule(c.in_person->closes, c.zone);
  }
  return made;
}

/// Nobody can see the end of one and the start of the other, the walk between two venues included.
bool overlap(const Screening& a, const Screening& b, const Rules& rules) {
  const minutes walk = a.venue == b.venue ? minutes{0} : rules.walking_buffer;
  return a.starts_at == b.starts_at || (a.starts_at < b.ends_at() + walk && b.starts_at < a.ends_at() + walk);
}

}  // namespace

Case make_case(const Question& question, const Pass& pass, const Rules& rules, const Zone& zone) {
  Case made{question, pass, rules, zone, question.at, question.giving_up, std::nullopt, std::nullopt};
  if (question.box_office) made.in_person = in_person_window(question.screening, *question.box_office, rules);
  const bool online = question.channel == Channel::kOnline;
  made.window = online ? online_window(question.screening, rules, zone) : made.in_person;
  return made;
}

std::string window_rule(const Case& c) {
  if (c.question.channel == Channel::kOnline) {
    return "online from " + time_of_day(c.rules.online_opens) + " the day before until " +
           in_minutes(c.rules.online_closes_before) + " before the start";
  }
  std::string text = "in person from the box office's opening until the start";
  if (c.rules.grace > minutes{0}) text += " plus " + in_minutes(c.rules.grace);
  return closes_early(c) ? text + "; " + closing_rule(c.in_person->closes, c.zone) : text;
}

std::string closing_rule(Instant closes, const Zone& zone) {
  return "the box office closes at " + on_the_clock(closes, zone);
}

std::string opening_rule(Instant opens, const Zone& zone) {
  return "the box office opens at " + on_the_clock(opens, zone) + ", too late for the screening";
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
  auto made = make_verdict(Reason::kWrongVenue, Remedy::kNone, "in person only at the screening's own venue");
  made.venue = q.screening.venue;
  send_to_venue(c, made);
  return made;
}

Objection check_window(const Case& c) {
  if (!c.window) {
    if (c.at >= over_at(c)) return window_closed(c);
    return make_verdict(Reason::kWindowNotOpen, Remedy::kNone,
                        "no box office hours for the screening's venue on that day");
  }
  if (c.window->contains(c.at)) return std::nullopt;
  // Staff may publish hours that begin after the start: such a window never opens.
  if (c.at >= c.window->closes || never_opens(*c.window)) return window_closed(c);
  const bool in_time = c.window->opens < c.pass.valid_until;
  auto made = make_verdict(Reason::kWindowNotOpen, in_time ? Remedy::kComeBackLater : Remedy::kNone, window_rule(c));
  made.opens_at = c.window->opens;
  if (in_time) made.closes_at = c.window->closes;
  return made;
}

Objection check_same_screening(const Case& c) {
  for (const auto& held : c.question.held) {
    if (!holds_ticket_for_it(c, held)) continue;
    auto made = make_verdict(Reason::kAlreadyHasTicket, Remedy::kReprintOrShow, "one ticket per pass and screening");
    made.ticket = held.ticket;
    made.closes_at = handed_out_until(c);
    return made;
  }
  return std::nullopt;
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
  auto made = make_verdict(Reason::kOverlappingTicket, Remedy::kNone,
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
  const auto held = std::ranges::count_if(c.question.held, same_day);
  if (held < limit->second) return std::nullopt;
  auto made = make_verdict(Reason::kDailyLimit, Remedy::kNone,
                           "tickets a programme day for " + c.pass.category + ": " + std::to_string(limit->second));
  made.held = static_cast<int>(held);
  made.limit = limit->second;
  return made;
}

Objection check_seats(const Case& c) {
  if (c.question.seats_left > 0) return std::nullopt;
  auto made = make_verdict(Reason::kScreeningFull, Remedy::kRushLine, "passholder allotment of the screening");
  made.opens_at = c.question.screening.starts_at - c.rules.rush_line_opens;
  return made;
}

}  // namespace kiosk::policy
