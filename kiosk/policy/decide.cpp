// SPDX-License-Identifier: Apache-2.0
// The checks in their order, and the instant at which the first objection becomes another one.
#include "kiosk/policy/decide.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "kiosk/policy/checks.hpp"

namespace kiosk::policy {
namespace {

Verdict good_pass(const Pass& pass) {
  auto made = make_verdict(Reason::kNone, Remedy::kNone, "the pass is good");
  made.changes_at = pass.valid_until;
  return made;
}

/// A pass that is known and in its days, but not good: until those end.
Verdict bad_state(const Pass& pass, Reason reason, Remedy remedy, std::string rule) {
  auto made = make_verdict(reason, remedy, std::move(rule));
  made.changes_at = pass.valid_until;
  return made;
}

/// All but those of the pass.
constexpr std::array kChecks = {check_category,       check_cancelled, check_venue,       check_window,
                                check_same_screening, check_overlap,   check_daily_limit, check_seats};

Objection first_objection(const Case& c) {
  for (const auto check : kChecks) {
    if (auto objection = check(c)) return objection;
  }
  return std::nullopt;
}

Reason reason_at(Case c, Instant at) {
  c.at = at;
  if (const auto on_pass = judge_pass(c.pass, at); !on_pass.granted()) return on_pass.reason;
  const auto objection = first_objection(c);
  return objection ? objection->reason : Reason::kNone;
}

/// The first instant at which the reason is no longer `now`. Between two of the instants listed nothing can change:
/// they are all that any check compares the time with.
std::optional<Instant> next_change(const Case& c, Reason now) {
  const auto& screening = c.question.screening;
  std::vector<Instant> edges{c.pass.valid_from, c.pass.valid_until, screening.starts_at + c.rules.grace};
  if (c.window) edges.insert(edges.end(), {c.window->opens, c.window->closes});
  for (const auto& held : c.question.held) {
    if (held.ticket == c.giving_up) edges.push_back(held.screening.starts_at);
  }
  std::ranges::sort(edges);
  for (const auto edge : edges) {
    if (edge > c.at && reason_at(c, edge) != now) return edge;
  }
  return std::nullopt;
}

/// A swap is offered only where it would be granted, and not as the way out of another swap; and until that ends.
void offer_swap(const Case& c, Verdict& overlapping) {
  if (c.rules.overlap != OverlapRule::kSwap || c.giving_up) return;
  Case swap = c;
  swap.giving_up = overlapping.ticket;
  if (first_objection(swap)) return;
  overlapping.remedy = Remedy::kSwap;
  overlapping.closes_at = next_change(swap, Reason::kNone);
}

Verdict verdict_of(const Case& c) {
  auto objection = first_objection(c);
  auto made = objection ? *std::move(objection) : make_verdict(Reason::kNone, Remedy::kNone, window_rule(c));
  if (made.reason == Reason::kOverlappingTicket) offer_swap(c, made);
  made.changes_at = next_change(c, made.reason);
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
    made.opens_at = pass->valid_from;
    made.closes_at = pass->valid_until;
    return made;
  }
  if (at >= pass->valid_until)
    return make_verdict(Reason::kPassExpired, Remedy::kSeeBoxOffice, "the pass's last instant");
  switch (pass->state) {
    case PassState::kSuspended:
      return bad_state(*pass, Reason::kPassSuspended, Remedy::kSeeBoxOffice, "a suspended pass gets no tickets");
    case PassState::kReplaced:
      return bad_state(*pass, Reason::kPassReplaced, Remedy::kUseNewerPass, "only a person's newest pass counts");
    case PassState::kActive:
    case PassState::kNotCollected:
      break;
  }
  return good_pass(*pass);
}

Verdict decide(const Question& question, const Rules& rules, const Zone& zone) {
  if (auto on_pass = judge_pass(question.pass, question.at); !on_pass.granted()) return on_pass;
  return verdict_of(make_case(question, *question.pass, rules, zone));
}

std::vector<Verdict> objections(const Question& question, const Rules& rules, const Zone& zone) {
  std::vector<Verdict> made;
  auto first = decide(question, rules, zone);
  if (first.granted()) return made;
  made.push_back(std::move(first));
  if (!question.pass) return made;
  const auto is_new = [&made](const Verdict& verdict) {
    return std::ranges::none_of(made, [&](const Verdict& other) {
      const bool same_ticket = verdict.ticket && other.ticket == verdict.ticket;
      return other.reason == verdict.reason || same_ticket;
    });
  };
  // Outside the pass's days its state is not looked at.
  if (auto in_its_days = judge_pass(question.pass, question.pass->valid_from);
      !in_its_days.granted() && is_new(in_its_days)) {
    made.push_back(std::move(in_its_days));
  }
  const auto c = make_case(question, *question.pass, rules, zone);
  for (const auto check : kChecks) {
    auto objection = check(c);
    if (objection && is_new(*objection)) made.push_back(*std::move(objection));
  }
  return made;
}

Verdict judge_programme(const Question& question, const Rules& rules, const Zone& zone) {
  if (!question.pass) return judge_pass(question.pass, question.at);
  const auto c = make_case(question, *question.pass, rules, zone);
  constexpr std::array kOfTheProgramme = {check_category, check_cancelled,   check_same_screening,
                                          check_overlap,  check_daily_limit, check_seats};
  for (const auto check : kOfTheProgramme) {
    if (auto objection = check(c)) return *std::move(objection);
  }
  return make_verdict(Reason::kNone, Remedy::kNone, "the programme allows it");
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
  refused.changes_at = verdict.changes_at;
  refused.ticket = question.giving_up;
  for (const auto& held : question.held) {
    if (held.ticket == question.giving_up) refused.other = held.screening.id;
  }
  return refused;
}

}  // namespace kiosk::policy
