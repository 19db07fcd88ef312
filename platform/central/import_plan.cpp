// SPDX-License-Identifier: Apache-2.0
// Row by row; then the screenings that people hold tickets for.
#include "platform/central/import_plan.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace central {
namespace {

using Kind = ProgrammeChange::Kind;

/// What those who hold a ticket must know of.
constexpr std::array<std::string_view, 5> kMoves = {"starts", "venue", "room", "cancelled", "film"};

std::vector<ChangedField> changed_fields(const ProgrammeRow& before, const ProgrammeRow& after) {
  std::vector<ChangedField> made;
  for (const auto& field : after.fields) {
    auto was = before.value_of(field.name);
    if (was != field.value) made.push_back({field.name, std::move(was), field.value, field.kind});
  }
  return made;
}

void compare(const std::string& what, const std::map<std::string, ProgrammeRow>& before,
             const std::map<std::string, ProgrammeRow>& after, std::vector<ProgrammeChange>& made) {
  for (const auto& [id, row] : before) {
    if (!after.contains(id)) made.push_back({Kind::kRemoved, what, id, row.name});
  }
  for (const auto& [id, row] : after) {
    const auto was = before.find(id);
    if (was == before.end()) {
      made.push_back({Kind::kAdded, what, id, row.name});
    } else if (auto fields = changed_fields(was->second, row); !fields.empty()) {
      made.push_back({Kind::kChanged, what, id, row.name, std::move(fields)});
    }
  }
}

std::int64_t number_of(const ProgrammeRow& row, std::string_view field) { return std::stoll(row.value_of(field)); }

std::int64_t milliseconds(kiosk::Instant at) { return at.time_since_epoch().count(); }

std::string name_of_venue(const ProgrammeRows& rows, const std::string& id) {
  const auto* venue = rows.find("venue", id);
  return venue == nullptr ? id : venue->name;
}

/// One import's comparison; borrows all.
struct Comparison {
  Connection& db;
  const ProgrammeRows& before;
  const ProgrammeRows& after;
  kiosk::Instant now;

  [[nodiscard]] bool is_over(const ProgrammeRow& screening) const {
    return number_of(screening, "ends") <= milliseconds(now);
  }

  void add_tickets(MovedScreening& made) const {
    auto rows = db.query(
        "SELECT t.id, p.name, "
        "(SELECT count(*) FROM delivery d WHERE d.ticket = t.id AND d.outcome <> 'failed') "
        "FROM ticket t JOIN pass p ON p.id = t.pass WHERE t.screening = ? AND t.state = 'valid' ORDER BY p.name, t.id",
        made.id);
    while (rows.step()) {
      made.tickets.push_back(rows.text(0));
      made.holders.push_back(rows.text(1));
      made.handed_out += rows.integer(2) != 0 ? 1U : 0U;
    }
  }

  /// Nothing where no holder of a ticket has to know.
  [[nodiscard]] std::optional<MovedScreening> moved(const std::string& id, const ProgrammeRow& was) const {
    const auto* is = after.find("screening", id);
    if (is_over(was) && (is == nullptr || is_over(*is))) return std::nullopt;
    MovedScreening made{id, was.name};
    made.removed = is == nullptr;
    if (is != nullptr) {
      for (auto& field : changed_fields(was, *is)) {
        if (std::ranges::find(kMoves, field.field) == kMoves.end()) continue;
        if (field.field == "venue") {
          field.before = name_of_venue(before, field.before);
          field.after = name_of_venue(after, field.after);
        }
        if (field.field == "starts") made.into_past = number_of(*is, "starts") < milliseconds(now);
        made.fields.push_back(std::move(field));
      }
      if (made.fields.empty()) return std::nullopt;
    }
    add_tickets(made);
    return made.tickets.empty() ? std::nullopt : std::optional(std::move(made));
  }

  [[nodiscard]] bool tickets_are_good() const {
    return std::ranges::any_of(before.tables.at("screening"), [&](const auto& entry) {
      return !is_over(entry.second) &&
             db.number("SELECT count(*) FROM ticket WHERE screening = ? AND state = 'valid'", entry.first) != 0;
    });
  }
};

}  // namespace

bool ImportPlan::moves_into_past() const {
  return std::ranges::any_of(moved, [](const MovedScreening& one) { return one.into_past; });
}

ImportPlan plan_of(Connection& db, const ProgrammeRows& before, const ProgrammeRows& after, kiosk::Instant now) {
  ImportPlan made;
  made.zone_before = before.zone;
  made.zone_after = after.zone;
  for (const auto& [what, rows] : after.tables) {
    const auto was = before.tables.find(what);
    compare(what, was == before.tables.end() ? std::map<std::string, ProgrammeRow>{} : was->second, rows, made.changes);
  }
  if (before.zone.empty()) return made;
  const Comparison comparison{db, before, after, now};
  for (const auto& [id, row] : before.tables.at("screening")) {
    if (auto moved = comparison.moved(id, row)) made.moved.push_back(*std::move(moved));
  }
  for (auto& field : changed_fields(*before.find("festival", "festival"), *after.find("festival", "festival"))) {
    const bool moves = field.field == "zone" || field.field == "first_day";
    if (moves && comparison.tickets_are_good()) made.head.push_back(std::move(field));
  }
  return made;
}

}  // namespace central
