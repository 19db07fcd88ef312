// SPDX-License-Identifier: Apache-2.0
// Proves from the data alone that nothing was sold twice and nothing is half done.
#pragma once

#include <string>
#include <vector>

#include "kiosk/base/result.hpp"
#include "platform/central/store.hpp"

namespace central {

struct Audit {
  std::int64_t tickets = 0;
  std::int64_t valid_tickets = 0;
  std::int64_t codes = 0;
  std::int64_t deliveries = 0;
  std::int64_t keys = 0;
  std::int64_t admissions = 0;        ///< that stand
  std::vector<std::string> findings;  ///< one line each; empty: clean
  std::vector<std::string> notes{};   ///< one line each: what is as it should be, and good to know

  /// "audited: 12 tickets (9 valid), 14 codes, 11 deliveries, 25 keys, 3 admitted"; the last where there are any
  [[nodiscard]] std::string summary() const;
};

/// Checks, without trusting the schema's own rules: no pass holds two valid tickets for a screening; no category of a
/// screening is over its allotment; each ticket's serials run from 1 without a gap, each code is genuine and says what
/// its row and its screening say (or said before an import moved it), and only the last of a valid ticket is not void;
/// no ticket was admitted twice, nor one that is not valid; what each idempotency key did is there,
/// once, and is what its answer says; what staff did by command is on record with who and why, and was done. One
/// unchanging picture of the data, also while the service runs. The error: it cannot be read.
/// Instants in findings are in the festival's zone, or in UTC.
[[nodiscard]] kiosk::Result<Audit, std::string> audit(Store& store, bool utc = false);
/// The same inside a transaction of the caller's. Throws StoreFailure.
[[nodiscard]] Audit audit(Connection& db, bool utc);

}  // namespace central
