// SPDX-License-Identifier: Apache-2.0
// `central audit` and `central verify`: their options.
#include <iostream>
#include <memory>
#include <string>
#include <vector>

#include <unistd.h>

#include "platform/central/command_line/command_line.hpp"
#include "platform/central/commands.hpp"
#include "platform/central/verify_command.hpp"

namespace central {
namespace {

using kiosk::ticketing::DoorAct;

void add_verify(CLI::App& app, int& status) {
  struct Acts {
    bool admit = false;
    bool let_out = false;
    std::vector<std::string> more;  ///< words behind the code: it has blanks and was not quoted
  };
  auto options = std::make_shared<VerifyOptions>();
  auto acts = std::make_shared<Acts>();
  auto* command = app.add_subcommand("verify", "Say what a ticket is worth at the door; let its holder in");
  command->add_option("--database", options->show.database, kDatabase)->required();
  // A text alone: of a list of texts "[a,b]" were two.
  command->add_option("code", options->code,
                      "The text of the QR in single quotes, or the number under it: T-V9HN-0A4R; without it, or as -, "
                      "one line of standard input: scan or paste it there");
  command->add_option("more", acts->more)->group("");
  command->add_option("--venue", options->venue, "The door's venue; without it all venues are alike");
  command->add_option("--screening", options->screening,
                      "The screening that is let in; without it any, with --admit from an hour before it on");
  auto* admit = command->add_flag("--admit", acts->admit, "Mark a good ticket as in: it is good once");
  command->add_flag("--undo-admit", acts->let_out, "Take that back: its holder may come in again")->excludes(admit);
  command->add_option("--reason", options->reason, "Why it is done; --undo-admit needs one, and asks on a terminal");
  command->add_option("--by", options->by, "Who does it, for the record; default the user who runs the program");
  command->add_option("--at,--clock", options->clock, "The instant of asking (ISO 8601); default now");
  command->add_flag("--json", options->show.json, "Print the answer as JSON");
  command->add_flag("--utc", options->show.utc, "Print times in UTC instead of the festival's zone");
  command->callback([options, acts, command, &status] {
    if (!acts->more.empty()) {
      throw CLI::ValidationError("code",
                                 "a code has blanks in it: put it in single quotes, or leave it out, and scan "
                                 "or paste it once the command asks for it");
    }
    if (command->count("code") == 0) options->code = "-";
    options->input = &std::cin;
    if (::isatty(STDIN_FILENO) == 1) options->terminal = &std::cin;
    options->act = acts->admit ? DoorAct::kAdmit : acts->let_out ? DoorAct::kLetOut : DoorAct::kLook;
    status = run_verify(*options, std::cout, std::cerr);
  });
}

}  // namespace

void add_checks(CLI::App& app, int& status) {
  auto options = std::make_shared<ShowOptions>();
  auto* audit = app.add_subcommand("audit", "Prove from the data that nothing was sold twice");
  audit->add_option("--database", options->database, kDatabase)->required();
  audit->add_flag("--utc", options->utc, "Print times in UTC instead of the festival's zone");
  audit->callback([options, &status] { status = run_audit(*options, std::cout, std::cerr); });
  add_verify(app, status);
}

}  // namespace central
