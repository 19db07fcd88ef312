// SPDX-License-Identifier: Apache-2.0
// What SQLite's pragmas and PostgreSQL's catalogues say.
#include "platform/central/tables.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace central {
namespace {

using Type = TableColumn::Type;

constexpr auto kSqliteTables =
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name";
constexpr auto kSqliteColumns = "SELECT name, type, 0 FROM pragma_table_info(?) ORDER BY name";
constexpr auto kSqliteReferences = R"(SELECT DISTINCT "table" FROM pragma_foreign_key_list(?))";

constexpr auto kPostgresTables =
    "SELECT CAST(table_name AS text) FROM information_schema.tables WHERE table_schema = current_schema() "
    "AND table_type = 'BASE TABLE' AND table_name <> 'central_schema' ORDER BY 1";
constexpr auto kPostgresColumns =
    "SELECT CAST(column_name AS text) COLLATE \"C\", CAST(data_type AS text), "
    "CASE WHEN is_identity = 'YES' THEN 1 ELSE 0 END "
    "FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = ? ORDER BY 1";
constexpr auto kPostgresReferences =
    "SELECT DISTINCT CAST(t.relname AS text) FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid "
    "JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_class t ON t.oid = f.confrelid "
    "WHERE f.contype = 'f' AND n.nspname = current_schema() AND c.relname = ?";

Type type_of(const std::string& table, const std::string& column, const std::string& type) {
  static const std::map<std::string, Type, std::less<>> kTypes = {
      {"INTEGER", Type::kInteger}, {"INT", Type::kInteger},     {"TEXT", Type::kText}, {"BLOB", Type::kBytes},
      {"bigint", Type::kInteger},  {"integer", Type::kInteger}, {"text", Type::kText}, {"bytea", Type::kBytes},
      {"boolean", Type::kBoolean}, {"smallint", Type::kInteger}};
  const auto found = kTypes.find(type);
  if (found == kTypes.end()) {
    throw StoreFailure("the column " + column + " of " + table + " is of the type " + type +
                       ", which is not known here");
  }
  return found->second;
}

std::vector<std::string> texts(Rows rows) {
  std::vector<std::string> made;
  while (rows.step()) made.push_back(rows.text(0));
  return made;
}

TableShape shape_of(Connection& db, const std::string& name) {
  TableShape shape{name, {}};
  auto rows = db.query(db.dialect() == Dialect::kSqlite ? kSqliteColumns : kPostgresColumns, name);
  while (rows.step()) {
    shape.columns.push_back({rows.text(0), type_of(name, rows.text(0), rows.text(1)), rows.integer(2) != 0});
  }
  return shape;
}

TableRow row_of(const Rows& rows, const TableShape& table) {
  TableRow row(table.columns.size());
  for (std::size_t i = 0; i < row.size(); ++i) {
    const int column = static_cast<int>(i);
    auto& cell = row[i];
    cell.null = rows.null(column);
    if (cell.null) continue;
    const auto type = table.columns[i].type;
    if (type == Type::kInteger || type == Type::kBoolean) {
      cell.number = rows.integer(column);
    } else {
      cell.bytes = rows.text(column);
    }
  }
  return row;
}

std::string columns_list(const TableShape& table) {
  std::string list;
  for (const auto& column : table.columns) list += (list.empty() ? "" : ", ") + quoted_name(column.name);
  return list;
}

Parameter parameter_of(const Cell& cell, Type type) {
  if (cell.null) return std::monostate{};
  if (type == Type::kInteger || type == Type::kBoolean) return cell.number;
  if (type == Type::kText) return std::string_view(cell.bytes);
  return Blob{cell.bytes};
}

/// How a value stands in PostgreSQL's statement: a null has no type of its own.
std::string_view placeholder(Dialect dialect, Type type) {
  if (dialect == Dialect::kSqlite) return "?";
  switch (type) {
    case Type::kInteger:
      return "CAST(? AS bigint)";
    case Type::kText:
      return "CAST(? AS text)";
    case Type::kBytes:
      return "CAST(? AS bytea)";
    case Type::kBoolean:
      return "(CAST(? AS bigint) <> 0)";
  }
  return "?";
}

/// A server gives all rows of a query at once; of its cursor, as many as are asked for.
void read_through_cursor(Connection& db, const TableShape& table, const std::string& select,
                         const std::function<void(const TableRow&)>& each) {
  static int opened = 0;  // a statement is kept by its text, with the columns that it had
  const auto cursor = "copy_" + std::to_string(++opened);
  db.script("DECLARE " + cursor + " NO SCROLL CURSOR FOR " + select);
  const auto fetch = "FETCH FORWARD 2000 FROM " + cursor;
  for (bool more = true; more;) {
    more = false;
    for (auto rows = db.query(fetch); rows.step(); more = true) each(row_of(rows, table));
  }
  db.script("CLOSE " + cursor);
}

}  // namespace

