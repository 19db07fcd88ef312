// SPDX-License-Identifier: Apache-2.0
// Policy, categories, venues and films: what stands on nothing but itself.
#include "platform/festival/sections.hpp"

#include "kiosk/base/spelling.hpp"
#include "platform/festival/times.hpp"

namespace festival {
namespace {

using std::chrono::minutes;

constexpr std::size_t kLongestName = 200;
constexpr std::size_t kLongestSynopsis = 4000;
constexpr std::int64_t kDayMinutes = 24 * 60;

void minutes_into(TableReader& table, const std::string& key, minutes& value) {
  value = minutes{table.integer_or(key, 0, kDayMinutes, value.count())};
}

void time_into(TableReader& table, const std::string& key, minutes& value) {
  const auto text = table.optional_text(key, kLongestName);
  if (text.empty()) return;
  if (const auto time = read_time_of_day(text)) {
    value = *time;
  } else {
    table.complain(key, "\"" + text + "\" is no time of day", "write it as \"21:00\"");
  }
}

void read_hours(TableReader& table, Sections& sections, FestivalVenue& venue) {
  const auto& festival = sections.festival;
  const auto before = sections.complaints.size();
  const auto* value = table.node("day");
  const auto day = value == nullptr ? std::nullopt : read_day(*value, festival.first_day);
  if (!day) table.complain("day", "is no day", "write a day number from 0, or \"2024-04-28\"");
  minutes opens{0};
  minutes closes{0};
  for (const auto* key : {"opens", "closes"}) {
    if (!table.has(key)) table.complain(key, "is missing", "add " + std::string(key) + " = \"09:00\"");
  }
  time_into(table, "opens", opens);
  time_into(table, "closes", closes);
  if (sections.complaints.size() != before) return;
  // "01:00" is after midnight where that still belongs to the programme day.
  if (closes <= opens && closes <= festival.rules.roll_over) closes += minutes{kDayMinutes};
  if (closes <= opens) table.complain("closes", "is not after opens", "close later than you open");
  for (const auto& other : venue.hours) {
    if (other.day == *day) table.complain("day", "has hours already", "keep one [[venue.hours]] a day");
  }
  sections.hours_lines[{venue.id, *day}] = table.line();
  venue.hours.push_back(
      {*day, {festival.zone.instant(at_local(*day, opens)), festival.zone.instant(at_local(*day, closes))}});
}

}  // namespace

void must_be_new(TableReader& table, const std::string& id, Index& index, std::size_t place) {
  if (!id.empty() && index.places.emplace(id, place).second) return;
  index.sound = false;
  if (!id.empty()) table.complain("id", '"' + id + "\" is there twice", "give each its own");
}

std::optional<std::size_t> refer(TableReader& table, const Sections& sections, const std::string& key,
                                 const std::string& id, const Index& index, const std::string& kind) {
  if (const auto found = index.places.find(id); found != index.places.end()) return found->second;
  if (id.empty() || !index.sound || !sections.names_sound) return std::nullopt;
  std::string remedy = "define it in a [[" + kind + "]]";
  if (kind == "pass") {
    // The nearest id is another person's.
    remedy += ", or remove what refers to it";
  } else if (!sections.complaints.enough()) {
    std::vector<std::string_view> known;
    for (const auto& [each, place] : index.places) known.push_back(each);
    for (const auto meant : kiosk::near_words(id, known, 1)) remedy += ", or write \"" + std::string(meant) + '"';
  }
  const auto quoted = key == id ? std::string() : '"' + id + "\" ";
  table.complain(key, quoted + "is no " + kind + " of this file", remedy);
  return std::nullopt;
}

void read_policy(TableReader& table, Sections& sections) {
  auto& rules = sections.festival.rules;
  time_into(table, "online_opens", rules.online_opens);
  minutes_into(table, "online_closes_minutes", rules.online_closes_before);
  minutes_into(table, "box_office_lead_minutes", rules.box_office_lead);
  minutes_into(table, "grace_minutes", rules.grace);
  time_into(table, "roll_over", rules.roll_over);
  if (rules.roll_over > minutes{kDayMinutes / 2}) table.complain("roll_over", "is after noon", "write a morning hour");
  using kiosk::policy::OtherVenuePickup;
  using kiosk::policy::OverlapRule;
  rules.overlap = static_cast<OverlapRule>(
      table.word_or("overlap", {"swap", "refuse", "allow"}, static_cast<std::size_t>(rules.overlap)));
  minutes_into(table, "walking_buffer_minutes", rules.walking_buffer);
  rules.few_left_seats = static_cast<int>(table.integer_or("few_left_seats", 0, 100000, rules.few_left_seats));
  rules.few_left_percent = static_cast<int>(table.integer_or("few_left_percent", 0, 100, rules.few_left_percent));
  minutes_into(table, "returns_until_minutes", rules.returns_until);
  minutes_into(table, "be_seated_by_minutes", rules.be_seated_by);
  minutes_into(table, "rush_line_minutes", rules.rush_line_opens);
  rules.reprints = static_cast<int>(table.integer_or("reprints", 0, 1000, rules.reprints));
  rules.other_venue_pickup = static_cast<OtherVenuePickup>(
      table.word_or("other_venue_pickup", {"show_where", "allow"}, static_cast<std::size_t>(rules.other_venue_pickup)));
}

void read_category(TableReader& table, Sections& sections) {
  FestivalCategory made;
  made.line = table.line();
  made.id = table.id("id");
  must_be_new(table, made.id, sections.categories, sections.festival.categories.size());
  made.name = table.local_text("name", kLongestName, sections.festival.language, made.name_in);
  if (table.has("daily_limit")) {
    sections.festival.rules.daily_limit[made.id] = static_cast<int>(table.integer("daily_limit", 0, 1000));
  }
  sections.festival.categories.push_back(std::move(made));
}

void read_venue(TableReader& table, Sections& sections) {
  FestivalVenue made;
  made.line = table.line();
  made.id = kiosk::VenueId(table.id("id"));
  must_be_new(table, made.id.str(), sections.venues, sections.festival.venues.size());
  made.name = table.text("name", kLongestName);
  if (table.has("directions")) {
    made.directions = table.local_text("directions", kLongestName, sections.festival.language, made.directions_in);
  }
  table.tables("hours", [&](TableReader& hours) { read_hours(hours, sections, made); });
  sections.festival.venues.push_back(std::move(made));
}

void read_film(TableReader& table, Sections& sections) {
  FestivalFilm made;
  made.line = table.line();
  auto& film = made.film;
  film.id = kiosk::FilmId(table.id("id"));
  must_be_new(table, film.id.str(), sections.films, sections.festival.films.size());
  film.title = table.text("title", kLongestName);
  film.own_title = table.optional_text("own_title", kLongestName);
  film.running = minutes{table.integer("running_minutes", 1, kDayMinutes)};
  film.synopsis = table.optional_text("synopsis", kLongestSynopsis);
  film.website = table.optional_text("website", kLongestName);
  if (!film.website.empty() && !film.website.starts_with("https://")) {
    table.complain("website", "is no https address", "write it as \"https://...\"");
  }
  film.distributor = table.optional_text("distributor", kLongestName);
  film.sales_agent = table.optional_text("sales_agent", kLongestName);
  table.tables("credits", [&](TableReader& credit) {
    kiosk::Credit read{credit.text("role", kLongestName), credit.texts("names", kLongestName)};
    if (read.names.empty()) credit.complain("names", "has nobody", "name at least one person");
    film.credits.push_back(std::move(read));
  });
  sections.festival.films.push_back(std::move(made));
}

}  // namespace festival
