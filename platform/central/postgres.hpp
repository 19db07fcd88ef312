// PostgreSQL as one of the service's databases: several programs on several machines may serve one festival.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "platform/central/database.hpp"

struct pg_conn;

namespace central {

/// One connection to a server, 15 or newer. Statements are prepared once a connection. Transactions: kRead is
/// REPEATABLE READ, READ ONLY; kChange and kAlone are READ COMMITTED behind an advisory lock, shared for kChange and
/// exclusive for kAlone, so that the programme stands still under a change. What changes tickets orders itself by
/// locking the pass's row. One thread at a time.
class PostgresConnection final : public Connection {
 public:
  /// `address`: a connection URI (postgresql://...). Throws StoreFailure, with one line without any password, where no
  /// server answers.
  explicit PostgresConnection(const std::string& address);
  ~PostgresConnection() override;

  [[nodiscard]] Dialect dialect() const override { return Dialect::kPostgres; }
  void script(std::string_view sql) override;
  void begin(Purpose purpose) override;
  void commit() override;
  void rollback() override;
  [[nodiscard]] bool idle() const override;

 private:
  [[nodiscard]] std::unique_ptr<Cursor> open(std::string_view sql, std::span<const Parameter> parameters) override;
  int run(std::string_view sql, std::span<const Parameter> parameters) override;

  struct Close {
    void operator()(pg_conn* connection) const noexcept;
  };
  std::unique_ptr<pg_conn, Close> connection_;
  std::unordered_map<std::string, std::string> prepared_;  ///< the statement's name by its SQL
};

}  // namespace central
