// SPDX-License-Identifier: Apache-2.0
// The schema's steps to what was moved: a festival into another database, and screenings before their changes were
// kept.
#pragma once

#include "platform/central/earlier_starts.hpp"
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

// Programs before kDoorStep moved screenings without a row in screening_change: the starts that the codes of then say.
inline constexpr LaterStep kEarlierStartStep{R"sql(
CREATE TABLE earlier_start (
  screening TEXT NOT NULL REFERENCES screening(id) ON DELETE CASCADE,
  starts_at INTEGER NOT NULL,
  PRIMARY KEY (screening, starts_at)
) STRICT;
)sql",
                                             R"sql(
CREATE TABLE earlier_start (
  screening text COLLATE "C" NOT NULL REFERENCES screening(id) ON DELETE CASCADE,
  starts_at bigint NOT NULL,
  PRIMARY KEY (screening, starts_at)
);
)sql",
                                             &note_earlier_starts};

}  // namespace central
