// SPDX-License-Identifier: Apache-2.0
// The database's schema as numbered steps forward; the newest is what the code of this program knows.
#pragma once

#include <span>
#include <string_view>

#include "platform/central/database.hpp"

namespace central {

// Step n (counted from 1) brings schema n - 1 to n. A step that was ever released is never changed again.
[[nodiscard]] std::span<const std::string_view> sqlite_steps();
[[nodiscard]] std::span<const std::string_view> postgres_steps();

/// Brings the database to its newest schema, each step in a transaction of its own. Safe from several processes.
/// Throws StoreFailure, with one clear line, where the schema is newer than `steps` or the database is another
/// program's.
void migrate(Connection& connection, std::span<const std::string_view> steps);
/// With the steps of its kind of database.
void migrate(Connection& connection);
/// Whether migrate() would change a database that has something in it. Throws as migrate() does.
[[nodiscard]] bool needs_upgrade(Connection& connection);

}  // namespace central
