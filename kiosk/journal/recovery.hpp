// SPDX-License-Identifier: Apache-2.0
// What a restart owes: the ways that were begun and not closed, as the journal and its mark agree or do not agree on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/result.hpp"
#include "kiosk/core/values/owed.hpp"
#include "kiosk/journal/fold.hpp"
#include "kiosk/journal/owed_mark.hpp"
#include "kiosk/ports/journal_store.hpp"

namespace kiosk::journal {

/// The mark as it was found: nothing where there is none.
using FoundMark = std::optional<Result<OwedMark, MarkError>>;

/// The journal as it was found.
struct FoundJournal {
  std::vector<ports::StoredRecord> rows;
  bool keeps_links = false;     ///< JournalStore::keeps_links
  std::string unreadable = {};  ///< why it could not be opened or read at all; empty: it could
};

struct Recovery {
  std::string damage = {};    ///< in a few words what does not agree; empty: everything does
  bool doubt = false;         ///< records may be lost that nothing that is left speaks of
  Fold ways = {};             ///< what to go on with; after damage those that are not closed alone
  std::int64_t furthest = 0;  ///< after damage: the largest number that journal or mark have seen
};

/// One step of the journal ahead of the mark is what a power cut leaves between the two; everything else that does not
/// agree is damage. Nothing that either of them knows to be owed is left out.
[[nodiscard]] Recovery recover(const FoundJournal& journal, const FoundMark& mark);

/// In the order in which the keys first occur. `doubt`: see Recovery, or an earlier run's that is not settled yet.
[[nodiscard]] std::vector<Owed> owed_of(const Fold& ways, bool doubt);

/// What the mark says of these ways.
[[nodiscard]] std::vector<Entry> mark_entries(const Fold& ways);

}  // namespace kiosk::journal
