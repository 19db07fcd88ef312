// SPDX-License-Identifier: Apache-2.0
// The C interface of SQLite behind sqlite.hpp: every result code looked at once, here.
#include "platform/central/sqlite.hpp"

#include <algorithm>
#include <chrono>
#include <thread>
#include <utility>

#include <sqlite3.h>

#include "platform/central/file_trouble.hpp"
#include "platform/central/locked.hpp"

namespace central {
namespace {

constexpr int kBusyMilliseconds = 5000;
/// Statements a connection keeps: more than the service has.
constexpr std::size_t kKept = 256;

[[noreturn]] void fail(sqlite3* connection, std::string_view doing) {
  auto what = std::string(doing) + ": " + sqlite3_errmsg(connection);
  std::ranges::replace_if(
      what, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  // A rule of the schema, or another process's write: the same work may find another state next time.
  switch (sqlite3_errcode(connection) & 0xff) {
    case SQLITE_CONSTRAINT:
      throw Contention(what);
    case SQLITE_BUSY:
      throw Locked(what);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      throw Damaged(what);
    default:
      throw StoreFailure(what);
  }
}

[[noreturn]] void fail(sqlite3_stmt* statement) {
  fail(sqlite3_db_handle(statement), "running '" + std::string(sqlite3_sql(statement)) + "'");
}

int bind(sqlite3_stmt* statement, int position, const Parameter& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return sqlite3_bind_int64(statement, position, *number);
  if (const auto* text = std::get_if<std::string_view>(&value)) {
    // A null pointer would bind NULL; an empty text is still a text.
    const char* data = text->data() == nullptr ? "" : text->data();
    return sqlite3_bind_text64(statement, position, data, text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  }
  if (const auto* blob = std::get_if<Blob>(&value)) {
    return sqlite3_bind_blob64(statement, position, blob->bytes.data(), blob->bytes.size(), SQLITE_TRANSIENT);
  }
  return sqlite3_bind_null(statement, position);
}

}  // namespace

void SqliteConnection::Finalize::operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }
void SqliteConnection::Close::operator()(sqlite3* connection) const noexcept { sqlite3_close_v2(connection); }

/// A running statement; goes back to its connection at the end.
class SqliteConnection::Walk final : public Cursor {
 public:
  Walk(SqliteConnection& connection, Prepared statement) : connection_(connection), statement_(std::move(statement)) {}
  ~Walk() override { connection_.put_back(std::move(statement_)); }

  bool step() override {
    switch (sqlite3_step(statement_.get())) {
      case SQLITE_ROW:
        return true;
      case SQLITE_DONE:
        return false;
      default:
        fail(statement_.get());
    }
  }
  [[nodiscard]] std::int64_t integer(int column) const override {
    return sqlite3_column_int64(statement_.get(), column);
  }
  [[nodiscard]] std::string text(int column) const override {
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
    return bytes == nullptr ? std::string() : std::string(bytes, size);
  }
  [[nodiscard]] bool null(int column) const override {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
  }

