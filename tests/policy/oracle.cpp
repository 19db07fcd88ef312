// SPDX-License-Identifier: Apache-2.0
// One minute after the other.
#include "tests/policy/oracle.hpp"

#include <algorithm>

namespace kiosk::policy::test {
namespace {

using std::chrono::days;
using std::chrono::minutes;

constexpr auto kMinute = minutes{1};

/// Nothing of a screening happens earlier or later than this, with the largest settings that the tests try.
Instant long_before(const Screening& screening) { return screening.starts_at - days{4}; }
Instant long_after(const Screening& screening) { return screening.starts_at + days{2}; }

int days_since_1970(Date date) { return static_cast<int>(std::chrono::sys_days{date}.time_since_epoch().count()); }

}  // namespace

int Oracle::programme_day(Instant starts_at) const {
  const auto wall = clock_.at(starts_at);
  return wall.minute < rules_.roll_over.count() ? wall.day - 1 : wall.day;
}

Minutes Oracle::online_minutes(const Screening& screening) const {
  const WallClock evening_before{days_since_1970(screening.programme_day) - 1,
                                 static_cast<int>(rules_.online_opens.count())};
  Minutes open;
  bool has_come = false;  // and stays come, though the clocks may be put back past it
  for (Instant now = long_before(screening); now < long_after(screening); now += kMinute) {
    has_come = has_come || clock_.at(now) >= evening_before;
    const bool early_enough = now + rules_.online_closes_before < screening.starts_at;
    if (has_come && early_enough) open.push_back(now);
  }
  return open;
}

/// Whether the box office that serves `like` has opened its doors: a screening of that venue and day is near.
bool Oracle::somebody_may_queue(const Screening& like, Instant now) const {
  return std::ranges::any_of(programme_, [&](const Screening& other) {
    return other.venue == like.venue && other.programme_day == like.programme_day &&
           other.starts_at - now <= rules_.box_office_lead;
  });
}

/// Whether the door says so: the published hours that hang on it, or a screening that is near and one still to come.
bool Oracle::doors_are_open(const Screening& like, Instant now) const {
  if (const auto sign = published_.find({like.venue, like.programme_day}); sign != published_.end()) {
    return now >= sign->second.opens && now < sign->second.closes;
  }
  std::vector<Screening> here;
  for (const auto& other : programme_) {
    if (other.venue == like.venue && other.programme_day == like.programme_day) here.push_back(other);
  }
  const bool all_off = std::ranges::all_of(here, &Screening::cancelled);
  const bool somebody_is_served = std::ranges::any_of(here, [&](const Screening& other) {
    return (all_off || !other.cancelled) && now < other.starts_at + rules_.grace;
  });
  return somebody_is_served && somebody_may_queue(like, now);
}

Minutes Oracle::open_minutes(const Screening& screening, Channel channel) const {
  if (channel == Channel::kOnline) return online_minutes(screening);
  Minutes open;
  for (Instant now = long_before(screening); now < long_after(screening); now += kMinute) {
    if (doors_are_open(screening, now) && now < screening.starts_at + rules_.grace) open.push_back(now);
  }
  return open;
}

Minutes Oracle::box_office_minutes(const Screening& screening) const {
  Minutes open;
  for (Instant now = long_before(screening); now < long_after(screening); now += kMinute) {
    if (doors_are_open(screening, now)) open.push_back(now);
  }
  return open;
}

Reason Oracle::reason(const Question& question, const Minutes& open) {
  if (question.channel == Channel::kInPerson && question.at_venue != question.screening.venue) {
    return Reason::kWrongVenue;
  }
  const Instant minute = std::chrono::floor<minutes>(question.at);
  if (std::ranges::binary_search(open, minute)) return Reason::kNone;
  return !open.empty() && minute < open.back() ? Reason::kWindowNotOpen : Reason::kWindowClosed;
}

}  // namespace kiosk::policy::test
