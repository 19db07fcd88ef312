// SPDX-License-Identifier: Apache-2.0
// Pieces of RFC 3339 text in the zone, rearranged, and back.
#include "kiosk/explain/text/local_text.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace kiosk::explain {
namespace {

using std::chrono::days;

constexpr std::size_t kDateLength = 10;    // 2024-04-28
constexpr std::size_t kOffsetLength = 6;   // -04:00
constexpr std::size_t kMinutesLength = 5;  // 18:30

Date local_date(Instant at, const Zone& zone) { return Date{std::chrono::floor<days>(zone.local(at))}; }

/// The letters for the offset; empty where the database has only figures.
std::string letters(Instant at, const Zone& zone) {
  auto text = zone.abbreviation(at);
  return !text.empty() && std::isalpha(static_cast<unsigned char>(text.front())) != 0 ? text : std::string();
}

}  // namespace

std::string one_line(std::string text) {
  constexpr std::size_t kLongest = 200;
  if (text.size() > kLongest) text.replace(kLongest, std::string::npos, "...");
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  std::ranges::replace_if(text, is_control, '?');
  return text;
}

std::string weekday_name(Date day) {
  constexpr std::array<const char*, 7> kNames = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  return kNames.at(std::chrono::weekday{std::chrono::local_days{day}}.c_encoding());
}

std::string offset_text(Instant at, const Zone& zone) {
  const auto text = format_rfc3339(at, zone);
  const auto offset = "UTC" + text.substr(text.size() - kOffsetLength);
  const auto name = letters(at, zone);
  return name.empty() ? offset : name + " (" + offset + ")";
}

std::string full_time(Instant at, const Zone& zone) {
  const auto text = format_rfc3339(at, zone);
  const auto time = text.substr(kDateLength + 1, text.size() - kDateLength - 1 - kOffsetLength);
  return weekday_name(local_date(at, zone)) + ' ' + text.substr(0, kDateLength) + ' ' + time + ' ' +
         offset_text(at, zone);
}

std::string short_time(Instant at, Date day, Instant reference, const Zone& zone) {
  const auto text = format_rfc3339(at, zone);
  auto made = text.substr(kDateLength + 1, kMinutesLength);
  const auto on = local_date(at, zone);
  const auto away = std::chrono::local_days{on} - std::chrono::local_days{day};
  if (away != days{0}) {
    const bool in_week = away > -days{7} && away < days{7};
    made = (in_week ? weekday_name(on) : text.substr(0, kDateLength)) + ' ' + made;
  }
  if (zone.offset(at) == zone.offset(reference)) return made;
  const auto name = letters(at, zone);
  return made + ' ' + (name.empty() ? offset_text(at, zone) : name);
}

std::optional<Instant> read_instant(const std::string& text, const Zone& zone) {
  constexpr std::size_t kWithMinutes = 16;  // 2024-04-28T18:30
  std::string whole = text;
  const bool has_seconds = whole.size() > kWithMinutes && whole[kWithMinutes] == ':';
  if (whole.size() >= kWithMinutes && !has_seconds) whole.insert(kWithMinutes, ":00");
  if (const auto instant = parse_rfc3339(whole)) return instant;
  const auto local = parse_rfc3339(whole + "Z");
  return local ? std::optional(zone.instant(LocalTime{local->time_since_epoch()})) : std::nullopt;
}

std::optional<policy::Channel> read_channel(std::string_view word) {
  if (word == "online") return policy::Channel::kOnline;
  if (word == "in_person" || word == "in-person") return policy::Channel::kInPerson;
  return std::nullopt;
}

}  // namespace kiosk::explain
