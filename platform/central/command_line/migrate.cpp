// SPDX-License-Identifier: Apache-2.0
// `central migrate`: its options.
#include <iostream>
#include <memory>

#include <unistd.h>

#include "platform/central/command_line/command_line.hpp"
#include "platform/central/migrate_command.hpp"

namespace central {

void add_migrate(CLI::App& app, int& status) {
  auto options = std::make_shared<MigrateOptions>();
  auto* command = app.add_subcommand("migrate", "Move a festival into another database, from one kind to the other");
  command->add_option("--from", options->from, kDatabase)->required();
  command->add_option("--to", options->to, "The same; a database with nothing in it")->required();
  command->add_flag("--while-served", options->while_served, "Move a copy, to try it out, while --from is served");
  command->callback([options, &status] {
    options->for_people = ::isatty(STDERR_FILENO) == 1;
    status = run_migrate(*options, std::cout, std::cerr);
  });
}

}  // namespace central
