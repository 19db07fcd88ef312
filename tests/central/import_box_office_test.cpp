// SPDX-License-Identifier: Apache-2.0
// An import that changes the hours of box offices says so, and asks before it closes one that is open.
#include <chrono>

#include "platform/central/import_plan.hpp"
#include "tests/central/import_operator.hpp"

using house::festival_text;
using house::House;
using house::must_have;
using house::Operator;
using house::replaced;
using house::without_screening;

namespace {

constexpr auto kOfBader = "box office of bader on 2024-04-28: ";
constexpr auto kCloses = "; it is open now, and this closes it\n";

/// Bader's first screening an hour later.
std::string later_text() {
  return replaced(replaced(festival_text(), "day 0 10:00", "day 0 11:00"), "day 0 11:00\"\nallot",
                  "day 0 12:00\"\nallot");
}

std::string without_early() { return without_screening(festival_text(), "early", "[[screening]]\nid = \"dark\""); }

std::string without_last() {
  return replaced(festival_text(), "starts = \"day 1 00:30\"", "cancelled = true\nstarts = \"day 1 00:30\"");
}

central::ImportOptions at(const std::string& time) { return {.clock = "2024-04-28T" + time + ":00-04:00"}; }

std::int64_t revision(House& h) { return h.store().lease()->number("SELECT revision FROM festival"); }

}  // namespace

TEST_CASE("Hours of a box office that an import changes are said, in the preview and where it is done") {
  House h;
  Operator staff(h);
  const auto [text, line] = GENERATE(table<std::string, std::string>({
      {later_text(), "opens 09:00 -> 10:00"},
      {without_early(), "opens 09:00 -> 13:00"},
      {without_last(), "closes 2024-04-29 00:30 -> 2024-04-28 21:30"},
      {replaced(without_early(), "starts = \"day 1 00:30\"", "cancelled = true\nstarts = \"day 1 00:30\""),
       "opens 09:00 -> 13:00, closes 2024-04-29 00:30 -> 2024-04-28 21:30"},
  }));
  CAPTURE(line);
  auto options = at("08:00");
  options.diff = true;
  must_have(staff.import(text, options).out, kOfBader + line + '\n');
  const auto ran = staff.import(text, at("08:00"));
  CHECK(ran.status == 0);
  CHECK(ran.out.starts_with(kOfBader + line + '\n'));
  CHECK(staff.import(text, at("08:00")).out.starts_with("imported: "));
}

TEST_CASE("A venue's day that loses its last screening, and days that are over") {
  House h;
  Operator staff(h);
  const auto text = without_screening(festival_text(), "elsewhere", "[[screening]]\nid = \"next\"");
  const auto ran = staff.import(text, at("12:00"));
  CHECK(ran.status == 0);
  CHECK(ran.out.starts_with("box office of alger on 2024-04-28: closed all day\nimported: "));
  // A day that gets hours is told as the screening that is added.
  CHECK(staff.import(festival_text(), at("12:00")).out.starts_with("imported: "));
  const auto over = staff.import(later_text(), {.clock = "2024-04-30T12:00:00-04:00"});
  CHECK(over.status == 0);
  CHECK(over.out.starts_with("imported: "));
}

TEST_CASE("An import that closes a box office that is open asks first, and is on record") {
  House h;
  Operator staff(h);
  const auto [text, time] = GENERATE(table<std::string, std::string>({
      {later_text(), "09:30"},
      {without_early(), "10:15"},
      {without_last(), "23:00"},
  }));
  CAPTURE(time);
  const auto before = revision(h);
  const auto ran = staff.import(text, at(time));
  CHECK(ran.status == 1);
  must_have(ran.out, kOfBader);
  CHECK(ran.out.ends_with(kCloses));
  CHECK(ran.err == "central: nothing was done; say --yes, or answer at a terminal\n");
  CHECK(revision(h) == before);
  auto options = at(time);
  options.consent.yes = true;
  options.by = "Mia";
  const auto agreed = staff.import(text, options);
  CHECK(agreed.status == 0);
  must_have(agreed.out, std::string(kCloses) + "imported: ");
  auto acts = h.store().lease()->query("SELECT who, act, details FROM staff_act");
  REQUIRE(acts.step());
  CHECK(acts.text(0) + '|' + acts.text(1) + '|' + acts.text(2) ==
        "Mia|festival_moved|box offices closed: bader; --yes");
}

