// SPDX-License-Identifier: Apache-2.0
// The windows of the published rule: local times of the festival's zone, turned into instants once.
#include "kiosk/policy/window.hpp"

#include <algorithm>

namespace kiosk::policy {

using std::chrono::days;
using std::chrono::local_days;

Date programme_day(Instant starts_at, const Rules& rules, const Zone& zone) {
  const LocalTime local = zone.local(starts_at);
  const auto day = std::chrono::floor<days>(local);
  return Date{local - day < rules.roll_over ? day - days{1} : day};
}

std::optional<Window> box_office(const std::vector<Screening>& screenings, const Rules& rules) {
  if (screenings.empty()) return std::nullopt;
  const auto first = std::ranges::min_element(screenings, {}, &Screening::starts_at);
  // A cancelled screening opens the box office, but nobody waits for its start: it keeps it open only where there is
  // no other.
  const auto latest = [](const Screening& a, const Screening& b) {
    return a.cancelled != b.cancelled ? a.cancelled : a.starts_at < b.starts_at;
  };
  const auto last = std::ranges::max_element(screenings, latest);
  return Window{first->starts_at - rules.box_office_lead, last->starts_at + rules.grace};
}

Window online_window(const Screening& screening, const Rules& rules, const Zone& zone) {
  const LocalTime opens = local_days{screening.programme_day} - days{1} + rules.online_opens;
  return {zone.instant(opens), screening.starts_at - rules.online_closes_before};
}

Window in_person_window(const Screening& screening, const Window& box_office, const Rules& rules) {
  return {box_office.opens, std::min(screening.starts_at + rules.grace, box_office.closes)};
}

}  // namespace kiosk::policy
