// SPDX-License-Identifier: Apache-2.0
// What staff are told stands in the way, and what of it they may set aside.
#include "kiosk/policy/staff.hpp"

#include <algorithm>

#include "tests/policy/scenario.hpp"

namespace kiosk::policy::test {
namespace {

Question noon() {
  Question q;
  q.pass = industry_pass();
  q.screening = union_film();
  q.box_office = box_office(sunday_at_bader(), {});
  q.at_venue = kBader;
  q.seats_left = 5;
  q.at = at("2024-04-28T12:00:00-04:00");
  return q;
}

std::vector<Reason> reasons(const Question& q, const Rules& rules = {}) {
  std::vector<Reason> made;
  for (const auto& verdict : objections(q, rules, toronto())) made.push_back(verdict.reason);
  return made;
}

using enum Reason;

}  // namespace

TEST_CASE("Nothing stands in the way of a ticket that is granted") { CHECK(reasons(noon()).empty()); }

TEST_CASE("All that stands in the way is told, in the order of the verdicts, and the first is the verdict") {
  auto q = noon();
  q.at = at("2024-04-28T18:30:00-04:00");
  q.seats_left = 0;
  q.held = {held("T-1", screening("B", "2024-04-28T19:00:00-04:00"))};
  Rules rules;
  rules.daily_limit["industry"] = 1;
  CHECK(reasons(q, rules) == std::vector{kWindowClosed, kOverlappingTicket, kDailyLimit, kScreeningFull});
  CHECK(objections(q, rules, toronto()).front() == decide(q, rules, toronto()));
}

TEST_CASE("A pass out of its days is still told to be suspended") {
  auto q = noon();
  q.pass->state = PassState::kSuspended;
  q.pass->valid_until = at("2024-04-28T00:00:00Z");
  CHECK(reasons(q) == std::vector{kPassExpired, kPassSuspended});
  q.pass->state = PassState::kNotCollected;
  CHECK(reasons(q) == std::vector{kPassNotCollected});
}

TEST_CASE("A ticket for the screening itself is told once") {
  auto q = noon();
  q.held = {held("T-1", q.screening)};
  CHECK(reasons(q) == std::vector{kAlreadyHasTicket});
}

TEST_CASE("Without a pass nothing else is asked") {
  auto q = noon();
  q.pass.reset();
  q.seats_left = 0;
  CHECK(reasons(q) == std::vector{kPassUnknown});
}

TEST_CASE("Staff set aside hours, places and a person's own limits, never a seat or another person") {
  for (const auto reason : {kPassNotCollected, kPassNotYetValid, kPassExpired, kCategoryNotEligible, kWrongVenue,
                            kWindowNotOpen, kWindowClosed, kOverlappingTicket, kDailyLimit}) {
    INFO(name_of(reason));
    CHECK(staff_may_override(reason));
  }
  for (const auto reason :
       {kPassUnknown, kPassSuspended, kPassReplaced, kScreeningCancelled, kAlreadyHasTicket, kScreeningFull}) {
    INFO(name_of(reason));
    CHECK_FALSE(staff_may_override(reason));
  }
}

}  // namespace kiosk::policy::test
