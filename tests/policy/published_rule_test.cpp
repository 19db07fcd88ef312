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
