// The C interface of SQLite behind sqlite.hpp: every result code looked at once, here.
#include "platform/central/sqlite.hpp"

#include <sqlite3.h>

#include "kiosk/base/log.hpp"

namespace central {
namespace {

constexpr int kBusyMilliseconds = 5000;

[[noreturn]] void fail(sqlite3* connection, std::string_view doing) {
  throw StoreFailure(std::string(doing) + ": " + sqlite3_errmsg(connection));
}

void require(bool fine, sqlite3_stmt* statement) {
  if (!fine) fail(sqlite3_db_handle(statement), "binding a value");
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const noexcept { sqlite3_finalize(statement); }

Statement::Statement(sqlite3* connection, std::string_view sql) {
  sqlite3_stmt* made = nullptr;
  if (sqlite3_prepare_v2(connection, sql.data(), static_cast<int>(sql.size()), &made, nullptr) != SQLITE_OK) {
    fail(connection, "preparing '" + std::string(sql) + "'");
  }
  statement_.reset(made);
}

bool Statement::step() {
  switch (sqlite3_step(statement_.get())) {
    case SQLITE_ROW:
      return true;
    case SQLITE_DONE:
      return false;
    default:
      fail(sqlite3_db_handle(statement_.get()), "running '" + std::string(sqlite3_sql(statement_.get())) + "'");
  }
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

std::string Statement::text(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
  return bytes == nullptr ? std::string() : std::string(bytes, size);
}

bool Statement::null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

void Statement::bind_one(int position, std::int64_t value) {
  require(sqlite3_bind_int64(statement_.get(), position, value) == SQLITE_OK, statement_.get());
}

void Statement::bind_one(int position, std::string_view value) {
  // A null pointer would bind NULL; an empty text is still a text.
  const char* data = value.data() == nullptr ? "" : value.data();
  require(
      sqlite3_bind_text64(statement_.get(), position, data, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8) == SQLITE_OK,
      statement_.get());
}

void Statement::bind_one(int position, Blob value) {
  require(sqlite3_bind_blob64(statement_.get(), position, value.bytes.data(), value.bytes.size(), SQLITE_TRANSIENT) ==
              SQLITE_OK,
          statement_.get());
}

void Statement::bind_one(int position, std::nullopt_t) {
  require(sqlite3_bind_null(statement_.get(), position) == SQLITE_OK, statement_.get());
}

void Connection::Close::operator()(sqlite3* connection) const noexcept { sqlite3_close_v2(connection); }

Connection::Connection(const std::string& file, Mode mode) {
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (mode == Mode::kCreate ? SQLITE_OPEN_CREATE : 0);
  sqlite3* made = nullptr;
  const int result = sqlite3_open_v2(file.c_str(), &made, flags, nullptr);
  connection_.reset(made);
  if (result != SQLITE_OK) {
    const char* mend =
        mode == Mode::kCreate ? "; make its folder, writable for this user" : "; central import makes it";
    throw StoreFailure(file + ": " + sqlite3_errstr(result) + mend);
  }
  sqlite3_extended_result_codes(made, 1);
  sqlite3_busy_timeout(made, kBusyMilliseconds);
  try {
    script("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
  } catch (const StoreFailure& failure) {
    throw StoreFailure(file + ": " + failure.what());
  }
}

void Connection::script(std::string_view sql) {
  if (sqlite3_exec(connection_.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    fail(connection_.get(), "running a script");
  }
}

bool Connection::idle() const { return sqlite3_get_autocommit(connection_.get()) != 0; }

int Connection::changes() const { return sqlite3_changes(connection_.get()); }

Transaction::Transaction(Connection& connection, Kind kind) : connection_(connection) {
  connection_.script(kind == Kind::kWrite ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    connection_.script("ROLLBACK");
  } catch (const StoreFailure& failure) {
    // SQLite rolls back by itself on a full disk and the like; then there is nothing left to roll back.
    kiosk::log::warning("central", failure.what());
  }
}

void Transaction::commit() {
  connection_.script("COMMIT");
  open_ = false;
}

}  // namespace central
