// SPDX-License-Identifier: Apache-2.0
// The engine's windows and its verdicts on time and place, for random festivals around the nights when clocks change,
// against the oracle that walks minute by minute.
#include "tests/policy/oracle.hpp"

#include <algorithm>

#include "tests/policy/dice.hpp"
#include "tests/policy/scenario.hpp"

namespace kiosk::policy::test {
namespace {

using std::chrono::days;
using std::chrono::milliseconds;

constexpr auto kMinute = minutes{1};

/// A zone, and an instant near which something happens to its clocks.
struct Night {
  const char* zone;
  const char* change;
};

/// Clocks forward and back; by half an hour (Lord Howe); at midnight, so that the day before repeats its last hour or
/// the day lacks its first (São Paulo); by a whole day that never was (Apia); and a zone where nothing happens.
std::vector<Night> nights() {
  return {
      {"America/Toronto", "2024-03-10T07:00:00Z"},     {"America/Toronto", "2024-11-03T06:00:00Z"},
      {"Europe/London", "2024-03-31T01:00:00Z"},       {"Europe/London", "2024-10-27T01:00:00Z"},
      {"Australia/Lord_Howe", "2024-04-06T15:00:00Z"}, {"Australia/Lord_Howe", "2024-10-05T15:30:00Z"},
      {"America/Sao_Paulo", "2018-02-18T02:00:00Z"},   {"America/Sao_Paulo", "2018-11-04T03:00:00Z"},
      {"Pacific/Chatham", "2024-09-28T14:00:00Z"},     {"Pacific/Apia", "2011-12-30T10:00:00Z"},
      {"Asia/Kolkata", "2024-04-28T18:30:00Z"},
  };
}

Rules some_rules(Dice& dice) {
  Rules made;
  const auto anything = minutes{dice.number(0, 1439)};
  made.online_opens = dice.of({made.online_opens, minutes{0}, minutes{75}, minutes{105}, minutes{150}, anything});
  made.online_closes_before = minutes{dice.of({60, 60, 0, 1, 45, 720, 1440})};
  made.box_office_lead = minutes{dice.of({60, 60, 0, 90, 480, 1440})};
  made.grace = minutes{dice.of({0, 0, 0, 10, 45})};
  made.roll_over = minutes{dice.of({300, 300, 0, 90, 150, 720})};
  return made;
}

/// Up to six screenings at two venues, within two days of the change.
std::vector<Screening> some_programme(Dice& dice, Instant change, const Rules& rules, const Zone& zone) {
  std::vector<Screening> made;
  for (int i = dice.number(1, 6); i > 0; --i) {
    Screening one;
    one.id = ScreeningId{"S" + std::to_string(i)};
    one.venue = dice.of({kBader, kVarsity});
    const int away = dice.one_in(2) ? dice.number(-180, 180) : dice.number(-2880, 2880);
    one.starts_at = change + minutes{away};
    one.running = minutes{dice.number(1, 200)};
    one.programme_day = programme_day(one.starts_at, rules, zone);
    one.cancelled = dice.one_in(5);
    made.push_back(one);
  }
  return made;
}

/// For about half of the venues' days: from well before the first start to well after the last, or not even near them.
PublishedHours some_hours(Dice& dice, const std::vector<Screening>& programme) {
  PublishedHours made;
  for (const auto& screening : programme) {
    if (dice.one_in(2)) continue;
    const auto opens = screening.starts_at + minutes{dice.of({-720, -120, -60, -1, 0, 30, dice.number(-600, 300)})};
    made[{screening.venue, screening.programme_day}] = {opens, opens + minutes{dice.of({1, 60, 600, 900})}};
  }
  return made;
}

std::optional<Window> box_office_of(const Screening& screening, const std::vector<Screening>& programme,
                                    const PublishedHours& published, const Rules& rules) {
  const auto sign = published.find({screening.venue, screening.programme_day});
  if (sign != published.end()) return sign->second;
  std::vector<Screening> here;
  for (const auto& other : programme) {
    if (other.venue == screening.venue && other.programme_day == screening.programme_day) here.push_back(other);
  }
  return box_office(here, rules);
}

void check_window(const Window& window, const Minutes& open) {
  if (open.empty()) {
    CHECK(window.opens >= window.closes);
    return;
  }
  CHECK(format_rfc3339(window.opens) == format_rfc3339(open.front()));
  CHECK(format_rfc3339(window.closes) == format_rfc3339(open.back() + kMinute));
  CHECK(open.back() - open.front() == kMinute * static_cast<int>(open.size() - 1));
}

/// Every minute near the edges and many between, at its beginning and just before its end.
void check_reasons(Question question, const Minutes& open, const Rules& rules, const Zone& zone) {
  std::vector<Instant> near{question.screening.starts_at};
  if (!open.empty()) near.insert(near.end(), {open.front(), open.back()});
  int wrong = 0;
  const auto ask_at = [&](Instant now) {
    question.at = now;
    const auto verdict = decide(question, rules, zone).reason;
    if (verdict == Oracle::reason(question, open)) return;
    INFO(format_rfc3339(now) << ": " << name_of(verdict) << ", by the clock on the wall "
                             << name_of(Oracle::reason(question, open)));
    CHECK(++wrong == 0);
  };
  for (const auto edge : near) {
    for (auto away = minutes{-65}; away <= minutes{65}; away += kMinute) {
      ask_at(edge + away);
      ask_at(edge + away + kMinute - milliseconds{1});
    }
    for (auto away = -days{3}; away <= days{1}; away += days{1}) ask_at(edge + away + minutes{7});
  }
}

void check_festival(Dice& dice, const Night& night) {
  const auto zone = Zone::find(night.zone);
  REQUIRE(zone);
  const NaiveClock clock(night.zone);
  const Rules rules = some_rules(dice);
  const auto programme = some_programme(dice, at(night.change), rules, *zone);
  const PublishedHours published = some_hours(dice, programme);
  const Oracle oracle(programme, published, rules, clock);
  for (const auto& screening : programme) {
    INFO(night.zone << ", " << screening.id.str() << " at " << format_rfc3339(screening.starts_at, *zone)
                    << ", online opens at minute " << rules.online_opens.count());
    const auto day = std::chrono::sys_days{screening.programme_day}.time_since_epoch().count();
    CHECK(day == oracle.programme_day(screening.starts_at));
    const auto hours = box_office_of(screening, programme, published, rules);
    REQUIRE(hours);
    check_window(*hours, oracle.box_office_minutes(screening));
    const auto online = oracle.open_minutes(screening, Channel::kOnline);
    check_window(online_window(screening, rules, *zone), online);
    const auto in_person = oracle.open_minutes(screening, Channel::kInPerson);
    check_window(in_person_window(screening, *hours, rules), in_person);

    if (screening.cancelled) continue;
    Question question = noon_question();
    question.pass->valid_from = at("2000-01-01T00:00:00Z");
    question.pass->valid_until = at("2099-01-01T00:00:00Z");
    question.screening = screening;
    question.box_office = hours;
    question.hours_published = published.contains({screening.venue, screening.programme_day});
    question.channel = Channel::kOnline;
    check_reasons(question, online, rules, *zone);
    question.channel = Channel::kInPerson;
    question.at_venue = dice.of({kBader, screening.venue});
    check_reasons(question, in_person, rules, *zone);
  }
}

TEST_CASE("windows and verdicts are those of somebody who looks at the clock every minute") {
  for (const auto& night : nights()) {
    SECTION(std::string(night.zone) + " " + night.change) {
      Dice dice(static_cast<std::uint32_t>(at(night.change).time_since_epoch().count() / 60000));
      for (int festival = 0; festival < 12; ++festival) check_festival(dice, night);
    }
  }
}

}  // namespace
}  // namespace kiosk::policy::test
