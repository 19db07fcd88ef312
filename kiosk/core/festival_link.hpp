// SPDX-License-Identifier: Apache-2.0
// What is known of the other venues' day.
#pragma once

#include <optional>
#include <string>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/core/values/festival_day.hpp"

namespace kiosk::core {

/// What is on at the other venues, as far as the service tells.
struct FestivalLink {
  std::optional<FestivalDay> day;  ///< nothing: not known yet, or a service that does not tell
  std::string etag;
  Instant told_at;        ///< when the service last said that `day` is so
  std::string trouble{};  ///< of the last answer, for the log; empty: it was one
  RequestId fetching{};   ///< 0: none under way
  Instant fetch_at;       ///< when it is asked for next, once there is a venue's day
  friend bool operator==(const FestivalLink&, const FestivalLink&) = default;
};

}  // namespace kiosk::core
