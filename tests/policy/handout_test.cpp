// SPDX-License-Identifier: Apache-2.0
// What may be done with a ticket that exists, rule by rule.
#include "kiosk/policy/handout.hpp"

#include "tests/policy/scenario.hpp"

namespace kiosk::policy::test {
namespace {

/// For "Union", 18:30 to 20:10 at the Bader, nothing of it in anybody's hands.
IssuedTicket reserved() { return {TicketId{"T-1"}, union_film(), at("2024-04-28T20:10:00-04:00"), true, 0}; }

/// The same with codes that came out, the newest too.
IssuedTicket handed_out(int codes) {
  auto made = reserved();
  made.to_pick_up = false;
  made.handed_out = codes;
  return made;
}

Instant noon() { return at("2024-04-28T12:00:00-04:00"); }

TEST_CASE("a ticket is handed out until its screening is over, whatever the windows") {
  for (const auto* time : {"2024-04-27T09:00:00-04:00", "2024-04-28T18:45:00-04:00", "2024-04-28T20:09:59-04:00"}) {
    const auto verdict = judge_handout(reserved(), kBader, at(time), {}, toronto());
    CHECK(may_hand_out(verdict));
    CHECK(verdict.ticket == TicketId{"T-1"});
    CHECK(verdict.changes_at == at("2024-04-28T20:10:00-04:00"));
    CHECK(verdict.closes_at == verdict.changes_at);
  }
  const auto over = judge_handout(reserved(), kBader, at("2024-04-28T20:10:00-04:00"), {}, toronto());
  CHECK(over.reason == Reason::kWindowClosed);
  CHECK_FALSE(may_hand_out(over));
}

TEST_CASE("where staff published hours a ticket comes out in them alone, and the verdict names them") {
  auto ticket = reserved();
  ticket.screening = screening("Night", "2024-04-28T22:15:00-04:00");
  ticket.ends_at = at("2024-04-28T23:55:00-04:00");
  ticket.published_hours = Window{at("2024-04-28T12:15:00-04:00"), at("2024-04-28T21:00:00-04:00")};
  const auto asked = [&](std::string_view time) { return judge_new_code(ticket, kBader, at(time), {}, toronto()); };

  const auto early = asked("2024-04-28T12:14:59-04:00");
  CHECK(early.reason == Reason::kWindowNotOpen);
  CHECK(early.remedy == Remedy::kComeBackLater);
  CHECK(early.opens_at == ticket.published_hours->opens);
  CHECK(early.closes_at == ticket.published_hours->closes);
  CHECK(early.changes_at == ticket.published_hours->opens);
  CHECK(early.rule.find("the box office closes at 21:00") != std::string::npos);

  const auto open = asked("2024-04-28T12:15:00-04:00");
  CHECK(may_hand_out(open));
  CHECK(open.changes_at == ticket.published_hours->closes);
  CHECK(may_hand_out(asked("2024-04-28T20:59:59-04:00")));

  const auto closed = asked("2024-04-28T21:00:00-04:00");
  CHECK(closed.reason == Reason::kWindowClosed);
  CHECK(closed.rule == "the box office closes at 21:00");
  CHECK_FALSE(closed.changes_at);

  // Hours past the end of the screening do not prolong it; hours after it never begin.
  ticket.published_hours->closes = at("2024-04-29T01:00:00-04:00");
  CHECK(may_hand_out(asked("2024-04-28T23:54:59-04:00")));
  CHECK(asked("2024-04-28T23:55:00-04:00").rule == "until the screening is over");
  ticket.published_hours->opens = at("2024-04-29T00:00:00-04:00");
  CHECK(asked("2024-04-28T20:00:00-04:00").reason == Reason::kWindowClosed);
  CHECK(asked("2024-04-28T20:00:00-04:00").rule.find("the box office opens at 00:00") == 0);
}

TEST_CASE("at another venue the person is sent to the right one only in the hours that its staff published") {
  auto ticket = reserved();
  ticket.published_hours = Window{at("2024-04-28T12:15:00-04:00"), at("2024-04-28T19:00:00-04:00")};
  const auto sent = judge_handout(ticket, kVarsity, noon(), {}, toronto());
  CHECK(sent.remedy == Remedy::kGoToVenue);
  CHECK(sent.opens_at == ticket.published_hours->opens);
  CHECK(sent.closes_at == ticket.published_hours->closes);
  const auto closed = judge_handout(ticket, kVarsity, at("2024-04-28T19:00:00-04:00"), {}, toronto());
  CHECK(closed.reason == Reason::kWrongVenue);
  CHECK(closed.remedy == Remedy::kNone);
}

TEST_CASE("a ticket for a cancelled screening is not handed out") {
  auto ticket = reserved();
  ticket.screening.cancelled = true;
  CHECK(judge_handout(ticket, kBader, noon(), {}, toronto()).reason == Reason::kScreeningCancelled);
  CHECK(judge_new_code(ticket, kBader, noon(), {}, toronto()).reason == Reason::kScreeningCancelled);
}

TEST_CASE("at another venue the person is sent to the right one, unless the festival lets them pick up anywhere") {
  const auto elsewhere = judge_handout(reserved(), kVarsity, noon(), {}, toronto());
  CHECK(elsewhere.reason == Reason::kWrongVenue);
  CHECK(elsewhere.remedy == Remedy::kGoToVenue);
  CHECK(elsewhere.venue == kBader);
  CHECK(elsewhere.ticket == TicketId{"T-1"});
  CHECK(elsewhere.closes_at == at("2024-04-28T20:10:00-04:00"));
  const auto over = judge_handout(reserved(), kVarsity, at("2024-04-28T20:10:00-04:00"), {}, toronto());
  CHECK(over.reason == Reason::kWrongVenue);
  CHECK(over.remedy == Remedy::kNone);
  Rules rules;
  rules.other_venue_pickup = OtherVenuePickup::kAllow;
  CHECK(may_hand_out(judge_handout(reserved(), kVarsity, noon(), rules, toronto())));
}

TEST_CASE("new codes are limited by those that came out: the first is no reprint") {
  const auto [reprints, codes, allowed] = GENERATE(table<int, int, bool>({
      {2, 1, true},
      {2, 2, true},
      {2, 3, false},
      {1, 1, true},
      {1, 2, false},
      {0, 1, false},
  }));
  Rules rules;
  rules.reprints = reprints;
  const auto verdict = judge_new_code(handed_out(codes), kBader, noon(), rules, toronto());
  CHECK(may_hand_out(verdict) == allowed);
  CHECK(verdict.reason == Reason::kAlreadyHasTicket);
  CHECK(verdict.remedy == (allowed ? Remedy::kReprintOrShow : Remedy::kSeeBoxOffice));
}

TEST_CASE("a code that nobody holds is replaced however many came out before it") {
  Rules rules;
  rules.reprints = 0;
  CHECK(may_hand_out(judge_new_code(reserved(), kBader, noon(), rules, toronto())));
  auto failed_to_print = handed_out(5);
  failed_to_print.to_pick_up = true;
  CHECK(may_hand_out(judge_new_code(failed_to_print, kBader, noon(), rules, toronto())));
}

TEST_CASE("a ticket is returned until half an hour before the start, and always where the screening is cancelled") {
  auto film = union_film();
  CHECK(judge_return(film, at("2024-04-28T17:59:59-04:00"), {}).granted());
  CHECK(judge_return(film, at("2024-04-28T17:59:59-04:00"), {}).changes_at == at("2024-04-28T18:00:00-04:00"));
  CHECK(judge_return(film, at("2024-04-28T18:00:00-04:00"), {}).reason == Reason::kWindowClosed);
  CHECK(judge_return(film, at("2024-04-28T18:00:00-04:00"), {}).closes_at == at("2024-04-28T18:00:00-04:00"));
  Rules rules;
  rules.returns_until = minutes{0};
  CHECK(judge_return(film, at("2024-04-28T18:29:59-04:00"), rules).granted());
  CHECK(judge_return(film, at("2024-04-28T18:30:00-04:00"), rules).reason == Reason::kWindowClosed);
  film.cancelled = true;
  CHECK(judge_return(film, at("2024-04-28T18:30:00-04:00"), rules).granted());
}

}  // namespace
}  // namespace kiosk::policy::test
