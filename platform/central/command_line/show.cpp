// SPDX-License-Identifier: Apache-2.0
// The options of every command that shows data.
#include "platform/central/command_line/command_line.hpp"

namespace central {

void add_show(CLI::App& command, ShowOptions& options) {
  command.add_option("--database", options.database, kDatabase)->required();
  command.add_flag("--json", options.json, "Print JSON, an object a row");
  command.add_flag("--utc", options.utc, "Print times in UTC instead of the festival's zone");
}

}  // namespace central
