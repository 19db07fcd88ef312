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
  auto* diff = command->add_flag("--diff", options->diff,
                                 "Show what it would change, and why it would be refused; change nothing");
  command->add_flag("--json", options->json, "With --diff: as JSON")->needs(diff);
  command->add_flag("--utc", options->utc, "Print times in UTC instead of the festival's zone");
  command->add_flag("--yes", options->consent.yes, "Agree in advance to what moves under tickets that people hold");
  command->add_flag("--force", options->force,
                    "Also where a screening with tickets would begin or be over in the past");
  command->add_option("--reason", options->reason, "Why, for the record");
  command->add_option("--by", options->by, "Who does it, for the record; default the user who runs the program");
  command->callback([options, &status] {
    options->consent.terminal = terminal_input();
    status = run_import(*options, std::cout, std::cerr);
  });
}

}  // namespace central
