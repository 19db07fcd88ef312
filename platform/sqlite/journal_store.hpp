// The journal in one SQLite file.
#pragma once

#include <filesystem>
#include <memory>

#include "kiosk/ports/journal_store.hpp"
#include "platform/sqlite/database.hpp"

namespace platform::sqlite {

/// A record is on the disk when append() returns: write-ahead log, synchronous=FULL. A process that is killed loses
/// nothing that was acknowledged; the next open() finds it. The file is this process's alone until the store is gone.
class JournalStore final : public kiosk::ports::JournalStore {
 public:
  /// Opens the journal, or makes an empty one where there is no file; its folder must exist. Checks the structure of
  /// the whole file. Refused, each with file and mend in the detail, and without changing or deleting anything:
  /// kCorrupt: damaged, or a file of something else; kIo: in use by another kiosk, written by a newer version, not
  /// writable; kFull: no space to make it.
  [[nodiscard]] static Result<std::unique_ptr<JournalStore>, JournalError> open(const std::filesystem::path& file);

  [[nodiscard]] Result<void, JournalError> append(const kiosk::IdempotencyKey& key, std::string_view record) override;
  [[nodiscard]] Result<std::vector<std::string>, JournalError> read_all() override;
  [[nodiscard]] Result<void, JournalError> forget(const std::vector<kiosk::IdempotencyKey>& keys) override;

 private:
  explicit JournalStore(Database database) : database_(std::move(database)) {}

  Database database_;
};

}  // namespace platform::sqlite
