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
    const auto verdict = judge_handout(reserved(), kBader, at(time), {});
    CHECK(may_hand_out(verdict));
    CHECK(verdict.ticket == TicketId{"T-1"});
    CHECK(verdict.changes_at == at("2024-04-28T20:10:00-04:00"));
    CHECK(verdict.closes_at == verdict.changes_at);
  }
  const auto over = judge_handout(reserved(), kBader, at("2024-04-28T20:10:00-04:00"), {});
  CHECK(over.reason == Reason::kWindowClosed);
  CHECK_FALSE(may_hand_out(over));
}

TEST_CASE("a ticket for a cancelled screening is not handed out") {
  auto ticket = reserved();
  ticket.screening.cancelled = true;
  CHECK(judge_handout(ticket, kBader, noon(), {}).reason == Reason::kScreeningCancelled);
  CHECK(judge_new_code(ticket, kBader, noon(), {}).reason == Reason::kScreeningCancelled);
}

TEST_CASE("at another venue the person is sent to the right one, unless the festival lets them pick up anywhere") {
  const auto elsewhere = judge_handout(reserved(), kVarsity, noon(), {});
  CHECK(elsewhere.reason == Reason::kWrongVenue);
  CHECK(elsewhere.remedy == Remedy::kGoToVenue);
  CHECK(elsewhere.venue == kBader);
  CHECK(elsewhere.ticket == TicketId{"T-1"});
  CHECK(elsewhere.closes_at == at("2024-04-28T20:10:00-04:00"));
  const auto over = judge_handout(reserved(), kVarsity, at("2024-04-28T20:10:00-04:00"), {});
  CHECK(over.reason == Reason::kWrongVenue);
  CHECK(over.remedy == Remedy::kNone);
  Rules rules;
  rules.other_venue_pickup = OtherVenuePickup::kAllow;
  CHECK(may_hand_out(judge_handout(reserved(), kVarsity, noon(), rules)));
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
  const auto verdict = judge_new_code(handed_out(codes), kBader, noon(), rules);
  CHECK(may_hand_out(verdict) == allowed);
  CHECK(verdict.reason == Reason::kAlreadyHasTicket);
  CHECK(verdict.remedy == (allowed ? Remedy::kReprintOrShow : Remedy::kSeeBoxOffice));
}

TEST_CASE("a code that nobody holds is replaced however many came out before it") {
  Rules rules;
  rules.reprints = 0;
  CHECK(may_hand_out(judge_new_code(reserved(), kBader, noon(), rules)));
  auto failed_to_print = handed_out(5);
  failed_to_print.to_pick_up = true;
  CHECK(may_hand_out(judge_new_code(failed_to_print, kBader, noon(), rules)));
}

TEST_CASE("a ticket is returned until half an hour before the start, and always where the screening is cancelled") {
  auto film = union_film();
  CHECK(judge_return(film, at("2024-04-28T17:59:59-04:00"), {}).granted());
  CHECK(judge_return(film, at("2024-04-28T17:59:59-04:00"), {}).changes_at == at("2024-04-28T18:00:00-04:00"));
  CHECK(judge_return(film, at("2024-04-28T18:00:00-04:00"), {}).reason == Reason::kWindowClosed);
  Rules rules;
  rules.returns_until = minutes{0};
  CHECK(judge_return(film, at("2024-04-28T18:29:59-04:00"), rules).granted());
  CHECK(judge_return(film, at("2024-04-28T18:30:00-04:00"), rules).reason == Reason::kWindowClosed);
  film.cancelled = true;
  CHECK(judge_return(film, at("2024-04-28T18:30:00-04:00"), rules).granted());
}

}  // namespace
}  // namespace kiosk::policy::test
