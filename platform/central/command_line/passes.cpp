// SPDX-License-Identifier: Apache-2.0
// `central passes ...` and `central keys`: their options.
#include <iostream>
#include <memory>
#include <string>

#include "platform/central/command_line/command_line.hpp"
#include "platform/central/commands.hpp"

namespace central {

void add_keys(CLI::App& app, int& status) {
  auto database = std::make_shared<std::string>();
  auto* keys = app.add_subcommand("keys", "Print the festival's public keys: the keys file of a kiosk");
  keys->add_option("--database", *database, kDatabase)->required();
  keys->callback([database, &status] { status = run_keys(*database, std::cout, std::cerr); });
}

void add_passes(CLI::App& app, int& status) {
  auto options = std::make_shared<SignOptions>();
  auto* passes = app.add_subcommand("passes", "The passes of the festival");
  passes->require_subcommand(1);
  auto* sign = passes->add_subcommand("sign", "Print what the symbols of signed passes say: CODE, a tab, TEXT");
  sign->add_option("--database", options->database, kDatabase)->required();
  sign->add_option("--from", options->from, "A file of codes, one a line");
  sign->add_option("code", options->codes, "Codes of passes, as the festival's file has them");
  sign->callback([options, &status] { status = run_passes_sign(*options, std::cout, std::cerr); });
}

}  // namespace central
