// A festival file from the top: the [festival] table, then each section in the order of what refers to what.
#include "platform/festival/festival.hpp"

#include "platform/festival/sections.hpp"
#include "platform/festival/table_reader.hpp"
#include "platform/festival/times.hpp"

namespace festival {
namespace {

constexpr std::size_t kLongestName = 200;

/// The [festival] table; nothing where it has a complaint, for without its zone there is no reading on.
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
  const auto first_day = table.text("first_day", kLongestName);
  table.finish();
  const auto zone = kiosk::Zone::find(zone_name);
  if (!zone) {
    table.complain("zone", "\"" + zone_name + "\" is not in the time zone database", "write it as \"America/Toronto\"");
    return std::nullopt;
  }
  const kiosk::Date today{std::chrono::floor<std::chrono::days>(zone->local(imported_at))};
  const bool at_import = first_day == "import";
  const auto day = at_import ? std::optional(stored.value_or(today)) : kiosk::parse_date(first_day);
  if (!day || !is_near(*day))
    table.complain("first_day", "is no day of this century", "write \"import\" or a date such as \"2024-04-28\"");
  if (complaints.first()) return std::nullopt;
  return Festival{{}, name, zone_name, *zone, *day, {}, {}, {}, {}, {}, {}, {}, head->line, at_import && stored};
}

void read_sections(TableReader& root, Sections& sections) {
  // First of all: a section whose name is misspelt would only be missed by those that refer to it.
  for (const auto* name : {"festival", "policy", "category", "venue", "film", "screening", "pass", "reservation"}) {
    root.node(name);
  }
  root.finish();
  if (const auto* policy = root.node("policy"); policy != nullptr) {
    TableReader table(*policy, "[policy]", sections.complaints);
    if (policy->kind == Node::Kind::kTable) {
      read_policy(table, sections);
      table.finish();
    } else {
      root.complain("policy", "is no table", "write [policy] above its keys");
    }
  }
  std::set<std::string> categories, venues, films, screenings, passes, codes;
  ReservationsSoFar taken;
  root.tables("category", [&](TableReader& table) { read_category(table, sections, categories); });
  root.tables("venue", [&](TableReader& table) { read_venue(table, sections, venues); });
  root.tables("film", [&](TableReader& table) { read_film(table, sections, films); });
  root.tables("screening", [&](TableReader& table) { read_screening(table, sections, screenings); });
  root.tables("pass", [&](TableReader& table) { read_pass(table, sections, passes, codes); });
  root.tables("reservation", [&](TableReader& table) { read_reservation(table, sections, taken); });
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
  }
  if (complaints.first()) return kiosk::failure(complaints.first()->line_for(file));
  return *std::move(festival);
}

}  // namespace festival
