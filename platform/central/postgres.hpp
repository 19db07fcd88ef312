// SPDX-License-Identifier: Apache-2.0
// PostgreSQL as one of the service's databases: several programs on several machines may serve one festival.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "platform/central/database.hpp"

struct pg_conn;
struct pg_result;

namespace central {

/// A connection URI without its password and other secrets, for messages and for commands to paste: it can be read
/// again. Throws StoreFailure, whose line repeats nothing of the address, where it cannot be read; that is also so
/// where a character of the password is not percent-encoded and would be taken for a part of the host.
[[nodiscard]] std::string postgres_name(const std::string& address);

/// One connection to a server, 15 or newer. Statements are prepared once a connection. Transactions: kRead is
/// REPEATABLE READ, READ ONLY; kChange and kAlone are READ COMMITTED behind an advisory lock, shared for kChange and
/// exclusive for kAlone, so that the programme stands still under a change. What changes tickets orders itself by
/// locking the pass's row. A query's rows are all here when it returns. A statement ends after 10 s, one that waits for
/// a lock after 5 s (Contention), a transaction that nobody goes on with after 30 s, and a connection whose cable was
/// pulled after about 15 s. One thread at a time.
class PostgresConnection final : public Connection {
 public:
  /// `address`: a connection URI (postgresql://...). Throws StoreFailure, with one line that begins with
  /// postgres_name() and holds no password, where no server answers within 5 s, lets nobody in, is older than 15, or
  /// keeps another encoding than UTF-8; Disconnected where it had let one in already.
  explicit PostgresConnection(const std::string& address);
  ~PostgresConnection() override;

  using Check = std::function<void(Connection&)>;
  /// Called from now on at the begin of each kChange and kAlone, behind its lock: where it throws StoreFailure,
  /// nothing has begun.
  void check_changes(Check check) { check_ = std::move(check); }

  [[nodiscard]] Dialect dialect() const override { return Dialect::kPostgres; }
  void script(std::string_view sql) override;
  void begin(Purpose purpose) override;
  void commit() override;
  void rollback() override;
  [[nodiscard]] bool idle() const override;
  [[nodiscard]] std::unique_ptr<Cursor> open(std::string_view sql, std::span<const Parameter> parameters) override;
  int run(std::string_view sql, std::span<const Parameter> parameters) override;

 private:
  struct Clear {
    void operator()(pg_result* reply) const noexcept;
  };
  using Reply = std::unique_ptr<pg_result, Clear>;
  class Walk;

  /// The server's reply to one statement with its values. Throws as every function.
  [[nodiscard]] Reply ask(std::string_view sql, std::span<const Parameter> parameters);
  /// Statements without values, in one round trip; the reply to the last. `doing`: for the error's line.
  Reply send(const std::string& sql, std::string_view doing);
  /// The reply itself where it is none of a failure; throws what the failure is otherwise.
  [[nodiscard]] Reply checked(Reply reply, std::string_view doing);

  struct Close {
    void operator()(pg_conn* connection) const noexcept;
  };
  std::unique_ptr<pg_conn, Close> connection_;             ///< nothing once it was lost
  Check check_;                                            ///< may be empty
  std::unordered_map<std::string, std::string> prepared_;  ///< the statement's name by its parameters' types and SQL
};

}  // namespace central
