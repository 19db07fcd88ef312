// SPDX-License-Identifier: Apache-2.0
// When each channel hands out tickets. Windows are half open: the closing instant is closed.
#pragma once

#include <optional>
#include <vector>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/base/zone.hpp"
#include "kiosk/policy/rules.hpp"

namespace kiosk::policy {

struct Window {
  Instant opens;
  Instant closes;
  [[nodiscard]] bool contains(Instant at) const { return opens <= at && at < closes; }
  friend bool operator==(const Window&, const Window&) = default;
};

enum class Channel { kOnline, kInPerson };

/// A screening as the policy sees it.
struct Screening {
  ScreeningId id;
  VenueId venue;
  Instant starts_at;
  std::chrono::minutes running{0};  ///< the film
  std::chrono::minutes q_and_a{0};  ///< after it
  Date programme_day;
  bool cancelled = false;
  std::vector<std::string> categories;  ///< eligible pass categories; empty: all

  [[nodiscard]] Instant ends_at() const { return starts_at + running + q_and_a; }
  friend bool operator==(const Screening&, const Screening&) = default;
};

/// The programme day of a start: its local date, or the day before where it starts before the roll-over hour.
[[nodiscard]] Date programme_day(Instant starts_at, const Rules& rules, const Zone& zone);

/// The box office of one venue on one programme day. `screenings`: all of that venue and day, the cancelled ones
/// included (they still count for the opening; for the closing only where all are cancelled). Nothing where there is
/// none: no box office that day.
[[nodiscard]] std::optional<Window> box_office(const std::vector<Screening>& screenings, const Rules& rules);

[[nodiscard]] Window online_window(const Screening& screening, const Rules& rules, const Zone& zone);

/// From the box office's opening to the start, plus the grace; not after the box office closes. Empty (it opens when it
/// closes or later) where the hours that staff published begin after that.
[[nodiscard]] Window in_person_window(const Screening& screening, const Window& box_office, const Rules& rules);

}  // namespace kiosk::policy
