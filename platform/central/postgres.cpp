// SPDX-License-Identifier: Apache-2.0
// The C interface of PostgreSQL behind postgres.hpp: every reply of the server looked at once, here.
#include "platform/central/postgres.hpp"

#include <array>
#include <charconv>
#include <cstdlib>
#include <limits>
#include <new>
#include <tuple>
#include <utility>
#include <vector>

#include <libpq-fe.h>

#include "kiosk/base/log.hpp"
#include "kiosk/base/shell_word.hpp"
#include "platform/central/locked.hpp"
#include "platform/central/postgres_address.hpp"
#include "platform/central/postgres_sql.hpp"

namespace central {
namespace {

constexpr int kOldestServer = 150000;  ///< as PQserverVersion() counts: 15.0
/// Statements a connection keeps prepared: more than the service has.
constexpr std::size_t kKept = 256;
constexpr std::string_view kLockNotAvailable = "55P03";  ///< an SQLSTATE

// The types' numbers in every server: src/include/catalog/pg_type.dat of PostgreSQL.
constexpr Oid kUnknown = 0;
constexpr Oid kBoolean = 16;
constexpr Oid kBytea = 17;
constexpr Oid kBigint = 20;
constexpr Oid kText = 25;

// "KTIC" as a number: what the transactions of one database's programs meet at. Another program's advisory locks in
// the same database would have to use the very number to be in the way.
constexpr auto kBeginRead = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
constexpr auto kBeginChange = "BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock_shared(1263814979)";
constexpr auto kBeginAlone = "BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock(1263814979)";

// A festival's server may be set up for something else: whether a commit is on disk when it returns is no matter of
// taste here. Compiling plans to machine code takes longer than any statement of the service.
constexpr auto kSession = R"sql(
SET statement_timeout = '10s';
SET lock_timeout = '5s';
SET idle_in_transaction_session_timeout = '30s';
SET standard_conforming_strings = on;
SET client_min_messages = warning;
SET jit = off;
SELECT set_config('synchronous_commit',
  CASE current_setting('synchronous_commit') WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END, false)
)sql";

/// Values as libpq takes them. Text goes as bytes with a length, so that a NUL inside is the server's error and not
/// the end of the text. The types are said, so that a statement means the same whatever it compares a value with.
class Encoded {
 public:
  explicit Encoded(std::span<const Parameter> parameters) : numbers_(parameters.size()) {
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      const auto& value = parameters[i];
      if (const auto* number = std::get_if<std::int64_t>(&value)) {
        auto& digits = numbers_[i];
        *std::to_chars(digits.data(), digits.data() + digits.size() - 1, *number).ptr = '\0';
        add(kBigint, digits.data(), 0, 0);
      } else if (const auto* text = std::get_if<std::string_view>(&value)) {
        add_bytes(kText, *text);
      } else if (const auto* blob = std::get_if<Blob>(&value)) {
        add_bytes(kBytea, blob->bytes);
      } else {
        add(kUnknown, nullptr, 0, 0);
      }
    }
  }

  [[nodiscard]] int count() const { return static_cast<int>(types_.size()); }
  [[nodiscard]] const Oid* types() const { return types_.data(); }
  [[nodiscard]] const char* const* values() const { return values_.data(); }
  [[nodiscard]] const int* lengths() const { return lengths_.data(); }
  [[nodiscard]] const int* formats() const { return formats_.data(); }
  /// One letter a type.
  [[nodiscard]] std::string letters() const {
    std::string made;
    for (const auto type : types_) made += type == kBigint ? 'i' : type == kText ? 't' : type == kBytea ? 'b' : 'n';
    return made;
  }

 private:
  void add_bytes(Oid type, std::string_view bytes) {
    if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
      throw StoreFailure("a value of more than 2 GiB cannot be stored");
    }
    // A null pointer would be NULL; what is empty is still a value.
    add(type, bytes.data() == nullptr ? "" : bytes.data(), static_cast<int>(bytes.size()), 1);
  }
  void add(Oid type, const char* value, int length, int format) {
    types_.push_back(type);
    values_.push_back(value);
    lengths_.push_back(length);
    formats_.push_back(format);
  }

  std::vector<std::array<char, 24>> numbers_;
  std::vector<Oid> types_;
  std::vector<const char*> values_;
  std::vector<int> lengths_;
  std::vector<int> formats_;
};

/// What makes the database that is not there; else empty.
std::string missing_database_advice(const pg_conn* connection) {
  const std::string_view said = PQerrorMessage(connection);
  const auto* name = PQdb(connection);
  const bool missing =
      name != nullptr && said.find("database \"" + std::string(name) + "\" does not exist") != std::string_view::npos;
  return missing ? "; a superuser there makes it: createdb --owner " + kiosk::shell_word(PQuser(connection)) +
                       " --encoding UTF8 --template template0 " + kiosk::shell_word(name)
                 : std::string();
}

