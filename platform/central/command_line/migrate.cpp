// SPDX-License-Identifier: Apache-2.0
// `central migrate` and `central upgrade`: their options.
#include <iostream>
#include <memory>
#include <string>

#include <unistd.h>

#include "platform/central/command_line/command_line.hpp"
#include "platform/central/migrate_command.hpp"
#include "platform/central/upgrade_command.hpp"

namespace central {

void add_migrate(CLI::App& app, int& status) {
  auto options = std::make_shared<MigrateOptions>();
  auto* command = app.add_subcommand("migrate", "Move a festival into another database, from one kind to the other");
  command->add_option("--from", options->from, kDatabase)->required();
  command->add_option("--to", options->to, "The same; a database with nothing in it")->required();
  command->add_flag("--while-served", options->while_served, "Move a copy, to try it out, while --from is served");
  command->footer(
      "Exit status: 0 moved; 1 nothing was moved, and --from is as it was; 2 wrong usage; 3 moved, or it is not known "
      "whether it was, and nothing keeps a service from --from: do not serve that again");
  command->callback([options, &status] {
    options->for_people = ::isatty(STDERR_FILENO) == 1;
    status = run_migrate(*options, std::cout, std::cerr);
  });
}

void add_upgrade(CLI::App& app, int& status) {
  auto database = std::make_shared<std::string>();
  auto* command = app.add_subcommand("upgrade", "Bring a database of an older program up to date");
  command->add_option("--database", *database, kDatabase)->required();
  command->callback([database, &status] { status = run_upgrade(*database, std::cout, std::cerr); });
}

}  // namespace central
