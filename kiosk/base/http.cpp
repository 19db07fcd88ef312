// SPDX-License-Identifier: Apache-2.0
// Header look-up: names compare without case (RFC 9110, 5.1). Dates of headers.
#include "kiosk/base/http.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace kiosk {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

constexpr std::array<std::string_view, 7> kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
/// Where figures stand in a Date.
constexpr std::string_view kDateShape = "aaa, 00 aaa 0000 00:00:00 GMT";

bool has_shape(std::string_view text) {
  return std::ranges::equal(text, kDateShape, [](char c, char shape) {
    if (shape == '0') return c >= '0' && c <= '9';
    return shape == 'a' || c == shape;
  });
}

unsigned figures(std::string_view text, std::size_t at, std::size_t count) {
  unsigned value = 0;
  std::from_chars(text.data() + at, text.data() + at + count, value);
  return value;
}

}  // namespace

std::optional<Instant> parse_http_date(std::string_view text) {
  using namespace std::chrono;
  if (!has_shape(text)) return std::nullopt;
  const auto* month_name = std::ranges::find(kMonths, text.substr(8, 3));
  const year_month_day date{year{static_cast<int>(figures(text, 12, 4))},
                            month{static_cast<unsigned>(month_name - kMonths.begin()) + 1}, day{figures(text, 5, 2)}};
  const auto hour = figures(text, 17, 2);
  const auto minute = figures(text, 20, 2);
  const auto second = figures(text, 23, 2);
  // A leap second is the first one of the next minute.
  if (month_name == kMonths.end() || !date.ok() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  const sys_days midnight{date};
  if (kDays.at(weekday{midnight}.c_encoding()) != text.substr(0, 3)) return std::nullopt;
  return midnight + hours{hour} + minutes{minute} + seconds{second};
}

std::optional<std::string> find_header(const HttpHeaders& headers, std::string_view name) {
  for (const auto& [key, value] : headers) {
    if (std::ranges::equal(key, name, {}, lower, lower)) return value;
  }
  return std::nullopt;
}

}  // namespace kiosk
