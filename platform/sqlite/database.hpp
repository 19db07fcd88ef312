// SPDX-License-Identifier: Apache-2.0
// A SQLite connection and its statements, as objects that clean up after themselves.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.hpp"
#include "kiosk/ports/journal_store.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace platform::sqlite {

using kiosk::Result;
using kiosk::ports::JournalError;

/// One row, while it is being looked at. Text and blobs are bytes that live until the next row.
class Row {
 public:
  explicit Row(sqlite3_stmt* statement) : statement_(statement) {}
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string_view bytes(int column) const;
  [[nodiscard]] bool is_null(int column) const;

 private:
  sqlite3_stmt* statement_;
};

/// A value for a `?`.
struct Blob {
  std::string_view bytes;
};

/// One thread at a time. Every error names the file, what is wrong and the remedy.
class Database {
 public:
  /// Opens or makes the file (readable for its owner only); nothing of it is read yet.
  [[nodiscard]] static Result<Database, JournalError> open(const std::filesystem::path& file);

  ~Database();
  Database(Database&& other) noexcept;
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  Database& operator=(Database&&) = delete;

  using EachRow = std::function<void(const Row&)>;
  /// Runs one statement to its end.
  [[nodiscard]] Result<void, JournalError> run(std::string_view sql, const EachRow& each_row = {});
  /// The same with numbers for its first `?` and, where it is given, a blob for the one behind them.
  [[nodiscard]] Result<void, JournalError> run(std::string_view sql, std::initializer_list<std::int64_t> numbers,
                                               std::optional<Blob> blob = {});
  /// The first column of the first row as a number; 0 where there is none.
  [[nodiscard]] Result<std::int64_t, JournalError> number(std::string_view sql);
  /// The first column of the first row as text; empty where there is none.
  [[nodiscard]] Result<std::string, JournalError> text(std::string_view sql);
  /// Runs the statements in one transaction: all of them or, where one fails, none.
  [[nodiscard]] Result<void, JournalError> all_or_none(const std::function<Result<void, JournalError>()>& statements);

  /// True: the log stays beside the file when the connection goes; else it is copied into the file and removed.
  void keep_log_on_close(bool keep);

  /// The file is not what was written: says what was seen, and that nothing was deleted.
  [[nodiscard]] JournalError damaged(std::string_view seen) const;

 private:
  Database(std::filesystem::path file, sqlite3* connection) : file_(std::move(file)), connection_(connection) {}
  [[nodiscard]] JournalError error(int code) const;
  [[nodiscard]] Result<void, JournalError> step_through(sqlite3_stmt* statement, const EachRow& each_row);

  std::filesystem::path file_;
  sqlite3* connection_ = nullptr;
};

}  // namespace platform::sqlite
