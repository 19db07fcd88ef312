// SPDX-License-Identifier: Apache-2.0
// A verdict's next change, against the clock moved on by hand: for random questions the reason stays what it is until
// just before changes_at, and is another one then.
#include <functional>

#include "kiosk/policy/handout.hpp"
#include "tests/policy/dice.hpp"
#include "tests/policy/scenario.hpp"

namespace kiosk::policy::test {
namespace {

constexpr auto kTick = std::chrono::milliseconds{1};
constexpr auto kStep = minutes{11};

Instant saturday_noon() { return at("2024-04-27T12:00:00-04:00"); }
Instant some_time(Dice& dice) { return saturday_noon() + minutes{30 * dice.number(0, 96)}; }
Instant far_away() { return at("2024-05-20T00:00:00-04:00"); }

Pass some_pass(Dice& dice) {
  Pass made = industry_pass();
  using enum PassState;
  made.state = dice.of({kActive, kActive, kActive, kActive, kNotCollected, kSuspended, kReplaced});
  if (dice.one_in(4)) made.valid_from = some_time(dice);
  if (dice.one_in(4)) made.valid_until = some_time(dice);
  return made;
}

Window some_hours(Dice& dice) {
  const Instant opens = some_time(dice);
  return {opens, opens + minutes{30 * dice.number(1, 30)}};
}

Question some_question(Dice& dice) {
  Question made = noon_question();
  const std::vector<Screening> programme{
      morning(),
      union_film(),
      late(),
      screening("Other", "2024-04-28T19:00:00-04:00"),
      screening("There", "2024-04-28T20:15:00-04:00", kSunday, kVarsity),
      screening("Long", "2024-04-28T16:00:00-04:00", kSunday, kVarsity, minutes{240})};
  made.pass = some_pass(dice);
  made.screening = dice.of(programme);
  made.screening.cancelled = dice.one_in(20);
  if (dice.one_in(20)) made.screening.categories = {"press"};
  if (dice.one_in(10)) made.box_office.reset();
  if (dice.one_in(10)) made.box_office = Window{some_time(dice), far_away()};
  if (dice.one_in(3)) {
    made.box_office = some_hours(dice);
    made.hours_published = true;
  }
  made.channel = dice.of({Channel::kOnline, Channel::kInPerson});
  made.at_venue = dice.of({kBader, kBader, kVarsity});
  for (int i = dice.number(0, 2); i > 0; --i) {
    made.held.push_back(held("T-" + std::to_string(i), dice.of(programme)));
  }
  if (!made.held.empty() && dice.one_in(2)) made.giving_up = dice.of(made.held).ticket;
  made.seats_left = dice.of({0, 3, 3, 3});
  made.at = some_time(dice);
  return made;
}

Rules some_rules(Dice& dice) {
  Rules made;
  made.overlap = dice.of({OverlapRule::kSwap, OverlapRule::kSwap, OverlapRule::kRefuse, OverlapRule::kAllow});
  made.other_venue_pickup = dice.of({OtherVenuePickup::kShowWhere, OtherVenuePickup::kAllow});
  made.grace = minutes{dice.of({0, 0, 10})};
  if (dice.one_in(4)) made.daily_limit["industry"] = dice.number(0, 2);
  if (dice.one_in(8)) made.online_closes_before = minutes{1440};
  return made;
}

/// Walks the clock from `start` on.
void check_change(const std::function<Verdict(Instant)>& verdict_at, Instant start) {
  const Verdict first = verdict_at(start);
  INFO(name_of(first.reason) << " at " << format_rfc3339(start));
  const Instant until = first.changes_at.value_or(far_away());
  if (first.changes_at) {
    INFO("changes at " << format_rfc3339(until));
    REQUIRE(until > start);
    CHECK(name_of(verdict_at(until).reason) != name_of(first.reason));
  }
  CHECK(name_of(verdict_at(until - kTick).reason) == name_of(first.reason));
  // Nothing in these questions happens later than the third day but the end of the pass.
  const Instant walked = std::min(until, saturday_noon() + std::chrono::days{3});
  for (Instant now = start; now < walked; now += kStep) {
    if (verdict_at(now).reason == first.reason) continue;
    INFO("is " << name_of(verdict_at(now).reason) << " at " << format_rfc3339(now));
    REQUIRE(false);
  }
}

TEST_CASE("the reason stays until the change that the verdict announces, and is another one then") {
  const Zone zone = toronto();
  Dice dice(20240428);
  for (int round = 0; round < 2000; ++round) {
    Question question = some_question(dice);
    const Rules rules = some_rules(dice);
    INFO("round " << round);
    const auto asked_at = [&question](Instant now) -> const Question& {
      question.at = now;
      return question;
    };
    const Instant start = question.at;
    check_change([&](Instant now) { return decide(asked_at(now), rules, zone); }, start);
    check_change([&](Instant now) { return judge_pass(question.pass, now); }, start);
    if (question.giving_up) {
      check_change([&](Instant now) { return decide_swap(asked_at(now), rules, zone); }, start);
    }
  }
}

TEST_CASE("what is said about a ticket that exists changes when it says so too") {
  Dice dice(7);
  for (int round = 0; round < 100; ++round) {
    IssuedTicket ticket{TicketId{"T-1"}, union_film(), at("2024-04-28T20:54:00-04:00"), dice.one_in(2), 3};
    ticket.screening.cancelled = dice.one_in(5);
    if (dice.one_in(2)) ticket.published_hours = some_hours(dice);
    const auto venue = dice.of({kBader, kVarsity});
    const Rules rules = some_rules(dice);
    const Instant start = some_time(dice);
    INFO("round " << round);
    check_change([&](Instant now) { return judge_handout(ticket, venue, now, rules, toronto()); }, start);
    check_change([&](Instant now) { return judge_new_code(ticket, venue, now, rules, toronto()); }, start);
    check_change([&](Instant now) { return judge_return(ticket.screening, now, rules); }, start);
  }
}

TEST_CASE("a swap that is offered is granted until just before the offer ends") {
  Dice dice(11);
  int offers = 0;
  for (int round = 0; round < 3000; ++round) {
    Question question = some_question(dice);
    question.giving_up.reset();
    const Rules rules = some_rules(dice);
    const Verdict verdict = decide(question, rules, toronto());
    if (verdict.remedy != Remedy::kSwap) continue;
    ++offers;
    INFO("round " << round);
    question.giving_up = verdict.ticket;
    CHECK(decide_swap(question, rules, toronto()).granted());
    REQUIRE(verdict.closes_at);
    question.at = *verdict.closes_at - kTick;
    CHECK(decide_swap(question, rules, toronto()).granted());
    question.at = *verdict.closes_at;
    CHECK_FALSE(decide_swap(question, rules, toronto()).granted());
  }
  CHECK(offers > 10);
}

}  // namespace
}  // namespace kiosk::policy::test
