// SPDX-License-Identifier: Apache-2.0
// `central migrate`: a festival from one database into another.
#pragma once

#include <iosfwd>
#include <string>

namespace central {

struct MigrateOptions {
  std::string from;           ///< "sqlite:FILE" or "postgresql://..."
  std::string to;             ///< the same; an SQLite file is made where it is missing
  bool while_served = false;  ///< also where another program has `from` open
  bool for_people = false;    ///< `err` is a terminal: news over each other on one line
};
/// The exit status where the festival has moved, or may have, and nothing keeps a service from its old database; not
/// kFailed, after which nothing was moved and the old service may be started again. Usage has 2.
constexpr int kUnmarked = 3;
/// Prints what was moved and what is to be done next; news of it go to `err` meanwhile.
int run_migrate(const MigrateOptions& options, std::ostream& out, std::ostream& err);

}  // namespace central
