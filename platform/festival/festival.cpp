// SPDX-License-Identifier: Apache-2.0
// A festival file from the top: the [festival] table, then each section in the order of what refers to what.
#include "platform/festival/festival.hpp"

#include <algorithm>

#include "kiosk/base/zone_names.hpp"
#include "platform/festival/sections.hpp"
#include "platform/festival/table_reader.hpp"
#include "platform/festival/times.hpp"

namespace festival {
namespace {

constexpr std::size_t kLongestName = 200;

/// What stands in where the head is wrong, so that the rest is checked all the same.
constexpr kiosk::Date kSomeDay{std::chrono::year{2000}, std::chrono::January, std::chrono::day{1}};
constexpr auto kSomeZone = "UTC";

kiosk::Date read_first_day(TableReader& table, const kiosk::Zone& zone, kiosk::Instant imported_at,
                           std::optional<kiosk::Date> stored, bool& kept) {
  const auto text = table.text("first_day", kLongestName);
  if (text == "import") {
    kept = stored.has_value();
    return stored.value_or(kiosk::Date{std::chrono::floor<std::chrono::days>(zone.local(imported_at))});
  }
  const auto day = kiosk::parse_date(text);
  if (day && is_near(*day)) return *day;
  if (!text.empty()) {
    table.complain("first_day", "is no day of this century", "write \"import\" or a date such as \"2024-04-28\"");
  }
  return kSomeDay;
}

/// The [festival] table; nothing where there is none.
std::optional<Festival> read_head(const Node& root, kiosk::Instant imported_at, std::optional<kiosk::Date> stored,
                                  Complaints& complaints) {
  const auto* head = root.find("festival");
  if (head == nullptr || head->kind != Node::Kind::kTable) {
    complaints.add(1, "there is no [festival]", "begin the file with [festival], its name, zone and first_day");
    return std::nullopt;
  }
  TableReader table(*head, "[festival]", complaints);
  const auto name = table.text("name", kLongestName);
  const auto zone_name = table.text("zone", kLongestName);
  auto zone = kiosk::Zone::find(zone_name);
  if (!zone) {
    if (!zone_name.empty()) {
      const auto meant = kiosk::zone_meant_by(zone_name);
      table.complain("zone", "\"" + zone_name + "\" is not in the time zone database",
                     meant ? "did you mean \"" + *meant + "\"?"
                           : "write continent and city, as \"America/Toronto\" (timedatectl list-timezones has all)");
    }
    zone = kiosk::Zone::find(kSomeZone);
    if (!zone) return std::nullopt;
  }
  bool kept = false;
  const auto first_day = read_first_day(table, *zone, imported_at, stored, kept);
  auto language = table.has("language") ? table.language("language") : std::string("en");
  table.finish();
  Festival made{.file = {}, .name = name, .zone_name = zone_name, .zone = *zone, .first_day = first_day};
  made.line = head->line;
  made.language = std::move(language);
  made.kept_first_day = kept;
  return made;
}

kiosk::Date last_programme_day(const Festival& festival) {
  auto last = festival.first_day;
  for (const auto& entry : festival.screenings) last = std::max(last, entry.screening.programme_day);
  return last;
}

void read_sections(TableReader& root, Sections& sections) {
  for (const auto* name : {"festival", "policy", "category", "venue", "film", "screening", "pass", "reservation"}) {
    root.node(name);
  }
  const auto before = sections.complaints.size();
  root.finish();
  sections.names_sound = sections.complaints.size() == before;
  if (const auto* policy = root.node("policy"); policy != nullptr) {
    TableReader table(*policy, "[policy]", sections.complaints);
    if (policy->kind == Node::Kind::kTable) {
      read_policy(table, sections);
      table.finish();
    } else {
      root.complain("policy", "is no table", "write [policy] above its keys");
    }
  }
  sections.categories.sound &= root.tables("category", [&](TableReader& table) { read_category(table, sections); });
  sections.venues.sound &= root.tables("venue", [&](TableReader& table) { read_venue(table, sections); });
  sections.films.sound &= root.tables("film", [&](TableReader& table) { read_film(table, sections); });
  sections.screenings.sound &= root.tables("screening", [&](TableReader& table) { read_screening(table, sections); });
  const auto last_day = last_programme_day(sections.festival);
  sections.passes.sound &= root.tables("pass", [&](TableReader& table) { read_pass(table, sections, last_day); });
  root.tables("reservation", [&](TableReader& table) { read_reservation(table, sections); });
}

/// Nobody is shown a title twice.
void forget_repeated_titles(Festival& festival) {
  for (auto& [film, line] : festival.films) {
    if (film.own_title == film.title) film.own_title.clear();
  }
}

/// What is wrong with a file that could be parsed, as the text of an error.
std::string text_of(const Complaints& complaints, const std::string& file) {
  std::string text;
  for (const auto& line : complaints.lines_for(file)) text.append(text.empty() ? "" : "\n").append(line);
  return text;
}

}  // namespace

kiosk::Result<Festival, std::string> read_festival(const std::string& file, kiosk::Instant imported_at,
                                                   std::optional<kiosk::Date> stored_first_day) {
  const auto document = read_document(file);
  if (!document) return kiosk::failure(document.error().line_for(file));
  Complaints complaints;
  auto festival = read_head(*document, imported_at, stored_first_day, complaints);
  if (festival) {
    festival->file = file;
    Sections sections{*festival, complaints};
    TableReader root(*document, "the file's", complaints);
    read_sections(root, sections);
    if (complaints.size() == 0) festival->warnings = warnings_of(sections).lines_for(file);
    forget_repeated_titles(*festival);
  }
  if (complaints.size() != 0) return kiosk::failure(text_of(complaints, file));
  return *std::move(festival);
}

}  // namespace festival
