// SPDX-License-Identifier: Apache-2.0
// A journal as kiosks wrote it before records were linked.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <sqlite3.h>

namespace tests {

/// Closed cleanly; with one row that was forgotten behind the last.
inline void make_first_format(const std::filesystem::path& file,
                              const std::vector<std::pair<std::int64_t, std::string>>& records) {
  sqlite3* db = nullptr;
  const auto run = [&](const char* sql) {
    if (sqlite3_exec(db, sql, nullptr, nullptr, nullptr) != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(db));
  };
  if (sqlite3_open(file.c_str(), &db) != SQLITE_OK) throw std::runtime_error("no journal of the first format");
  run("PRAGMA journal_mode=WAL");
  run("CREATE TABLE journal(seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, record BLOB NOT NULL);"
      "CREATE INDEX journal_key ON journal(key); PRAGMA application_id=1263169132; PRAGMA user_version=1");
  sqlite3_stmt* insert = nullptr;
  sqlite3_prepare_v2(db, "INSERT INTO journal VALUES(?, 'key', ?)", -1, &insert, nullptr);
  for (const auto& [number, record] : records) {
    sqlite3_bind_int64(insert, 1, number);
    sqlite3_bind_blob64(insert, 2, record.data(), record.size(), SQLITE_STATIC);
    if (sqlite3_step(insert) != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(db));
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
  run("INSERT INTO journal(key, record) VALUES('gone', 'gone'); DELETE FROM journal WHERE key='gone'");
  sqlite3_close(db);
}

}  // namespace tests
