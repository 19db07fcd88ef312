// SPDX-License-Identifier: Apache-2.0
// The database that a test gets: an empty one of its own, of the kind that KIOSK_TEST_DATABASE names: "sqlite", which
// is also what it gets without that, or "postgresql".
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "platform/central/database.hpp"

namespace house {

/// Which kind this run is about.
[[nodiscard]] central::Dialect test_dialect();

/// A folder under the system's temporary one, removed with all that is in it.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::string file(const std::string& name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

/// Gone with its object.
class TestDatabase {
 public:
  enum class Content {
    kNone,
    kSchema,  ///< may be at its newest schema already, which saves a server most of a test's time
  };
  explicit TestDatabase(Content content = Content::kNone);
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  /// For --database.
  [[nodiscard]] const std::string& address() const { return address_; }
  /// A connection of its own beside whatever else is connected; the schema stays as it is.
  [[nodiscard]] std::unique_ptr<central::Connection> connect() const;
  /// One that fails where another would wait for a lock.
  [[nodiscard]] std::unique_ptr<central::Connection> connect_impatiently() const;
  /// The address of a database that is not there; it has "missing" in it.
  [[nodiscard]] std::string missing() const;

 private:
  class Kind;
  std::unique_ptr<Kind> kind_;
  std::string address_;
};

/// The number of the schema that is in it.
[[nodiscard]] std::int64_t schema_version(central::Connection& db);

/// Takes a rule away, for tests of what only a damaged database holds.
void drop_trigger(central::Connection& db, const std::string& trigger, const std::string& table);

}  // namespace house
