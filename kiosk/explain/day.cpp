// SPDX-License-Identifier: Apache-2.0
// A venue's programme day as a table: a line a screening, a column a window's edge.
#include <algorithm>
#include <array>
#include <ostream>
#include <set>
#include <vector>

#include "kiosk/explain/inquiry.hpp"
#include "kiosk/explain/text/local_text.hpp"
#include "platform/festival/times.hpp"

namespace kiosk::explain {
namespace {

using festival::Festival;
using festival::FestivalScreening;
using festival::FestivalVenue;

constexpr std::size_t kColumns = 9;
using Row = std::array<std::string, kColumns>;

/// How the times of one table are written.
struct Clock {
  Date day;
  Instant reference;  ///< whose offset needs no saying
  const Zone& zone;
  [[nodiscard]] std::string operator()(Instant at) const { return short_time(at, day, reference, zone); }
};

std::vector<const FestivalScreening*> screenings_of(const Festival& festival, const VenueId& venue, Date day) {
  std::vector<const FestivalScreening*> shown;
  for (const auto& entry : festival.screenings) {
    if (entry.screening.venue == venue && entry.screening.programme_day == day) shown.push_back(&entry);
  }
  std::ranges::stable_sort(shown, {}, [](const auto* entry) { return entry->screening.starts_at; });
  return shown;
}

std::string title_of(const Festival& festival, const FestivalScreening& entry) {
  const auto film = std::ranges::find(festival.films, entry.film, [](const auto& f) { return f.film.id; });
  const auto title = film == festival.films.end() ? std::string() : film->film.title;
  return entry.screening.id.str() + "  " + one_line(title) + (entry.screening.cancelled ? "  CANCELLED" : "");
}

Row row_of(const Festival& festival, const FestivalScreening& entry, const policy::Window& box_office,
           const Clock& clock) {
  const auto& screening = entry.screening;
  const auto& rules = festival.rules;
  const auto edges = [&clock](const policy::Window& window) -> std::array<std::string, 2> {
    if (window.opens >= window.closes) return {"never", "-"};
    return {clock(window.opens), clock(window.closes)};
  };
  const auto [online_opens, online_closes] = edges(policy::online_window(screening, rules, festival.zone));
  const auto [opens, closes] = edges(policy::in_person_window(screening, box_office, rules));
  const auto before = [&](std::chrono::minutes minutes) { return clock(screening.starts_at - minutes); };
  return {clock(screening.starts_at),
          online_opens,
          online_closes,
          opens,
          closes,
          before(rules.returns_until),
          before(rules.be_seated_by),
          before(rules.rush_line_opens),
          title_of(festival, entry)};
}

/// The last column is as wide as it is.
void put_table(std::ostream& out, const std::vector<Row>& rows) {
  std::array<std::size_t, kColumns> widths{};
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < kColumns; ++i) widths.at(i) = std::max(widths.at(i), row.at(i).size());
  }
  for (const auto& row : rows) {
    for (std::size_t i = 0; i + 1 < kColumns; ++i) {
      out << row.at(i) << std::string(widths.at(i) + 2 - row.at(i).size(), ' ');
    }
    out << row.back() << '\n';
  }
}

void put_empty_day(std::ostream& out, const Festival& festival, const FestivalVenue& venue) {
  out << "no screenings, and so no box office";
  std::set<Date> days;
  for (const auto& entry : festival.screenings) {
    if (entry.screening.venue == venue.id) days.insert(entry.screening.programme_day);
  }
  const char* before = "; there are some on ";
  for (const auto day : days) {
    out << before << format_date(day);
    before = ", ";
  }
  out << '\n';
}

}  // namespace

int run_day(const DayOptions& options, Instant now, std::ostream& out, std::ostream& err) {
  const auto complain = [&err](const std::string& line) {
    err << "kiosk: " << line << '\n';
    return kNoAnswer;
  };
  const auto day = parse_date(options.date);
  if (!day || !festival::is_near(*day)) {
    return complain("--date " + one_line(options.date) + ": no date of this century; write it as 2024-04-28");
  }
  const auto festival = load(options.festival, options.first_day, now);
  if (!festival) return complain(festival.error().line);
  const auto venue = find_venue(*festival, options.venue);
  if (!venue) return complain(venue.error().line);

  out << one_line((*venue)->name) << " (" << (*venue)->id.str() << "), " << weekday_name(*day) << ' '
      << format_date(*day);
  const auto hours = box_office(*festival, **venue, *day);
  if (!hours) {
    out << '\n';
    put_empty_day(out, *festival, **venue);
    return kGranted;
  }
  const Clock clock{*day, hours->opens, festival->zone};
  out << ", times in " << offset_text(hours->opens, festival->zone) << '\n';
  out << "box office: " << clock(hours->opens) << " to " << clock(hours->closes)
      << (published_hours(**venue, *day) ? ", as published by staff" : "") << "\n\n";
  std::vector<Row> rows{{"start", "online from", "until", "in person from", "until", "returns until", "seated by",
                         "rush line", "screening"}};
  for (const auto* entry : screenings_of(*festival, (*venue)->id, *day)) {
    rows.push_back(row_of(*festival, *entry, *hours, clock));
  }
  put_table(out, rows);
  return kGranted;
}

}  // namespace kiosk::explain
