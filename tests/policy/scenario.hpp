// SPDX-License-Identifier: Apache-2.0
// A festival in Toronto, a venue's Sunday and a good pass: what the policy's tests start from.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/policy/decide.hpp"
#include "tests/support/catch.hpp"

namespace kiosk::policy::test {

using std::chrono::minutes;

inline const VenueId kBader{"bader"};
inline const VenueId kVarsity{"varsity"};
constexpr Date kSunday{std::chrono::year{2024}, std::chrono::April, std::chrono::day{28}};

inline Zone toronto() {
  const auto zone = Zone::find("America/Toronto");
  REQUIRE(zone);
  return *zone;
}

/// RFC 3339 with its offset, so that no expectation rests on the zone code under test.
inline Instant at(std::string_view text) {
  const auto instant = parse_rfc3339(text);
  INFO("not an instant: " << text);
  REQUIRE(instant);
  return *instant;
}

inline Screening screening(const std::string& id, std::string_view starts_at, Date day = kSunday,
                           const VenueId& venue = kBader, minutes running = minutes{100}) {
  Screening made;
  made.id = ScreeningId{id};
  made.venue = venue;
  made.starts_at = at(starts_at);
  made.running = running;
  made.programme_day = day;
  return made;
}

/// 28 April 2024 at the Isabel Bader Theatre.
inline Screening morning() { return screening("A", "2024-04-28T10:00:00-04:00"); }
inline Screening union_film() { return screening("Union", "2024-04-28T18:30:00-04:00"); }
inline Screening late() { return screening("Late", "2024-04-29T00:30:00-04:00"); }
inline std::vector<Screening> sunday_at_bader() { return {morning(), union_film(), late()}; }

/// Good for the whole spring.
inline Pass industry_pass() {
  return {PassId{"P-1"}, "industry", PassState::kActive, at("2024-03-01T00:00:00-05:00"),
          at("2024-05-06T00:00:00-04:00")};
}

inline HeldTicket held(const std::string& ticket, const Screening& for_screening) {
  return {TicketId{ticket}, for_screening};
}

/// Granted as it stands: Sunday noon, at the venue, for "Union", nothing held, seats left.
inline Question noon_question() {
  Question question;
  question.pass = industry_pass();
  question.screening = union_film();
  question.box_office = box_office(sunday_at_bader(), Rules{});
  question.channel = Channel::kInPerson;
  question.at_venue = kBader;
  question.seats_left = 40;
  question.at = at("2024-04-28T12:00:00-04:00");
  return question;
}

inline Verdict ask(const Question& question, const Rules& rules = {}) { return decide(question, rules, toronto()); }

}  // namespace kiosk::policy::test
