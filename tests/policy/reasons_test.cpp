// SPDX-License-Identifier: Apache-2.0
// Every reason, what comes with it, and which of two comes first.
#include <functional>

#include "tests/policy/scenario.hpp"

namespace kiosk::policy::test {
namespace {

/// What spoils the noon question, one for each reason, in the order of Reason.
struct Spoiler {
  Reason reason;
  std::function<void(Question&, Rules&)> spoil;
};

void overlap_with_a_ticket(Question& q) { q.held.push_back(held("T-2", screening("B", "2024-04-28T19:00:00-04:00"))); }

std::vector<Spoiler> spoilers() {
  using enum Reason;
  return {
      {kPassUnknown, [](Question& q, Rules&) { q.pass.reset(); }},
      {kPassNotCollected,
       [](Question& q, Rules&) {
         if (q.pass) q.pass->state = PassState::kNotCollected;
       }},
      {kPassNotYetValid,
       [](Question& q, Rules&) {
         if (q.pass) q.pass->valid_from = at("2024-04-30T00:00:00Z");
       }},
      {kPassExpired,
       [](Question& q, Rules&) {
         if (q.pass) q.pass->valid_until = at("2024-04-28T00:00:00Z");
       }},
      {kPassSuspended,
       [](Question& q, Rules&) {
         if (q.pass) q.pass->state = PassState::kSuspended;
       }},
      {kPassReplaced,
       [](Question& q, Rules&) {
         if (q.pass) q.pass->state = PassState::kReplaced;
       }},
      {kCategoryNotEligible,
       [](Question& q, Rules&) {
         q.screening.categories = {"press", "jury"};
       }},
      {kScreeningCancelled, [](Question& q, Rules&) { q.screening.cancelled = true; }},
      {kWrongVenue, [](Question& q, Rules&) { q.at_venue = kVarsity; }},
      {kWindowNotOpen, [](Question& q, Rules&) { q.box_office->opens = at("2024-04-28T17:00:00-04:00"); }},
      {kWindowClosed, [](Question& q, Rules&) { q.screening.starts_at = at("2024-04-28T11:59:00-04:00"); }},
      {kAlreadyHasTicket, [](Question& q, Rules&) { q.held.push_back(held("T-1", q.screening)); }},
      {kOverlappingTicket, [](Question& q, Rules&) { overlap_with_a_ticket(q); }},
      {kDailyLimit, [](Question&, Rules& r) { r.daily_limit["industry"] = 0; }},
      {kScreeningFull, [](Question& q, Rules&) { q.seats_left = 0; }},
  };
}

/// Two that cannot both be: a pass has one state, and a window that has closed was open before.
bool exclude_each_other(Reason a, Reason b) {
  const auto is_state = [](Reason r) {
    return r == Reason::kPassNotCollected || r == Reason::kPassSuspended || r == Reason::kPassReplaced;
  };
  if (is_state(a) && is_state(b)) return true;
  return a == Reason::kWindowNotOpen && b == Reason::kWindowClosed;
}

TEST_CASE("the question the tests start from is granted, until the start") {
  const Verdict verdict = ask(noon_question());
  CHECK(verdict.granted());
  CHECK(verdict.remedy == Remedy::kNone);
  CHECK(verdict.changes_at == at("2024-04-28T18:30:00-04:00"));
  CHECK_FALSE(verdict.rule.empty());
}

TEST_CASE("each reason is found when it is the only one") {
  for (const auto& spoiler : spoilers()) {
    Question question = noon_question();
    Rules rules;
    spoiler.spoil(question, rules);
    const Verdict verdict = ask(question, rules);
    INFO(name_of(spoiler.reason));
    CHECK(name_of(verdict.reason) == name_of(spoiler.reason));
    CHECK_FALSE(verdict.granted());
    CHECK_FALSE(verdict.rule.empty());
  }
}

TEST_CASE("a question that fails twice gives the earlier reason, whichever two they are") {
  const auto all = spoilers();
  int pairs = 0;
  for (std::size_t first = 0; first < all.size(); ++first) {
    for (std::size_t second = first + 1; second < all.size(); ++second) {
      if (exclude_each_other(all[first].reason, all[second].reason)) continue;
      Question question = noon_question();
      Rules rules;
      all[second].spoil(question, rules);
      all[first].spoil(question, rules);
      INFO(name_of(all[first].reason) << " and " << name_of(all[second].reason));
      CHECK(name_of(ask(question, rules).reason) == name_of(all[first].reason));
      ++pairs;
    }
  }
  CHECK(pairs == 15 * 14 / 2 - 4);
}

TEST_CASE("judge_pass and decide agree about the pass") {
  for (const auto& spoiler : spoilers()) {
    Question question = noon_question();
    Rules rules;
    spoiler.spoil(question, rules);
    const Verdict on_pass = judge_pass(question.pass, question.at);
    INFO(name_of(spoiler.reason));
    if (spoiler.reason <= Reason::kPassReplaced) {
      CHECK(on_pass == ask(question, rules));
    } else {
      CHECK(on_pass.granted());
    }
  }
}

TEST_CASE("a pass is good from its first instant until just before its end") {
  Pass pass = industry_pass();
  const auto tick = std::chrono::milliseconds{1};
  CHECK(judge_pass(pass, pass.valid_from - tick).reason == Reason::kPassNotYetValid);
  CHECK(judge_pass(pass, pass.valid_from - tick).changes_at == pass.valid_from);
  CHECK(judge_pass(pass, pass.valid_from - tick).remedy == Remedy::kComeBackLater);
  CHECK(judge_pass(pass, pass.valid_from).granted());
  CHECK(judge_pass(pass, pass.valid_until - tick).granted());
  CHECK(judge_pass(pass, pass.valid_until - tick).changes_at == pass.valid_until);
  CHECK(judge_pass(pass, pass.valid_until).reason == Reason::kPassExpired);
  CHECK_FALSE(judge_pass(pass, pass.valid_until).changes_at);
}

TEST_CASE("a grant ends with the pass where that comes before the window's close") {
  Question question = noon_question();
  question.pass->valid_until = at("2024-04-28T15:00:00-04:00");
  CHECK(ask(question).changes_at == at("2024-04-28T15:00:00-04:00"));
}

TEST_CASE("staff can remedy a pass, and a newer one is pointed to") {
  Question question = noon_question();
  question.pass->state = PassState::kNotCollected;
  CHECK(ask(question).remedy == Remedy::kSeeBoxOffice);
  question.pass->state = PassState::kSuspended;
  CHECK(ask(question).remedy == Remedy::kSeeBoxOffice);
  question.pass->state = PassState::kReplaced;
  CHECK(ask(question).remedy == Remedy::kUseNewerPass);
  question.pass.reset();
  CHECK(ask(question).remedy == Remedy::kSeeBoxOffice);
}

TEST_CASE("a screening is for the categories it lists, and for all where it lists none") {
  Question question = noon_question();
  question.screening.categories = {"press", "industry"};
  CHECK(ask(question).granted());
  question.screening.categories = {"Industry"};
  CHECK(ask(question).reason == Reason::kCategoryNotEligible);
  question.screening.categories = {};
  CHECK(ask(question).granted());
}

TEST_CASE("a window that is still to open says when to come back") {
  Question question = noon_question();
  question.at = at("2024-04-28T08:00:00-04:00");
  const Verdict verdict = ask(question);
  CHECK(verdict.reason == Reason::kWindowNotOpen);
  CHECK(verdict.remedy == Remedy::kComeBackLater);
  CHECK(verdict.changes_at == at("2024-04-28T09:00:00-04:00"));
  CHECK(verdict.opens_at == verdict.changes_at);
  CHECK(verdict.closes_at == at("2024-04-28T18:30:00-04:00"));
}

TEST_CASE("nobody is told to come back for a window that opens after the pass has ended") {
  Question question = noon_question();
  question.at = at("2024-04-28T08:00:00-04:00");
  question.pass->valid_until = at("2024-04-28T09:00:00-04:00");
  const Verdict verdict = ask(question);
  CHECK(verdict.reason == Reason::kWindowNotOpen);
  CHECK(verdict.remedy == Remedy::kNone);
  CHECK(verdict.opens_at == at("2024-04-28T09:00:00-04:00"));
  CHECK_FALSE(verdict.closes_at);
}

TEST_CASE("a pass that is on hold or replaced stays so until it expires") {
  Pass pass = industry_pass();
  for (const auto state : {PassState::kSuspended, PassState::kReplaced}) {
    pass.state = state;
    CHECK(judge_pass(pass, pass.valid_from).changes_at == pass.valid_until);
    CHECK(judge_pass(pass, pass.valid_until).reason == Reason::kPassExpired);
  }
}

TEST_CASE("when online has closed, the venue has tickets until the start") {
  Question question = noon_question();
  question.channel = Channel::kOnline;
  question.at = at("2024-04-28T17:45:00-04:00");
  CHECK(ask(question).reason == Reason::kWindowClosed);
  CHECK(ask(question).remedy == Remedy::kGoToVenue);
  CHECK(ask(question).venue == kBader);
  CHECK(ask(question).opens_at == at("2024-04-28T09:00:00-04:00"));
  CHECK(ask(question).closes_at == at("2024-04-28T18:30:00-04:00"));

  question.at = at("2024-04-28T18:30:00-04:00");
  CHECK(ask(question).reason == Reason::kWindowClosed);
  CHECK(ask(question).remedy == Remedy::kNone);
  CHECK_FALSE(ask(question).venue);
  CHECK_FALSE(ask(question).closes_at);

  // Nor is anybody sent to a box office that opens after the start.
  question.at = at("2024-04-28T17:45:00-04:00");
  question.box_office = Window{at("2024-04-28T19:00:00-04:00"), at("2024-04-29T00:30:00-04:00")};
  CHECK(ask(question).remedy == Remedy::kNone);
}

TEST_CASE("online asks nothing about where the person stands or when the box office opens") {
  Question question = noon_question();
  question.channel = Channel::kOnline;
  question.at_venue = kVarsity;
  question.box_office.reset();
  CHECK(ask(question).granted());
}

TEST_CASE("without box office hours nothing is handed out in person, and nobody can say from when") {
  Question question = noon_question();
  question.box_office.reset();
  Verdict verdict = ask(question);
  CHECK(verdict.reason == Reason::kWindowNotOpen);
  CHECK(verdict.remedy == Remedy::kNone);
  CHECK_FALSE(verdict.opens_at);
  CHECK(verdict.changes_at == question.screening.starts_at);

  question.at = question.screening.starts_at;
  verdict = ask(question);
  CHECK(verdict.reason == Reason::kWindowClosed);
  CHECK(verdict.changes_at == question.pass->valid_until);
}

TEST_CASE("a box office that opens after the start never opens for that screening") {
  Question question = noon_question();
  question.box_office = Window{at("2024-04-28T19:00:00-04:00"), at("2024-04-29T00:30:00-04:00")};
  const Verdict verdict = ask(question);
  CHECK(verdict.reason == Reason::kWindowClosed);
  CHECK_FALSE(verdict.opens_at);
}

TEST_CASE("nobody is sent to a venue whose screening has begun") {
  Question question = noon_question();
  question.at_venue = kVarsity;
  question.at = question.screening.starts_at;
  CHECK(ask(question).reason == Reason::kWrongVenue);
  CHECK(ask(question).remedy == Remedy::kNone);
}

TEST_CASE("a second ticket for the same screening is refused with the first, on any channel") {
  Question question = noon_question();
  question.held = {held("T-9", morning()), held("T-1", union_film())};
  for (const auto channel : {Channel::kInPerson, Channel::kOnline}) {
    question.channel = channel;
    const Verdict verdict = ask(question);
    CHECK(verdict.reason == Reason::kAlreadyHasTicket);
    CHECK(verdict.ticket == TicketId{"T-1"});
    CHECK(verdict.remedy == Remedy::kReprintOrShow);
    CHECK(verdict.closes_at == at("2024-04-28T20:10:00-04:00"));
  }
}

TEST_CASE("a ticket is handed out until the published end, which is not the film's length") {
  Question question = noon_question();
  question.held = {held("T-1", union_film())};
  question.over_at = at("2024-04-28T20:15:00-04:00");
  CHECK(ask(question).closes_at == question.over_at);
}

TEST_CASE("a full allotment says when the rush line opens") {
  Question question = noon_question();
  for (const int seats : {0, -3}) {
    question.seats_left = seats;
    const Verdict verdict = ask(question);
    CHECK(verdict.reason == Reason::kScreeningFull);
    CHECK(verdict.remedy == Remedy::kRushLine);
    CHECK(verdict.opens_at == at("2024-04-28T17:30:00-04:00"));
    CHECK(verdict.changes_at == at("2024-04-28T18:30:00-04:00"));
  }
  question.seats_left = 1;
  CHECK(ask(question).granted());
}

TEST_CASE("every reason and remedy has a name of its own that reads back") {
  for (int i = 0; i <= static_cast<int>(Reason::kNone); ++i) {
    const auto reason = static_cast<Reason>(i);
    INFO(name_of(reason));
    CHECK(reason_of(name_of(reason)) == reason);
  }
  for (int i = 0; i <= static_cast<int>(Remedy::kRushLine); ++i) {
    const auto remedy = static_cast<Remedy>(i);
    INFO(name_of(remedy));
    CHECK(remedy_of(name_of(remedy)) == remedy);
  }
  CHECK(name_of(Reason::kOverlappingTicket) == "overlapping_ticket");
  CHECK(name_of(Remedy::kReprintOrShow) == "reprint_or_show");
}

TEST_CASE("a name that is on no list is no reason") {
  using namespace std::string_view_literals;
  for (const auto name : {""sv, "None"sv, "window_not_open "sv, "granted"sv, "none\0"sv}) {
    CHECK_FALSE(reason_of(name));
    CHECK_FALSE(remedy_of(name));
  }
}

}  // namespace
}  // namespace kiosk::policy::test
