// SPDX-License-Identifier: Apache-2.0
// The bytes of a journal record. Documented in RECORD.md; made so that a changed byte is noticed.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/base/result.hpp"
#include "kiosk/core/values/journal_entry.hpp"

namespace kiosk::journal {

/// Why a record cannot be read.
enum class RecordError { kUnknownVersion, kTruncated, kChecksum, kBadField };

[[nodiscard]] std::string write_record(const Entry& entry);
/// Any bytes at all; never throws.
[[nodiscard]] Result<Entry, RecordError> read_record(std::string_view bytes);

}  // namespace kiosk::journal
