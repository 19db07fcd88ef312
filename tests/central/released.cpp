// SPDX-License-Identifier: Apache-2.0
// The rows of a festival under the columns that the released schema had.
#include "tests/central/released.hpp"

#include "platform/central/schema.hpp"
#include "platform/central/tables.hpp"
#include "tests/support/catch.hpp"

namespace house {
namespace {

/// Steps of the later ones that were released.
constexpr std::size_t kReleasedLaterSteps = 4;

std::span<const central::SchemaStep> steps_with(std::size_t later_steps) {
  const bool sqlite = test_dialect() == central::Dialect::kSqlite;
  const auto all = sqlite ? central::sqlite_steps() : central::postgres_steps();
  return all.first((sqlite ? 2 : 1) + later_steps);
}

/// Inside a transaction of each.
void copy_rows(central::Connection& from, central::Connection& to) {
  const auto tables = central::tables_of(to);
  central::GuardsOff guards(to, tables);
  for (auto table = tables.rbegin(); table != tables.rend(); ++table) {
    to.execute("DELETE FROM " + central::quoted_name(table->name));
  }
  for (const auto& table : tables) {
    central::read_rows(from, table, [&](const central::TableRow& row) { central::add_rows(to, table, {row}); });
    central::go_on_counting(to, table);
  }
  guards.restore();
}

}  // namespace

std::int64_t released_schema() { return static_cast<std::int64_t>(steps_with(kReleasedLaterSteps).size()); }

Released::Released() : Released(kReleasedLaterSteps) {}

Released::Released(std::size_t later_steps) {
  ticket = h.get("amara", "union").value();
  REQUIRE(h.report(ticket.id, kiosk::DeliveryOutcome::kUncertain) == 204);
  ticket = h.replace(ticket.id).value();
  REQUIRE(h.report(ticket.id, kiosk::DeliveryOutcome::kDelivered, 2) == 204);
  const auto back = h.get("press", "union").value();
  REQUIRE(h.give_back(back.id).status == 204);
  const auto body = R"({"pass":"press","screening":"late","channel":"in_person"})";
  kept = h.visited(post("/v1/tickets", body));
  kept_answer = h.ask(kept);
  REQUIRE(kept_answer.status == 201);
  session = h.sign_in("PASS-AMARA");
  REQUIRE(h.ask(post("/v1/kiosks/help", R"({"language":"fr"})")).status == 201);
  REQUIRE(h.audit() == "");

  const auto db = old_.connect();
  const auto steps = steps_with(later_steps);
  central::migrate(*db, steps);
  h.store().transact(central::Purpose::kRead, [&](central::Connection& newest) {
    central::Transaction writing(*db, central::Purpose::kAlone);
    copy_rows(newest, *db);
    writing.commit();
  });
  REQUIRE(schema_version(*db) == static_cast<std::int64_t>(steps.size()));
}

void Released::move_screening(const std::string& screening, std::chrono::minutes by) const {
  const std::int64_t moved = kiosk::Duration{by}.count();
  REQUIRE(connect()->execute("UPDATE screening SET starts_at = starts_at + ?, ends_at = ends_at + ? WHERE id = ?",
                             moved, moved, screening) == 1);
}

}  // namespace house
