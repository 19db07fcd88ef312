// SPDX-License-Identifier: Apache-2.0
// The mark beside the journal: where the journal ends, and what is owed. Documented in RECORD.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.hpp"
#include "kiosk/core/values/journal_entry.hpp"
#include "kiosk/journal/chain.hpp"

namespace kiosk::journal {

struct OwedMark {
  Head head;                     ///< of the journal when the mark was written
  bool unsettled = false;        ///< damage was found, and not all of it is settled yet
  std::vector<Entry> entries{};  ///< of every key that is not closed, without names and codes
  friend bool operator==(const OwedMark&, const OwedMark&) = default;
};

enum class MarkError {
  kNewer,    ///< whole, and of a version this kiosk does not know
  kDamaged,  ///< not what was written
};

[[nodiscard]] std::string write_mark(const OwedMark& mark);
/// Any bytes at all.
[[nodiscard]] Result<OwedMark, MarkError> read_mark(std::string_view bytes);

}  // namespace kiosk::journal
