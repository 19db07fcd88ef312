// SPDX-License-Identifier: Apache-2.0
// RFC 3339 by hand: the C++20 parsers are not in every standard library we build with.
#include "kiosk/base/instant.hpp"

#include <cstdio>

namespace kiosk {
namespace {

using namespace std::chrono;

/// Takes exactly `digits` digits off the front of `text`; -1 where they are not there.
int take_digits(std::string_view& text, int digits) {
  int value = 0;
  for (int i = 0; i < digits; ++i) {
    if (text.empty() || text.front() < '0' || text.front() > '9') return -1;
    value = value * 10 + (text.front() - '0');
    text.remove_prefix(1);
  }
  return value;
}

bool take(std::string_view& text, std::string_view any_of) {
  if (text.empty() || any_of.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

/// ".123456" to milliseconds, truncated; 0 where there is no fraction, -1 where it is malformed.
int take_milliseconds(std::string_view& text) {
  if (!take(text, ".")) return 0;
  int value = 0;
  int digits = 0;
  for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1), ++digits) {
    if (digits < 3) value = value * 10 + (text.front() - '0');
  }
  if (digits == 0) return -1;
  for (; digits < 3; ++digits) value *= 10;
  return value;
}

std::optional<minutes> take_offset(std::string_view& text) {
  if (take(text, "Zz")) return minutes{0};
  const bool west = !text.empty() && text.front() == '-';
  if (!take(text, "+-")) return std::nullopt;
  const int h = take_digits(text, 2);
  if (h < 0 || h > 23 || !take(text, ":")) return std::nullopt;
  const int m = take_digits(text, 2);
  if (m < 0 || m > 59) return std::nullopt;
  const auto offset = hours{h} + minutes{m};
  return west ? -offset : offset;
}

}  // namespace

std::optional<Instant> parse_rfc3339(std::string_view text) {
  const int y = take_digits(text, 4);
  if (y < 0 || !take(text, "-")) return std::nullopt;
  const int mo = take_digits(text, 2);
  if (mo < 0 || !take(text, "-")) return std::nullopt;
  const int d = take_digits(text, 2);
  if (d < 0 || !take(text, "Tt ")) return std::nullopt;
  const int h = take_digits(text, 2);
  if (h < 0 || h > 23 || !take(text, ":")) return std::nullopt;
  const int mi = take_digits(text, 2);
  if (mi < 0 || mi > 59 || !take(text, ":")) return std::nullopt;
  const int s = take_digits(text, 2);
  if (s < 0 || s > 59) return std::nullopt;
  const int ms = take_milliseconds(text);
  if (ms < 0) return std::nullopt;
  const auto offset = take_offset(text);
  if (!offset || !text.empty()) return std::nullopt;
  const year_month_day date{year{y}, month{static_cast<unsigned>(mo)}, day{static_cast<unsigned>(d)}};
  if (!date.ok()) return std::nullopt;
  return Instant{sys_days{date}} + hours{h} + minutes{mi} + seconds{s} + milliseconds{ms} - *offset;
}

std::string format_rfc3339(Instant at) {
  const auto day_start = floor<days>(at);
  const year_month_day date{day_start};
  const hh_mm_ss time{at - day_start};
  char text[48];
  const auto part = [](auto count) { return static_cast<int>(count); };
  int length = std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d", static_cast<int>(date.year()),
                             static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                             part(time.hours().count()), part(time.minutes().count()), part(time.seconds().count()));
  std::string out(text, static_cast<std::size_t>(length));
  if (time.subseconds().count() != 0) {
    length = std::snprintf(text, sizeof text, ".%03d", part(time.subseconds().count()));
    out.append(text, static_cast<std::size_t>(length));
  }
  return out + "Z";
}

}  // namespace kiosk
