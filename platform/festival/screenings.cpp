// Screenings, passes and reservations: what refers to the other sections.
#include <algorithm>

#include "platform/festival/sections.hpp"
#include "platform/festival/times.hpp"

namespace festival {
namespace {

using std::chrono::days;
using std::chrono::minutes;

constexpr std::size_t kLongestName = 200;
constexpr std::size_t kLongestCode = 512;
constexpr int kMostSeats = 100000;
constexpr auto kWriteATime = "write it as \"day 0 18:30\" or \"2024-04-28 18:30\"";

template <class List, class Id>
auto find_by(const List& list, const Id& id, auto id_of) {
  return std::ranges::find(list, id, id_of);
}

bool has_category(const Festival& festival, const std::string& id) {
  return std::ranges::find(festival.categories, id, &FestivalCategory::id) != festival.categories.end();
}

kiosk::Instant read_instant(TableReader& table, const std::string& key, const Festival& festival) {
  const auto text = table.text(key, kLongestName);
  const auto local = read_local_time(text, festival.first_day);
  if (!local) table.complain(key, "\"" + text + "\" is no local time", kWriteATime);
  return local ? festival.zone.instant(*local) : kiosk::Instant{};
}

/// A day, or `otherwise` where the key is absent.
kiosk::Date read_day_or(TableReader& table, const std::string& key, const Festival& festival, kiosk::Date otherwise) {
  const auto* value = table.node(key);
  if (value == nullptr) return otherwise;
  const auto day = read_day(*value, festival.first_day);
  if (!day) table.complain(key, "is no day", "write \"day 0\" or \"2024-04-28\"");
  return day.value_or(otherwise);
}

void read_times(TableReader& table, const Festival& festival, FestivalScreening& made) {
  auto& screening = made.screening;
  screening.starts_at = read_instant(table, "starts", festival);
  made.ends_at = read_instant(table, "ends", festival);
  if (made.ends_at <= screening.starts_at) table.complain("ends", "is not after starts", "end later than it starts");
  if (made.ends_at - screening.starts_at > days{1}) table.complain("ends", "is over a day later", "correct its day");
  screening.q_and_a = minutes{table.integer_or("q_and_a_minutes", 0, 600, 0)};
  const auto derived = kiosk::policy::programme_day(screening.starts_at, festival.rules, festival.zone);
  screening.programme_day = read_day_or(table, "programme_day", festival, derived);
  const kiosk::Date on_the_clock{std::chrono::floor<days>(festival.zone.local(screening.starts_at))};
  if (screening.programme_day != on_the_clock && screening.programme_day != days_after(on_the_clock, -1)) {
    table.complain("programme_day", "is neither the day it starts nor the day before", "correct it or leave it out");
  }
}

void read_allotment(TableReader& table, Sections& sections, FestivalScreening& made) {
  const auto* value = table.node("allotment");
  if (value == nullptr || value->kind != Node::Kind::kTable) {
    return table.complain("allotment", "is no table of seats", "write allotment = { category = 40 }");
  }
  TableReader seats(*value, "allotment", sections.complaints);
  for (const auto& [category, count] : value->members) {
    if (!has_category(sections.festival, category)) {
      seats.complain(category, "is no category", "define it in a [[category]] or correct its id");
    }
    made.allotment[category] = static_cast<int>(seats.integer(category, 0, kMostSeats));
  }
}

void read_access(TableReader& table, FestivalScreening& made) {
  table.tables("access", [&](TableReader& notice) {
    kiosk::AccessNotice read;
    if (!notice.has("kind")) notice.complain("kind", "is missing", "add kind = \"closed_captions\" or another");
    read.kind = static_cast<kiosk::AccessKind>(
        notice.word_or("kind", {"closed_captions", "open_captions", "audio_description", "sign_language"}, 0));
    read.language = notice.optional_text("language", kLongestName);
    read.part = notice.optional_text("part", kLongestName);
    made.access.push_back(std::move(read));
  });
}

kiosk::Date last_programme_day(const Festival& festival) {
  auto last = festival.first_day;
  for (const auto& [screening, film, room, ends, allotment, access, line] : festival.screenings) {
    last = std::max(last, screening.programme_day);
  }
  return last;
}

}  // namespace

void read_screening(TableReader& table, Sections& sections, std::set<std::string>& seen) {
  const auto& festival = sections.festival;
  FestivalScreening made;
  made.line = table.line();
  made.screening.id = kiosk::ScreeningId(table.id("id"));
  must_be_new(table, "id", made.screening.id.str(), seen);
  made.film = kiosk::FilmId(table.id("film"));
  const auto film = find_by(festival.films, made.film, [](const FestivalFilm& f) { return f.film.id; });
  if (film == festival.films.end()) table.complain("film", "is no film of this file", "define it in a [[film]]");
  made.screening.venue = kiosk::VenueId(table.id("venue"));
  const auto venue = find_by(festival.venues, made.screening.venue, &FestivalVenue::id);
  if (venue == festival.venues.end()) table.complain("venue", "is no venue of this file", "define it in a [[venue]]");
  made.room = table.optional_text("room", kLongestName);
  read_times(table, festival, made);
  made.screening.cancelled = table.flag_or("cancelled", false);
  made.screening.categories = table.texts("categories", kLongestName);
  if (table.has("categories") && made.screening.categories.empty()) {
    table.complain("categories", "admits nobody", "name a category, or leave the key out to admit all");
  }
  auto sorted = made.screening.categories;
  std::ranges::sort(sorted);
  if (std::ranges::adjacent_find(sorted) != sorted.end())
    table.complain("categories", "names one twice", "name it once");
  for (const auto& category : sorted) {
    if (!has_category(festival, category)) table.complain("categories", "names no category", "define it or correct it");
  }
  read_allotment(table, sections, made);
  read_access(table, made);
  sections.festival.screenings.push_back(std::move(made));
}

void read_pass(TableReader& table, Sections& sections, std::set<std::string>& ids, std::set<std::string>& codes) {
  const auto& festival = sections.festival;
  FestivalPass made;
  made.line = table.line();
  made.pass.id = kiosk::PassId(table.id("id"));
  must_be_new(table, "id", made.pass.id.str(), ids);
  made.code = kiosk::PassCode(table.text("code", kLongestCode));
  must_be_new(table, "code", made.code.str(), codes);
  made.name = table.text("name", kLongestName);
  made.pass.category = table.id("category");
  if (!has_category(festival, made.pass.category)) {
    table.complain("category", "is no category of this file", "define it in a [[category]]");
  }
  made.pass.state = static_cast<kiosk::policy::PassState>(
      table.word_or("state", {"active", "not_collected", "suspended", "replaced"}, 0));
  const auto from = read_day_or(table, "valid_from", festival, festival.first_day);
  const auto until = read_day_or(table, "valid_until", festival, last_programme_day(festival));
  made.pass.valid_from = festival.zone.instant(at_local(from, minutes{0}));
  made.pass.valid_until = festival.zone.instant(at_local(days_after(until, 1), festival.rules.roll_over));
  if (made.pass.valid_until <= made.pass.valid_from) {
    table.complain("valid_until", "is before valid_from", "end later than it begins");
  }
  sections.festival.passes.push_back(std::move(made));
}

void read_reservation(TableReader& table, Sections& sections, ReservationsSoFar& taken) {
  const auto& festival = sections.festival;
  FestivalReservation made;
  made.line = table.line();
  made.pass = kiosk::PassId(table.id("pass"));
  made.screening = kiosk::ScreeningId(table.id("screening"));
  made.delivered = table.flag_or("delivered", false);
  const auto pass = find_by(festival.passes, made.pass, [](const FestivalPass& p) { return p.pass.id; });
  if (pass == festival.passes.end())
    return table.complain("pass", "is no pass of this file", "define it in a [[pass]]");
  const auto screening =
      find_by(festival.screenings, made.screening, [](const FestivalScreening& s) { return s.screening.id; });
  if (screening == festival.screenings.end()) {
    return table.complain("screening", "is no screening of this file", "define it in a [[screening]]");
  }
  if (!taken.pairs.emplace(made.pass, made.screening).second) {
    table.complain("pass", "has this reservation twice", "remove one of the two");
  }
  const auto& category = pass->pass.category;
  const auto seats = screening->allotment.find(category);
  if (++taken.seats[{made.screening, category}] > (seats == screening->allotment.end() ? 0 : seats->second)) {
    table.complain("screening", "has no seat left for " + category, "enlarge its allotment or remove reservations");
  }
  sections.festival.reservations.push_back(std::move(made));
}

}  // namespace festival
