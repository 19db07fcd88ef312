// SPDX-License-Identifier: Apache-2.0
// `central upgrade`: the schema of an older program's database becomes this program's.
#pragma once

#include <iosfwd>
#include <string>

namespace central {

/// Refuses a database that another program has open, and prints from which schema to which it came, and where its
/// festival went if it was moved away. Gives the exit status.
int run_upgrade(const std::string& database, std::ostream& out, std::ostream& err);

}  // namespace central
