// Times, dates and the names of things as people read them. English.
#include "kiosk/core/view/words.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include "kiosk/base/check.hpp"

namespace kiosk::core::words {
namespace {

using namespace std::chrono;

constexpr std::array kWeekdays = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
constexpr std::array kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                "July",    "August",   "September", "October", "November", "December"};

struct LocalDay {
  local_days days;
  year_month_day date;
};

LocalDay day_of(Instant at, const Zone& zone) {
  const auto days = floor<std::chrono::days>(zone.local(at));
  return {days, year_month_day{days}};
}

std::string weekday_name(const LocalDay& day) { return kWeekdays.at(weekday{day.days}.c_encoding()); }
std::string month_name(const LocalDay& day) { return kMonths.at(static_cast<unsigned>(day.date.month()) - 1); }
std::string day_number(const LocalDay& day) { return std::to_string(static_cast<unsigned>(day.date.day())); }

}  // namespace

std::string clock(Instant at, const Zone& zone) {
  const auto local = zone.local(at);
  const hh_mm_ss time{floor<minutes>(local - floor<days>(local))};
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%02d:%02d", static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()));
  return text.data();
}

std::string long_date(Instant at, const Zone& zone) {
  const auto day = day_of(at, zone);
  return weekday_name(day) + ", " + month_name(day) + " " + day_number(day);
}

std::string paper_date(Instant at, const Zone& zone) {
  const auto day = day_of(at, zone);
  return weekday_name(day) + " " + day_number(day) + " " + month_name(day) + " " +
         std::to_string(static_cast<int>(day.date.year()));
}

std::string at_time(Instant at, Instant now, const Zone& zone) {
  const auto away = (day_of(at, zone).days - day_of(now, zone).days).count();
  if (away == 0) return clock(at, zone);
  if (away == 1) return "tomorrow at " + clock(at, zone);
  return long_date(at, zone) + " at " + clock(at, zone);
}

std::string countdown(Duration left) {
  const auto whole = std::max(ceil<seconds>(left), seconds{0});
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%lld:%02d", static_cast<long long>(whole.count() / 60),
                static_cast<int>(whole.count() % 60));
  return text.data();
}

std::string access_mark(const AccessNotice& notice) {
  switch (notice.kind) {
    case AccessKind::kClosedCaptions:
      return "CC";
    case AccessKind::kOpenCaptions:
      return "OC";
    case AccessKind::kAudioDescription:
      return "AD";
    case AccessKind::kSignLanguage:
      return notice.language.empty() ? "SL" : notice.language;
  }
  return {};
}

std::string ticket_line(const Ticket& ticket, const Zone& zone) {
  return joined({ticket.title, clock(ticket.starts_at, zone), ticket.room});
}

std::string joined(const std::vector<std::string>& parts) {
  std::string line;
  for (const auto& part : parts) {
    if (part.empty()) continue;
    if (!line.empty()) line += " · ";
    line += part;
  }
  return line;
}

std::string counted(int n, const std::string& one, const std::string& many) {
  return std::to_string(n) + " " + (n == 1 ? one : many);
}

Zone zone_of(const State& state) {
  if (state.service.day) {
    if (const auto zone = Zone::find(state.service.day->zone)) return *zone;
  }
  const auto utc = Zone::find("UTC");
  KIOSK_CHECK(utc.has_value());
  return *utc;
}

}  // namespace kiosk::core::words
