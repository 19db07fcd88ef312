// SPDX-License-Identifier: Apache-2.0
// The journal with its mark: opened together, written together, held to each other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/instant.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/core/values/journal_entry.hpp"
#include "kiosk/core/values/owed.hpp"
#include "kiosk/journal/recovery.hpp"
#include "kiosk/ports/journal_files.hpp"

namespace kiosk::journal {

/// What staff are told.
struct Damage {
  std::size_t tickets = 0;  ///< that are known to be owed
  bool at_least = false;    ///< there may be others, of which the service alone knows
  std::string detail = {};  ///< one line for the log: the file, what was found, what to do
  friend bool operator==(const Damage&, const Damage&) = default;
};

struct Opened {
  std::vector<Owed> owed;        ///< in the order in which their ways were begun
  std::optional<Damage> damage;  ///< found now, or by an earlier run and not settled yet
  friend bool operator==(const Opened&, const Opened&) = default;
};

/// One thread at a time.
class CheckedJournal {
 public:
  /// `files` outlives it; not touched before open().
  explicit CheckedJournal(ports::JournalFiles* files) : files_(files) {}

  /// Opens the journal and says what it owes. A damaged one is set aside, and a new one takes over what is known to be
  /// owed. After an error nothing is open, and it may be tried again.
  [[nodiscard]] Result<Opened, ports::JournalError> open(Instant now);

  /// The entry is in the journal and the mark knows of it, across a power cut, once this returns. An error: it may be
  /// there or not; it may be appended again.
  [[nodiscard]] Result<void, ports::JournalError> append(const Entry& entry);

  /// Forgets the ways whose day is over; says how many they were.
  [[nodiscard]] Result<std::size_t, ports::JournalError> forget(Instant now);

  /// Nothing of a damage is left to settle: the next start does not tell of it any more.
  [[nodiscard]] Result<void, ports::JournalError> note_settled();

 private:
  using OpenStore = Result<std::unique_ptr<ports::JournalStore>, ports::JournalError>;
  [[nodiscard]] Result<FoundJournal, ports::JournalError> find_journal(OpenStore store, const FoundMark& mark);
  [[nodiscard]] Result<FoundMark, ports::JournalError> find_mark();
  [[nodiscard]] Result<std::string, ports::JournalError> rebuild(Recovery recovery, Instant now);
  [[nodiscard]] Result<void, ports::JournalError> write_mark();
  void close();

  ports::JournalFiles* files_;
  std::unique_ptr<ports::JournalStore> store_;  ///< nothing: not open
  Fold ways_;                                   ///< without names and codes
  Head head_;
  std::int64_t furthest_ = 0;  ///< numbers of a journal's first link are larger
  bool unsettled_ = false;
  bool mark_is_behind_ = false;
};

}  // namespace kiosk::journal
