// SPDX-License-Identifier: Apache-2.0
// The files of one journal: the records, and beside them the mark of what is owed.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/instant.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/ports/journal_store.hpp"

namespace kiosk::ports {

/// One thread at a time. Nothing of it is touched before the first call.
class JournalFiles {
 public:
  virtual ~JournalFiles() = default;

  /// The journal's file, for the log and for staff.
  [[nodiscard]] virtual std::string name() const = 0;

  /// Opens the journal, or makes an empty one where there is none. Refused without changing or deleting anything, with
  /// the fault that says why.
  [[nodiscard]] virtual Result<std::unique_ptr<JournalStore>, JournalError> open() = 0;

  /// Gives the journal's files another name, in the same folder, and says which: the next open() makes a new one.
  /// No store may be open. Nothing is deleted.
  [[nodiscard]] virtual Result<std::string, JournalError> set_aside(Instant now) = 0;

  /// The bytes of the mark; nothing where there is none.
  [[nodiscard]] virtual Result<std::optional<std::string>, JournalError> read_mark() = 0;

  /// Replaces the mark whole: after a power cut it is the one before or this one; this one once it returns.
  [[nodiscard]] virtual Result<void, JournalError> write_mark(std::string_view bytes) = 0;
};

}  // namespace kiosk::ports
