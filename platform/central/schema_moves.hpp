// SPDX-License-Identifier: Apache-2.0
// The schema's step to a festival that was moved into another database.
#pragma once

#include "platform/central/later_step.hpp"

namespace central {

// A row: the festival is in the database `target` now, and nothing is changed here any more.
inline constexpr LaterStep kMovedAwayStep{R"sql(
CREATE TABLE moved_away (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  at INTEGER NOT NULL,
  target TEXT NOT NULL
) STRICT;
)sql",
                                          R"sql(
CREATE TABLE moved_away (
  one bigint PRIMARY KEY CHECK (one = 1),
  at bigint NOT NULL,
  target text COLLATE "C" NOT NULL
);
)sql"};

}  // namespace central