/// Where a password comes from, where the server asked for one and got none or a wrong one; else empty. Of a wrong one
/// the server's text tells alone, which a server may be set up to give in another language.
std::string connection_advice(const pg_conn* connection, const std::string& address) {
  const bool none = PQconnectionNeedsPassword(connection) != 0;
  const bool wrong =
      PQconnectionUsedPassword(connection) != 0 &&
      std::string_view(PQerrorMessage(connection)).find("password authentication failed") != std::string_view::npos;
  if (!none && !wrong) return missing_database_advice(connection);
  if (wrong && names_password(address)) return "; that is the password in the address";
  // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing here changes the environment
  if (wrong && std::getenv("PGPASSWORD") != nullptr) return "; that is the password in PGPASSWORD";
  return "; the password is taken from ~/.pgpass of the user who runs this (mode 600; a line "
         "HOST:PORT:DATABASE:USER:PASSWORD), or from the file that PGPASSFILE names";
}

/// What went wrong, on one line. Never the detail, which repeats the values of the row.
std::string complaint(const pg_conn* connection, const pg_result* reply) {
  const char* primary = PQresultErrorField(reply, PG_DIAG_MESSAGE_PRIMARY);
  return one_line(primary != nullptr ? primary : PQerrorMessage(connection));
}

void log_notice(void* /*unused*/, const PGresult* notice) {
  const char* primary = PQresultErrorField(notice, PG_DIAG_MESSAGE_PRIMARY);
  if (primary != nullptr) kiosk::log::warning("central", "PostgreSQL: " + one_line(primary));
}

std::string running(std::string_view sql) { return "running '" + one_line(sql, " ") + "'"; }

/// What the address does not say for itself is as here; the encoding is as here whatever it says. An unanswered probe
/// every 3 s from the 5th second of silence on ends a connection whose other end is gone.
pg_conn* connect(const std::string& address) {
  const std::array<std::pair<const char*, const char*>, 9> parameters = {{
      {"connect_timeout", "5"},
      {"keepalives", "1"},
      {"keepalives_idle", "5"},
      {"keepalives_interval", "3"},
      {"keepalives_count", "3"},
      {"tcp_user_timeout", "15000"},
      {"fallback_application_name", "central"},
      {"dbname", address.c_str()},
      {"client_encoding", "UTF8"},
  }};
  std::array<const char*, parameters.size() + 1> keywords{};
  std::array<const char*, parameters.size() + 1> values{};
  for (std::size_t i = 0; i < parameters.size(); ++i) std::tie(keywords[i], values[i]) = parameters[i];
  return PQconnectdbParams(keywords.data(), values.data(), 1);
}

}  // namespace

void PostgresConnection::Clear::operator()(pg_result* reply) const noexcept { PQclear(reply); }
void PostgresConnection::Close::operator()(pg_conn* connection) const noexcept { PQfinish(connection); }

/// The rows of a reply, which needs its connection no more.
class PostgresConnection::Walk final : public Cursor {
 public:
  explicit Walk(Reply reply) : reply_(std::move(reply)), rows_(PQntuples(reply_.get())) {}

  bool step() override { return ++row_ < rows_; }

  [[nodiscard]] std::int64_t integer(int column) const override {
    const auto value = raw(column);
    if (PQftype(reply_.get(), column) == kBoolean) return value == "t" ? 1 : 0;
    std::int64_t number = 0;  // stays where it is null or no number
    std::from_chars(value.data(), value.data() + value.size(), number);
    return number;
  }
  [[nodiscard]] std::string text(int column) const override {
    if (PQftype(reply_.get(), column) != kBytea || null(column)) return std::string(raw(column));
    std::size_t size = 0;
    const auto* escaped = reinterpret_cast<const unsigned char*>(PQgetvalue(reply_.get(), row_, column));
    const std::unique_ptr<unsigned char, decltype(&PQfreemem)> bytes(PQunescapeBytea(escaped, &size), &PQfreemem);
    if (!bytes) throw std::bad_alloc();
    return {reinterpret_cast<const char*>(bytes.get()), size};
  }
  [[nodiscard]] bool null(int column) const override { return PQgetisnull(reply_.get(), row_, column) != 0; }

 private:
  [[nodiscard]] std::string_view raw(int column) const {
    return {PQgetvalue(reply_.get(), row_, column), static_cast<std::size_t>(PQgetlength(reply_.get(), row_, column))};
  }

  Reply reply_;
  int rows_;
  int row_ = -1;
};

