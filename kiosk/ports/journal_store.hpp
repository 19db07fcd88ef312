// SPDX-License-Identifier: Apache-2.0
// Where journal records lie: append-only, durable when append returns.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/result.hpp"
#include "kiosk/core/values/journal_fault.hpp"

namespace kiosk::ports {

/// Of a journal's files, the database and its mark alike, so that neither can go on to a new one without the other: an
/// older kiosk finds both newer than it knows. Raised with each change that an older kiosk cannot read.
inline constexpr std::uint8_t kJournalFormat = 3;

struct JournalError {
  using Kind = JournalFault;
  Kind kind = Kind::kIo;
  std::string detail;  ///< names the file and what to do, for the log and for staff
};

/// One row of the journal. What the link says is the business of kiosk/journal/chain.hpp.
struct StoredRecord {
  std::int64_t number = 0;            ///< larger than the one before
  std::optional<std::uint64_t> link;  ///< nothing: written by a kiosk that kept none
  std::string bytes;                  ///< see kiosk/journal/record.hpp; empty: forgotten
  friend bool operator==(const StoredRecord&, const StoredRecord&) = default;
};

/// An open journal, this process's alone as long as it lives. One thread at a time.
class JournalStore {
 public:
  virtual ~JournalStore() = default;

  /// False for a journal that is new, or that a kiosk without links wrote, until accept().
  [[nodiscard]] virtual bool keeps_links() const = 0;

  /// Every row in the order of the numbers.
  [[nodiscard]] virtual Result<std::vector<StoredRecord>, JournalError> read_all() = 0;

  /// From here on the journal is written, and keeps links. Before it, nothing in the files is changed, not even when
  /// the store goes.
  [[nodiscard]] virtual Result<void, JournalError> accept() = 0;

  /// Adds a record with its link, after accept(). It survives a power cut once this returns.
  [[nodiscard]] virtual Result<void, JournalError> append(const StoredRecord& record) = 0;

  /// Empties these rows, all or none, so that no byte of them stays in any file; their numbers and links stay where a
  /// later row stands on them. After accept().
  [[nodiscard]] virtual Result<void, JournalError> forget(const std::vector<std::int64_t>& numbers) = 0;
};

}  // namespace kiosk::ports
