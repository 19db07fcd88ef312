// SPDX-License-Identifier: Apache-2.0
// A file in a temporary folder, or a database in the tests' server.
#include "tests/central/test_database.hpp"

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string_view>

#include "platform/central/postgres.hpp"
#include "platform/central/sqlite.hpp"
#include "tests/central/ready_schema.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/postgres_server.hpp"

namespace house {

central::Dialect test_dialect() {
  const char* named = std::getenv("KIOSK_TEST_DATABASE");
  const std::string_view kind = named == nullptr ? "sqlite" : named;
  REQUIRE((kind == "sqlite" || kind == "postgresql"));
  return kind == "sqlite" ? central::Dialect::kSqlite : central::Dialect::kPostgres;
}

Folder::Folder() {
  auto pattern = (std::filesystem::temp_directory_path() / "central-XXXXXX").string();
  REQUIRE(::mkdtemp(pattern.data()) != nullptr);
  path_ = pattern;
}

Folder::~Folder() { std::filesystem::remove_all(path_); }

class TestDatabase::Kind {
 public:
  explicit Kind(Content content) {
    if (test_dialect() == central::Dialect::kSqlite) {
      folder_.emplace();
    } else if (content == Content::kNone) {
      database_.emplace();
    } else {
      database_.emplace(postgres::Server::shared(), postgres::Database::Content::kAsLeft);
      make_ready(*database_);
    }
  }
  [[nodiscard]] std::string address() const { return folder_ ? "sqlite:" + file() : database_->address(); }
  [[nodiscard]] std::unique_ptr<central::Connection> connect() const {
    if (!folder_) return std::make_unique<central::PostgresConnection>(address());
    return std::make_unique<central::SqliteConnection>(file(), central::SqliteConnection::Mode::kCreate);
  }
  [[nodiscard]] std::string missing() const {
    return folder_ ? "sqlite:" + folder_->file("missing.db")
                   : postgres::Server::shared().address(database_->name() + "_missing");
  }

 private:
  [[nodiscard]] std::string file() const { return folder_->file("festival.db"); }

  std::optional<Folder> folder_;
  std::optional<postgres::Database> database_;
};

TestDatabase::TestDatabase(Content content) : kind_(std::make_unique<Kind>(content)), address_(kind_->address()) {}
TestDatabase::~TestDatabase() = default;

std::unique_ptr<central::Connection> TestDatabase::connect() const { return kind_->connect(); }

std::unique_ptr<central::Connection> TestDatabase::connect_impatiently() const {
  auto made = connect();
  made->script(made->dialect() == central::Dialect::kSqlite ? "PRAGMA busy_timeout = 0" : "SET lock_timeout = '1ms'");
  return made;
}

std::string TestDatabase::missing() const { return kind_->missing(); }

std::int64_t schema_version(central::Connection& db) {
  return db.number(db.dialect() == central::Dialect::kSqlite ? "PRAGMA user_version"
                                                             : "SELECT version FROM central_schema");
}

void drop_trigger(central::Connection& db, const std::string& trigger, const std::string& table) {
  db.script("DROP TRIGGER " + trigger + (db.dialect() == central::Dialect::kSqlite ? "" : " ON " + table));
}

}  // namespace house
