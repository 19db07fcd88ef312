// SPDX-License-Identifier: Apache-2.0
// The audit: findings to lines.
#include "platform/central/commands.hpp"

#include <ostream>

#include "platform/central/audit.hpp"
#include "platform/central/command_parts.hpp"

namespace central {

int run_audit(const ShowOptions& options, std::ostream& out, std::ostream& err) {
  const auto store = open_to_show(options.database, err);
  if (!store) return kFailed;
  const auto audited = audit(*store, options.utc);
  if (!audited) return fail(err, audited.error());
  out << audited->summary() << '\n';
  for (const auto& note : audited->notes) out << note << '\n';
  for (const auto& finding : audited->findings) out << finding << '\n';
  if (!audited->findings.empty()) return kFailed;
  out << "audit: clean\n";
  return kFine;
}

}  // namespace central
