// SPDX-License-Identifier: Apache-2.0
// SQLite as one of the service's databases: a file beside the program, one writer at a time.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "platform/central/database.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace central {

/// "KTIC": says in SQLite's file header whose database this is.
constexpr std::int64_t kApplicationId = 0x4B544943;

/// Whether the tables of an SQLite database are another program's. Changes nothing. Throws StoreFailure.
[[nodiscard]] bool is_another_programs(Connection& db);

/// One connection to a file: WAL, synchronous FULL, foreign keys on, waits 5 s for another process's write. A file of
/// another program keeps its journal mode, and each of its bytes where nothing is written. Statements are prepared once
/// and kept. One thread at a time.
class SqliteConnection final : public Connection {
 public:
  enum class Mode {
    kExisting,
    kAsItIs,  ///< the same, but what is no WAL file does not become one
    kCreate,
    kAlone,  ///< an existing one that no other connection has open, nor opens while this one lives
  };

  /// Throws StoreFailure where the file cannot be opened, or is no database.
  SqliteConnection(const std::string& file, Mode mode);
  ~SqliteConnection() override;

  [[nodiscard]] Dialect dialect() const override { return Dialect::kSqlite; }
  void script(std::string_view sql) override;
  void begin(Purpose purpose) override;
  void commit() override;
  void rollback() override;
  [[nodiscard]] bool idle() const override;
  [[nodiscard]] std::unique_ptr<Cursor> open(std::string_view sql, std::span<const Parameter> parameters) override;
  int run(std::string_view sql, std::span<const Parameter> parameters) override;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept;
  };
  using Prepared = std::unique_ptr<sqlite3_stmt, Finalize>;
  class Walk;

  void turn_to_wal();
  /// A statement that is in nobody's hands, with its values bound.
  [[nodiscard]] Prepared take(std::string_view sql, std::span<const Parameter> parameters);
  void put_back(Prepared statement) noexcept;

  struct Close {
    void operator()(sqlite3* connection) const noexcept;
  };
  std::unique_ptr<sqlite3, Close> connection_;
  std::map<std::string, Prepared, std::less<>> kept_;  ///< by their SQL; after connection_: finalized before it closes
};

}  // namespace central
