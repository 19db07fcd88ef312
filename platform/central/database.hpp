// SPDX-License-Identifier: Apache-2.0
// The database as the service sees it: statements with parameters, rows, transactions. Two kinds stand behind it,
// sqlite.hpp and postgres.hpp. A failing database is an exception in here, because nothing on the way up could do
// better than roll back; it stops at the service's public functions.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "kiosk/base/instant.hpp"
#include "kiosk/base/strong_id.hpp"

namespace central {

/// The database did not do what it was asked: disk, lock, connection, schema.
class StoreFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Somebody else's transaction, or a rule of the schema, stood in the way. Nothing of this transaction happened; done
/// again from its beginning it may well succeed.
class Contention : public StoreFailure {
 public:
  using StoreFailure::StoreFailure;
};

/// The connection is gone. Where it went during a commit nobody knows whether that happened.
class Disconnected : public StoreFailure {
 public:
  using StoreFailure::StoreFailure;
};

/// The connection went while a change was being committed: nobody knows whether it happened.
class OutcomeUnknown : public StoreFailure {
 public:
  using StoreFailure::StoreFailure;
};

/// What is stored cannot be what was written. `what`: "film f is missing".
class Damaged : public StoreFailure {
 public:
  explicit Damaged(const std::string& what);
};

/// Bytes that are no text: keys, digests.
struct Blob {
  std::string_view bytes;
};

/// A value bound to a statement. Text and bytes are borrowed until the call returns.
using Parameter = std::variant<std::monostate, std::int64_t, std::string_view, Blob>;

namespace detail {
inline Parameter parameter(std::int64_t value) { return value; }
inline Parameter parameter(int value) { return std::int64_t{value}; }
inline Parameter parameter(bool value) { return std::int64_t{value ? 1 : 0}; }
inline Parameter parameter(std::string_view value) { return value; }
inline Parameter parameter(const std::string& value) { return std::string_view(value); }
inline Parameter parameter(const char* value) { return std::string_view(value); }
inline Parameter parameter(Blob value) { return value; }
inline Parameter parameter(std::nullopt_t) { return std::monostate{}; }
inline Parameter parameter(kiosk::Instant at) { return std::int64_t{at.time_since_epoch().count()}; }
inline Parameter parameter(std::chrono::minutes m) { return static_cast<std::int64_t>(m.count()); }
template <class Tag>
Parameter parameter(const kiosk::StrongId<Tag>& id) {
  return std::string_view(id.str());
}
template <class Value>
Parameter parameter(const std::optional<Value>& value) {
  return value ? parameter(*value) : Parameter{};
}
}  // namespace detail

/// The rows of a running query, one at a time: what a kind of database implements.
class Cursor {
 public:
  virtual ~Cursor() = default;
  /// Goes to the next row; false where there is none. Throws StoreFailure.
  virtual bool step() = 0;
  // The columns of the current row, counted from 0.
  [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
  /// Text or bytes; empty where null.
  [[nodiscard]] virtual std::string text(int column) const = 0;
  [[nodiscard]] virtual bool null(int column) const = 0;
};

/// A cursor with the project's types. Lives no longer than its connection, and not past the end of its transaction;
/// one thread.
class Rows {
 public:
  explicit Rows(std::unique_ptr<Cursor> cursor) : cursor_(std::move(cursor)) {}

  /// Goes to the next row; false where there is none. Throws StoreFailure.
  bool step() { return cursor_->step(); }

  [[nodiscard]] std::int64_t integer(int column) const { return cursor_->integer(column); }
  // Numbers that can be reckoned with: what is far out of range was not written by this program, and throws Damaged.
  [[nodiscard]] int small(int column) const;
  [[nodiscard]] std::chrono::minutes minutes(int column) const;  ///< up to ten years, either way
  [[nodiscard]] kiosk::Instant instant(int column) const;        ///< from the year 0 to the year 9999
  /// A value of an enum whose last enumerator is `last`; `what` is said where it is none: "pass p-1 has a state".
  template <class Enum>
  [[nodiscard]] Enum one_of(int column, Enum last, const std::string& what) const {
    const auto value = integer(column);
    if (value < 0 || value > static_cast<std::int64_t>(last)) throw Damaged(what + " that there is not");
    return static_cast<Enum>(value);
  }
  [[nodiscard]] std::string text(int column) const { return cursor_->text(column); }
  [[nodiscard]] bool null(int column) const { return cursor_->null(column); }
  /// Nothing where null.
  [[nodiscard]] std::optional<kiosk::Instant> maybe_instant(int column) const {
    return null(column) ? std::nullopt : std::optional(instant(column));
  }

 private:
  std::unique_ptr<Cursor> cursor_;
};

/// Which SQL is understood. What both understand is written once; where they part, the code asks.
enum class Dialect { kSqlite, kPostgres };

/// What a transaction is for.
enum class Purpose {
  kRead,    ///< one unchanging picture of the data
  kChange,  ///< tickets: beside other such transactions where the database can, never beside kAlone
  kAlone,   ///< the programme, keys, devices, schema: no kChange and no other kAlone meanwhile
};

/// One connection, one thread at a time. Parameters are written `?`. Every function throws StoreFailure.
class Connection {
 public:
  virtual ~Connection() = default;
  Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Starts the query; step() its rows.
  template <class... Values>
  [[nodiscard]] Rows query(std::string_view sql, const Values&... values) {
    const std::array<Parameter, sizeof...(Values)> parameters{detail::parameter(values)...};
    return Rows(open(sql, parameters));
  }
  /// Runs a statement that has no rows; gives the number of rows it changed.
  template <class... Values>
  int execute(std::string_view sql, const Values&... values) {
    const std::array<Parameter, sizeof...(Values)> parameters{detail::parameter(values)...};
    return run(sql, parameters);
  }
  /// The first column of the first row as a number; 0 where there is no row.
  template <class... Values>
  [[nodiscard]] std::int64_t number(std::string_view sql, const Values&... values) {
    auto rows = query(sql, values...);
    return rows.step() ? rows.integer(0) : 0;
  }

  [[nodiscard]] virtual Dialect dialect() const = 0;
  /// Runs several statements without parameters.
  virtual void script(std::string_view sql) = 0;
  virtual void begin(Purpose purpose) = 0;
  /// On disk when it returns. Contention: nothing of it happened. Disconnected: nobody knows.
  virtual void commit() = 0;
  virtual void rollback() = 0;
  /// Whether it can serve somebody else: connected, and no transaction open.
  [[nodiscard]] virtual bool idle() const = 0;
  /// What query() stands on.
  [[nodiscard]] virtual std::unique_ptr<Cursor> open(std::string_view sql, std::span<const Parameter> parameters) = 0;
  /// What execute() stands on.
  virtual int run(std::string_view sql, std::span<const Parameter> parameters) = 0;
};

/// From construction to commit(); rolled back where commit() is not reached.
class Transaction {
 public:
  Transaction(Connection& connection, Purpose purpose);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  /// On disk when it returns.
  void commit();

 private:
  Connection& connection_;
  bool open_ = true;
};

}  // namespace central
