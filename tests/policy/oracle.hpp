// SPDX-License-Identifier: Apache-2.0
// The policy's time and place once more, by walking minute by minute and looking at the wall: slow, plain, and without
// a line of kiosk/policy's own reckoning.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "kiosk/policy/decide.hpp"
#include "tests/policy/naive_clock.hpp"

namespace kiosk::policy::test {

/// Beginnings of minutes, in order.
using Minutes = std::vector<Instant>;

/// The hours that staff published, by venue and programme day.
using PublishedHours = std::map<std::pair<VenueId, Date>, Window>;

class Oracle {
 public:
  /// Borrows all of it; the clock must be of the festival's zone. All starts are whole minutes.
  Oracle(const std::vector<Screening>& programme, const PublishedHours& published, const Rules& rules,
         const NaiveClock& clock)
      : programme_(programme), published_(published), rules_(rules), clock_(clock) {}

  /// The programme day of a start, as days since 1970.
  [[nodiscard]] int programme_day(Instant starts_at) const;

  /// The minutes in which tickets for the screening are handed out on the channel.
  [[nodiscard]] Minutes open_minutes(const Screening& screening, Channel channel) const;

  /// The minutes in which the box office of the screening's venue is open on its programme day.
  [[nodiscard]] Minutes box_office_minutes(const Screening& screening) const;

  /// What time and place say: wrong_venue, window_not_open, window_closed or none. `open`: the channel's minutes.
  [[nodiscard]] static Reason reason(const Question& question, const Minutes& open);

 private:
  [[nodiscard]] Minutes online_minutes(const Screening& screening) const;
  [[nodiscard]] bool somebody_may_queue(const Screening& like, Instant now) const;
  [[nodiscard]] bool doors_are_open(const Screening& like, Instant now) const;

  const std::vector<Screening>& programme_;
  const PublishedHours& published_;
  const Rules& rules_;
  const NaiveClock& clock_;
};

}  // namespace kiosk::policy::test