TEST_CASE("However many hours change, each open box office that would be closed is shown") {
  std::string more;
  const auto add = [&](const std::string& venue, const std::string& starts, const std::string& ends) {
    more += "[[venue]]\nid = \"" + venue + "\"\nname = \"" + venue + "\"\n[[screening]]\nid = \"at-" + venue +
            "\"\nfilm = \"short\"\nvenue = \"" + venue + "\"\nstarts = \"day 0 " + starts + "\"\nends = \"day 0 " +
            ends + "\"\nallotment = { industry = 5 }\n";
  };
  for (int i = 10; i < 32; ++i) add("b" + std::to_string(i), "20:00", "21:00");
  add("z", "13:00", "14:00");
  House h("", more);
  Operator staff(h);
  const auto text = festival_text("box_office_lead_minutes = 30\n", more);
  const auto ran = staff.import(text, at("12:10"));
  CHECK(ran.status == 1);
  CHECK(
      ran.out.starts_with("box office of z on 2024-04-28: opens 12:00 -> 12:30; it is open now, and this closes it\n"));
  CHECK(ran.out.ends_with(" more hours of box offices\n"));
}

TEST_CASE("A box office that is open for another programme day afterwards is not closed") {
  House h("roll_over = \"05:00\"\n");
  Operator staff(h);
  const auto text = replaced(festival_text("roll_over = \"00:00\"\n"), "day 0 21:30", "day 0 21:31");
  central::ImportOptions options{.clock = "2024-04-29T00:05:00-04:00"};
  options.diff = true;
  const auto ran = staff.import(text, options);
  must_have(ran.out, "box office of bader on 2024-04-28: closes ");
  CHECK(ran.out.find("this closes it") == std::string::npos);
}

TEST_CASE("Another programme day's hours sell nothing of this one, whose box office is closed before its last start") {
  const auto with_hours = [](std::string text, const std::string& day_0) {
    const std::string after = "directions = \"Ground floor, left of the doors\"\n";
    text = replaced(text, after, after + day_0 + "[[venue.hours]]\nday = 1\nopens = \"00:05\"\ncloses = \"20:00\"\n");
    return text;
  };
  House h;
  Operator staff(h);
  REQUIRE(staff.import(with_hours(festival_text(), ""), at("08:00")).status == 0);
  const auto sooner = with_hours(festival_text(), "[[venue.hours]]\nday = 0\nopens = \"09:00\"\ncloses = \"00:05\"\n");
  const auto ran = staff.import(sooner, {.clock = "2024-04-29T00:10:00-04:00"});
  CHECK(ran.status == 1);
  CHECK(ran.out == std::string(kOfBader) + "closes 2024-04-29 00:30 -> 00:05" + kCloses);
}

TEST_CASE("Hours of box offices are told in UTC and in JSON as all instants are") {
  House h;
  Operator staff(h);
  auto options = at("09:30");
  options.diff = options.utc = true;
  must_have(staff.import(later_text(), options).out, std::string(kOfBader) + "opens 13:00Z -> 14:00Z" + kCloses);
  options.json = true;
  options.utc = false;
  must_have(staff.import(later_text(), options).out,
            R"("box_offices":[{"venue":"bader","day":"2024-04-28",)"
            R"("before":{"opens":"2024-04-28T09:00:00-04:00","closes":"2024-04-29T00:30:00-04:00"},)"
            R"("after":{"opens":"2024-04-28T10:00:00-04:00","closes":"2024-04-29T00:30:00-04:00"},)"
            R"("closes_now":true}],"asks":true,"refused":[])");
  const auto none = without_screening(festival_text(), "elsewhere", "[[screening]]\nid = \"next\"");
  must_have(staff.import(none, options).out,
            R"("box_offices":[{"venue":"alger","day":"2024-04-28",)"
            R"("before":{"opens":"2024-04-28T21:00:00-04:00","closes":"2024-04-28T22:00:00-04:00"},)"
            R"("closes_now":false}],"asks":false)");
}

TEST_CASE("A box office that opens while the operator is asked is no other change, but one that this closes too") {
  const auto hours = [](int opens) {
    using std::chrono::hours;
    return kiosk::policy::Window{kiosk::Instant{hours(opens)}, kiosk::Instant{hours(opens + 9)}};
  };
  central::ImportPlan shown;
  shown.zone_before = shown.zone_after = "America/Toronto";
  shown.box_offices.push_back({kiosk::VenueId("bader"), kiosk::Date{}, hours(9), hours(10)});
  auto plan = shown;
  plan.box_offices.front().closes_now = true;
  CHECK(plan.changes_the_same(shown));
  CHECK(plan.closes_another(shown));
  CHECK_FALSE(shown.closes_another(plan));
  CHECK_FALSE(plan.closes_another(plan));
  plan.changes.push_back({central::ProgrammeChange::Kind::kAdded, "film", "union", "Union"});
  CHECK_FALSE(plan.changes_the_same(shown));
}
