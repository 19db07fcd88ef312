// SPDX-License-Identifier: Apache-2.0
// The zone comes from the database.
#include "platform/central/shown_times.hpp"

#include "kiosk/explain/text/local_text.hpp"

namespace central {

ShownTimes::ShownTimes(Connection& db, bool utc) {
  if (utc) return;
  if (auto festival = db.query("SELECT zone FROM festival"); festival.step()) {
    zone_ = kiosk::Zone::find(festival.text(0));
  }
}

ShownTimes::ShownTimes(const kiosk::Zone& festival, bool utc) {
  if (!utc) zone_ = festival;
}

std::string ShownTimes::operator()(kiosk::Instant at) const {
  return zone_ ? kiosk::format_rfc3339(at, *zone_) : kiosk::format_rfc3339(at);
}

std::string ShownTimes::operator()(const std::optional<kiosk::Instant>& at) const {
  return at ? (*this)(*at) : std::string();
}

std::string ShownTimes::in_words(kiosk::Instant at) const { return kiosk::explain::full_time(at, zone()); }

kiosk::Zone ShownTimes::zone() const { return zone_ ? *zone_ : kiosk::Zone::find("UTC").value(); }

}  // namespace central
