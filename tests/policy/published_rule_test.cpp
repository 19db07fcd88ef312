// SPDX-License-Identifier: Apache-2.0
// The table of examples in the published policy, row by row.
#include <ostream>

#include "tests/policy/scenario.hpp"

namespace kiosk::policy::test {
namespace {

struct Row {
  std::string at;
  Channel channel;
  VenueId stands_at;
  Screening screening;
  Reason reason;
  std::string until;  ///< changes_at
};

std::vector<Row> published_examples() {
  using enum Channel;
  using enum Reason;
  const auto a_night_in_march = screening("March", "2024-03-10T23:00:00-04:00",
                                          {std::chrono::year{2024}, std::chrono::March, std::chrono::day{10}});
  const std::string opens_online = "2024-04-27T21:00:00-04:00";
  const std::string box_office_opens = "2024-04-28T09:00:00-04:00";
  const std::string pass_ends = format_rfc3339(industry_pass().valid_until);
  return {
      {"2024-04-27T20:59:59-04:00", kOnline, {}, union_film(), kWindowNotOpen, opens_online},
      {"2024-04-27T21:00:00-04:00", kOnline, {}, union_film(), kNone, "2024-04-28T17:30:00-04:00"},
      {"2024-04-27T21:00:00-04:00", kOnline, {}, late(), kNone, "2024-04-28T23:30:00-04:00"},
      {"2024-04-27T21:00:00-04:00", kInPerson, kBader, union_film(), kWindowNotOpen, box_office_opens},
      {"2024-04-28T08:59:59-04:00", kInPerson, kBader, union_film(), kWindowNotOpen, box_office_opens},
      {"2024-04-28T09:00:00-04:00", kInPerson, kBader, union_film(), kNone, "2024-04-28T18:30:00-04:00"},
      {"2024-04-28T17:29:59-04:00", kOnline, {}, union_film(), kNone, "2024-04-28T17:30:00-04:00"},
      {"2024-04-28T17:30:00-04:00", kOnline, {}, union_film(), kWindowClosed, pass_ends},
      {"2024-04-28T18:29:59-04:00", kInPerson, kBader, union_film(), kNone, "2024-04-28T18:30:00-04:00"},
      {"2024-04-28T18:30:00-04:00", kInPerson, kBader, union_film(), kWindowClosed, pass_ends},
      {"2024-04-29T00:10:00-04:00", kInPerson, kBader, late(), kNone, "2024-04-29T00:30:00-04:00"},
      {"2024-04-28T12:00:00-04:00", kInPerson, kVarsity, union_film(), kWrongVenue, pass_ends},
      {"2024-03-09T21:00:00-05:00", kOnline, {}, a_night_in_march, kNone, "2024-03-10T22:00:00-04:00"},
  };
}

TEST_CASE("the published examples come out as published") {
  for (const auto& row : published_examples()) {
    Question question = noon_question();
    question.at = at(row.at);
    question.channel = row.channel;
    question.at_venue = row.stands_at;
    question.screening = row.screening;
    const Verdict verdict = ask(question);
    INFO(row.at << " " << row.screening.id.str() << (row.channel == Channel::kOnline ? " online" : " in person"));
    CHECK(name_of(verdict.reason) == name_of(row.reason));
    CHECK_FALSE(verdict.rule.empty());
    REQUIRE(verdict.changes_at);
    CHECK(format_rfc3339(*verdict.changes_at) == format_rfc3339(at(row.until)));
  }
}

/// 28 April at the Bader once more, where staff published "12:15 to 21:00", or what the row says.
struct HoursRow {
  std::string at;
  Channel channel;
  VenueId stands_at;
  Screening screening;
  Reason reason;
  std::string rule;   ///< a part of it
  std::string until;  ///< changes_at
  Window hours;
};

std::vector<HoursRow> published_hours_examples() {
  using enum Channel;
  using enum Reason;
  const auto night = screening("Night", "2024-04-28T22:15:00-04:00");
  const std::string pass_ends = format_rfc3339(industry_pass().valid_until);
  const Window day{at("2024-04-28T12:15:00-04:00"), at("2024-04-28T21:00:00-04:00")};
  const Window past_midnight{at("2024-04-28T12:15:00-04:00"), at("2024-04-29T00:20:00-04:00")};
  const Window evening{at("2024-04-28T22:00:00-04:00"), at("2024-04-29T01:00:00-04:00")};
  const Window morning_only{at("2024-04-28T08:00:00-04:00"), at("2024-04-28T09:00:00-04:00")};
  const std::string closes = "the box office closes at 21:00";
  return {
      {"2024-04-28T12:14:59-04:00", kInPerson, kBader, night, kWindowNotOpen, closes, "2024-04-28T12:15:00-04:00", day},
      {"2024-04-28T12:15:00-04:00", kInPerson, kBader, night, kNone, closes, "2024-04-28T21:00:00-04:00", day},
      {"2024-04-28T20:59:59-04:00", kInPerson, kBader, night, kNone, closes, "2024-04-28T21:00:00-04:00", day},
      {"2024-04-28T21:00:00-04:00", kInPerson, kBader, night, kWindowClosed, closes, pass_ends, day},
      {"2024-04-28T21:30:00-04:00", kInPerson, kBader, night, kWindowClosed, closes, pass_ends, day},
      {"2024-04-28T21:10:00-04:00", kOnline, {}, night, kNone, "online", "2024-04-28T21:15:00-04:00", day},
      {"2024-04-28T18:30:00-04:00", kInPerson, kBader, union_film(), kWindowClosed, "until the start", pass_ends, day},
      {"2024-04-28T23:59:59-04:00", kInPerson, kBader, late(), kNone, "closes at 00:20", "2024-04-29T00:20:00-04:00",
       past_midnight},
      {"2024-04-29T00:20:00-04:00", kInPerson, kBader, late(), kWindowClosed, "closes at 00:20", pass_ends,
       past_midnight},
      {"2024-04-28T17:00:00-04:00", kInPerson, kBader, union_film(), kWindowClosed, "the box office opens at 22:00",
       pass_ends, evening},
      {"2024-04-28T08:30:00-04:00", kInPerson, kBader, union_film(), kNone, "closes at 09:00",
       "2024-04-28T09:00:00-04:00", morning_only},
      {"2024-04-28T12:00:00-04:00", kInPerson, kBader, union_film(), kWindowClosed, "the box office closes at 09:00",
       pass_ends, morning_only},
  };
}

TEST_CASE("where staff published hours nothing is handed out in person outside them, and the verdict names them") {
  for (const auto& row : published_hours_examples()) {
    Question question = noon_question();
    question.at = at(row.at);
    question.channel = row.channel;
    question.at_venue = row.stands_at;
    question.screening = row.screening;
    question.box_office = row.hours;
    question.hours_published = true;
    const Verdict verdict = ask(question);
    INFO(row.at << " " << row.screening.id.str() << ": " << verdict.rule);
    CHECK(name_of(verdict.reason) == name_of(row.reason));
    CHECK(verdict.rule.find(row.rule) != std::string::npos);
    REQUIRE(verdict.changes_at);
    CHECK(format_rfc3339(*verdict.changes_at) == format_rfc3339(at(row.until)));
  }
}

TEST_CASE("online and at another venue the person is sent to the box office only while it is open") {
  Question question = noon_question();
  question.screening = screening("Night", "2024-04-28T22:15:00-04:00");
  question.box_office = Window{at("2024-04-28T12:15:00-04:00"), at("2024-04-28T21:00:00-04:00")};
  question.hours_published = true;
  question.at_venue = kVarsity;
  CHECK(ask(question).remedy == Remedy::kGoToVenue);
  CHECK(ask(question).closes_at == at("2024-04-28T21:00:00-04:00"));
  question.at = at("2024-04-28T21:00:00-04:00");
  CHECK(ask(question).reason == Reason::kWrongVenue);
  CHECK(ask(question).remedy == Remedy::kNone);
  question.channel = Channel::kOnline;
  question.at = at("2024-04-28T21:20:00-04:00");
  CHECK(ask(question).reason == Reason::kWindowClosed);
  CHECK(ask(question).remedy == Remedy::kNone);
}

TEST_CASE("a ticket that exists is said to come out until the published hours end, or its screening") {
  Question question = noon_question();
  question.held = {held("T-1", union_film())};
  CHECK(ask(question).closes_at == union_film().ends_at());
  question.box_office = Window{at("2024-04-28T09:00:00-04:00"), at("2024-04-28T19:00:00-04:00")};
  question.hours_published = true;
  CHECK(ask(question).remedy == Remedy::kReprintOrShow);
  CHECK(ask(question).closes_at == at("2024-04-28T19:00:00-04:00"));
}

TEST_CASE("a millisecond before an edge is on the other side of it") {
  const auto just_before = [](std::string_view text) { return at(text) - std::chrono::milliseconds{1}; };
  Question question = noon_question();

  question.channel = Channel::kOnline;
  question.at = just_before("2024-04-27T21:00:00-04:00");
  CHECK(ask(question).reason == Reason::kWindowNotOpen);
  question.at = just_before("2024-04-28T17:30:00-04:00");
  CHECK(ask(question).granted());

  question.channel = Channel::kInPerson;
  question.at = just_before("2024-04-28T09:00:00-04:00");
  CHECK(ask(question).reason == Reason::kWindowNotOpen);
  question.at = just_before("2024-04-28T18:30:00-04:00");
  CHECK(ask(question).granted());
}

TEST_CASE("the wrong venue's kiosk names the right one") {
  Question question = noon_question();
  question.at_venue = kVarsity;
  const Verdict verdict = ask(question);
  CHECK(verdict.reason == Reason::kWrongVenue);
  CHECK(verdict.venue == kBader);
  CHECK(verdict.remedy == Remedy::kGoToVenue);
  CHECK(verdict.opens_at == at("2024-04-28T09:00:00-04:00"));
  CHECK(verdict.closes_at == at("2024-04-28T18:30:00-04:00"));
  // Time does not bring anybody to the right venue; it only ends the pass.
  CHECK(verdict.changes_at == industry_pass().valid_until);
}

}  // namespace
}  // namespace kiosk::policy::test
