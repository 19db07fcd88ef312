// SPDX-License-Identifier: Apache-2.0
// `central upgrade`: who has the database open, and what was done.
#include <ostream>

#include "platform/central/command_parts.hpp"
#include "platform/central/in_use.hpp"
#include "platform/central/schema_upgrade.hpp"
#include "platform/central/upgrade_command.hpp"

namespace central {

int run_upgrade(const std::string& database, std::ostream& out, std::ostream& err) {
  try {
    if (const auto user = in_use_by(database); !user.empty()) {
      return fail(err, user + " has the database open: end it first, for an older program may not know the new schema");
    }
  } catch (const StoreFailure& failure) {
    return fail(err, failure.what());
  }
  const auto upgraded = upgrade_schema(database);
  if (!upgraded) return fail(err, upgraded.error());
  const auto& before = upgraded->before;
  const auto newest = std::to_string(before.newest);
  if (before.is_older()) {
    out << "upgraded: schema " << before.number << " is " << newest
        << " now; keep the copy of before until all is well\n";
  } else {
    out << (before.is_blank() ? "made: schema " : "nothing to do: it has this program's schema ") << newest << '\n';
  }
  if (upgraded->moved) out << "note: " << *upgraded->moved << '\n';
  return kFine;
}

}  // namespace central
