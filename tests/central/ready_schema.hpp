// SPDX-License-Identifier: Apache-2.0
// A PostgreSQL database at the newest schema without a row in it, in less time than it takes to make one.
#pragma once

#include "tests/support/postgres_server.hpp"

namespace house {

/// Empties the tables that are there where they are exactly what the migration makes; else drops them and migrates.
/// Whatever a test did to its schema, the next one meets it whole.
void make_ready(const postgres::Database& database);

}  // namespace house
