// SPDX-License-Identifier: Apache-2.0
// SQLite's C interface behind objects, and its codes as reasons with a remedy.
#include "platform/sqlite/database.hpp"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

namespace platform::sqlite {
namespace {

using kiosk::failure;
using Kind = JournalError::Kind;

using Statement = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

/// SQLite would make the file readable for everybody; its side files take their mode from it.
void make_private(const std::filesystem::path& file) {
  const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  // It is there already, or SQLite says better what is wrong.
  if (fd >= 0) ::close(fd);
}

bool no_space(int system_error) { return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG; }

}  // namespace

std::int64_t Row::integer(int column) const { return sqlite3_column_int64(statement_, column); }

std::string_view Row::bytes(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return data == nullptr ? std::string_view() : std::string_view(data, size);
}

bool Row::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }

Result<Database, JournalError> Database::open(const std::filesystem::path& file) {
  if (file.empty()) return failure(JournalError{Kind::kIo, "the journal has no file name; set kiosk.journal"});
  std::error_code error;
  // Absolute, because SQLite takes ":memory:" for no file at all.
  const auto absolute = std::filesystem::absolute(file, error);
  if (error) return failure(JournalError{Kind::kIo, "journal " + file.string() + ": " + error.message()});
  make_private(absolute);
  sqlite3* connection = nullptr;
  const int code = sqlite3_open_v2(absolute.c_str(), &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
  if (connection == nullptr) return failure(JournalError{Kind::kIo, "journal: out of memory"});
  Database database(absolute, connection);
  if (code != SQLITE_OK) return failure(database.error(code));
  // SQLite opens a file that it may not write for reading, and then fails in ways that name no cause.
  if (sqlite3_db_readonly(connection, "main") == 1) return failure(database.error(SQLITE_READONLY));
  sqlite3_extended_result_codes(connection, 1);
  return database;
}

Database::Database(Database&& other) noexcept
    : file_(std::move(other.file_)), connection_(std::exchange(other.connection_, nullptr)) {}

Database::~Database() { sqlite3_close(connection_); }

Result<void, JournalError> Database::step_through(sqlite3_stmt* statement, const EachRow& each_row) {
  for (;;) {
    errno = 0;
    const int code = sqlite3_step(statement);
    if (code == SQLITE_DONE) return {};
    if (code != SQLITE_ROW) return failure(error(code));
    if (each_row) each_row(Row(statement));
  }
}

Result<void, JournalError> Database::run(std::string_view sql, const EachRow& each_row) {
  errno = 0;
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v2(connection_, sql.data(), static_cast<int>(sql.size()), &raw, nullptr);
  const Statement statement(raw, &sqlite3_finalize);
  if (code != SQLITE_OK) return failure(error(code));
  return step_through(raw, each_row);
}

Result<void, JournalError> Database::run(std::string_view sql, std::initializer_list<std::int64_t> numbers,
                                         std::optional<Blob> blob) {
  errno = 0;
  sqlite3_stmt* raw = nullptr;
  int code = sqlite3_prepare_v2(connection_, sql.data(), static_cast<int>(sql.size()), &raw, nullptr);
  const Statement statement(raw, &sqlite3_finalize);
  int at = 0;
  for (const auto number : numbers) {
    if (code == SQLITE_OK) code = sqlite3_bind_int64(raw, ++at, number);
  }
  if (code == SQLITE_OK && blob) {
    // A null pointer would be NULL, not an empty blob.
    const char* data = blob->bytes.empty() ? "" : blob->bytes.data();
    code = sqlite3_bind_blob64(raw, ++at, data, blob->bytes.size(), SQLITE_STATIC);
  }
  if (code != SQLITE_OK) return failure(error(code));
  return step_through(raw, {});
}

Result<std::int64_t, JournalError> Database::number(std::string_view sql) {
  std::optional<std::int64_t> first;
  auto done = run(sql, [&first](const Row& row) { first = first.value_or(row.integer(0)); });
  if (!done) return failure(done.error());
  return first.value_or(0);
}

Result<std::string, JournalError> Database::text(std::string_view sql) {
  std::optional<std::string> first;
  auto done = run(sql, [&first](const Row& row) {
    if (!first) first = std::string(row.bytes(0));
  });
  if (!done) return failure(done.error());
  return first.value_or("");
}

Result<void, JournalError> Database::all_or_none(const std::function<Result<void, JournalError>()>& statements) {
  auto done = run("BEGIN IMMEDIATE");
  if (!done) return done;
  done = statements();
  if (done) done = run("COMMIT");
  // After some errors SQLite has rolled back by itself: then there is nothing to roll back and nothing to report.
  if (!done && sqlite3_get_autocommit(connection_) == 0) static_cast<void>(run("ROLLBACK"));
  return done;
}

void Database::keep_log_on_close(bool keep) {
  // It fails for no connection that is open.
  static_cast<void>(sqlite3_db_config(connection_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep ? 1 : 0, nullptr));
}

JournalError Database::damaged(std::string_view seen) const {
  std::string line(seen);
  std::ranges::replace(line, '\n', ' ');
  return {Kind::kCorrupt, "journal " + file_.string() + " cannot be read (" + line +
                              "); nothing was deleted: move it and " + file_.filename().string() +
                              "-wal aside together and keep them, or set kiosk.journal to another file"};
}

JournalError Database::error(int code) const {
  // The system's own error, since run() or step_through() last cleared it: SQLite keeps it for some failures only.
  const int system_error = errno;
  const std::string message =
      sqlite3_errcode(connection_) == SQLITE_OK ? sqlite3_errstr(code) : sqlite3_errmsg(connection_);
  const std::string journal = "journal " + file_.string();
  switch (code & 0xFF) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return damaged(message);
    case SQLITE_FULL:
      return {Kind::kFull, journal + " has no space left; free some on its disk, and it goes on"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {Kind::kInUse,
              journal + " is in use by another kiosk; stop that one, or set kiosk.journal to another file"};
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return {Kind::kNotWritable, journal + " cannot be opened for writing (" + message +
                                      "); make its folder exist, and both writable for the kiosk's user"};
    case SQLITE_IOERR:
      if (no_space(system_error)) {
        return {Kind::kFull, journal + " has no space left (" + std::generic_category().message(system_error) +
                                 "); free some on its disk, and it goes on"};
      }
      return {Kind::kIo, journal + " cannot be read or written (" + message + ", " +
                             std::generic_category().message(system_error) + "); check its disk"};
    default:
      return {Kind::kIo, journal + ": " + message + " (SQLite code " + std::to_string(code) + ")"};
  }
}

}  // namespace platform::sqlite
