// SPDX-License-Identifier: Apache-2.0
// The tables of a database as its own catalogue has them, and their rows, whatever kind of database it is.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "platform/central/database.hpp"

namespace central {

struct TableColumn {
  enum class Type { kInteger, kText, kBytes, kBoolean };
  std::string name;
  Type type = Type::kInteger;
  bool identity = false;  ///< the server counts it up by itself (PostgreSQL)
};

struct TableShape {
  std::string name;
  std::vector<TableColumn> columns;  ///< by name
};

/// The service's own tables, each after those that it refers to. Throws StoreFailure, where tables refer to each other
/// in a circle or a column has another type too.
[[nodiscard]] std::vector<TableShape> tables_of(Connection& db);

/// A value of a row.
struct Cell {
  bool null = true;
  std::int64_t number = 0;  ///< of kInteger and kBoolean
  std::string bytes;        ///< of kText and kBytes
};
using TableRow = std::vector<Cell>;  ///< as the columns

/// Calls `each` for every row, in no particular order; a part of a large table is in memory at a time. Inside a
/// transaction. Throws StoreFailure.
void read_rows(Connection& db, const TableShape& table, const std::function<void(const TableRow&)>& each);

/// Adds rows with one statement. The columns' identities are what the rows say. Inside a transaction in which
/// GuardsOff is; a database takes about 30,000 values at once. Throws StoreFailure.
void add_rows(Connection& db, const TableShape& table, const std::vector<TableRow>& rows);

/// What the database counts up by itself goes on after the highest number there is. Throws StoreFailure.
void go_on_counting(Connection& db, const TableShape& table);

/// The schema's triggers, which count seats and judge what is new, away for rows that were judged and counted before;
/// back with restore(), or with the rollback of the transaction it is in. Throws StoreFailure.
class GuardsOff {
 public:
  GuardsOff(Connection& db, const std::vector<TableShape>& tables);
  void restore();

 private:
  Connection& db_;
  const std::vector<TableShape>& tables_;
  std::vector<std::string> triggers_;  ///< SQLite: how each is made
};

/// A name as it stands in a statement: "position".
[[nodiscard]] std::string quoted_name(const std::string& name);

}  // namespace central
