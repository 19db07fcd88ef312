// SPDX-License-Identifier: Apache-2.0
// `central import`: its options.
#include <iostream>
#include <memory>

#include "platform/central/command_line/command_line.hpp"
#include "platform/central/commands.hpp"

namespace central {

void add_import(CLI::App& app, int& status) {
  auto options = std::make_shared<ImportOptions>();
  auto* command = app.add_subcommand("import", "Put a festival into the database; tickets that exist stay");
  command->add_option("festival", options->festival, "The festival's file (TOML)")->required();
  command->add_option("--database", options->database, kDatabase)->required();
  command->add_option("--clock", options->clock, "The instant of the import (ISO 8601); default now");
  command->callback([options, &status] { status = run_import(*options, std::cout, std::cerr); });
}

}  // namespace central