 private:
  SqliteConnection& connection_;
  Prepared statement_;
};

bool is_another_programs(Connection& db) {
  // In one statement, which sees one state: a program of ours may make its tables meanwhile.
  const auto cursor =
      db.open("SELECT application_id, (SELECT count(*) FROM sqlite_schema) FROM pragma_application_id", {});
  if (!cursor->step()) return false;
  const auto application = cursor->integer(0);
  return application != 0 ? application != kApplicationId : cursor->integer(1) != 0;
}

SqliteConnection::SqliteConnection(const std::string& file, Mode mode) {
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (mode == Mode::kCreate ? SQLITE_OPEN_CREATE : 0);
  sqlite3* made = nullptr;
  const int result = sqlite3_open_v2(file.c_str(), &made, flags, nullptr);
  connection_.reset(made);
  if (result != SQLITE_OK) {
    const auto trouble = file_trouble(file, mode == Mode::kCreate);
    throw StoreFailure(file + ": " + (trouble.empty() ? sqlite3_errstr(result) : trouble));
  }
  sqlite3_extended_result_codes(made, 1);
  sqlite3_busy_timeout(made, kBusyMilliseconds);
  try {
    // Mapped, a page in the system's memory costs no copy: a look-up in a large festival a third less. A disk that
    // fails to read ends the program then, which its supervisor starts again.
    if (mode == Mode::kAlone) script("PRAGMA locking_mode = EXCLUSIVE");
    // Of another program's file also what waits in its log stays there.
    sqlite3_db_config(made, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    // This shows as well that it is a database, and that no other program keeps it to itself.
    if (!is_another_programs(*this)) {
      sqlite3_db_config(made, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, nullptr);
      if (mode != Mode::kAsItIs) turn_to_wal();
    }
    script(
        "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA mmap_size = "
        "1073741824;");
  } catch (const Contention&) {
    throw StoreFailure(file + ": " +
                       (mode == Mode::kAlone ? "another program has it open; end that first" : kKeptByAnother));
  } catch (const StoreFailure& failure) {
    const auto trouble = file_trouble(file, mode == Mode::kCreate);
    throw StoreFailure(file + ": " + (trouble.empty() ? failure.what() : trouble));
  }
}

SqliteConnection::~SqliteConnection() = default;

/// Two programs that turn a new file at once are refused without a wait, whatever the busy timeout is.
void SqliteConnection::turn_to_wal() {
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(kBusyMilliseconds);
  for (;;) {
    try {
      return script("PRAGMA journal_mode = WAL");
    } catch (const Locked&) {
      if (std::chrono::steady_clock::now() >= end) throw;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

SqliteConnection::Prepared SqliteConnection::take(std::string_view sql, std::span<const Parameter> parameters) {
  Prepared statement;
  if (const auto kept = kept_.find(sql); kept != kept_.end()) {
    statement = std::move(kept->second);
    kept_.erase(kept);
  } else {
    sqlite3_stmt* made = nullptr;
    if (sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                           &made, nullptr) != SQLITE_OK) {
      fail(connection_.get(), "preparing '" + std::string(sql) + "'");
    }
    statement.reset(made);
  }
  int position = 0;
  for (const auto& value : parameters) {
    if (bind(statement.get(), ++position, value) != SQLITE_OK) fail(connection_.get(), "binding a value");
  }
  return statement;
}

void SqliteConnection::put_back(Prepared statement) noexcept {
  sqlite3_reset(statement.get());
  if (kept_.size() >= kKept) return;
  sqlite3_clear_bindings(statement.get());
  try {
    kept_.try_emplace(sqlite3_sql(statement.get()), std::move(statement));
  } catch (const std::bad_alloc&) {
    return;  // prepared anew the next time
  }
}

std::unique_ptr<Cursor> SqliteConnection::open(std::string_view sql, std::span<const Parameter> parameters) {
  return std::make_unique<Walk>(*this, take(sql, parameters));
}

int SqliteConnection::run(std::string_view sql, std::span<const Parameter> parameters) {
  Walk walk(*this, take(sql, parameters));
  while (walk.step()) {
  }
  return sqlite3_changes(connection_.get());
}

void SqliteConnection::script(std::string_view sql) {
  if (sqlite3_exec(connection_.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    fail(connection_.get(), "running a script");
  }
}

void SqliteConnection::begin(Purpose purpose) { run(purpose == Purpose::kRead ? "BEGIN" : "BEGIN IMMEDIATE", {}); }

void SqliteConnection::commit() {
  try {
    run("COMMIT", {});
  } catch (const StoreFailure&) {
    // A commit that could not take its lock leaves the transaction open.
    if (!idle()) rollback();
    throw;
  }
}

void SqliteConnection::rollback() { run("ROLLBACK", {}); }

bool SqliteConnection::idle() const { return sqlite3_get_autocommit(connection_.get()) != 0; }

}  // namespace central
