// SPDX-License-Identifier: Apache-2.0
// How a database comes to the newest schema; where it keeps its number is the one thing each kind does its own way.
#include "platform/central/schema.hpp"

#include <string>

#include "platform/central/locked.hpp"
#include "platform/central/sqlite.hpp"

namespace central {
namespace {

/// Each waits for a lock as long as its connection does, 5 s.
constexpr int kAttemptsAtStep = 6;

struct Version {
  std::int64_t number = 0;
  bool ours = true;  ///< false: somebody else's tables are in it
};

Version sqlite_version(Connection& db) { return {db.number("PRAGMA user_version"), !is_another_programs(db)}; }

Version postgres_version(Connection& db) {
  const auto named = [&](const std::string& condition) {
    return db.number("SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema() " +
                     condition);
  };
  if (named("AND table_name = 'central_schema'") != 0) return {db.number("SELECT version FROM central_schema"), true};
  return {0, named("") == 0};
}

Version version_of(Connection& db) {
  return db.dialect() == Dialect::kSqlite ? sqlite_version(db) : postgres_version(db);
}

void write_version(Connection& db, std::size_t version) {
  const auto number = std::to_string(version);
  if (db.dialect() == Dialect::kSqlite) {
    db.script("PRAGMA application_id = " + std::to_string(kApplicationId) + "; PRAGMA user_version = " + number);
  } else {
    db.script(
        "CREATE TABLE IF NOT EXISTS central_schema (version bigint NOT NULL); DELETE FROM central_schema; "
        "INSERT INTO central_schema (version) VALUES (" +
        number + ")");
  }
}

void require_ours(const Version& version, std::size_t newest) {
  if (!version.ours) throw StoreFailure("the tables in it are another program's; name another database");
  if (version.number > static_cast<std::int64_t>(newest)) {
    throw StoreFailure("schema " + std::to_string(version.number) + " is newer than this program's " +
                       std::to_string(newest) + "; install the newer program");
  }
}

/// SQLite changes a table by making it anew, which its foreign keys would take for a loss: they are looked at before
/// the commit instead. Only outside a transaction can they be switched.
class WithoutForeignKeys {
 public:
  explicit WithoutForeignKeys(Connection& db) : db_(db) {
    if (db_.dialect() == Dialect::kSqlite) db_.script("PRAGMA foreign_keys = OFF");
  }
  ~WithoutForeignKeys() {
    try {
      end();
    } catch (const StoreFailure&) {
      // The step has failed before, and the connection goes with it.
    }
  }
  WithoutForeignKeys(const WithoutForeignKeys&) = delete;
  WithoutForeignKeys& operator=(const WithoutForeignKeys&) = delete;

  void end() {
    if (db_.dialect() == Dialect::kSqlite) db_.script("PRAGMA foreign_keys = ON");
  }
  void check() {
    if (db_.dialect() != Dialect::kSqlite) return;
    if (auto rows = db_.query("PRAGMA foreign_key_check"); rows.step()) {
      throw StoreFailure("a row of " + rows.text(0) + " would refer to nothing in " + rows.text(2));
    }
  }

 private:
  Connection& db_;
};

void take_step(Connection& db, std::span<const SchemaStep> steps) {
  WithoutForeignKeys loose(db);
  {
    Transaction step(db, Purpose::kAlone);
    // Read again: another process may have taken the step while this one waited for the lock.
    const auto version = static_cast<std::size_t>(version_of(db).number);
    if (version < steps.size()) {
      db.script(steps[version].sql);
      if (steps[version].then != nullptr) steps[version].then(db);
      write_version(db, version + 1);
      loose.check();
    }
    step.commit();
  }
  loose.end();
}

/// Another program may be taking the steps, or reading for long what a step changes.
void take_step_patiently(Connection& db, std::span<const SchemaStep> steps) {
  for (int attempt = 1;; ++attempt) {
    try {
      take_step(db, steps);
      return;
    } catch (const Locked&) {
      if (attempt == kAttemptsAtStep) throw StoreFailure(kKeptByAnother);
    }
  }
}

}  // namespace

void migrate(Connection& connection, std::span<const SchemaStep> steps) {
  while (true) {
    {
      Transaction reading(connection, Purpose::kRead);
      const auto version = version_of(connection);
      require_ours(version, steps.size());
      if (version.number == static_cast<std::int64_t>(steps.size())) return;
    }
    take_step_patiently(connection, steps);
  }
}

namespace {

std::span<const SchemaStep> steps_of(Connection& connection) {
  return connection.dialect() == Dialect::kSqlite ? sqlite_steps() : postgres_steps();
}

}  // namespace

void migrate(Connection& connection) { migrate(connection, steps_of(connection)); }

SchemaNumber schema_of(Connection& connection) {
  const auto newest = steps_of(connection).size();
  Transaction reading(connection, Purpose::kRead);
  const auto version = version_of(connection);
  require_ours(version, newest);
  return {version.number, static_cast<std::int64_t>(newest)};
}

}  // namespace central