std::string quoted_name(const std::string& name) {
  std::string made = "\"";
  for (const char c : name) made += c == '"' ? std::string("\"\"") : std::string(1, c);
  return made + "\"";
}

std::vector<TableShape> tables_of(Connection& db) {
  const bool sqlite = db.dialect() == Dialect::kSqlite;
  auto left = texts(db.query(sqlite ? kSqliteTables : kPostgresTables));
  std::map<std::string, std::vector<std::string>> refers;
  for (const auto& name : left) refers[name] = texts(db.query(sqlite ? kSqliteReferences : kPostgresReferences, name));
  std::vector<TableShape> made;
  std::set<std::string> there;
  while (!left.empty()) {
    const auto ready = [&](const std::string& name) {
      return std::ranges::all_of(refers[name],
                                 [&](const auto& other) { return other == name || there.contains(other); });
    };
    const auto next = std::ranges::find_if(left, ready);
    if (next == left.end()) throw StoreFailure("the tables refer to each other in a circle: " + left.front());
    made.push_back(shape_of(db, *next));
    there.insert(*next);
    left.erase(next);
  }
  return made;
}

void read_rows(Connection& db, const TableShape& table, const std::function<void(const TableRow&)>& each) {
  const auto select = "SELECT " + columns_list(table) + " FROM " + quoted_name(table.name);
  if (db.dialect() == Dialect::kPostgres) return read_through_cursor(db, table, select, each);
  for (auto rows = db.query(select); rows.step();) each(row_of(rows, table));
}

void add_rows(Connection& db, const TableShape& table, const std::vector<TableRow>& rows) {
  if (rows.empty()) return;
  std::string one = "(";
  for (const auto& column : table.columns) {
    one.append(one.size() == 1 ? "" : ", ").append(placeholder(db.dialect(), column.type));
  }
  one += ')';
  std::string sql = "INSERT INTO " + quoted_name(table.name) + " (" + columns_list(table) + ")";
  if (db.dialect() == Dialect::kPostgres) sql += " OVERRIDING SYSTEM VALUE";
  sql += " VALUES " + one;
  for (std::size_t i = 1; i < rows.size(); ++i) sql.append(", ").append(one);
  std::vector<Parameter> values;
  values.reserve(rows.size() * table.columns.size());
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) values.push_back(parameter_of(row[i], table.columns[i].type));
  }
  db.run(sql, values);
}

void go_on_counting(Connection& db, const TableShape& table) {
  if (db.dialect() == Dialect::kSqlite) return;  // a new row is always above the highest
  for (const auto& column : table.columns) {
    if (!column.identity) continue;
    const auto sql =
        "SELECT setval(pg_get_serial_sequence(?, ?), greatest(highest, 1), highest > 0) FROM "
        "(SELECT coalesce(max(" +
        quoted_name(column.name) + "), 0) AS highest FROM " + quoted_name(table.name) + ") counted";
    (void)db.query(sql, quoted_name(table.name), column.name).step();
  }
}

GuardsOff::GuardsOff(Connection& db, const std::vector<TableShape>& tables) : db_(db), tables_(tables) {
  if (db_.dialect() == Dialect::kPostgres) {
    for (const auto& table : tables_) db_.script("ALTER TABLE " + quoted_name(table.name) + " DISABLE TRIGGER USER");
    return;
  }
  std::vector<std::string> names;
  for (auto rows = db_.query("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"); rows.step();) {
    names.push_back(rows.text(0));
    triggers_.push_back(rows.text(1));
  }
  for (const auto& name : names) db_.script("DROP TRIGGER " + quoted_name(name));
}

void GuardsOff::restore() {
  if (db_.dialect() == Dialect::kPostgres) {
    for (const auto& table : tables_) db_.script("ALTER TABLE " + quoted_name(table.name) + " ENABLE TRIGGER USER");
  }
  for (const auto& trigger : triggers_) db_.script(trigger);
  triggers_.clear();
}

}  // namespace central
