// One table, appended to. What a file must be before it is touched is checked here.
#include "platform/sqlite/journal_store.hpp"

#include <string>
#include <utility>

namespace platform::sqlite {
namespace {

using kiosk::failure;

/// Marks the file as ours in SQLite's header ("KJnl"), so that no other program's database is taken for a journal.
constexpr std::int64_t kApplicationId = 0x4B4A6E6C;
constexpr std::int64_t kSchema = 1;

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
    return failure(JournalError{JournalError::Kind::kIo,
                                "journal " + file.string() + " was written by a newer kiosk (format " +
                                    std::to_string(*schema) + ", this one knows " + std::to_string(kSchema) +
                                    "); install that version again, or set kiosk.journal to another file"});
  }
  const auto tables = database.number("SELECT count(*) FROM sqlite_schema WHERE type='table' AND name='journal'");
  if (!tables) return failure(tables.error());
  if (*schema != kSchema || *tables != 1) return failure(database.damaged("its table is missing"));
  return false;
}

Result<void, JournalError> check_structure(Database& database) {
  const auto verdict = database.text("PRAGMA quick_check(1)");
  if (!verdict) return failure(verdict.error());
  if (*verdict != "ok") return failure(database.damaged(*verdict));
  return {};
}

Result<void, JournalError> set_durability(Database& database) {
  const auto mode = database.text("PRAGMA journal_mode=WAL");
  if (!mode) return failure(mode.error());
  if (*mode != "wal") return failure(JournalError{JournalError::Kind::kIo, "the journal's disk cannot keep a log"});
  // secure_delete: what is forgotten is overwritten. journal_size_limit: a log that once grew gives the space back.
  for (const char* pragma :
       {"PRAGMA synchronous=FULL", "PRAGMA secure_delete=ON", "PRAGMA journal_size_limit=4194304"}) {
    if (auto done = database.run(pragma); !done) return done;
  }
  return {};
}

Result<void, JournalError> make_schema(Database& database) {
  return database.all_or_none([&]() -> Result<void, JournalError> {
    const std::string statements[] = {
        "CREATE TABLE journal(seq INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, record BLOB NOT NULL)",
        "CREATE INDEX journal_key ON journal(key)",
        "PRAGMA application_id=" + std::to_string(kApplicationId),
        "PRAGMA user_version=" + std::to_string(kSchema),
    };
    for (const auto& statement : statements) {
      if (auto done = database.run(statement); !done) return done;
    }
    return {};
  });
}

}  // namespace

Result<std::unique_ptr<JournalStore>, JournalError> JournalStore::open(const std::filesystem::path& file) {
  auto database = Database::open(file);
  if (!database) return failure(database.error());
  if (auto claimed = claim(*database); !claimed) return failure(claimed.error());
  const auto fresh = is_new(*database, file);
  if (!fresh) return failure(fresh.error());
  if (auto sound = check_structure(*database); !sound) return failure(sound.error());
  if (auto durable = set_durability(*database); !durable) return failure(durable.error());
  if (*fresh) {
    if (auto made = make_schema(*database); !made) return failure(made.error());
  }
  return std::unique_ptr<JournalStore>(new JournalStore(std::move(*database)));
}

Result<void, JournalError> JournalStore::append(const kiosk::IdempotencyKey& key, std::string_view record) {
  const Blob blob{record};
  return database_.run("INSERT INTO journal(key, record) VALUES(?, ?)", Text{key.str()}, &blob);
}

Result<std::vector<std::string>, JournalError> JournalStore::read_all() {
  std::vector<std::string> records;
  auto read = database_.run("SELECT record FROM journal ORDER BY seq",
                            [&records](const Row& row) { records.emplace_back(row.bytes(0)); });
  if (!read) return failure(read.error());
  return records;
}

Result<void, JournalError> JournalStore::forget(const std::vector<kiosk::IdempotencyKey>& keys) {
  return database_.all_or_none([&]() -> Result<void, JournalError> {
    for (const auto& key : keys) {
      if (auto done = database_.run("DELETE FROM journal WHERE key=?", Text{key.str()}); !done) return done;
    }
    return {};
  });
}

}  // namespace platform::sqlite
