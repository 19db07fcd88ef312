// SPDX-License-Identifier: Apache-2.0
// `central audit` and `central verify`: their options.
#include <iostream>
#include <memory>
#include <string>

#include "platform/central/command_line/command_line.hpp"
#include "platform/central/commands.hpp"

namespace central {

void add_checks(CLI::App& app, int& status) {
  auto database = std::make_shared<std::string>();
  auto code = std::make_shared<std::string>();
  auto* audit = app.add_subcommand("audit", "Prove from the data that nothing was sold twice");
  auto utc = std::make_shared<bool>(false);
  audit->add_option("--database", *database, kDatabase)->required();
  audit->add_flag("--utc", *utc, "Print times in UTC instead of the festival's zone");
  audit->callback(
      [database, utc, &status] { status = (*utc ? run_audit_in_utc : run_audit)(*database, std::cout, std::cerr); });
  auto* verify = app.add_subcommand("verify", "Say what a ticket's code is worth");
  verify->add_option("--database", *database, kDatabase)->required();
  verify->add_option("code", *code, "The text of the QR")->required();
  verify->callback([database, code, &status] { status = run_verify(*database, *code, std::cout, std::cerr); });
}

}  // namespace central
