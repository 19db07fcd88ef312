// SQLite with its resources owned: a connection, a statement, a transaction. A failing database is an exception in
// here, because nothing on the way up could do better than roll back; it stops at the service's public functions.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "kiosk/base/instant.hpp"
#include "kiosk/base/strong_id.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace central {

/// The database did not do what it was asked: disk, lock, schema, or a rule of the schema that a bug ran into.
class StoreFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Bytes that are no text: keys, digests.
struct Blob {
  std::string_view bytes;
};

/// One prepared statement. Lives no longer than its connection; one thread.
class Statement {
 public:
  /// Throws StoreFailure where `sql` is not one statement of this schema.
  Statement(sqlite3* connection, std::string_view sql);

  /// Binds all parameters, in order. Text is copied.
  template <class... Values>
  Statement& bind(const Values&... values) {
    int position = 0;
    (bind_one(++position, values), ...);
    return *this;
  }

  /// Goes to the next row; false where there is none. Throws StoreFailure.
  bool step();

  // The columns of the current row, counted from 0.
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] int small(int column) const { return static_cast<int>(integer(column)); }
  [[nodiscard]] std::chrono::minutes minutes(int column) const { return std::chrono::minutes{integer(column)}; }
  [[nodiscard]] kiosk::Instant instant(int column) const { return kiosk::Instant{kiosk::Duration{integer(column)}}; }
  /// Text or blob; empty where null.
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] bool null(int column) const;
  /// Nothing where null.
  [[nodiscard]] std::optional<kiosk::Instant> maybe_instant(int column) const {
    return null(column) ? std::nullopt : std::optional(instant(column));
  }

 private:
  void bind_one(int position, std::int64_t value);
  void bind_one(int position, int value) { bind_one(position, static_cast<std::int64_t>(value)); }
  void bind_one(int position, bool value) { bind_one(position, std::int64_t{value ? 1 : 0}); }
  void bind_one(int position, std::string_view value);
  void bind_one(int position, const std::string& value) { bind_one(position, std::string_view(value)); }
  void bind_one(int position, const char* value) { bind_one(position, std::string_view(value)); }
  void bind_one(int position, Blob value);
  void bind_one(int position, std::nullopt_t value);
  void bind_one(int position, kiosk::Instant at) { bind_one(position, at.time_since_epoch().count()); }
  void bind_one(int position, std::chrono::minutes m) { bind_one(position, static_cast<std::int64_t>(m.count())); }
  template <class Tag>
  void bind_one(int position, const kiosk::StrongId<Tag>& id) {
    bind_one(position, id.str());
  }
  template <class Value>
  void bind_one(int position, const std::optional<Value>& value) {
    value ? bind_one(position, *value) : bind_one(position, std::nullopt);
  }

  struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// One connection: WAL, synchronous FULL, foreign keys on, waits 5 s for another process's write. One thread at a time.
class Connection {
 public:
  enum class Mode { kExisting, kCreate };

  /// Throws StoreFailure where the file cannot be opened, or is no database.
  Connection(const std::string& file, Mode mode);

  /// Prepares and binds; step() it for rows.
  template <class... Values>
  [[nodiscard]] Statement query(std::string_view sql, const Values&... values) {
    Statement statement(connection_.get(), sql);
    statement.bind(values...);
    return statement;
  }
  /// Runs a statement that has no rows; gives the number of rows it changed.
  template <class... Values>
  int execute(std::string_view sql, const Values&... values) {
    query(sql, values...).step();
    return changes();
  }
  /// The first column of the first row as a number; 0 where there is no row.
  template <class... Values>
  [[nodiscard]] std::int64_t number(std::string_view sql, const Values&... values) {
    auto statement = query(sql, values...);
    return statement.step() ? statement.integer(0) : 0;
  }
  /// Runs several statements without parameters.
  void script(std::string_view sql);
  /// Whether no transaction is open.
  [[nodiscard]] bool idle() const;

 private:
  [[nodiscard]] int changes() const;

  struct Close {
    void operator()(sqlite3* connection) const noexcept;
  };
  std::unique_ptr<sqlite3, Close> connection_;
};

/// From construction to commit(); rolled back where commit() is not reached.
class Transaction {
 public:
  enum class Kind {
    kRead,   ///< one unchanging picture of the data
    kWrite,  ///< the only writer from here on (BEGIN IMMEDIATE)
  };

  Transaction(Connection& connection, Kind kind);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  /// On disk when it returns. Throws StoreFailure, and then nothing of it happened.
  void commit();

 private:
  Connection& connection_;
  bool open_ = true;
};

}  // namespace central
