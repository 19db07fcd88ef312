// SPDX-License-Identifier: Apache-2.0
// The schema's step to what is kept of the lists of passes that were imported.
#pragma once

#include "platform/central/later_step.hpp"

namespace central {

// What was said of a list beside its file, for the next one whose columns have the same names: a row an option, in
// their order. `header` is the digest of those names.
inline constexpr LaterStep kListOptionStep{R"sql(
CREATE TABLE list_option (
  header BLOB NOT NULL CHECK (length(header) = 32),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('column', 'category', 'state', 'dates')),
  value TEXT NOT NULL,
  PRIMARY KEY (header, position)
) STRICT;
)sql",
                                           R"sql(
CREATE TABLE list_option (
  header bytea NOT NULL CHECK (length(header) = 32),
  position bigint NOT NULL,
  kind text COLLATE "C" NOT NULL CHECK (kind IN ('column', 'category', 'state', 'dates')),
  value text COLLATE "C" NOT NULL,
  PRIMARY KEY (header, position)
);
)sql"};

}  // namespace central
