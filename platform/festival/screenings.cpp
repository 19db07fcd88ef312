// SPDX-License-Identifier: Apache-2.0
// Screenings, passes and reservations: what refers to the other sections.
#include <algorithm>

#include "kiosk/base/mail_address.hpp"
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

/// Nothing after a complaint.
std::optional<kiosk::Instant> read_instant(TableReader& table, const std::string& key, const Festival& festival) {
  const auto text = table.text(key, kLongestName);
  const auto local = read_local_time(text, festival.first_day);
  if (!local && !text.empty()) table.complain(key, "\"" + text + "\" is no local time", kWriteATime);
  return local ? std::optional(festival.zone.instant(*local)) : std::nullopt;
}

/// A day, or `otherwise` where the key is absent.
kiosk::Date read_day_or(TableReader& table, const std::string& key, const Festival& festival, kiosk::Date otherwise) {
  const auto* value = table.node(key);
  if (value == nullptr) return otherwise;
  const auto day = read_day(*value, festival.first_day);
  if (!day) table.complain(key, "is no day", "write \"day 0\" or \"2024-04-28\"");
  return day.value_or(otherwise);
}

void read_programme_day(TableReader& table, const Festival& festival, kiosk::policy::Screening& screening) {
  const auto derived = kiosk::policy::programme_day(screening.starts_at, festival.rules, festival.zone);
  screening.programme_day = read_day_or(table, "programme_day", festival, derived);
  const kiosk::Date on_the_clock{std::chrono::floor<days>(festival.zone.local(screening.starts_at))};
  if (screening.programme_day != on_the_clock && screening.programme_day != days_after(on_the_clock, -1)) {
    table.complain("programme_day", "is neither the day it starts nor the day before", "correct it or leave it out");
  }
}

void read_times(TableReader& table, const Festival& festival, FestivalScreening& made) {
  auto& screening = made.screening;
  const auto starts = read_instant(table, "starts", festival);
  const auto ends = read_instant(table, "ends", festival);
  screening.q_and_a = minutes{table.integer_or("q_and_a_minutes", 0, 600, 0)};
  if (!starts) {
    table.node("programme_day");  // can only be judged by the start
    screening.programme_day = festival.first_day;
    return;
  }
  screening.starts_at = *starts;
  read_programme_day(table, festival, screening);
  if (!ends) return;
  made.ends_at = *ends;
  if (*ends <= *starts) table.complain("ends", "is not after starts", "end later than it starts");
  if (*ends - *starts > days{1}) table.complain("ends", "is over a day later", "correct its day");
}

void read_categories(TableReader& table, const Sections& sections, std::vector<std::string>& categories) {
  categories = table.texts("categories", kLongestName);
  const auto* value = table.node("categories");
  if (value != nullptr && value->kind == Node::Kind::kArray && categories.empty()) {
    table.complain("categories", "admits nobody", "name a category, or leave the key out to admit all");
  }
  auto sorted = categories;
  std::ranges::sort(sorted);
  if (const auto twice = std::ranges::adjacent_find(sorted); twice != sorted.end()) {
    table.complain("categories", "names \"" + *twice + "\" twice", "name it once");
  }
  for (const auto& category : sorted) refer(table, sections, "categories", category, sections.categories, "category");
}

void read_allotment(TableReader& table, Sections& sections, FestivalScreening& made) {
  const auto before = sections.complaints.size();
  const auto* value = table.node("allotment");
  if (value == nullptr || value->kind != Node::Kind::kTable) {
    table.complain("allotment", "is no table of seats", "write allotment = { category = 40 }");
  } else {
    TableReader seats(*value, "allotment", sections.complaints);
    for (const auto& [category, count] : value->members) {
      refer(seats, sections, category, category, sections.categories, "category");
      made.allotment[category] = static_cast<int>(seats.integer(category, 0, kMostSeats));
    }
  }
  if (sections.complaints.size() != before) sections.allotments_sound = false;
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

std::string read_email(TableReader& table) {
  auto text = table.optional_text("email", kiosk::kLongestMailAddress);
  if (text.empty() || kiosk::is_mail_address(text)) return text;
  table.complain("email", "is no address", "write it as \"name@example.org\", one address in plain ASCII");
  return {};
}

}  // namespace

