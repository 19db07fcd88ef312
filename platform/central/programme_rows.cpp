// SPDX-License-Identifier: Apache-2.0
// A query a kind of thing, and one a list that belongs to it.
#include "platform/central/programme_rows.hpp"

#include <span>
#include <string_view>

namespace central {
namespace {

struct Column {
  std::string_view field;
  FieldKind kind = FieldKind::kText;
};

/// The query's columns are the id, the name, and these; its parameter is the revision.
struct Source {
  std::string_view what;
  std::string_view query;
  std::span<const Column> columns;
};

constexpr Column kFestivalColumns[] = {{"name"}, {"zone"}, {"first_day"}};
constexpr Column kRuleColumns[] = {{"value"}};
constexpr Column kCategoryColumns[] = {{"name"}, {"daily_limit"}};
constexpr Column kVenueColumns[] = {{"name"}, {"directions"}};
constexpr Column kFilmColumns[] = {{"title"},   {"own_title"},   {"running_minutes"}, {"synopsis"},
                                   {"website"}, {"distributor"}, {"sales_agent"}};
constexpr Column kScreeningColumns[] = {{"starts", FieldKind::kInstant},
                                        {"ends", FieldKind::kInstant},
                                        {"venue"},
                                        {"room"},
                                        {"cancelled"},
                                        {"film"},
                                        {"q_and_a_minutes"},
                                        {"programme_day"}};
constexpr Column kPassColumns[] = {
    {"name"},  {"code", FieldKind::kHidden},        {"email", FieldKind::kHidden},       {"category"},
    {"state"}, {"valid_from", FieldKind::kInstant}, {"valid_until", FieldKind::kInstant}};

constexpr Source kSources[] = {
    {"festival", "SELECT 'festival', name, name, zone, first_day FROM festival WHERE revision = ?", kFestivalColumns},
    {"rule", "SELECT name, '', value FROM rule WHERE EXISTS (SELECT 1 FROM festival WHERE revision = ?)", kRuleColumns},
    {"category", "SELECT id, name, name, daily_limit FROM category WHERE revision = ?", kCategoryColumns},
    {"venue", "SELECT id, name, name, directions FROM venue WHERE revision = ?", kVenueColumns},
    {"film",
     "SELECT id, title, title, own_title, running_minutes, synopsis, website, distributor, sales_agent FROM film "
     "WHERE revision = ?",
     kFilmColumns},
    {"screening",
     "SELECT s.id, f.title, s.starts_at, s.ends_at, s.venue, s.room, CASE s.cancelled WHEN 0 THEN 'no' ELSE 'yes' END, "
     "s.film, s.q_and_a_minutes, s.programme_day FROM screening s JOIN film f ON f.id = s.film WHERE s.revision = ?",
     kScreeningColumns},
    {"pass",
     "SELECT id, name, name, code, email, category, CASE state WHEN 0 THEN 'active' WHEN 1 THEN 'not_collected' "
     "WHEN 2 THEN 'suspended' ELSE 'replaced' END, valid_from, valid_until FROM pass WHERE revision = ?",
     kPassColumns},
};

/// The query's columns are the id and one item of the list, in their order; its parameter is the revision.
struct List {
  std::string_view what;
  std::string_view field;
  std::string_view query;
  FieldKind kind = FieldKind::kText;
};

constexpr List kLists[] = {
    {"venue", "hours",
     "SELECT h.venue, h.day || ' ' || h.opens || ' ' || h.closes FROM venue_hours h JOIN venue v ON v.id = h.venue "
     "WHERE v.revision = ? ORDER BY h.venue, h.day",
     FieldKind::kHidden},
    {"category", "name by language",
     "SELECT l.id, l.language || ': ' || l.text FROM local_text l JOIN category c ON c.id = l.id "
     "WHERE l.what = 'category_name' AND c.revision = ? ORDER BY l.id, l.language"},
    {"venue", "directions by language",
     "SELECT l.id, l.language || ': ' || l.text FROM local_text l JOIN venue v ON v.id = l.id "
     "WHERE l.what = 'venue_directions' AND v.revision = ? ORDER BY l.id, l.language"},
    {"film", "credits",
     "SELECT c.film, c.role || ': ' || c.name FROM film_credit c JOIN film f ON f.id = c.film WHERE f.revision = ? "
     "ORDER BY c.film, c.position, c.name_position"},
    {"screening", "allotment",
     "SELECT screening, category || ' ' || seats FROM allotment WHERE revision = ? ORDER BY screening, category"},
    {"screening", "categories",
     "SELECT c.screening, c.category FROM screening_category c JOIN screening s ON s.id = c.screening "
     "WHERE s.revision = ? ORDER BY c.screening, c.category"},
    {"screening", "access",
     "SELECT a.screening, CASE a.kind WHEN 0 THEN 'closed captions' WHEN 1 THEN 'open captions' "
     "WHEN 2 THEN 'audio description' ELSE 'sign language' END || CASE a.language WHEN '' THEN '' ELSE ' ' || "
     "a.language END || CASE a.part WHEN '' THEN '' ELSE ' (' || a.part || ')' END FROM screening_access a "
     "JOIN screening s ON s.id = a.screening WHERE s.revision = ? ORDER BY a.screening, a.position"},
};

void read(Connection& db, const Source& source, std::int64_t revision, ProgrammeRows& made) {
  auto& table = made.tables[std::string(source.what)];
  for (auto rows = db.query(source.query, revision); rows.step();) {
    auto& row = table[rows.text(0)];
    row.name = rows.text(1);
    int column = 2;
    for (const auto& [field, kind] : source.columns) {
      row.fields.push_back({std::string(field), rows.text(column++), kind});
    }
  }
}

void read(Connection& db, const List& list, std::int64_t revision, ProgrammeRows& made) {
  auto& table = made.tables[std::string(list.what)];
  for (auto& [id, row] : table) row.fields.push_back({std::string(list.field), {}, list.kind});
  for (auto rows = db.query(list.query, revision); rows.step();) {
    const auto found = table.find(rows.text(0));
    if (found == table.end()) continue;
    auto& field = found->second.fields.back();
    field.value.append(field.value.empty() ? "" : ", ").append(rows.text(1));
    field.items.push_back(rows.text(1));
  }
}

}  // namespace

const ProgrammeField* ProgrammeRow::find(std::string_view field) const {
  for (const auto& one : fields) {
    if (one.name == field) return &one;
  }
  return nullptr;
}

std::string ProgrammeRow::value_of(std::string_view field) const {
  const auto* found = find(field);
  return found == nullptr ? std::string() : found->value;
}

const ProgrammeRow* ProgrammeRows::find(const std::string& what, const std::string& id) const {
  const auto table = tables.find(what);
  if (table == tables.end()) return nullptr;
  const auto row = table->second.find(id);
  return row == table->second.end() ? nullptr : &row->second;
}

ProgrammeRows read_programme_rows(Connection& db, std::int64_t revision) {
  ProgrammeRows made;
  for (const auto& source : kSources) read(db, source, revision, made);
  for (const auto& list : kLists) read(db, list, revision, made);
  if (const auto* festival = made.find("festival", "festival")) made.zone = festival->value_of("zone");
  return made;
}

}  // namespace central
