// SPDX-License-Identifier: Apache-2.0
// What a festival can set, setting by setting.
#include "tests/policy/scenario.hpp"

namespace kiosk::policy::test {
namespace {

/// 19:00 to 20:40: the second half of "Union" (18:30 to 20:10).
Screening other_film() { return screening("Other", "2024-04-28T19:00:00-04:00"); }

/// Noon, for "Union", with a ticket for `holding` in the pocket.
Question holding(const Screening& film) {
  Question question = noon_question();
  question.held = {held("T-5", film)};
  return question;
}

TEST_CASE("an overlapping ticket is named, and a swap offered") {
  const Verdict verdict = ask(holding(other_film()));
  CHECK(verdict.reason == Reason::kOverlappingTicket);
  CHECK(verdict.remedy == Remedy::kSwap);
  CHECK(verdict.other == ScreeningId{"Other"});
  CHECK(verdict.ticket == TicketId{"T-5"});
  CHECK(verdict.closes_at == at("2024-04-28T18:30:00-04:00"));
}

TEST_CASE("a swap is offered until the ticket that is given up begins") {
  const Verdict verdict = ask(holding(screening("Long", "2024-04-28T17:00:00-04:00")));
  CHECK(verdict.remedy == Remedy::kSwap);
  CHECK(verdict.closes_at == at("2024-04-28T17:00:00-04:00"));
  CHECK(verdict.changes_at == at("2024-04-28T18:30:00-04:00"));
}

TEST_CASE("where the festival refuses overlaps, no swap is offered") {
  Rules rules;
  rules.overlap = OverlapRule::kRefuse;
  const Verdict verdict = ask(holding(other_film()), rules);
  CHECK(verdict.reason == Reason::kOverlappingTicket);
  CHECK(verdict.remedy == Remedy::kNone);
  CHECK(verdict.other == ScreeningId{"Other"});
  CHECK(verdict.ticket == TicketId{"T-5"});
}

TEST_CASE("where the festival allows overlaps, nothing is in the way but a second ticket for the same screening") {
  Rules rules;
  rules.overlap = OverlapRule::kAllow;
  CHECK(ask(holding(other_film()), rules).granted());
  CHECK(ask(holding(union_film()), rules).reason == Reason::kAlreadyHasTicket);
}

TEST_CASE("a ticket given up in a swap does not count: not for the overlap, not for the daily limit") {
  Question question = holding(other_film());
  question.giving_up = TicketId{"T-5"};
  CHECK(ask(question).granted());

  Rules rules;
  rules.daily_limit["industry"] = 1;
  CHECK(ask(question, rules).granted());
  question.giving_up.reset();
  rules.overlap = OverlapRule::kAllow;
  CHECK(ask(question, rules).reason == Reason::kDailyLimit);
}

TEST_CASE("giving up a ticket that is not held changes nothing") {
  Question question = holding(other_film());
  question.giving_up = TicketId{"T-404"};
  CHECK(ask(question).reason == Reason::kOverlappingTicket);
  CHECK(ask(question).remedy == Remedy::kNone);
}

TEST_CASE("a swap is offered only where it would be granted") {
  Question question = holding(other_film());

  SECTION("not where a second ticket is in the way: the one that starts first is named") {
    question.held.push_back(held("T-4", screening("Earlier", "2024-04-28T17:30:00-04:00")));
    const Verdict verdict = ask(question);
    CHECK(verdict.reason == Reason::kOverlappingTicket);
    CHECK(verdict.other == ScreeningId{"Earlier"});
    CHECK(verdict.remedy == Remedy::kNone);
    question.giving_up = TicketId{"T-4"};
    CHECK(ask(question).other == ScreeningId{"Other"});
  }
  SECTION("not where the screening is full anyhow") {
    question.seats_left = 0;
    CHECK(ask(question).reason == Reason::kOverlappingTicket);
    CHECK(ask(question).remedy == Remedy::kNone);
  }
}

TEST_CASE("a ticket whose screening has begun is not given up any more") {
  Question question = holding(screening("Long", "2024-04-28T17:00:00-04:00"));
  question.at = at("2024-04-28T16:59:59-04:00");
  CHECK(ask(question).remedy == Remedy::kSwap);
  question.giving_up = TicketId{"T-5"};
  CHECK(ask(question).granted());

  question.at = at("2024-04-28T17:00:00-04:00");
  CHECK(ask(question).reason == Reason::kOverlappingTicket);
  question.giving_up.reset();
  CHECK(ask(question).remedy == Remedy::kNone);
}

TEST_CASE("only the ticket in the way is swapped, and only where the festival swaps") {
  const auto swap = [](const Question& question, const Rules& rules = {}) {
    return decide_swap(question, rules, toronto());
  };
  Question question = holding(other_film());
  question.held.push_back(held("T-6", morning()));
  question.giving_up = TicketId{"T-5"};
  CHECK(swap(question).granted());

  SECTION("not another ticket") {
    question.giving_up = TicketId{"T-6"};
    CHECK(swap(question) == ask(holding(other_film())));
  }
  SECTION("not a ticket that is in nothing's way") {
    question.held.erase(question.held.begin());
    question.giving_up = TicketId{"T-6"};
    const Verdict verdict = swap(question);
    CHECK(verdict.reason == Reason::kOverlappingTicket);
    CHECK(verdict.remedy == Remedy::kNone);
    CHECK(verdict.ticket == TicketId{"T-6"});
    CHECK(verdict.other == ScreeningId{"A"});
  }
  SECTION("not past the daily limit of the others") {
    Rules rules;
    rules.daily_limit["industry"] = 1;
    CHECK(swap(question, rules).reason == Reason::kDailyLimit);
  }
  SECTION("not one for the same screening") {
    question.held = {held("T-5", union_film())};
    CHECK(swap(question).reason == Reason::kAlreadyHasTicket);
  }
  SECTION("not where the festival refuses or allows overlaps") {
    Rules rules;
    rules.overlap = OverlapRule::kRefuse;
    CHECK(swap(question, rules).reason == Reason::kOverlappingTicket);
    rules.overlap = OverlapRule::kAllow;
    CHECK(swap(question, rules).reason == Reason::kOverlappingTicket);
  }
  SECTION("and what stands in the swap's own way is its verdict") {
    question.seats_left = 0;
    CHECK(swap(question).reason == Reason::kScreeningFull);
  }
}

TEST_CASE("what was given out beforehand is judged by the programme alone") {
  const auto judge = [](const Question& question, const Rules& rules = {}) {
    return judge_programme(question, rules, toronto()).reason;
  };
  Question question = noon_question();
  question.pass->state = PassState::kNotCollected;
  question.at = at("2024-04-01T12:00:00-04:00");
  question.at_venue = kVarsity;
  CHECK(judge(question) == Reason::kNone);
  SECTION("category") {
    question.screening.categories = {"press"};
    CHECK(judge(question) == Reason::kCategoryNotEligible);
  }
  SECTION("cancelled") {
    question.screening.cancelled = true;
    CHECK(judge(question) == Reason::kScreeningCancelled);
  }
  SECTION("twice") {
    question.held = {held("T-5", union_film())};
    CHECK(judge(question) == Reason::kAlreadyHasTicket);
  }
  SECTION("overlap") {
    question.held = {held("T-5", other_film())};
    CHECK(judge(question) == Reason::kOverlappingTicket);
  }
  SECTION("daily limit") {
    Rules rules;
    rules.daily_limit["industry"] = 1;
    question.held = {held("T-5", morning())};
    CHECK(judge(question, rules) == Reason::kDailyLimit);
  }
  SECTION("seats") {
    question.seats_left = 0;
    CHECK(judge(question) == Reason::kScreeningFull);
  }
  SECTION("no pass") {
    question.pass.reset();
    CHECK(judge(question) == Reason::kPassUnknown);
  }
}

TEST_CASE("at one venue a screening may begin the moment another ends, its Q&A included") {
  Screening before = screening("Before", "2024-04-28T16:50:00-04:00");
  CHECK(ask(holding(before)).granted());
  before.q_and_a = minutes{1};
  CHECK(ask(holding(before)).reason == Reason::kOverlappingTicket);

  const Screening after = screening("After", "2024-04-28T20:10:00-04:00");
  CHECK(ask(holding(after)).granted());
  Question question = holding(after);
  question.screening.q_and_a = minutes{20};
  CHECK(ask(question).reason == Reason::kOverlappingTicket);
}

TEST_CASE("between venues there must be time to walk, in either direction") {
  const auto ends_18_15 = screening("X", "2024-04-28T16:35:00-04:00", kSunday, kVarsity);
  const auto ends_18_16 = screening("X", "2024-04-28T16:36:00-04:00", kSunday, kVarsity);
  CHECK(ask(holding(ends_18_15)).granted());
  CHECK(ask(holding(ends_18_16)).reason == Reason::kOverlappingTicket);

  const auto starts_20_25 = screening("Y", "2024-04-28T20:25:00-04:00", kSunday, kVarsity);
  const auto starts_20_24 = screening("Y", "2024-04-28T20:24:00-04:00", kSunday, kVarsity);
  CHECK(ask(holding(starts_20_25)).granted());
  CHECK(ask(holding(starts_20_24)).reason == Reason::kOverlappingTicket);

  Rules rules;
  rules.walking_buffer = minutes{0};
  CHECK(ask(holding(ends_18_16), rules).granted());
  rules.walking_buffer = minutes{30};
  CHECK(ask(holding(ends_18_15), rules).reason == Reason::kOverlappingTicket);
}

TEST_CASE("two screenings that begin together overlap even where their running time is not known") {
  Question question = holding(screening("X", "2024-04-28T18:30:00-04:00", kSunday, kBader, minutes{0}));
  question.screening.running = minutes{0};
  CHECK(ask(question).reason == Reason::kOverlappingTicket);
}

TEST_CASE("a ticket for a cancelled screening is in the way of nothing") {
  Question question = holding(other_film());
  question.held.front().screening.cancelled = true;
  Rules rules;
  rules.daily_limit["industry"] = 1;
  CHECK(ask(question, rules).granted());
}

TEST_CASE("the daily limit is per category and counts the programme day, not the calendar's") {
  Rules rules;
  rules.daily_limit["industry"] = 2;
  rules.daily_limit["press"] = 1;
  Question question = holding(morning());
  CHECK(ask(question, rules).granted());

  // Half past midnight on the 29th belongs to Sunday.
  question.held.push_back(held("T-6", late()));
  const Verdict verdict = ask(question, rules);
  CHECK(verdict.reason == Reason::kDailyLimit);
  CHECK(verdict.held == 2);
  CHECK(verdict.limit == 2);
  CHECK(verdict.changes_at == at("2024-04-28T18:30:00-04:00"));

  // Half past midnight on the 28th belongs to Saturday.
  const Date saturday{std::chrono::year{2024}, std::chrono::April, std::chrono::day{27}};
  question.held.back() = held("T-6", screening("Night", "2024-04-28T00:30:00-04:00", saturday));
  CHECK(ask(question, rules).granted());

  question.pass->category = "press";
  CHECK(ask(question, rules).limit == 1);
  question.pass->category = "jury";
  CHECK(ask(question, rules).granted());
}

TEST_CASE("the rush line opens when the festival says") {
  Rules rules;
  rules.rush_line_opens = minutes{15};
  Question question = noon_question();
  question.seats_left = 0;
  CHECK(ask(question, rules).opens_at == at("2024-04-28T18:15:00-04:00"));
}

TEST_CASE("the grace lets latecomers in, in person only") {
  Rules rules;
  rules.grace = minutes{10};
  Question question = noon_question();
  question.at = at("2024-04-28T18:39:59-04:00");
  CHECK(ask(question, rules).granted());
  CHECK(ask(question, rules).changes_at == at("2024-04-28T18:40:00-04:00"));
  question.at = at("2024-04-28T18:40:00-04:00");
  CHECK(ask(question, rules).reason == Reason::kWindowClosed);

  question.channel = Channel::kOnline;
  question.at = at("2024-04-28T18:35:00-04:00");
  CHECK(ask(question, rules).reason == Reason::kWindowClosed);
  CHECK(ask(question, rules).remedy == Remedy::kGoToVenue);
}

TEST_CASE("a ticket reserved for another venue is picked up where the festival allows it") {
  Question question = holding(union_film());
  question.at_venue = kVarsity;
  CHECK(ask(question).reason == Reason::kWrongVenue);

  Rules rules;
  rules.other_venue_pickup = OtherVenuePickup::kAllow;
  CHECK(ask(question, rules).reason == Reason::kAlreadyHasTicket);
  CHECK(ask(question, rules).ticket == TicketId{"T-5"});

  question.held = {held("T-7", morning())};
  CHECK(ask(question, rules).reason == Reason::kWrongVenue);
}

}  // namespace
}  // namespace kiosk::policy::test