void read_screening(TableReader& table, Sections& sections) {
  const auto& festival = sections.festival;
  FestivalScreening made;
  made.line = table.line();
  made.screening.id = kiosk::ScreeningId(table.id("id"));
  must_be_new(table, made.screening.id.str(), sections.screenings, festival.screenings.size());
  made.film = kiosk::FilmId(table.id("film"));
  if (const auto film = refer(table, sections, "film", made.film.str(), sections.films, "film")) {
    made.screening.running = festival.films[*film].film.running;
  }
  made.screening.venue = kiosk::VenueId(table.id("venue"));
  refer(table, sections, "venue", made.screening.venue.str(), sections.venues, "venue");
  made.room = table.optional_text("room", kLongestName);
  read_times(table, festival, made);
  made.screening.cancelled = table.flag_or("cancelled", false);
  read_categories(table, sections, made.screening.categories);
  read_allotment(table, sections, made);
  read_access(table, made);
  sections.festival.screenings.push_back(std::move(made));
}

void read_pass(TableReader& table, Sections& sections, kiosk::Date last_day) {
  const auto& festival = sections.festival;
  FestivalPass made;
  made.line = table.line();
  made.pass.id = kiosk::PassId(table.id("id"));
  must_be_new(table, made.pass.id.str(), sections.passes, festival.passes.size());
  made.code = kiosk::PassCode(table.text("code", kLongestCode));
  if (!made.code.empty() && !sections.codes.insert(made.code.str()).second) {
    table.complain("code", "is there twice", "give each its own");
  }
  made.name = table.text("name", kLongestName);
  made.email = read_email(table);
  made.pass.category = table.id("category");
  refer(table, sections, "category", made.pass.category, sections.categories, "category");
  made.pass.state = static_cast<kiosk::policy::PassState>(
      table.word_or("state", {"active", "not_collected", "suspended", "replaced"}, 0));
  const auto before = sections.complaints.size();
  // Online tickets of day 0 are given out from the evening before.
  const auto from = read_day_or(table, "valid_from", festival, days_after(festival.first_day, -1));
  const auto until = read_day_or(table, "valid_until", festival, last_day);
  made.pass.valid_from = festival.zone.instant(at_local(from, minutes{0}));
  made.pass.valid_until = festival.zone.instant(at_local(days_after(until, 1), festival.rules.roll_over));
  if (made.pass.valid_until <= made.pass.valid_from && sections.complaints.size() == before) {
    table.complain("valid_until", "is before valid_from", "end later than it begins");
  }
  sections.festival.passes.push_back(std::move(made));
}

void read_reservation(TableReader& table, Sections& sections) {
  const auto& festival = sections.festival;
  FestivalReservation made;
  made.line = table.line();
  made.pass = kiosk::PassId(table.id("pass"));
  made.screening = kiosk::ScreeningId(table.id("screening"));
  made.delivered = table.flag_or("delivered", false);
  const auto pass = refer(table, sections, "pass", made.pass.str(), sections.passes, "pass");
  const auto screening = refer(table, sections, "screening", made.screening.str(), sections.screenings, "screening");
  if (!pass || !screening) return;
  if (!sections.reserved.emplace(made.pass.str(), made.screening.str()).second) {
    table.complain("pass", "has this reservation twice", "remove one of the two");
  }
  const auto& category = festival.passes[*pass].pass.category;
  const auto& allotment = festival.screenings[*screening].allotment;
  const auto seats = allotment.find(category);
  const int taken = ++sections.taken[{made.screening.str(), category}];
  const bool known = sections.allotments_sound && sections.categories.places.contains(category);
  if (known && taken > (seats == allotment.end() ? 0 : seats->second)) {
    table.complain("screening", "has no seat left for " + category, "enlarge its allotment or remove reservations");
  }
  sections.festival.reservations.push_back(std::move(made));
}

}  // namespace festival
