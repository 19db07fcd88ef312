// SPDX-License-Identifier: Apache-2.0
// Days and times of the festival file, by hand: there are only these forms.
#include "platform/festival/times.hpp"

#include <charconv>

namespace festival {
namespace {

using std::chrono::days;
using std::chrono::minutes;

constexpr int kLastDay = 366;

std::optional<int> read_digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || text.front() == '-' || error != std::errc() || end != text.data() + text.size()) {
    return std::nullopt;
  }
  return value;
}

std::optional<kiosk::Date> numbered_day(std::int64_t number, kiosk::Date first_day) {
  if (number < 0 || number > kLastDay) return std::nullopt;
  return days_after(first_day, static_cast<int>(number));
}

}  // namespace

bool is_near(kiosk::Date date) {
  return date.year() >= std::chrono::year{2000} && date.year() < std::chrono::year{2099};
}

std::optional<minutes> read_time_of_day(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = read_digits(text.substr(0, 2));
  const auto minute = read_digits(text.substr(3));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  return std::chrono::hours{*hour} + minutes{*minute};
}

std::optional<kiosk::Date> read_day(std::string_view text, kiosk::Date first_day) {
  constexpr std::string_view kDay = "day ";
  if (text.starts_with(kDay)) {
    const auto number = read_digits(text.substr(kDay.size()));
    return number ? numbered_day(*number, first_day) : std::nullopt;
  }
  const auto date = kiosk::parse_date(text);
  return date && is_near(*date) ? date : std::nullopt;
}

std::optional<kiosk::Date> read_day(const Node& value, kiosk::Date first_day) {
  if (value.kind == Node::Kind::kInteger) return numbered_day(value.number, first_day);
  if (value.kind == Node::Kind::kString) return read_day(value.text, first_day);
  return std::nullopt;
}

std::optional<kiosk::LocalTime> read_local_time(std::string_view text, kiosk::Date first_day) {
  const auto space = text.rfind(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const auto day = read_day(text.substr(0, space), first_day);
  const auto time = read_time_of_day(text.substr(space + 1));
  if (!day || !time) return std::nullopt;
  return at_local(*day, *time);
}

kiosk::Date days_after(kiosk::Date day, int count) { return kiosk::Date{std::chrono::local_days{day} + days{count}}; }

kiosk::LocalTime at_local(kiosk::Date day, minutes time) { return std::chrono::local_days{day} + time; }

}  // namespace festival
