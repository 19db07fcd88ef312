// SPDX-License-Identifier: Apache-2.0
// The database's schema as numbered steps forward; the newest is what the code of this program knows.
#pragma once

#include <cstdint>
#include <span>

#include "platform/central/database.hpp"
#include "platform/central/later_step.hpp"

namespace central {

// Step n (counted from 1) brings schema n - 1 to n. A step that was ever released is never changed again.
[[nodiscard]] std::span<const SchemaStep> sqlite_steps();
[[nodiscard]] std::span<const SchemaStep> postgres_steps();

/// Brings the database to its newest schema, each step in a transaction of its own. Safe from several processes.
/// Throws StoreFailure, with one clear line, where the schema is newer than `steps` or the database is another
/// program's.
void migrate(Connection& connection, std::span<const SchemaStep> steps);
/// With the steps of its kind of database.
void migrate(Connection& connection);

/// Where a database's schema stands.
struct SchemaNumber {
  std::int64_t number = 0;  ///< 0: there is nothing in it
  std::int64_t newest = 0;  ///< what this program knows

  [[nodiscard]] bool is_blank() const { return number == 0; }
  [[nodiscard]] bool is_older() const { return number > 0 && number < newest; }
};
/// Changes nothing. Throws as migrate() does.
[[nodiscard]] SchemaNumber schema_of(Connection& connection);

}  // namespace central
