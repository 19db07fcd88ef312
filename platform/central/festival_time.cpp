// SPDX-License-Identifier: Apache-2.0
// RFC 3339 without what staff do not read.
#include "platform/central/festival_time.hpp"

namespace central {
namespace {

constexpr std::size_t kDate = 10;    // 2024-04-28
constexpr std::size_t kMinutes = 5;  // 18:30

}  // namespace

std::string FestivalTime::long_form(kiosk::Instant at) const {
  auto text = zone_ ? kiosk::format_rfc3339(at, *zone_) : kiosk::format_rfc3339(at);
  return text.substr(0, kDate) + ' ' + text.substr(kDate + 1, kMinutes) + (zone_ ? "" : "Z");
}

std::string FestivalTime::short_form(kiosk::Instant at, kiosk::Instant beside) const {
  auto text = long_form(at);
  return text.compare(0, kDate, long_form(beside), 0, kDate) == 0 ? text.substr(kDate + 1) : text;
}

}  // namespace central
