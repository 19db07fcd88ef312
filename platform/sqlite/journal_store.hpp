// SPDX-License-Identifier: Apache-2.0
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
  /// Opens the journal, or makes an empty one where there is no file. Checks the structure of the whole file. Refused
  /// without changing or deleting anything, with the fault that says why and what to do in the detail.
  [[nodiscard]] static Result<std::unique_ptr<JournalStore>, JournalError> open(const std::filesystem::path& file);

  [[nodiscard]] bool keeps_links() const override { return keeps_links_; }
  [[nodiscard]] Result<std::vector<kiosk::ports::StoredRecord>, JournalError> read_all() override;
  [[nodiscard]] Result<void, JournalError> accept() override;
  [[nodiscard]] Result<void, JournalError> append(const kiosk::ports::StoredRecord& record) override;
  [[nodiscard]] Result<void, JournalError> forget(const std::vector<std::int64_t>& numbers) override;

 private:
  JournalStore(Database database, bool keeps_links) : database_(std::move(database)), keeps_links_(keeps_links) {}

  Database database_;
  bool keeps_links_;
};

}  // namespace platform::sqlite
