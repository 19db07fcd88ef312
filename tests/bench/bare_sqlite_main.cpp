// SPDX-License-Identifier: Apache-2.0
// The rush without a service: the statements of issuing a ticket, one after the other, prepared once, on one thread,
// with the service's own settings of the database. What the service costs is measured beside it.
//   bare-sqlite FILE COUNT     FILE: a database into which the rush's festival was imported, with a device d-1
// Prints one JSON object: seconds for all, tickets issued.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include <sqlite3.h>

namespace {

class Statement {
 public:
  Statement(sqlite3* db, const char* sql) : db_(db) {
    if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr) != SQLITE_OK) fail();
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  /// Binds texts, runs to the end, gives the last row's first column as a number (0 where there is no row).
  std::int64_t run(const std::vector<std::string>& values = {}) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      sqlite3_bind_text(statement_, static_cast<int>(i + 1), values[i].data(), static_cast<int>(values[i].size()),
                        SQLITE_STATIC);
    }
    std::int64_t number = 0;
    int result = sqlite3_step(statement_);
    for (; result == SQLITE_ROW; result = sqlite3_step(statement_)) number = sqlite3_column_int64(statement_, 0);
    if (result != SQLITE_DONE) fail();
    sqlite3_reset(statement_);
    return number;
  }

 private:
  [[noreturn]] void fail() {
    std::fprintf(stderr, "bare-sqlite: %s\n", sqlite3_errmsg(db_));
    std::exit(1);
  }
  sqlite3* db_;
  sqlite3_stmt* statement_ = nullptr;
};

/// The statements of one request, in the service's order.
struct Transaction {
  explicit Transaction(sqlite3* db)
      : begin(db, "BEGIN IMMEDIATE"),
        revision(db, "SELECT revision FROM festival"),
        recall(db, "SELECT digest, status, content_type, body FROM idempotency WHERE device = ? AND key = ?"),
        pass(db, "SELECT id, category, state, valid_from, valid_until, name FROM pass WHERE id = ?"),
        held(db,
             "SELECT t.id, t.state, t.pass, t.screening, t.category, k.serial, k.code, "
             "(SELECT max(d.at) FROM delivery d WHERE d.ticket = t.id AND d.serial = k.serial "
             "AND d.outcome <> 'failed'), "
             "(SELECT count(DISTINCT d.serial) FROM delivery d WHERE d.ticket = t.id AND d.outcome <> 'failed') "
             "FROM ticket t JOIN ticket_code k ON k.ticket = t.id "
             "WHERE t.pass = ? AND t.state = 'valid' AND k.voided_at IS NULL"),
        left(db, "SELECT seats - taken FROM allotment WHERE screening = ? AND category = 'industry'"),
        ticket(db,
               "INSERT INTO ticket (id, pass, screening, category, state, issued_at) "
               "VALUES (?, ?, ?, 'industry', 'valid', 1714266000000)"),
        code(db,
             "INSERT INTO ticket_code (ticket, serial, code, made_at, made_device, made_key) "
             "VALUES (?, 1, ?, 1714266000000, 'd-1', ?)"),
        issued(db,
               "INSERT INTO idempotency (device, key, digest, effect, ticket, status, content_type, body, at) "
               "VALUES ('d-1', ?, randomblob(32), 'issued', ?, 201, 'application/json', ?, 1714266000000)"),
        refused(db,
                "INSERT INTO idempotency (device, key, digest, effect, ticket, status, content_type, body, at) "
                "VALUES ('d-1', ?, randomblob(32), 'refused', NULL, 409, 'application/problem+json', ?, "
                "1714266000000)"),
        commit(db, "COMMIT") {}

  /// Whether there was a seat.
  bool run(int number) {
    const auto n = std::to_string(number);
    const auto person = "p" + n;
    const auto screening = "s" + std::to_string(number % 8);
    begin.run();
    revision.run();
    recall.run({n});
    pass.run({person});
    held.run({person});
    const bool seat = left.run({screening}) > 0;
    if (seat) {
      ticket.run({"T-" + n, person, screening});
      code.run({"T-" + n, "code " + n, n});
      issued.run({n, "T-" + n, answer});
    } else {
      refused.run({n, answer});
    }
    commit.run();
    return seat;
  }

  Statement begin, revision, recall, pass, held, left, ticket, code, issued, refused, commit;
  /// As long as an answer of the service.
  std::string answer = std::string(600, 'x');
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "bare-sqlite FILE COUNT\n");
    return 2;
  }
  sqlite3* db = nullptr;
  if (sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr) != SQLITE_OK) return 1;
  sqlite3_exec(db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;", nullptr, nullptr,
               nullptr);
  int issued = 0;
  double seconds = 0;
  {
    Transaction transaction(db);
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < std::atoi(argv[2]); ++i) issued += transaction.run(i) ? 1 : 0;
    seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  }
  sqlite3_close(db);
  std::printf("{\"seconds\": %.6f, \"issued\": %d}\n", seconds, issued);
  return 0;
}
