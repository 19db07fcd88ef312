// SPDX-License-Identifier: Apache-2.0
// One table, appended to. What a file must be before it is touched is checked here.
#include "platform/sqlite/journal_store.hpp"

#include <string>
#include <utility>

#include "platform/sqlite/application_id.hpp"

namespace platform::sqlite {
namespace {

using kiosk::failure;

/// 1: without links. A new journal begins there too, and goes on to the newest once it is accepted.
constexpr std::int64_t kFirstSchema = 1;
/// The first with links. Its table is that of the newest, whose records an older kiosk cannot read.
constexpr std::int64_t kLinkedSchema = 2;
constexpr std::int64_t kSchema = kiosk::ports::kJournalFormat;

/// Makes the file this process's alone: the next statement that reads it takes the lock and keeps it.
Result<void, JournalError> claim(Database& database) {
  return database.run("PRAGMA locking_mode=EXCLUSIVE").and_then([&] {
    return database.run("PRAGMA cell_size_check=ON");
  });
}

/// Whether the file is new (nothing in it); an error where it is not a journal this version can use.
Result<bool, JournalError> is_new(Database& database, const std::filesystem::path& file) {
  const auto objects = database.number("SELECT count(*) FROM sqlite_schema");
  if (!objects) return failure(objects.error());
  const auto application = database.number("PRAGMA application_id");
  if (!application) return failure(application.error());
  const auto schema = database.number("PRAGMA user_version");
  if (!schema) return failure(schema.error());
  if (*objects == 0 && *application == 0 && *schema == 0) return true;
  if (*application != kApplicationId) return failure(database.damaged("it is a database of another program"));
  if (*schema > kSchema) {
    return failure(JournalError{JournalError::Kind::kNewer,
                                "journal " + file.string() + " was written by a newer kiosk (format " +
                                    std::to_string(*schema) + ", this one knows " + std::to_string(kSchema) +
                                    "); install that version again, or set kiosk.journal to another file"});
  }
  const auto tables = database.number("SELECT count(*) FROM sqlite_schema WHERE type='table' AND name='journal'");
  if (!tables) return failure(tables.error());
  if (*schema < kFirstSchema || *tables != 1) return failure(database.damaged("its table is missing"));
  return false;
}

Result<void, JournalError> check_structure(Database& database) {
  const auto verdict = database.text("PRAGMA quick_check(1)");
  if (!verdict) return failure(verdict.error());
  if (*verdict != "ok") return failure(database.damaged(*verdict));
  return {};
}

/// All or none of them.
Result<void, JournalError> run_all(Database& database, const std::vector<std::string>& statements) {
  return database.all_or_none([&]() -> Result<void, JournalError> {
    for (const auto& statement : statements) {
      if (auto done = database.run(statement); !done) return done;
    }
    return {};
  });
}

Result<void, JournalError> set_durability(Database& database) {
  const auto mode = database.text("PRAGMA journal_mode=WAL");
  if (!mode) return failure(mode.error());
  if (*mode != "wal") return failure(JournalError{JournalError::Kind::kIo, "the journal's disk cannot keep a log"});
  // secure_delete: what is forgotten is overwritten. temp_store: what is copied on the way to that is in memory alone.
  // journal_size_limit: a log that once grew gives the space back.
  for (const char* pragma : {"PRAGMA synchronous=FULL", "PRAGMA secure_delete=ON", "PRAGMA temp_store=MEMORY",
                             "PRAGMA journal_size_limit=4194304"}) {
    if (auto done = database.run(pragma); !done) return done;
  }
  return {};
}

/// Before there is a log: the file is empty or has its table, whatever becomes of a log later.
Result<void, JournalError> make_schema(Database& database) {
  return run_all(
      database, {"CREATE TABLE journal(seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, record BLOB NOT NULL)",
                 "PRAGMA application_id=" + std::to_string(kApplicationId),
                 "PRAGMA user_version=" + std::to_string(kFirstSchema)});
}

Result<void, JournalError> add_links(Database& database) {
  return run_all(database, {"DROP INDEX IF EXISTS journal_key", "ALTER TABLE journal DROP COLUMN key",
                            "ALTER TABLE journal ADD COLUMN link INTEGER",
                            "PRAGMA user_version=" + std::to_string(kLinkedSchema)});
}

/// From here on records may be such as an older kiosk cannot read.
Result<void, JournalError> name_format(Database& database) {
  const auto schema = database.number("PRAGMA user_version");
  if (!schema) return failure(schema.error());
  if (*schema == kSchema) return {};
  return database.run("PRAGMA user_version=" + std::to_string(kSchema));
}

/// Into the file what is in the log, and nothing is left in that.
Result<void, JournalError> empty_log(Database& database) { return database.run("PRAGMA wal_checkpoint(TRUNCATE)"); }

}  // namespace

Result<std::unique_ptr<JournalStore>, JournalError> JournalStore::open(const std::filesystem::path& file) {
  auto database = Database::open(file);
  if (!database) return failure(database.error());
  // What may be damaged is left as it is, its log above all.
  database->keep_log_on_close(true);
  if (auto claimed = claim(*database); !claimed) return failure(claimed.error());
  const auto fresh = is_new(*database, file);
  if (!fresh) return failure(fresh.error());
  if (auto sound = check_structure(*database); !sound) return failure(sound.error());
  if (*fresh) {
    if (auto made = make_schema(*database); !made) return failure(made.error());
  }
  const auto schema = database->number("PRAGMA user_version");
  if (!schema) return failure(schema.error());
  return std::unique_ptr<JournalStore>(new JournalStore(std::move(*database), *schema >= kLinkedSchema));
}

Result<void, JournalError> JournalStore::accept() {
  auto ready = set_durability(database_);
  if (ready && !keeps_links_) ready = add_links(database_);
  if (ready) ready = name_format(database_);
  if (ready) ready = empty_log(database_);
  if (!ready) return ready;
  keeps_links_ = true;
  database_.keep_log_on_close(false);
  return {};
}

Result<void, JournalError> JournalStore::append(const kiosk::ports::StoredRecord& record) {
  // SQLite's integers have a sign: the link's bits are kept as they are.
  const auto link = static_cast<std::int64_t>(record.link.value_or(0));
  return database_.run("INSERT INTO journal(seq, link, record) VALUES(?, ?, ?)", {record.number, link},
                       Blob{record.bytes});
}

Result<std::vector<kiosk::ports::StoredRecord>, JournalError> JournalStore::read_all() {
  std::vector<kiosk::ports::StoredRecord> records;
  const char* sql = keeps_links_ ? "SELECT seq, record, link FROM journal ORDER BY seq"
                                 : "SELECT seq, record, NULL FROM journal ORDER BY seq";
  auto read = database_.run(sql, [&records](const Row& row) {
    auto& record = records.emplace_back();
    record.number = row.integer(0);
    record.bytes = row.bytes(1);
    if (!row.is_null(2)) record.link = static_cast<std::uint64_t>(row.integer(2));
  });
  if (!read) return failure(read.error());
  return records;
}

Result<void, JournalError> JournalStore::forget(const std::vector<std::int64_t>& numbers) {
  auto forgotten = database_.all_or_none([&]() -> Result<void, JournalError> {
    for (const auto number : numbers) {
      if (auto done = database_.run("UPDATE journal SET record=X'' WHERE seq=?", {number}); !done) return done;
    }
    // Of the empty rows at the beginning the last is enough: the next one's link stands on it.
    return database_.run(
        "DELETE FROM journal WHERE seq < (SELECT max(seq) FROM journal WHERE length(record)=0 AND seq < "
        "(SELECT coalesce(min(seq), 9223372036854775807) FROM journal WHERE length(record)>0))");
  });
  if (!forgotten) return forgotten;
  // Pages that rows were moved out of may still have them in their unused parts: all is written anew.
  return database_.run("VACUUM").and_then([&] { return empty_log(database_); });
}

}  // namespace platform::sqlite
