// SPDX-License-Identifier: Apache-2.0
// The tz database behind Zone: Howard Hinnant's date library over the system's tzdata.
#include "kiosk/base/zone.hpp"

#include <cstdio>
#include <stdexcept>

#include <date/tz.h>

namespace kiosk {
namespace {

using namespace std::chrono;

/// Reads `count` digits at `at`; -1 where one is missing.
int digits(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

}  // namespace

std::optional<Zone> Zone::find(std::string_view name) {
  try {
    return Zone(date::locate_zone(std::string(name)));
  } catch (const std::runtime_error&) {
    return std::nullopt;
  }
}

std::string Zone::name() const { return zone_->name(); }

LocalTime Zone::local(Instant at) const { return LocalTime{zone_->to_local(at).time_since_epoch()}; }

Instant Zone::instant(LocalTime local) const {
  // choose::earliest is the first of a repeated time, and for a skipped one the instant of the change.
  return zone_->to_sys(date::local_time<Duration>{local.time_since_epoch()}, date::choose::earliest);
}

minutes Zone::offset(Instant at) const { return duration_cast<minutes>(zone_->get_info(at).offset); }

std::string Zone::abbreviation(Instant at) const { return zone_->get_info(at).abbrev; }

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const int y = digits(text, 0, 4);
  const int m = digits(text, 5, 2);
  const int d = digits(text, 8, 2);
  if (y < 0 || m < 0 || d < 0) return std::nullopt;
  const Date date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::string format_date(Date date) {
  char text[32];
  const int length = std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                                   static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return {text, static_cast<std::size_t>(length)};
}

std::string format_rfc3339(Instant at, const Zone& zone) {
  const auto offset = zone.offset(at);
  auto text = format_rfc3339(at + offset);
  text.pop_back();
  const auto away = offset.count() < 0 ? -offset : offset;
  char suffix[32];
  const int length = std::snprintf(suffix, sizeof suffix, "%c%02d:%02d", offset.count() < 0 ? '-' : '+',
                                   static_cast<int>(away.count() / 60), static_cast<int>(away.count() % 60));
  return text.append(suffix, static_cast<std::size_t>(length));
}

}  // namespace kiosk
