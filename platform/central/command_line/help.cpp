// SPDX-License-Identifier: Apache-2.0
// `central help ...` and `central requests ...`: their options.
#include <iostream>
#include <memory>
#include <string>

#include "platform/central/command_line/command_line.hpp"
#include "platform/central/commands.hpp"

namespace central {

void add_help(CLI::App& app, int& status) {
  auto shown = std::make_shared<ShowOptions>();
  auto database = std::make_shared<std::string>();
  auto id = std::make_shared<std::string>();
  auto* help = app.add_subcommand("help", "The people at kiosks who called for staff");
  help->require_subcommand(1);
  auto* list = help->add_subcommand("list", "Name the open calls, the one that waits longest first");
  add_show(*list, *shown);
  list->callback([shown, &status] { status = run_help_list(*shown, std::cout, std::cerr); });
  auto* done = help->add_subcommand("done", "Say that staff went");
  done->add_option("--database", *database, kDatabase)->required();
  done->add_option("id", *id, "The call's id")->required();
  done->callback([database, id, &status] { status = run_help_done(*database, *id, std::cout, std::cerr); });
}

void add_requests(CLI::App& app, int& status) {
  auto shown = std::make_shared<ShowOptions>();
  auto reference = std::make_shared<std::string>();
  auto* requests = app.add_subcommand("requests", "What became of the requests of kiosks");
  requests->require_subcommand(1);
  auto* show = requests->add_subcommand("show", "Print what is on record of the reference that a kiosk shows");
  add_show(*show, *shown);
  show->add_option("reference", *reference, "XXXX-XXXX")->required();
  show->callback([shown, reference, &status] { status = run_requests_show(*shown, *reference, std::cout, std::cerr); });
}

}  // namespace central
