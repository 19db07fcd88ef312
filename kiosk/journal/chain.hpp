// SPDX-License-Identifier: Apache-2.0
// The links of the journal's rows: a row that is lost, moved or changed leaves a link that does not fit.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ports/journal_store.hpp"

namespace kiosk::journal {

/// Where a journal ends. Zeros: it has no row.
struct Head {
  std::int64_t number = 0;
  std::uint64_t link = 0;  ///< 0 after a row that has none
  friend bool operator==(const Head&, const Head&) = default;
};

/// The link of a record behind one with the link `before`. A change of any one byte of the record, or of the link
/// before, gives another one.
[[nodiscard]] std::uint64_t next_link(std::uint64_t before, std::string_view record);

[[nodiscard]] Head head_of(const std::vector<ports::StoredRecord>& rows);
/// Where the journal ended before its last row. Precondition: it has one.
[[nodiscard]] Head head_before_last(const std::vector<ports::StoredRecord>& rows);

/// What is wrong with the rows, in a few words for the log; nothing where each stands where it was written.
[[nodiscard]] std::optional<std::string> broken_link(const std::vector<ports::StoredRecord>& rows);

}  // namespace kiosk::journal