PostgresConnection::PostgresConnection(const std::string& address) {
  const auto name = postgres_name(address);
  connection_.reset(connect(address));
  auto* const made = connection_.get();
  if (PQstatus(made) != CONNECTION_OK) {
    throw StoreFailure(name + ": " + one_line(PQerrorMessage(made)) + connection_advice(made, address));
  }
  PQsetErrorVerbosity(made, PQERRORS_TERSE);
  PQsetNoticeReceiver(made, &log_notice, nullptr);
  if (PQserverVersion(made) < kOldestServer) {
    throw StoreFailure(name + ": the server is PostgreSQL " + PQparameterStatus(made, "server_version") +
                       "; it takes 15 or newer");
  }
  const std::string encoding = PQparameterStatus(made, "server_encoding");
  if (encoding != "UTF8") {
    throw StoreFailure(name + ": its encoding is " + encoding + "; create the database with ENCODING 'UTF8'");
  }
  try {
    send(kSession, "setting up the session");
  } catch (const Disconnected& failure) {
    throw Disconnected(name + ": " + failure.what());
  } catch (const StoreFailure& failure) {
    throw StoreFailure(name + ": " + failure.what());
  }
}

PostgresConnection::~PostgresConnection() = default;

PostgresConnection::Reply PostgresConnection::checked(Reply reply, std::string_view doing) {
  switch (PQresultStatus(reply.get())) {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
    case PGRES_EMPTY_QUERY:
      return reply;
    default:
      break;
  }
  const auto what = std::string(doing) + ": " + complaint(connection_.get(), reply.get());
  const char* state = PQresultErrorField(reply.get(), PG_DIAG_SQLSTATE);
  const auto fault = fault_of(state == nullptr ? "" : state);
  if (PQstatus(connection_.get()) != CONNECTION_OK || fault == PostgresFault::kDisconnected) {
    connection_.reset();
    throw Disconnected(what);
  }
  if (state != nullptr && std::string_view(state) == kLockNotAvailable) throw Locked(what);
  if (fault == PostgresFault::kContention) throw Contention(what);
  throw StoreFailure(what);
}

PostgresConnection::Reply PostgresConnection::send(const std::string& sql, std::string_view doing) {
  if (!connection_) throw Disconnected(std::string(doing) + ": the connection is gone");
  return checked(Reply(PQexec(connection_.get(), sql.c_str())), doing);
}

PostgresConnection::Reply PostgresConnection::ask(std::string_view sql, std::span<const Parameter> parameters) {
  if (!connection_) throw Disconnected(running(sql) + ": the connection is gone");
  const Encoded values(parameters);
  auto key = values.letters() + ' ' + std::string(sql);
  auto found = prepared_.find(key);
  if (found == prepared_.end() && prepared_.size() >= kKept) {
    return checked(Reply(PQexecParams(connection_.get(), numbered(sql).c_str(), values.count(), values.types(),
                                      values.values(), values.lengths(), values.formats(), 0)),
                   running(sql));
  }
  if (found == prepared_.end()) {
    const auto name = "s" + std::to_string(prepared_.size());
    Reply made(PQprepare(connection_.get(), name.c_str(), numbered(sql).c_str(), values.count(), values.types()));
    [[maybe_unused]] const auto good = checked(std::move(made), "preparing '" + one_line(sql, " ") + "'");
    found = prepared_.emplace(std::move(key), name).first;
  }
  return checked(Reply(PQexecPrepared(connection_.get(), found->second.c_str(), values.count(), values.values(),
                                      values.lengths(), values.formats(), 0)),
                 running(sql));
}

std::unique_ptr<Cursor> PostgresConnection::open(std::string_view sql, std::span<const Parameter> parameters) {
  return std::make_unique<Walk>(ask(sql, parameters));
}

int PostgresConnection::run(std::string_view sql, std::span<const Parameter> parameters) {
  const auto reply = ask(sql, parameters);
  const std::string_view changed = PQcmdTuples(reply.get());
  int rows = 0;  // stays where the statement is none that counts
  std::from_chars(changed.data(), changed.data() + changed.size(), rows);
  return rows;
}

void PostgresConnection::script(std::string_view sql) { send(std::string(sql), "running a script"); }

void PostgresConnection::begin(Purpose purpose) {
  if (PQtransactionStatus(connection_.get()) == PQTRANS_INTRANS) throw StoreFailure("a transaction is open already");
  const auto* how = purpose == Purpose::kRead ? kBeginRead : purpose == Purpose::kChange ? kBeginChange : kBeginAlone;
  try {
    send(how, "beginning a transaction");
    if (purpose != Purpose::kRead && check_) check_(*this);
  } catch (const StoreFailure&) {
    // It had begun, but the lock was not to be had, or the check refused it.
    rollback();
    throw;
  }
}

void PostgresConnection::commit() {
  const auto reply = send("COMMIT", "committing");
  // A transaction in which a statement had failed is rolled back by its commit, which the server calls a success.
  if (std::string_view(PQcmdStatus(reply.get())) != "COMMIT") {
    throw StoreFailure("committing: a statement of the transaction had failed; it was rolled back");
  }
}

void PostgresConnection::rollback() {
  // With its connection the transaction went too.
  if (connection_) send("ROLLBACK", "rolling back");
}

bool PostgresConnection::idle() const {
  return PQstatus(connection_.get()) == CONNECTION_OK && PQtransactionStatus(connection_.get()) == PQTRANS_IDLE;
}

}  // namespace central
