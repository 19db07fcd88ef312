// SPDX-License-Identifier: Apache-2.0
// All of a festival's data from one database into another, of whatever kind: what `central migrate` does.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "kiosk/base/result.hpp"
#include "platform/central/audit.hpp"
#include "platform/central/store.hpp"

namespace central {

enum class MoveKind {
  kMove,   ///< nobody else changes the source meanwhile, and it says afterwards where its festival is
  kTrial,  ///< a copy of one moment, while others may go on with the source
};

struct Moved {
  std::size_t tables = 0;
  std::int64_t rows = 0;
  Audit source;  ///< clean, as the target's is
  Audit target;
  std::string unmarked{};  ///< all was moved, but the source does not say so, and why; empty: it does, or it is a trial
};

struct MoveFailure {
  std::string line;
  bool may_have_moved = false;  ///< a server went during the commit, and nothing says whether that was done
};

/// What is being done: "table 3 of 24: ticket", and the rows so far; called again as they grow.
using MoveWatch = std::function<void(const std::string& step, std::int64_t rows)>;

/// Copies every table of `from`, in one unchanging picture of it, into `to` in one transaction: all of it is there at
/// the end, or nothing. `to` has nothing in it but its schema, and is another database than `from`. Before the commit
/// each table is read back and compared by its number of rows and a digest of them all, and both sides are audited. The
/// error is one line, after which `to` is as it was; where a server went during the commit, the line says that it is
/// not known. For kMove `from` was opened with Store::Mode::kAlone; a program that came to a server's database
/// meanwhile is an error too.
[[nodiscard]] kiosk::Result<Moved, MoveFailure> move_data(Store& from, Store& to, MoveKind kind,
                                                          const MoveWatch& watch);

}  // namespace central
