// SPDX-License-Identifier: Apache-2.0
// The journal's files in their folder: the database, and beside it the mark.
#pragma once

#include <filesystem>

#include "kiosk/ports/journal_files.hpp"

namespace platform::sqlite {

/// FILE is the database, FILE-wal its log, FILE.owed the mark, FILE.owed.new the mark that is being written.
class JournalFolder final : public kiosk::ports::JournalFiles {
 public:
  explicit JournalFolder(std::filesystem::path file) : file_(std::move(file)) {}

  [[nodiscard]] std::string name() const override { return file_.string(); }
  [[nodiscard]] kiosk::Result<std::unique_ptr<kiosk::ports::JournalStore>, kiosk::ports::JournalError> open() override;
  /// FILE.damaged-20240428T214200Z and the like, for each of the database's files.
  [[nodiscard]] kiosk::Result<std::string, kiosk::ports::JournalError> set_aside(kiosk::Instant now) override;
  [[nodiscard]] kiosk::Result<std::optional<std::string>, kiosk::ports::JournalError> read_mark() override;
  [[nodiscard]] kiosk::Result<void, kiosk::ports::JournalError> write_mark(std::string_view bytes) override;

 private:
  std::filesystem::path file_;
};

}  // namespace platform::sqlite
