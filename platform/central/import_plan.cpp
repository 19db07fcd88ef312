// SPDX-License-Identifier: Apache-2.0
// Row by row; then the screenings that people hold tickets for.
#include "platform/central/import_plan.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <tuple>

namespace central {
namespace {

using Kind = ProgrammeChange::Kind;

/// What a ticket says, or its holder was told with it. Venues, titles and access notices are looked at for themselves.
constexpr std::array<std::string_view, 6> kMoves = {"starts", "ends", "room", "cancelled", "film", "programme_day"};
/// Of the whole festival. The rule of the seats is printed on each ticket; the roll-over says which day the door has.
constexpr std::array<std::string_view, 2> kHeadMoves = {"zone", "first_day"};
constexpr std::array<std::string_view, 2> kRuleMoves = {"be_seated_by", "roll_over"};

bool is_among(const auto& names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

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

/// Whether the list has less than it had, whatever it has more.
bool loses_item(const ProgrammeRow& before, const ProgrammeRow& after, std::string_view list) {
  const auto* was = before.find(list);
  const auto* is = after.find(list);
  if (was == nullptr) return false;
  return std::ranges::any_of(was->items, [&](const std::string& item) {
    return is == nullptr || std::ranges::find(is->items, item) == is->items.end();
  });
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

  /// A venue by another id, or of another name: people find it by its name.
  void add_venue(const ProgrammeRow& was, const ProgrammeRow& is, std::vector<ChangedField>& made) const {
    const auto id_before = was.value_of("venue");
    const auto id_after = is.value_of("venue");
    auto name_before = name_of_venue(before, id_before);
    auto name_after = name_of_venue(after, id_after);
    if (name_before != name_after) {
      made.push_back({"venue", std::move(name_before), std::move(name_after)});
    } else if (id_before != id_after) {
      made.push_back({"venue", id_before, id_after});
    }
  }

  /// All that its tickets' holders have to know.
  [[nodiscard]] std::vector<ChangedField> moves_of(const ProgrammeRow& was, const ProgrammeRow& is) const {
    std::vector<ChangedField> made;
    for (auto& field : changed_fields(was, is)) {
      if (field.field == "venue") continue;
      if (is_among(kMoves, field.field) || (field.field == "access" && loses_item(was, is, "access"))) {
        made.push_back(std::move(field));
      }
    }
    add_venue(was, is, made);
    if (was.value_of("film") == is.value_of("film") && was.name != is.name)
      made.push_back({"title", was.name, is.name});
    return made;
  }

  /// Nothing where no holder of a ticket has to know.
  [[nodiscard]] std::optional<MovedScreening> moved(const std::string& id, const ProgrammeRow& was) const {
    const auto* is = after.find("screening", id);
    if (is_over(was) && (is == nullptr || is_over(*is))) return std::nullopt;
    MovedScreening made{id, was.name};
    made.removed = is == nullptr;
    if (is != nullptr) {
      made.fields = moves_of(was, *is);
      if (made.fields.empty()) return std::nullopt;
      const bool starts_moves = was.value_of("starts") != is->value_of("starts");
      made.into_past = starts_moves && number_of(*is, "starts") < milliseconds(now);
      made.over = is_over(*is);
    }
    add_tickets(made);
    return made.tickets.empty() ? std::nullopt : std::optional(std::move(made));
  }

  /// What changes for the whole festival, in the order of its rows.
  [[nodiscard]] std::vector<ChangedField> head() const {
    std::vector<ChangedField> made;
    for (auto& field : changed_fields(*before.find("festival", "festival"), *after.find("festival", "festival"))) {
      if (is_among(kHeadMoves, field.field)) made.push_back(std::move(field));
    }
    for (const auto rule : kRuleMoves) {
      const std::string name(rule);
      const auto* was = before.find("rule", name);
      const auto* is = after.find("rule", name);
      if (was == nullptr || is == nullptr || was->value_of("value") == is->value_of("value")) continue;
      made.push_back({name, was->value_of("value"), is->value_of("value")});
    }
    return made.empty() || tickets_are_good() ? made : std::vector<ChangedField>{};
  }

  [[nodiscard]] bool tickets_are_good() const {
    return std::ranges::any_of(before.tables.at("screening"), [&](const auto& entry) {
      return !is_over(entry.second) &&
             db.number("SELECT count(*) FROM ticket WHERE screening = ? AND state = 'valid'", entry.first) != 0;
    });
  }
};

}  // namespace

bool ImportPlan::closes_box_office() const { return std::ranges::any_of(box_offices, &BoxOfficeChange::closes_now); }

bool ImportPlan::changes_the_same(const ImportPlan& other) const {
  const auto all = [](const ImportPlan& plan) {
    return std::tie(plan.changes, plan.moved, plan.head, plan.zone_before, plan.zone_after);
  };
  return all(*this) == all(other);
}

bool ImportPlan::closes_another(const ImportPlan& other) const {
  return std::ranges::any_of(box_offices, [&](const BoxOfficeChange& one) {
    const auto closes_the_same = [&](const BoxOfficeChange& its) {
      return its.closes_now && its.venue == one.venue && its.day == one.day;
    };
    return one.closes_now && std::ranges::none_of(other.box_offices, closes_the_same);
  });
}

bool ImportPlan::moves_into_past() const {
  return std::ranges::any_of(moved, [](const MovedScreening& one) { return one.into_past || one.over; });
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
  made.head = comparison.head();
  return made;
}

}  // namespace central
