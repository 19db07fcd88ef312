// SPDX-License-Identifier: Apache-2.0
// The zone comes from the database.
#include "platform/central/shown_times.hpp"

namespace central {

ShownTimes::ShownTimes(Connection& db, bool utc) {
  if (utc) return;
  if (auto festival = db.query("SELECT zone FROM festival"); festival.step()) {
    zone_ = kiosk::Zone::find(festival.text(0));
  }
}

std::string ShownTimes::operator()(kiosk::Instant at) const {
  return zone_ ? kiosk::format_rfc3339(at, *zone_) : kiosk::format_rfc3339(at);
}

}  // namespace central
