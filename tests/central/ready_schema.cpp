// SPDX-License-Identifier: Apache-2.0
// The database carries a print of what the migration made: all of its catalogue, and how many rows each table had.
#include "tests/central/ready_schema.hpp"

#include "platform/central/postgres.hpp"
#include "platform/central/schema.hpp"

namespace house {
namespace {

constexpr auto kPrint = R"sql(
SELECT md5(string_agg(said, ';' ORDER BY said)) FROM (
  SELECT concat_ws(' ', relname, relkind, CASE relkind WHEN 'r' THEN query_to_xml(
    format(CASE relname WHEN 'central_schema' THEN 'SELECT * FROM %I' ELSE 'SELECT count(*) FROM %I' END, relname),
    false, true, '')::text END) AS said
  FROM pg_class WHERE relnamespace = 'public'::regnamespace
  UNION ALL SELECT concat_ws(' ', attrelid::regclass, attnum, attname, atttypid::regtype, attnotnull, attisdropped)
  FROM pg_attribute JOIN pg_class c ON c.oid = attrelid WHERE c.relnamespace = 'public'::regnamespace
  UNION ALL SELECT concat_ws(' ', conrelid::regclass, pg_get_constraintdef(oid)) FROM pg_constraint
  WHERE connamespace = 'public'::regnamespace
  UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL SELECT concat_ws(' ', pg_get_triggerdef(oid), tgenabled) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  UNION ALL SELECT ?) everything
)sql";

// The schema's own rules keep tickets; in the role of a replica none of them is looked at, which a superuser may.
constexpr auto kEmpty = R"sql(
SET session_replication_role = replica;
DO $$
DECLARE
  it record;
BEGIN
  FOR it IN SELECT relname, relkind, oid FROM pg_class WHERE relnamespace = 'public'::regnamespace LOOP
    CASE
      WHEN it.relkind = 'S' THEN PERFORM setval(it.oid, 1, false);
      WHEN it.relkind <> 'r' OR it.relname = 'central_schema' THEN NULL;
      WHEN it.relname = 'device' THEN DELETE FROM device WHERE id <> 'online';
      ELSE EXECUTE format('DELETE FROM %I', it.relname);
    END CASE;
  END LOOP;
END $$;
)sql";

std::string text(central::Connection& db, const std::string& query, const std::string& value) {
  auto row = db.query(query, value);
  return row.step() ? row.text(0) : "";
}

std::string print_of(central::Connection& db) {
  std::string steps;
  for (const auto step : central::postgres_steps()) steps += step.sql;
  return text(db, kPrint, steps);
}

}  // namespace

void make_ready(const postgres::Database& database) {
  central::PostgresConnection db(database.address());
  const auto carried =
      text(db, "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = ?", database.name());
  if (!carried.empty()) {
    central::PostgresConnection(database.admin_address()).script(kEmpty);
    if (print_of(db) == carried) return;
  }
  db.script("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  central::migrate(db);
  db.script("COMMENT ON DATABASE " + database.name() + " IS '" + print_of(db) + "'");
}

}  // namespace house
