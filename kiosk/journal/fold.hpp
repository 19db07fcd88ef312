// SPDX-License-Identifier: Apache-2.0
// Records put together by key: what is known of each ticket's way, whatever is lost of the others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/core/values/journal_entry.hpp"
#include "kiosk/core/values/owed.hpp"
#include "kiosk/ports/journal_store.hpp"

namespace kiosk::journal {

/// What is known of one key. Of several intents the first counts, of the others the last; in whatever order they come.
struct KeyRecords {
  IdempotencyKey key;
  std::optional<Entry> intent;
  std::optional<Entry> issued;
  std::optional<Entry> delivered;
  std::optional<Instant> closed;
  std::vector<std::int64_t> numbers = {};  ///< of the rows that these are from

  void add(Entry entry);
  /// Those that are there, in the order of a way.
  [[nodiscard]] std::vector<Entry> entries() const;
  /// Where it is closed: when it may be forgotten, a day after its screening began, or after it was closed where it
  /// has no ticket.
  [[nodiscard]] std::optional<Instant> forget_at() const;
};

/// Keys in the order in which they first occur.
class Fold {
 public:
  void add(Entry entry);
  /// The same with the row that it is from.
  void add(Entry entry, std::int64_t number);
  /// nullptr where nothing was added under the key.
  [[nodiscard]] const KeyRecords* find(const IdempotencyKey& key) const;
  [[nodiscard]] const std::vector<KeyRecords>& keys() const { return keys_; }
  /// Leaves of every entry what without_names() leaves.
  void drop_names();
  /// Drops these keys; true to those that go.
  template <class Goes>
  void drop_if(Goes goes) {
    std::erase_if(keys_, goes);
    number_again();
  }

 private:
  KeyRecords& at(const IdempotencyKey& key);
  void number_again();

  std::vector<KeyRecords> keys_;
  std::unordered_map<IdempotencyKey, std::size_t> positions_;
};

/// An entry without names and codes: what is left is enough to settle the ticket.
[[nodiscard]] Entry without_names(Entry entry);

/// Rows that hold a record; one that cannot be read is counted and hides no other.
[[nodiscard]] Fold fold_rows(const std::vector<ports::StoredRecord>& rows, std::size_t& unreadable);

/// What is owed for a key that is not closed. `doubt`: records may be lost, so that what seems not to have happened may
/// have happened. Nothing where only the way's end is known.
[[nodiscard]] std::optional<Owed> owed_for(const KeyRecords& records, bool doubt);

}  // namespace kiosk::journal
