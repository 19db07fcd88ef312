// SPDX-License-Identifier: Apache-2.0
// What a festival's file is allowed to say, but hardly means.
#include <algorithm>
#include <optional>
#include <tuple>

#include "platform/festival/sections.hpp"
#include "platform/festival/times.hpp"

namespace festival {
namespace {

using std::chrono::minutes;

std::string named(const FestivalScreening& entry) { return "[[screening]] \"" + entry.screening.id.str() + "\" "; }

/// "2024-04-28 18:30", as the file writes it.
std::string shown(kiosk::Instant at, const Festival& festival) {
  auto text = kiosk::format_rfc3339(at, festival.zone).substr(0, 16);
  text[10] = ' ';
  return text;
}

void warn_of_rooms(const Festival& festival, Complaints& warnings) {
  std::vector<const FestivalScreening*> sorted;
  for (const auto& entry : festival.screenings) {
    if (!entry.screening.cancelled) sorted.push_back(&entry);
  }
  std::ranges::stable_sort(sorted, {}, [](const FestivalScreening* entry) {
    return std::tie(entry->screening.venue, entry->room, entry->screening.starts_at);
  });
  const FestivalScreening* longest = nullptr;  // of those before, in the same room, the one that ends last
  for (const auto* entry : sorted) {
    const bool same_room =
        longest != nullptr && longest->screening.venue == entry->screening.venue && longest->room == entry->room;
    if (same_room && entry->screening.starts_at < longest->ends_at) {
      warnings.add(entry->line,
                   named(*entry) + "starts while \"" + longest->screening.id.str() + "\" is in the same room, until " +
                       shown(longest->ends_at, festival),
                   "move one of them, or give each its room");
    }
    if (!same_room || longest->ends_at < entry->ends_at) longest = entry;
  }
}

void warn_of_slot(const FestivalScreening& entry, const Festival& festival, Complaints& warnings) {
  const auto over = entry.screening.ends_at();
  if (entry.ends_at >= over) return;
  const auto missing = std::chrono::duration_cast<minutes>(over - entry.ends_at);
  warnings.add(entry.line,
               named(entry) + "ends " + std::to_string(missing.count()) + " min before its film and its Q&A are over",
               "end it at " + shown(over, festival) + " or later");
}

void warn_of_online(const FestivalScreening& entry, const Festival& festival, Complaints& warnings) {
  const auto online = kiosk::policy::online_window(entry.screening, festival.rules, festival.zone);
  if (entry.screening.cancelled || online.opens < online.closes) return;
  warnings.add(entry.line,
               named(entry) + "has no tickets online: they would open at " + shown(online.opens, festival) +
                   " and close at " + shown(online.closes, festival),
               "correct its programme_day, or [policy] online_opens and online_closes_minutes");
}

void warn_of_allotment(const FestivalScreening& entry, Complaints& warnings) {
  const auto& admitted = entry.screening.categories;
  if (admitted.empty()) return;
  for (const auto& [category, seats] : entry.allotment) {
    if (std::ranges::find(admitted, category) != admitted.end()) continue;
    warnings.add(entry.line, named(entry) + "allots seats to " + category + ", which is not admitted",
                 "add it to its categories, or take it out of its allotment");
  }
}

void warn_of_titles(const Festival& festival, Complaints& warnings) {
  for (const auto& [film, line] : festival.films) {
    if (film.own_title.empty() || film.own_title != film.title) continue;
    warnings.add(line, "[[film]] \"" + film.id.str() + "\" has its title as its own_title too",
                 "leave own_title out where it is the same");
  }
}

void warn_of_limits(const Festival& festival, Complaints& warnings) {
  for (const auto& category : festival.categories) {
    const auto limit = festival.rules.daily_limit.find(category.id);
    if (limit == festival.rules.daily_limit.end() || limit->second != 0) continue;
    warnings.add(category.line, "[[category]] \"" + category.id + "\" has a daily_limit of 0: nobody gets a ticket",
                 "leave daily_limit out for no limit");
  }
}

/// The last start of a venue's day that tickets are handed out for; nothing where all are cancelled.
std::optional<kiosk::Instant> last_start(const Festival& festival, const kiosk::VenueId& venue, kiosk::Date day) {
  std::optional<kiosk::Instant> last;
  for (const auto& [screening, film, room, ends_at, allotment, access, line] : festival.screenings) {
    if (screening.venue != venue || screening.programme_day != day || screening.cancelled) continue;
    last = std::max(last.value_or(screening.starts_at), screening.starts_at);
  }
  return last;
}

void warn_of_closing(const Sections& sections, const FestivalVenue& venue, const FestivalHours& published,
                     Complaints& warnings) {
  const auto& festival = sections.festival;
  const auto last = last_start(festival, venue.id, published.day);
  if (!last || published.hours.closes >= *last) return;
  warnings.add(sections.hours_lines.at({venue.id, published.day}),
               "[[hours]] of \"" + venue.id.str() + "\" end before that day's last start, at " +
                   shown(*last, festival) + ": nothing is handed out in person from " +
                   shown(published.hours.closes, festival) + " on",
               "close with the last start or later, where that is not meant");
}

void warn_of_hours(const Sections& sections, Complaints& warnings) {
  const auto& festival = sections.festival;
  std::map<std::pair<kiosk::VenueId, kiosk::Date>, kiosk::Instant> first;
  for (const auto& entry : festival.screenings) {
    const auto& screening = entry.screening;
    const auto [at, is_new] = first.try_emplace({screening.venue, screening.programme_day}, screening.starts_at);
    at->second = std::min(at->second, screening.starts_at);
  }
  for (const auto& venue : festival.venues) {
    for (const auto& published : venue.hours) {
      warn_of_closing(sections, venue, published, warnings);
      const auto& [day, hours] = published;
      const auto start = first.find({venue.id, day});
      if (start == first.end() || hours.opens <= start->second) continue;
      warnings.add(sections.hours_lines.at({venue.id, day}),
                   "[[hours]] of \"" + venue.id.str() + "\" begin after that day's first start, at " +
                       shown(start->second, festival),
                   "open before it");
    }
  }
}

/// "day N" is near first_day by itself; dates may be far from it, and passes are good from first_day on.
void warn_of_first_day(const Festival& festival, Complaints& warnings) {
  constexpr std::chrono::days kFar{60};
  if (festival.screenings.empty()) return;
  const auto day_of = [](const FestivalScreening& entry) {
    return std::chrono::sys_days(entry.screening.programme_day);
  };
  const auto [first, last] = std::ranges::minmax(festival.screenings, {}, day_of);
  const std::chrono::sys_days first_day(festival.first_day);
  const bool is_late = first_day > day_of(last);
  if (!is_late && first_day + kFar >= day_of(first)) return;
  const auto written = [](const FestivalScreening& entry) { return kiosk::format_date(entry.screening.programme_day); };
  const auto days = day_of(first) - first_day;
  warnings.add(
      festival.line,
      "[festival] first_day is " + kiosk::format_date(festival.first_day) +
          (is_late ? ", after the last screening, on " + written(last)
                   : ", " + std::to_string(days.count()) + " days before the first screening, on " + written(first)) +
          ": passes without dates of their own count from it",
      "write first_day = \"" + written(first) + "\", where the festival begins with its first screening");
}

}  // namespace

Complaints warnings_of(const Sections& sections) {
  const auto& festival = sections.festival;
  Complaints warnings;
  warn_of_first_day(festival, warnings);
  warn_of_limits(festival, warnings);
  warn_of_hours(sections, warnings);
  warn_of_titles(festival, warnings);
  for (const auto& entry : festival.screenings) {
    warn_of_slot(entry, festival, warnings);
    warn_of_online(entry, festival, warnings);
    warn_of_allotment(entry, warnings);
  }
  warn_of_rooms(festival, warnings);
  return warnings;
}

}  // namespace festival
