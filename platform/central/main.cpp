// SPDX-License-Identifier: Apache-2.0
// The command line of the central ticketing service.
#include <iostream>
#include <string>

#include <CLI/CLI.hpp>
#include <sys/stat.h>

#include "platform/central/command_line/command_line.hpp"
#include "platform/central/command_parts.hpp"
#include "platform/log/log.hpp"
#include "platform/usage/usage.hpp"
#include "platform/version/version.hpp"

int main(int argc, char** argv) {
  platform::log::outlive_readers();
  ::umask(077);  // the database holds the signing key and the passes: its owner's business only
  // `kiosk policy explain --database` becomes this program and keeps its own name.
  const std::string called(argc > 0 ? argv[0] : "");
  if (called == "kiosk") central::answer_as(called);
  CLI::App app("The central ticketing service of a festival", central::program_name());
  app.require_subcommand(1);
  app.set_version_flag("--version", "central " + std::string(platform::version()), "Say which version this is");
  int status = 0;
  central::add_import(app, status);
  central::add_serve(app, status);
  central::add_devices(app, status);
  central::add_passes(app, status);
  central::add_tickets(app, status);
  central::add_policy(app, status);
  central::add_help(app, status);
  central::add_requests(app, status);
  central::add_checks(app, status);
  central::add_keys(app, status);
  central::add_migrate(app, status);
  central::add_upgrade(app, status);
  if (const auto missing = platform::usage::value_missing(app, argc, argv)) {
    std::cerr << *missing << '\n';
    return 2;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& help) {
    return app.exit(help);
  } catch (const CLI::ParseError& error) {
    std::cerr << platform::usage::complaint(app, error, argc, argv) << '\n';
    return 2;
  } catch (const std::exception& error) {
    std::cerr << central::program_name() << ": " << error.what() << '\n';
    return 1;
  }
  return status;
}
